"""Supplements No. 4, 6 and 7 to 15 CFR part 744, as the eCFR prints them: one entry a table row.

A country stands on the first row of its group only. Rows such as "[Reserved]" or "Subordinate
institution:" name no party and are no entries. A row without requirement, policy and citation goes
on with the entry or the heading before it and has what that one has.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from extractors.errors import ReadError
from extractors.lists.cells import citations_in, read_cell
from extractors.lists.folding import folded
from extractors.model import Document, ListEntry

ENTITY_LIST = "Entity List"
UNVERIFIED_LIST = "Unverified List"
MILITARY_END_USER_LIST = "Military End-User List"
SUPPLEMENTS = MappingProxyType(
    {
        "ecfr:15-744-supp-4": ENTITY_LIST,
        "ecfr:15-744-supp-6": UNVERIFIED_LIST,
        "ecfr:15-744-supp-7": MILITARY_END_USER_LIST,
    }
)
"""Name of a list by the document that is its legal text."""
_WIDTHS = MappingProxyType({ENTITY_LIST: 5, UNVERIFIED_LIST: 3, MILITARY_END_USER_LIST: 3})
_NO_PARTY = re.compile(
    r"\[Reserved\]|(?P<heading>The following [^,;]*):|(?:Subordinate institu\w+|Affiliated entit\w+):",
    re.IGNORECASE,
)
CONTINUES = "continues"
"""Fact of an entry whose row goes on with another: the name of that one, or its heading."""


def supplement_entries(document: Document) -> Iterator[ListEntry]:
    """Yield the entries of a supplement, in order; keys are not unique yet.

    Raises:
        ReadError: The table's columns are others, or a row has lost a cell.

    """
    name = SUPPLEMENTS[document.id]
    before, country = ListEntry(name, "", ""), ""
    for cells in _rows(document, _WIDTHS[name]):
        country = cells[0] or country
        if not country:
            raise ReadError(document.id, f"no country for the row “{' | '.join(cells)[:80]}”")
        if not cells[1] and any(cells[2:]):
            raise ReadError(document.id, f"no name in the row “{' | '.join(cells)[:80]}”")
        no_party = _NO_PARTY.fullmatch(cells[1])
        if not cells[1] or no_party:
            if no_party and no_party["heading"]:
                before = replace(_entry(name, country, cells), name=no_party["heading"])
            continue
        entry = _entry(name, country, cells)
        if any(cells[2:]):
            before = entry
        yield entry if any(cells[2:]) else _continued(entry, before)


def _rows(document: Document, width: int) -> Iterator[list[str]]:
    """Yield the cells of each row under the header; footnotes have one cell and come last."""
    texts = [p.text for p in document.paragraphs if p.role == "row"]
    if not texts:
        raise ReadError(document.id, "a list without its table")
    header, *rest = texts
    columns = _cells(header)
    if columns[0] != "Country":
        rest = texts  # a table is told from its rows where a reader has left its head out
    elif len(columns) != width:
        raise ReadError(document.id, f"{len(columns)} columns, not {width}: {header[:120]}")
    for text in rest:
        cells = _cells(text)
        if len(cells) == 1 and text[:1].isdigit():
            continue
        if len(cells) != width:
            reason = f"{len(cells)} cells for {width} columns in the row “{text[:120]}”"
            raise ReadError(document.id, reason)
        yield cells


def _cells(text: str) -> list[str]:
    """Return the cells of a row; an empty one at an end may have lost the blank beside its bar."""
    text = f" {text}" if text.startswith("|") else text
    text = f"{text} " if text.endswith("|") else text
    return [cell.strip() for cell in text.split(" | ")]


def _entry(name: str, country: str, cells: list[str]) -> ListEntry:
    cell = read_cell(cells[1])
    facts = {"alternates": cell.pointer, "parties": cell.rest}
    requirement, policy = (cells[2], cells[3]) if len(cells) == 5 else ("", "")
    return ListEntry(
        list=name,
        key=f"{folded(cell.name)}|{folded(country)}",
        name=cell.name,
        aliases=cell.aliases,
        addresses=cell.addresses,
        country=country,
        requirement=requirement,
        policy=policy,
        citations=citations_in(cells[-1]),
        facts={column: value for column, value in facts.items() if value},
    )


def _continued(entry: ListEntry, before: ListEntry) -> ListEntry:
    return replace(
        entry,
        requirement=before.requirement,
        policy=before.policy,
        citations=before.citations,
        facts={**entry.facts, CONTINUES: before.name},
    )
