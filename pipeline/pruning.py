"""What is old goes, by `[retention]`; what a finding cites and every newest version stay."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from config.settings import Settings
from storage.retention import Old
from storage.store import Store

# Which setting speaks for which table.
RULES = {"fetch": "fetch_days", "raw": "page_days", "earlier_reading": "reading_days"}


def wanted(settings: Settings) -> dict[str, int]:
    """Return for how many days rows of each table are kept; what is kept for ever is left out."""
    days = {table: int(getattr(settings.retention, rule)) for table, rule in RULES.items()}
    return {table: number for table, number in days.items() if number}


def prune(store: Store, settings: Settings, now: datetime, *, dry_run: bool) -> dict[str, Old]:
    """Drop what is old, or only count it; return for each table how much that was.

    Raises:
        StorageError: The database cannot be used; what was dropped is dropped.

    """
    return {
        table: _sum(_pieces(store, table, days, now, dry_run=dry_run))
        for table, days in wanted(settings).items()
    }


def _pieces(store: Store, table: str, days: int, now: datetime, *, dry_run: bool) -> Iterator[Old]:
    before = now - timedelta(days=days)
    if dry_run:
        return store.retention.old(table, before)
    return store.retention.drop(table, before, f"[retention] {RULES[table]} = {days}", now)


def _sum(pieces: Iterator[Old]) -> Old:
    rows = size = 0
    for piece in pieces:
        rows, size = rows + piece.rows, size + piece.bytes
    return Old(rows, size)


def prune_beside(settings: Settings, now: datetime) -> dict[str, Old]:
    """Drop what is old through a connection of its own, for a thread beside the daemon's."""
    with Store(settings.database) as store:
        return prune(store, settings, now, dry_run=False)
