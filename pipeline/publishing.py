"""A new version of a list: its entries beside those that are kept."""

import asyncio
from contextlib import suppress
from datetime import date, datetime

from extractors.errors import ReadError
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, is_list
from extractors.lists.shrinking import refuse_shrunken
from extractors.lists.told import is_bare
from extractors.model import Document, ListEntry, Source
from storage.lists import Publication
from storage.store import Store


async def publication_of(
    store: Store, source: Source, document: Document, now: datetime
) -> Publication | None:
    """Return what a list says now and what of that is new, None if the document is no list.

    Raises:
        ReadError: Its table is not whole, or has lost more entries than is believed.

    """
    if not is_list(document.id):
        return None
    known = store.lists.standing(document.id)
    return await asyncio.to_thread(_compared, source, document, known, _day(document, now))


def _compared(
    source: Source, document: Document, known: tuple[ListEntry, ...], day: date
) -> Publication:
    change = compare_entries(known, entries_of(document))
    most_removed = getattr(source.options, "most_removed", None)
    refuse_shrunken(document.id, known, change, most_removed)
    return Publication(day, known, change)


def fill(store: Store) -> None:
    """Keep the entries of lists whose text was kept before entries were: a baseline."""
    for document, number in store.documents.lists().items():
        latest = None if store.lists.standing(document) else store.documents.latest(document)
        # What an earlier reader kept may be no whole table; the list's next round says so.
        with suppress(ReadError):
            if latest and (entries := entries_of(latest.document)) and not is_bare(entries[0]):
                day = _day(latest.document, latest.first_seen)
                rows = Publication(day, (), compare_entries((), entries))
                with store.fact():
                    store.lists.keep(document, number, rows)


def _day(document: Document, now: datetime) -> date:
    """Return the day that a list is as of: the eCFR says it, of other lists it is today."""
    as_of = document.fields.get("as_of", "")
    return date.fromisoformat(as_of) if as_of else now.date()
