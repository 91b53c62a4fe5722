"""What stories are found by: only of documents with a story, and taken over from older databases."""

import json
import sqlite3
from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from extractors.story_marks import Traits, dump, load
from making import NOW, document, kept, source
from storage.migrating import migrations
from storage.store import Store

HASHES = ((1, 2**32 - 1), (7,), (3, 5, 9))
WANTED = Traits(
    "web:a", date(2025, 5, 13), frozenset({"fr|90 FR 1", "case|yes"}), frozenset(HASHES[0]), True, False,
    frozenset(HASHES[1]), frozenset(HASHES[2]),
)  # fmt: skip
NEWER = [b64encode(b"".join(h.to_bytes(4, "little") for h in kind)).decode() for kind in HASHES]
HEAD = ["web:a", "2025-05-13", ["case|yes", "fr|90 FR 1"]]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "new.db")
    made.sources.configure([source()], [], NOW)
    return made


def old(path: Path, line: str, story: str = "a-story") -> None:
    """Make a database of before, with a document whose traits are `line`."""
    connection = sqlite3.connect(path)
    migrations.apply(Database(connection), stop_before="0028_story_marks")
    connection.execute(
        "insert into source (key, name, kind, url, authority, every_minutes, next_due)"
        " values ('bis', 'BIS', 'page', 'https://bis.example.gov/', 'official', 60, '')"
    )
    connection.execute(
        "insert into document (id, source, url, title, number, genre, story, traits, first_seen,"
        " last_seen) values ('web:a', 'bis', 'https://a/', 'A', 1, 'news', ?, ?, '', '')",
        (story, line),
    )
    connection.commit()
    connection.close()


@pytest.mark.parametrize("hashes", [NEWER, [list(kind) for kind in HASHES]])
def test_an_older_database_keeps_what_its_stories_are_found_by(
    tmp_path: Path, hashes: list[object]
) -> None:
    old(tmp_path / "r.db", json.dumps([*HEAD, hashes[0], 1, 0, *hashes[1:]]))

    with Store(tmp_path / "r.db") as store:
        assert load("web:a", store.documents.marks("web:a")) == WANTED


@pytest.mark.parametrize(
    "line",
    [
        *("", "[]", "no JSON"),
        *(json.dumps([*HEAD, hashes, 1, 0]) for hashes in ("no base64!", "AAA=", [-1], [2**32])),
    ],
)
def test_what_cannot_be_read_is_left_out(tmp_path: Path, line: str) -> None:
    old(tmp_path / "r.db", line)

    with Store(tmp_path / "r.db") as store:
        assert store.ask("select * from story_mark") == []
        assert store.ask("select story from document") == [{"story": "a-story"}]
        assert store.documents.open_stories(NOW, None, 9) == []


def test_a_document_without_a_story_has_none(tmp_path: Path) -> None:
    old(tmp_path / "r.db", json.dumps([*HEAD, NEWER[0], 1, 0, *NEWER[1:]]), story="")

    with Store(tmp_path / "r.db") as store:
        assert store.ask("select * from story_mark") == []


def test_one_that_loses_its_story_loses_them(store: Store) -> None:
    with store:
        store.documents.keep(kept(story="a-story", marks=dump(WANTED)), NOW)
        assert len(store.ask("select * from story_mark")) == 1

        store.documents.keep(kept(document("Another text."), number=2), NOW)

        assert store.ask("select * from story_mark") == []
