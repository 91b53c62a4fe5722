"""Extractors think: while they read, no file, socket, database or process is opened."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.article import read_article
from extractors.registry import source_kinds
from saved_pages import MEDIA_TYPES, PAGES, SEEN, Saved, saved_pages, source

FORBIDDEN = (
    "open",
    "socket.",
    "sqlite3.",
    "subprocess.",
    "os.system",
    "os.open",
    "urllib.",
    "shutil.",
)
_heard: list[str] = []
_listening = False


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    # Importing a module for the first time reads its file; that is not the extractor's doing.
    if _listening and event.startswith(FORBIDDEN) and not _imports():
        _heard.append(f"{event} {arguments[:1]}")


def _imports() -> bool:
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        if frame.f_back is None:
            return False
        frame = frame.f_back
    return False


sys.addaudithook(_hear)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Give the forbidden things done inside the block."""
    global _listening
    _heard.clear()
    _listening = True
    try:
        yield _heard
    finally:
        _listening = False


def read_quietly(saved: Saved) -> None:
    source, page, link = saved.source, saved.page, saved.link
    kind = source_kinds()[saved.kind]
    with listening():
        try:
            kind.read(source, page, link)
        except ReadError:
            return


SAVED = {f"{saved.kind}/{saved.file.name}": saved for saved in saved_pages()}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)
def test_a_source_kind_opens_nothing_while_it_reads(saved: Saved) -> None:
    read_quietly(saved)

    assert _heard == []


ARTICLES = sorted(file for file in (PAGES / "article").glob("*") if file.suffix in MEDIA_TYPES)


@pytest.mark.parametrize("file", ARTICLES, ids=[file.name for file in ARTICLES])
def test_an_article_is_read_without_opening_anything(file: Path) -> None:
    body, media_type = file.read_bytes(), MEDIA_TYPES[file.suffix]
    page = Page(f"https://site.example/{file.name}", body, media_type, "", SEEN)

    with listening() as heard, suppress(ReadError):
        read_article(source("page"), page)

    assert heard == []


def test_the_hook_hears_a_file_that_is_opened() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x"
        file.write_text("x")

        with listening() as heard:
            file.read_text()

    assert heard
