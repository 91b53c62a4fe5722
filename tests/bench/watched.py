"""A database as it is after the first round over very many pages, made without that round."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta

from pages_server import page

from config import Settings
from pipeline.clock import clock
from storage.store import Store
from storage.values import stamp

SPREAD = timedelta(hours=1)


def seen_once(settings: Settings, pages: Sequence[int], kb: int) -> None:
    """Keep that each page was read: its entity tag and its digest; all are due within the hour.

    The sources are those of `contenders.watching`, in the order of `pages`.
    """
    now = clock()
    sources = [wanted.source for wanted in settings.sources.values()]
    with Store(settings.database) as store:
        store.sources.configure(sources, settings.entities.values(), now)
    with closing(sqlite3.connect(settings.database)) as db, db:
        db.executemany(
            "insert or replace into page (source, url, etag, last_modified, sha256, read_at)"
            " values (?, ?, ?, '', ?, ?)",
            [
                (source.key, source.url, page(number, 0, kb)[1].decode(), "0" * 64, stamp(now))
                for source, number in zip(sources, pages, strict=True)
            ],
        )
        db.execute(
            "update source set baseline_at = :now, last_ok = :now, last_checked = :now",
            {"now": stamp(now)},
        )
    due_within_the_hour(settings, now)


def due_within_the_hour(settings: Settings, begins: datetime) -> dict[str, datetime]:
    """Let the sources come due evenly over an hour, in their order; return when each is."""
    count = len(settings.sources)
    due = {key: begins + SPREAD * place / count for place, key in enumerate(settings.sources)}
    with closing(sqlite3.connect(settings.database)) as db, db:
        db.executemany(
            "update source set next_due = ? where key = ?",
            [(stamp(moment), key) for key, moment in due.items()],
        )
    return due
