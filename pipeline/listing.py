"""What the store knows of sources and deliveries, for a person or a program."""

from collections.abc import Iterator
from pathlib import Path

from config import Settings
from extractors.errors import StorageError
from pipeline.clock import clock
from pipeline.harmless import line as harmless
from pipeline.tables import Column
from storage.ledger import Row
from storage.store import Store

SHOWN = 100  # characters of a title or an error in a line


SOURCES = (
    Column("source", 28, whole=True),
    Column("kind", 18, whole=True, roomy=True),
    Column("state", 14, whole=True),
    Column("last seen, or where", 29),
    Column("error"),
)
DELIVERIES = (
    Column("state", 8, whole=True),
    Column("severity", 8, whole=True),
    Column("when", 24, whole=True),
    Column("to", 28),
    Column("what"),
)


def source_rows(settings: Settings) -> Iterator[Row]:
    """Yield each configured source, with its health if it was ever checked."""
    rows: dict[str, Row] = {}
    if begun(settings.database):
        with Store(settings.database) as store:
            rows = {row["key"]: row for row in store.sources.health()}
    for key, wanted in sorted(settings.sources.items()):
        row = dict(rows.get(key, {"state": "never checked", "last_ok": None, "last_error": ""}))
        shown = {
            "key": key,
            "kind": wanted.source.kind,
            "enabled": wanted.enabled,
            "every_minutes": wanted.source.every_minutes,
            "url": wanted.source.url,
        }
        yield shown | row


def source_cells(row: Row) -> tuple[str, ...]:
    """Return a source for a person."""
    state = row["state"] if row["enabled"] else "disabled"
    seen = f"last ok {row['last_ok']}" if row["last_ok"] else str(row["url"])
    error = harmless(str(row["last_error"]), SHOWN) if row["last_error"] else ""
    return row["key"], row["kind"], state, seen, error


def delivery_rows(settings: Settings, state: str, most: int) -> list[Row]:
    """Return the deliveries, newest first.

    Raises:
        StorageError: There is no database yet.

    """
    with existing(settings) as store:
        return list(store.outbox.log(state=state, most=most))


def delivery_cells(row: Row) -> tuple[str, ...]:
    """Return a delivery for a person."""
    when = row["done_at"] or f"due {row['due']}"
    what = harmless(str(row["title"]), SHOWN)
    if row["last_error"]:
        what += f"  [{row['attempts']} tries: {harmless(str(row['last_error']), SHOWN)}]"
    to = f"{row['subscription']} by {row['channel']}"
    return row["state"], row["severity"], when, to, what


def requeue(settings: Settings, finding: str, channel: str) -> int:
    """Queue dead deliveries and those not taken yet for the next drain; return how many.

    Raises:
        StorageError: There is no database yet.

    """
    with existing(settings) as store:
        return store.outbox.retry(clock(), finding=finding, channel=channel)


def existing(settings: Settings, *, read_only: bool = False) -> Store:
    """Return the store, which a round has made before.

    Raises:
        StorageError: There is no database yet.

    """
    return Store(existing_file(settings), read_only=read_only)


def existing_file(settings: Settings) -> Path:
    """Return the database's file.

    Raises:
        StorageError: There is no database yet.

    """
    if not begun(settings.database):
        hint = "there is no database yet; rulewire run or rulewire once makes it"
        raise StorageError(str(settings.database), hint)
    return settings.database


def begun(database: Path) -> bool:
    """Whether there is a database: who asks SQLite of a missing one leaves an empty file."""
    return database.exists() and database.stat().st_size > 0
