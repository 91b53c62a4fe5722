"""Notes and examples by their heads: "Note 1 to paragraph (b)(2):" is "(b)(2) Note 1"."""

import re
from dataclasses import dataclass

from extractors.xmltext import OPEN, plain

_HEAD = re.compile(
    r"(?P<what>Technical Notes?|Notes?|Examples?|N\.B\.|Illustrations?)"
    r"(?:\s+(?P<number>\d{1,3}|[A-Z]\b|[ivx]+\b))?"
    r"(?P<to>,? to (?:the )?(?:introductory text (?:of|to) )?(?P<target>.*?))?\s*(?:[.:;—–]|$)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"paragraphs?\s*(?P<named>(?:\([A-Za-z0-9]{1,5}\)\s?)+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteHead:
    """What the head of a note says: "Note 1", and the paragraph that it is a note to.

    `paragraph` is "(b)(2)", "" if the head names none; `whole` says that it is a note to something
    else that it names, a section or category.
    """

    name: str
    paragraph: str = ""
    whole: bool = False


def note_head(marked: str) -> NoteHead | None:
    """Return what `marked` says as the head of a note, None if it is none.

    >>> note_head("Note 1 to paragraph (b)(2):")
    NoteHead(name='Note 1', paragraph='(b)(2)', whole=False)
    >>> note_head("Notes are kept.") is None
    True
    """
    text = plain(marked)
    match = _HEAD.match(text)
    if match is None:
        return None
    what = match["what"]
    name = what if what == "N.B." else what.title().removesuffix("s")
    name = f"{name} {match['number']}" if match["number"] else name
    target = match["target"] or ""
    named = _PARAGRAPH.search(target)
    if named is None:
        return NoteHead(name, whole=bool(target))
    return NoteHead(name, named["named"].replace(" ", ""))


def begins_note(marked: str) -> bool:
    """Whether a plain paragraph is a note: its first words are in italics, or end in a colon."""
    if not re.match(rf"{OPEN}?(?:Technical Note|Note|N\.B\.|Example)", marked, re.IGNORECASE):
        return False
    head = _HEAD.match(plain(marked))
    if head is None:
        return False
    return marked.startswith(OPEN) or bool(re.match(r"[^.]{0,60}:", plain(marked)))
