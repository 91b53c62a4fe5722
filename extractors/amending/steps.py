"""The instructions of a document one after the other, each with the text that it sets out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.amending.nouns import Place
from extractors.amending.numbering import parted
from extractors.model import Document, Paragraph

_LAST_TITLE = 50  # of the Code of Federal Regulations: 44 U.S.C. 1510, 1 CFR 8.1
_HOME = re.compile(r"(?<!\d)(\d+) CFR (\d+\w*)")
_PART_HEADING = re.compile(r"PART \d", re.IGNORECASE)
_ENDS = frozenset({"signature", "filing"})


@dataclass(slots=True)
class Step:
    """An instruction and the text after it."""

    words: str
    home: Place
    text: list[Paragraph] = field(default_factory=list)


def steps_of(document: Document) -> Iterator[Step]:
    """Yield each instruction with the text that follows it."""
    home = _printed_home(document)
    step: Step | None = None
    for paragraph in document.paragraphs:
        if paragraph.role in _ENDS:
            if step:
                yield step
            step = None
        elif paragraph.role == "amendment":
            if step:
                _drop_next_heading(step)
                yield step
            home = _home(paragraph, home)
            *leads, last = parted(paragraph.text)
            yield from (Step(words, home) for words in leads)
            step = Step(last, home)
        elif step:
            step.text.append(paragraph)
    if step:
        yield step


def _drop_next_heading(step: Step) -> None:
    """Drop the heading of the part whose instructions come next; a new heading is text itself."""
    while len(step.text) > 1 and _is_part_heading(step.text[-1]):
        step.text.pop()


def _is_part_heading(paragraph: Paragraph) -> bool:
    return paragraph.role == "heading" and bool(_PART_HEADING.match(paragraph.text))


def _printed_home(document: Document) -> Place:
    found = _HOME.search(document.fields.get("cfr", "").replace("Parts ", "").replace("Part ", ""))
    return Place(found[1], found[2]) if found else Place()


def _home(paragraph: Paragraph, last: Place) -> Place:
    """Return title and part of the text that an instruction stands in."""
    found = _HOME.fullmatch(paragraph.label)
    title = found[1] if found and int(found[1]) <= _LAST_TITLE else last.title
    part = found[2] if found else last.part
    return Place(title, part)
