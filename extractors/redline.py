"""What differs between two texts: paragraphs first, then the words inside them.

Each difference is classed by what it is to a reader of law, with the reason: only what is
substantive, changes a status or brings earlier words back is news.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from extractors.alignment import Pair, aligned, body, effective_texts
from extractors.hunks import Edit, Hunk, HunkClass
from extractors.model import Paragraph
from extractors.wording import editorial_reason, edits, fold, same_meaning, substantive_reason

# Kinds of paragraphs that point to other texts and bind nobody.
POINTERS = {
    "pending amendment": "a link to an amendment that is not in force yet",
    "editorial note": "an editorial note",
    "citation": "the citations of earlier amendments",
    "source": "where the text was first published",
    "authority": "the statutes and orders that it rests on",
    "cross-reference": "a reference to another text",
    "contents": "a table of contents",
    "running head": "a running head",
    "approval": "the number of a form's approval",
}
STATUS = "effective date note"
_SECTION = re.compile(r"\d+ CFR (?:Part )?[\w.-]*\w|Supplement No\. \S+ to Part \S+|ECCN \w+")


def redline(
    before: Sequence[Paragraph], after: Sequence[Paragraph], *, starts: Sequence[int] = ()
) -> tuple[Hunk, ...]:
    """Return the paragraphs that differ, in the order of the new text.

    `starts` gives the offset of each new paragraph, if they do not just follow each other.
    """
    old, new = effective_texts(before), effective_texts(after)
    places = starts or offsets(after)
    place = 0
    hunks: list[Hunk] = []
    for pair in aligned(before, after, (old, new)):
        if pair.new is not None:
            place = places[pair.new]
        if pair.old is None or pair.new is None or pair.moved or old[pair.old] != new[pair.new]:
            hunks.append(_hunk(before, after, pair, place))
    return tuple(hunks)


def offsets(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return where each paragraph starts in the text that holds one a line."""
    return list(accumulate((len(p.text) + 1 for p in paragraphs), initial=0))[: len(paragraphs)]


def _hunk(before: Sequence[Paragraph], after: Sequence[Paragraph], pair: Pair, place: int) -> Hunk:
    old = before[pair.old] if pair.old is not None else None
    new = after[pair.new] if pair.new is not None else None
    if old and new:
        behind = after[pair.new - 1].label if pair.new else ""
        return _changed(old, new, place, behind, moved=pair.moved)
    if new:
        class_, reason = _come_or_gone(new, "added")
        whole = (Edit("insert", new.text),)
        return Hunk(new.label, "added", class_, whole, place, place + len(new.text), reason)
    assert old is not None  # noqa: S101 - a pair has at least one side
    class_, reason = _come_or_gone(old, "removed")
    return Hunk(old.label, "removed", class_, (Edit("delete", old.text),), place, place, reason)


def _changed(old: Paragraph, new: Paragraph, place: int, behind: str, *, moved: bool) -> Hunk:
    """Return what became of a paragraph that is on both sides."""
    was = old.label if old.label != new.label else ""
    a, b = (body(old.text), body(new.text)) if was else (old.text, new.text)
    kind = "moved" if moved else "amended"
    if not same_meaning(a, b):
        kind = "amended"
        class_, reason = _reworded(old, a, b)
    elif moved:
        class_, reason = _moved(old, new, behind)
    elif was and fold(old.text) != fold(new.text):
        kind = "redesignated"
        class_, reason = HunkClass.EDITORIAL, f"the same words, designated {was} before"
    else:
        class_, reason = HunkClass.EDITORIAL, editorial_reason(old.text, new.text)
    words, end = edits(old.text, new.text), place + len(new.text)
    return Hunk(new.label, kind, class_, words, place, end, reason, was)


def _reworded(paragraph: Paragraph, before: str, after: str) -> tuple[HunkClass, str]:
    if paragraph.role in POINTERS:
        return HunkClass.POINTER, f"{POINTERS[paragraph.role]}: no provision reads otherwise"
    reason = substantive_reason(before, after)
    if paragraph.role == STATUS:
        return HunkClass.STATUS, f"what is said of its effect changed: {reason}"
    return HunkClass.SUBSTANTIVE, reason


def _moved(old: Paragraph, new: Paragraph, behind: str) -> tuple[HunkClass, str]:
    """Return how the same words in another place read: another section gives them another sense."""
    place = f", now after {behind}" if behind else ""
    if old.role in POINTERS or _section(old.label) == _section(new.label):
        return HunkClass.EDITORIAL, f"the same words in another place of the section{place}"
    return HunkClass.SUBSTANTIVE, f"the same words went from {old.label} to {new.label}"


def _come_or_gone(paragraph: Paragraph, kind: str) -> tuple[HunkClass, str]:
    if not fold(paragraph.text):
        return HunkClass.EDITORIAL, "nothing with a meaning"
    if paragraph.role in POINTERS:
        return HunkClass.POINTER, f"{POINTERS[paragraph.role]} {kind}: no provision reads otherwise"
    if paragraph.role == STATUS:
        return HunkClass.STATUS, f"a note on its effect was {kind}"
    return HunkClass.SUBSTANTIVE, f"{paragraph.role if paragraph.kind else 'paragraph'} {kind}"


def _section(label: str) -> str:
    """Return the section, supplement or entry that a citation lies in, "" if it names none."""
    found = _SECTION.match(label)
    return found[0] if found else ""
