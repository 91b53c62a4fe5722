"""A Federal Register document as the tree that its headings make, and its tables.

HED heads a part of the document ("SUPPLEMENTARY INFORMATION:"), HD1 to HD3 what is in it: GPO,
Federal Register XML User Guide.
"""

import re
from dataclasses import dataclass, field

from extractors.model import Document, Paragraph
from extractors.reading.federal_register.fulltext import COLUMNS

_LEVEL = re.compile(r"H(?:ED|D(?P<number>\d))")
_CELLS = re.compile(r" ?\| ?")


@dataclass(slots=True)
class Section:
    """A heading with what stands under it; the root has none and is level 0.

    Attributes:
        level: 1 for HED, 2 for HD1 and so on.
        paragraphs: Those before its first section.

    """

    heading: str = ""
    level: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as the widest, "" where nothing is printed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def outline_of(document: Document) -> Section:
    """Return the document as a tree; each paragraph is in it once, in order."""
    root = Section()
    open_ = [root]
    for paragraph in document.paragraphs:
        level = _level(paragraph)
        if not level:
            open_[-1].paragraphs.append(paragraph)
            continue
        while open_[-1].level >= level:
            open_.pop()
        section = Section(paragraph.text, level)
        open_[-1].sections.append(section)
        open_.append(section)
    return root


def _level(paragraph: Paragraph) -> int:
    found = _LEVEL.fullmatch(paragraph.label) if paragraph.kind == "heading" else None
    return int(found["number"] or 0) + 1 if found else 0


def tables_of(document: Document) -> tuple[Table, ...]:
    """Return the tables whose columns have names, in order."""
    found: list[tuple[str, list[list[str]]]] = []
    title = ""
    inside = False
    for paragraph in document.paragraphs:
        if paragraph.label == COLUMNS:
            found.append((title, []))
            inside = True
        inside = inside and paragraph.role == "row"
        if inside:
            found[-1][1].append(_CELLS.split(paragraph.text))
        title = paragraph.text if paragraph.role == "table" else ""
    return tuple(_table(name, rows) for name, rows in found)


def _table(title: str, rows: list[list[str]]) -> Table:
    width = max(map(len, rows))
    columns, *body = [tuple(row + [""] * (width - len(row))) for row in rows]
    return Table(title, columns, tuple(body))
