"""A database with a finding of each kind, and hands that meddle with it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.attempt import Attempt
from extractors.changes import compare
from extractors.model import Page, Version
from making import HOUR, NOTES, NOW, delivery, document, finding, kept, page, source
from pipeline.verified import for_a_person
from pipeline.verifying import Verified, verified
from storage.store import Store

PAGES = (page("<p>BIS names Huawei."), page("<p>BIS names SMIC.", fetched_at=NOW + HOUR))
HEADERS = (("Content-Type", "text/html"), ("Date", "Tue, 13 May 2025 14:00:00 GMT"))
CHANGE = "web:https://bis.example.gov/a#2"
BLIND = "blind:bis:20250513T160000"


def told(path: Path) -> Path:
    """Keep a document, its change and a source gone blind, with the tries that led there."""
    path.write_bytes(_told())
    return path


@cache
def _told() -> bytes:
    with TemporaryDirectory() as folder:
        return _lived(Path(folder) / "r.db").read_bytes()


def _lived(path: Path) -> Path:
    with Store(path) as store:
        store.sources.configure([source()], [], NOW)
        first = document("BIS names Huawei.", raw=PAGES[0].sha256)
        second = document("BIS names SMIC.", raw=PAGES[1].sha256)
        news = finding("web:https://bis.example.gov/a#1", document=first.id, version=1)
        change = finding(CHANGE, kind="change", document=first.id, version=2, quote="names SMIC")
        blind = finding(BLIND, kind="source_blind", document="", title="No sight of BIS")
        visit(store, PAGES[0])
        store.documents.keep(
            kept(
                first, page=answered(PAGES[0]), findings=(news,), deliveries=(delivery(news.key),)
            ),
            NOW,
        )
        visit(store, PAGES[1])
        redline = compare(Version(first, 1, NOW), second)
        later = kept(
            second, number=2, page=answered(PAGES[1]), change=redline, findings=(change,),
            deliveries=(delivery(CHANGE),), notes=replace(NOTES, mentions=NOTES.mentions[:1]),
        )  # fmt: skip
        store.documents.keep(later, NOW + HOUR)
        store.sources.note(
            Attempt("bis", PAGES[0].url, 1, NOW + 2 * HOUR, 9, 503, error="HTTP 503")
        )
        store.outbox.tell([blind], [delivery(BLIND)], NOW + 2 * HOUR)
    return path


def visit(store: Store, page: Page) -> None:
    """Note the try that brought a page."""
    store.sources.note(
        Attempt(
            "bis", page.url, 1, page.fetched_at, 9, 200, "text/html", len(page.body), page.sha256
        )
    )


def answered(page: Page) -> Page:
    """Return the page with headers."""
    return Page(
        page.url, page.body, page.media_type, page.charset, page.fetched_at, 200,
        asked=page.url, headers=HEADERS,
    )  # fmt: skip


def meddled(path: Path, *statements: str) -> None:
    """Change a database behind rulewire's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def looked(path: Path, noted: str = "") -> Verified:
    """Return what `rulewire verify` finds."""
    with Store(path, read_only=True) as store, store.still():
        return verified(store, None, noted, lambda: None)


def line(path: Path) -> str:
    """Return what a person is told."""
    return next(for_a_person(looked(path)))
