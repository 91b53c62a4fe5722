"""An element of the law's XML as blocks: runs of text in order, with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from extractors.law.vocabulary import (
    CELLS,
    CONTAINERS,
    GOES_ON,
    LEADS,
    LED_NOTES,
    LINES,
    METADATA,
    PARTS,
    PROVISIONS,
    ROWS,
    RUNNING,
    SKIPPED,
    STARS,
    STARS_TEXT,
)
from extractors.xmltext import inner, joined, line, squash

# Containers whose paragraphs are numbered on their own.
_SCOPES = frozenset({"EXTRACT", "NOTE", "EXAMPLE", "FTNT", "EFTNT", "REVTXT"})


@dataclass(frozen=True, slots=True)
class Scope:
    """A container whose paragraphs are numbered on their own; `number` tells two apart."""

    tag: str
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text; `text` has the marks of italics, `scopes` are the containers it stands in."""

    kind: str
    tag: str
    text: str
    scopes: tuple[Scope, ...] = ()


def blocks_of(element: etree._Element, *, inside: bool) -> tuple[Block, ...]:
    """Return the blocks of `element`; not `inside`, those of parts and sections in it are not."""
    return tuple(_Walk(inside=inside).blocks(element, "", ()))


class _Walk:
    """One pass over an element."""

    def __init__(self, *, inside: bool) -> None:
        self._inside = inside
        self._scopes = 0

    def blocks(
        self, element: etree._Element, kind: str, scopes: tuple[Scope, ...]
    ) -> Iterator[Block]:
        tag = str(element.tag)
        if tag in ROWS:
            if any(cells := _cells(element)):
                yield Block("row", tag, " | ".join(cells).strip(), scopes)
        elif tag == STARS:
            yield Block(kind, tag, STARS_TEXT, scopes)
        elif tag in LINES:
            yield from self._runs(element, kind or LINES[tag], scopes)
        else:
            if tag in _SCOPES:
                self._scopes += 1
                scopes = (*scopes, Scope(tag, self._scopes))
            yield from self._runs(element, kind or CONTAINERS.get(tag, ""), scopes)

    def _runs(
        self, element: etree._Element, kind: str, scopes: tuple[Scope, ...]
    ) -> Iterator[Block]:
        """Yield the loose text and the blocks of `element`, in order."""
        tag = str(element.tag)
        loose = element.text or ""
        held = kind
        for child in element:
            if RUNNING.flows(child) or (child.tag == STARS and tag in LINES):
                loose = joined(loose, child, RUNNING)
            elif _goes_on(child, element) and loose.strip():
                loose = f"{loose} {inner(child, RUNNING)} {child.tail or ''}"
            else:
                yield from _kept(held, tag, loose, scopes)
                held, loose = kind, child.tail or ""
                if _leads(child, element):
                    held = kind or LINES[str(child.tag)]
                    loose = f"{inner(child, RUNNING)} {loose}"
                elif self._is_read(child, tag):
                    yield from self.blocks(child, kind, scopes)
        yield from _kept(held, tag, loose, scopes)

    def _is_read(self, child: etree._Element, parent: str) -> bool:
        if child.tag in METADATA:
            return False
        return self._inside or parent == "REVTXT" or child.tag not in PARTS | PROVISIONS


def _kept(kind: str, tag: str, text: str, scopes: tuple[Scope, ...]) -> Iterator[Block]:
    if clean := squash(text):
        yield Block(kind, tag, clean, scopes)


def _leads(child: etree._Element, parent: etree._Element) -> bool:
    led = child.tag == "HD" and parent.tag in LED_NOTES and child.get("SOURCE") == "HED"
    return (child.tag in LEADS or led) and all(map(RUNNING.flows, child))


def _goes_on(child: etree._Element, parent: etree._Element) -> bool:
    before = child.getprevious()
    led = child.tag == "P" and before is not None and _leads(before, parent)
    goes_on = child.tag in GOES_ON or (led and parent.tag in LED_NOTES)
    return goes_on and all(map(RUNNING.flows, child))


def _cells(row: etree._Element) -> list[str]:
    """Return the text of each cell of a row; what stands between two belongs to the first."""
    cells = [squash(row.text)] if row.text and row.text.strip() else []
    for cell in row:
        text = line(cell, RUNNING) if cell.tag not in SKIPPED else ""
        rest = squash(cell.tail or "")
        if cell.tag in CELLS:
            cells.append(f"{text} {rest}".strip() if rest else text)
        elif text or rest:
            cells.append(f"{text} {rest}".strip())
    return cells
