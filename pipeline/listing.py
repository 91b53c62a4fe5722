"""What the store knows of sources and deliveries, as lines for a terminal or a program."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from config import Settings, load
from extractors.errors import StorageError
from pipeline.clock import clock
from pipeline.harmless import line as harmless
from storage.ledger import Row
from storage.store import Store

SHOWN = 100  # characters of a title or an error in a line


def source_lines(config: Path | None, *, as_json: bool) -> Iterator[str]:
    """Yield a line for each configured source, with its health if it was ever checked."""
    settings = load(config)
    rows: dict[str, Row] = {}
    if settings.database.exists():
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
        yield json.dumps(shown | row) if as_json else _source_line(shown | row)


def _source_line(row: Mapping[str, object]) -> str:
    state = row["state"] if row["enabled"] else "disabled"
    seen = f"last ok {row['last_ok']}" if row["last_ok"] else str(row["url"])
    error = f"  {harmless(str(row['last_error']), SHOWN)}" if row["last_error"] else ""
    return f"{row['key']:<28} {row['kind']:<18} {state!s:<14} {seen}{error}"


def delivery_lines(settings: Settings, state: str, most: int, *, as_json: bool) -> Iterator[str]:
    """Yield a line for each delivery, newest first.

    Raises:
        StorageError: There is no database yet.

    """
    with existing(settings) as store:
        for row in store.outbox.log(state=state, most=most):
            yield json.dumps(dict(row)) if as_json else _delivery_line(row)


def _delivery_line(row: Row) -> str:
    when = row["done_at"] or f"due {row['due']}"
    what = harmless(str(row["title"]), SHOWN)
    if row["last_error"]:
        what += f"  [{row['attempts']} tries: {harmless(str(row['last_error']), SHOWN)}]"
    to = f"{row['subscription']} by {row['channel']}"
    return f"{row['state']:<8} {row['severity']:<8} {when:<24} {to:<28} {what}"


def requeue(settings: Settings, finding: str, channel: str) -> str:
    """Queue dead deliveries and those not taken yet for the next drain; return what was done in a line.

    Raises:
        StorageError: There is no database yet.

    """
    with existing(settings) as store:
        count = store.outbox.retry(clock(), finding=finding, channel=channel)
    return f"{count} deliveries are due now; a running daemon sends them, or: rulewire once --due"


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
    if not settings.database.exists():
        hint = "there is no database yet; rulewire run or rulewire once makes it"
        raise StorageError(str(settings.database), hint)
    return settings.database
