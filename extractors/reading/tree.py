"""XML trees as flat paragraphs: every character of text once and in order.

Only what `Grammar.skipped` names stays behind.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from extractors.model import Paragraph
from extractors.xmltext import Inline, inner, joined, line, squash

_COLUMNS = re.compile(r"[0-9]{1,2}(?![0-9])")


def uncited(_element: etree._Element) -> str:
    """Return "": nothing in a vocabulary says how its parts are cited."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar(Inline):
    """What the tags of a vocabulary mean for a reader; a tag it does not name stands alone.

    Attributes:
        flowing: Tags that hold running text: an unknown tag inside is part of it.
        starts: Tags whose text begins a paragraph that the next sibling may go on with.
        goes_on: Tags whose text goes on with the paragraph before.
        rows: Tags whose children are the cells of one table row.
        labels: Tag to the label of the paragraphs inside.
        stands_for: Empty tag to the text it stands for.
        cited: What an element's paragraphs have for a label, "" to leave it at the tag's; the
            tag's is their kind then.

    """

    flowing: frozenset[str]
    starts: frozenset[str]
    goes_on: frozenset[str]
    rows: frozenset[str]
    labels: Mapping[str, str]
    stands_for: Mapping[str, str]
    cited: Callable[[etree._Element], str] = uncited


def paragraphs(element: etree._Element, grammar: Grammar, label: str = "") -> Iterator[Paragraph]:
    """Yield the text inside `element` in order; `label` is what it gets where no tag says more."""
    tag = str(element.tag)
    label = grammar.labels.get(tag, label)
    if tag in grammar.stands_for:
        yield Paragraph(label, grammar.stands_for[tag])
    elif tag in grammar.rows:
        cells = _cells(element, grammar)
        cited = grammar.cited(element)
        if any(cells):
            yield Paragraph(cited or label, " | ".join(cells).strip(), label if cited else "")
    elif cited := grammar.cited(element):
        yield from (Paragraph(cited, run.text, run.role) for run in _runs(element, grammar, label))
    else:
        yield from _runs(element, grammar, label)


def _cells(row: etree._Element, grammar: Grammar) -> list[str]:
    """Return the cells of a row; those that it spans or leaves out at its end are empty.

    GPO, Federal Register XML User Guide: COLS of a table counts its columns, A of an entry those
    that it reaches over beyond its own.
    """
    cells = []
    for cell in row:
        if cell.tag not in grammar.skipped:
            cells.append(line(cell, grammar))
            cells += [""] * _number(cell.get("A", ""))
    table = row.getparent()
    columns = table.get("COLS", "") if table is not None else ""
    missing = _number(columns) - len(cells) if row.tag == "ROW" else 0
    return cells + [""] * missing


def _number(told: str) -> int:
    """Return a number of columns, 0 for what no table that was ever printed has."""
    found = _COLUMNS.match(told)
    return int(found[0]) if found else 0


def _runs(element: etree._Element, grammar: Grammar, label: str) -> Iterator[Paragraph]:
    """Yield the loose text and the blocks of `element`, in order."""
    loose = element.text or ""
    for child in element:
        if _flows(child, element, grammar):
            loose = joined(loose, child, grammar)
        elif child.tag in grammar.goes_on:
            loose = f"{loose} {inner(child, grammar)} {child.tail or ''}"
        else:
            yield from _kept(label, loose)
            loose = child.tail or ""
            if child.tag in grammar.starts:
                loose = f"{inner(child, grammar)} {loose}"
            else:
                yield from paragraphs(child, grammar, label)
    yield from _kept(label, loose)


def _kept(label: str, text: str) -> Iterator[Paragraph]:
    if clean := squash(text):
        yield Paragraph(label, clean)


def _flows(child: etree._Element, parent: etree._Element, grammar: Grammar) -> bool:
    """Whether `child` is part of the running text of `parent`."""
    if grammar.flows(child):
        return True
    known = (grammar.flowing, grammar.rows, grammar.labels, grammar.stands_for)
    return parent.tag in grammar.flowing and not any(
        inner.tag in tags for inner in child.iter() for tags in known
    )
