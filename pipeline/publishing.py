"""A new version of a list: its entries beside those that are kept."""

import asyncio
from datetime import date, datetime

from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, is_list
from extractors.lists.shrinking import refuse_shrunken
from extractors.model import Document, ListEntry, Source, Version
from storage.lists import Publication
from storage.store import Store


async def publication_of(
    store: Store, source: Source, document: Document, before: Version | None, now: datetime
) -> Publication | None:
    """Return what a list says now and what of that is new, None if the document is no list.

    Raises:
        ReadError: Its table is not whole, or has lost more entries than is believed.

    """
    if not is_list(document.id):
        return None
    known = store.lists.standing(document.id)
    return await asyncio.to_thread(_compared, source, document, before, known, _day(document, now))


def _compared(
    source: Source,
    document: Document,
    before: Version | None,
    known: tuple[ListEntry, ...],
    day: date,
) -> Publication:
    change = compare_entries(known, entries_of(document))
    most_removed = getattr(source.options, "most_removed", None)
    refuse_shrunken(document.id, known, change, most_removed)
    return Publication(day, known, change)


def _day(document: Document, now: datetime) -> date:
    """Return the day that a list is as of: the eCFR says it, of other lists it is today."""
    as_of = document.fields.get("as_of", "")
    return date.fromisoformat(as_of) if as_of else now.date()
