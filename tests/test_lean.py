"""Texts, names and numbers are kept once, and read and written as when they were not."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from making import NOW, document, kept, source
from storage.mentions import MENTION_WORDS, NEW_MENTION_WORD
from storage.migrating import migrations
from storage.store import Store

BEFORE = (
    "insert into source (key, name, kind, url, authority, every_minutes, next_due)"
    " values ('bis', 'BIS', 'page', 'https://bis.example.gov/news', 'official', 60, '')",
    "insert into document (id, source, url, title, number, genre, first_seen, last_seen)"
    " values ('web:a', 'bis', 'https://a/', 'A', 2, 'news', '2025-05-13T14:00:00Z', '')",
    "insert into version (document, number, title, text, labels, authors, fields, digest, raw,"
    " first_seen, extractor) values ('web:a', 1, 'A', 'An old word.', '[\"\"]', '[]', '{}', 'd', '',"
    " '', '2'), ('web:a', 2, 'A', 'BIS names Huawei Cloud.', '[\"\"]', '[]', '{}', 'e', '', '', '2')",
    "insert into mention values"
    " ('web:a', 1, 'text', 'ORG', 3, 6, 'old', '', 'Old', 'name'),"
    " ('web:a', 2, 'text', 'AGENCY', 0, 3, 'BIS', 'bis', 'BIS', 'name'),"
    " ('web:a', 2, 'title', 'AGENCY', 0, 3, 'BIS', 'bis', 'BIS', 'name'),"
    " ('web:a', 2, 'text', 'ORG', 10, 16, 'Huawei', 'huawei', 'Huawei', 'watch list')",
    "insert into identifier values ('web:a', 2, 'ECCN', '3A001', 4, 9), ('web:a', 2, 'ECCN', '3A001', 14, 19)",
)  # fmt: skip
VIEWS = ("mention", "identifier", "entity_mention", "present_reading", "document_search")


def said(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        view: sorted(db.execute(f"select * from {view}").fetchall(), key=repr)  # noqa: S608
        for view in VIEWS
    }


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as made:
        made.sources.configure([source()], [], NOW)
        yield made


def found(store: Store, words: str) -> list[str]:
    query = """
        select snippet(document_search, 1, '[', ']', '…', 5) as found from document_search
        where document_search match :words order by rowid desc
    """
    return [row["found"] for row in store.ask(query, words=words)]


def test_a_database_of_before_says_the_same_after(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    connection = sqlite3.connect(path)
    migrations.apply(Database(connection), stop_before="0025_lean")
    for statement in BEFORE:
        connection.execute(statement)
    connection.commit()
    before = said(connection)
    connection.close()

    with Store(path):
        pass

    after = sqlite3.connect(path)
    assert said(after) == before
    assert after.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert after.execute("pragma foreign_key_check").fetchall() == []
    whole = "insert into document_search (document_search, rank) values ('integrity-check', 1)"
    after.execute(whole)
    after.close()


def test_the_search_finds_the_newest_words_and_no_older_ones(store: Store) -> None:
    for number, text in enumerate(
        ("BIS names Huawei.", "BIS frees Ascend.", "BIS frees Nvidia."), 1
    ):
        store.documents.keep(kept(document(text), number=number), NOW)

    assert found(store, "huawei") == found(store, "ascend") == []
    assert found(store, '"frees nvidia"') == ["BIS [frees Nvidia]."]
    store._ledger.run(
        "insert into document_search (document_search, rank) values ('integrity-check', 1)"
    )


def test_no_text_stands_in_the_database_twice(store: Store) -> None:
    names = {row["name"] for row in store.ask("select name from sqlite_master")}

    assert "document_search_content" not in names


def test_a_label_stands_once_at_a_place(store: Store) -> None:
    store.documents.keep(kept(), NOW)
    insert = """
        insert into mention (document, version, part, label, start, end, surface, entity, name, reason)
        values (:id, 1, 'title', 'ORG', 2, 6, :surface, '', 'Rule', 'r')
    """

    for surface in ("rule", "Rule"):
        store._ledger.run(insert, id=document().id, surface=surface)

    (row,) = store.ask("select surface, part from mention where start = 2 and label = 'ORG'")
    assert dict(row) == {"surface": "rule", "part": "title"}


def test_a_name_in_no_document_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="NOT NULL"):
        store._ledger.run("insert into identifier values ('web:none', 1, 'ECCN', '3A001', 0, 5)")


def test_what_is_read_again_takes_the_place_of_what_was(store: Store) -> None:
    store.documents.keep(kept(), NOW)

    store._ledger.run("delete from mention where document = :id", id=document().id)
    store._ledger.run("delete from identifier where document = :id", id=document().id)

    places = "select word from mention_place union all select word from identifier_place"
    assert store.ask(places) == []


def steps(path: Path, query: str, **values: object) -> int:
    """Return how many instructions SQLite carries out for a query."""
    connection, done = sqlite3.connect(path), count()
    connection.set_progress_handler(lambda: next(done) < 0, 1)
    connection.execute(query, values).fetchall()
    connection.close()
    return next(done)


def test_a_name_is_found_as_fast_when_it_was_found_for_a_thousand_reasons(tmp_path: Path) -> None:
    word = {"surface": "AMD", "label": "ORG", "entity": "amd", "name": "AMD"}
    asked = json.dumps([[*word.values(), "context: chip"]])
    with Store(tmp_path / "r.db"):
        pass

    def after(reasons: int) -> int:
        with sqlite3.connect(tmp_path / "r.db") as db:
            told = [word | {"reason": f"context: chip {n}"} for n in range(reasons)]
            db.executemany(NEW_MENTION_WORD, told)
        return steps(tmp_path / "r.db", MENTION_WORDS, words=asked)

    few = after(1)
    assert after(1000) < 2 * few
