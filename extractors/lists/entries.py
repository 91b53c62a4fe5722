"""The entries of a list, from the document that is kept of it or from its file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.lists.folding import sense
from extractors.lists.published import entries_of_page, is_list_page
from extractors.lists.supplements import SUPPLEMENTS, supplement_entries
from extractors.lists.told import entries_told
from extractors.model import Document, ListEntry, Page

LIST_ID = "list:"
"""What the id of a document that is a screening list begins with."""


def is_list(document: str) -> bool:
    """Return whether the document with this id is a list of parties."""
    return document in SUPPLEMENTS or document.startswith(LIST_ID)


def entries_of(document: Document) -> tuple[ListEntry, ...]:
    """Return the entries of a list in its order, each with a key of its own; () if it is none.

    Raises:
        ReadError: Its table has lost a cell or changed its columns.

    """
    if document.id in SUPPLEMENTS:
        return tuple(with_own_keys(supplement_entries(document)))
    if document.id.startswith(LIST_ID):
        return tuple(with_own_keys(entries_told(document)))
    return ()


def entries_of_file(page: Page) -> tuple[ListEntry, ...] | None:
    """Return the entries of a list file (CSV, TSV, JSON) of any kind we know, None if it is none.

    Raises:
        ReadError: It is a list whose columns are others than we know, or it was cut short.

    """
    return tuple(with_own_keys(entries_of_page(page))) if is_list_page(page) else None


def with_own_keys(entries: Iterable[ListEntry]) -> Iterator[ListEntry]:
    """Yield each entry once with a key that no other has: the second of a key ends in "#2".

    What is printed twice in the same sense is one entry.
    """
    counts: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    for entry in entries:
        if (said := sense(entry)) in seen:
            continue
        seen.add(said)
        count = counts[entry.list, entry.key] = counts.get((entry.list, entry.key), 0) + 1
        yield replace(entry, key=f"{entry.key}#{count}") if count > 1 else entry
