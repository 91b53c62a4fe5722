"""A database as it is after the first round over very many pages, made without that round."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from config import Settings
from pages_server import page
from pipeline.clock import clock
from storage.store import Store

SPREAD = timedelta(hours=1)


def seen_once(
    settings: Settings, pages: Sequence[int], kb: int, first: datetime | None = None
) -> None:
    """Keep that each page was read: its entity tag, its digest, that it is due within the hour.

    The sources are those of `contenders.watching`, in the order of `pages`; they come due evenly
    over an hour from `first` on, now if it is None.
    """
    begins = first or clock()
    with Store(settings.database) as store:
        sources = [wanted.source for wanted in settings.sources.values()]
        store.sources.configure(sources, settings.entities.values(), begins)
    due = [begins + SPREAD * place / len(pages) for place in range(len(pages))]
    with closing(sqlite3.connect(settings.database)) as db, db:
        db.executemany(
            "insert or replace into page (source, url, etag, last_modified, sha256, read_at)"
            " values (?, ?, ?, '', ?, ?)",
            [
                (source.key, source.url, page(number, 0, kb)[1].decode(), "0" * 64, _text(begins))
                for source, number in zip(sources, pages, strict=True)
            ],
        )
        db.executemany(
            "update source set baseline_at = ?, last_ok = ?, last_checked = ?, next_due = ?"
            " where key = ?",
            [
                (_text(begins), _text(begins), _text(begins), _text(moment), source.key)
                for source, moment in zip(sources, due, strict=True)
            ],
        )


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def rows(database: Path, read: Callable[[sqlite3.Connection], list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Return what `read` finds in a database that a daemon may be writing."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
        return read(db)
