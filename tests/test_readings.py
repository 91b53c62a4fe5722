"""A text that is read again: the tables say what was read last, and nothing said before is lost."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractors.errors import StorageError
from extractors.model import Annotations
from flaky import Flaky, full_disk
from making import HOUR, NOTES, NOW, document, kept, mention, source
from storage.ledger import Ledger, open_ledger
from storage.migrating import migrations
from storage.readings import Reread
from storage.store import Store

LATER = replace(
    NOTES, mentions=(mention("Huawei", 10, "huawei"),), events=(), relevant=False, extractor="next"
)
ID = document().id


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        opened.documents.keep(kept(), NOW)
        yield opened


def reread(notes: Annotations = LATER, before: str = "test", number: int = 1) -> Reread:
    return Reread(ID, number, before, notes, "a-story", b"marks")


def claims(store: Store, extractor: str, kind: str) -> list[dict[str, Any]]:
    rows = store.ask(
        "select said from earlier_claim where extractor = :by and kind = :kind",
        by=extractor,
        kind=kind,
    )
    return [json.loads(row["said"]) for row in rows]


def test_the_tables_say_what_was_read_last(store: Store) -> None:
    changed = store.readings.replace(reread(), NOW + HOUR)

    assert changed is True
    assert store.documents.mentions(ID, 1) == LATER.mentions
    assert store.ask("select * from rule_timeline") == []
    (row,) = store.ask("select relevant, story, marks from document join story_mark using (serial)")
    assert tuple(row.values()) == (0, "a-story", b"marks")


def test_what_an_earlier_reading_said_can_still_be_asked_for(store: Store) -> None:
    store.readings.replace(reread(), NOW + HOUR)

    assert [c["surface"] for c in claims(store, "test", "mention")] == ["BIS", "Huawei", "chips"]
    assert [(c["kind"], c["date"]) for c in claims(store, "test", "rule_event")] == [
        ("rescission_announced", "2025-05-13")
    ]
    assert [c["value"] for c in claims(store, "test", "identifier")] == ["90 FR 4544"]
    assert [c["date"] for c in claims(store, "test", "legal_date")] == ["2025-05-15"]
    assert [c["party"] for c in claims(store, "test", "list_action")] == ["Huawei"]
    assert [c["severity"] for c in claims(store, "test", "verdict")] == ["high"]


def test_each_reading_carries_its_extractors_and_its_time(store: Store) -> None:
    store.readings.replace(reread(), NOW + HOUR)

    rows = store.ask("select extractor, read_at, replaced_at from reading order by read_at")

    assert [tuple(row.values()) for row in rows] == [
        ("test", "2025-05-13T14:00:00Z", "2025-05-13T15:00:00Z"),
        ("next", "2025-05-13T15:00:00Z", None),
    ]


def test_a_reading_that_the_next_ones_repeat_takes_no_room_and_still_answers(store: Store) -> None:
    for before, extractor in (("test", "same"), ("same", "same again")):
        notes = replace(NOTES, extractor=extractor)
        told = Reread(ID, 1, before, notes, "", b"")
        assert store.readings.replace(told, NOW) is False
    store.readings.replace(reread(before="same again"), NOW)

    stored = store.ask("select extractor from earlier_reading where said is not null")

    assert [row["extractor"] for row in stored] == ["same again"]
    assert len(claims(store, "test", "rule_event")) == 1
    assert claims(store, "next", "rule_event") == []


def test_of_two_who_read_a_text_the_second_finds_it_done(store: Store) -> None:
    store.readings.replace(reread(), NOW)

    again = store.readings.replace(reread(replace(LATER, mentions=())), NOW)

    assert again is None
    assert store.documents.mentions(ID, 1) == LATER.mentions
    assert len(store.ask("select * from earlier_reading")) == 1


def test_an_older_version_read_again_leaves_the_document_as_it_is(store: Store) -> None:
    store.documents.keep(kept(document("BIS forgets."), number=2, story="its-story"), NOW)

    store.readings.replace(reread(), NOW)

    (row,) = store.ask("select story, relevant from document")
    assert tuple(row.values()) == ("its-story", 1)
    assert store.documents.mentions(ID, 1) == LATER.mentions
    assert store.documents.mentions(ID, 2) == NOTES.mentions


def test_the_newest_published_is_first_and_of_a_document_its_newest_version(store: Store) -> None:
    for name, published in (("old", NOW - 48 * HOUR), ("new", NOW + HOUR), ("undated", None)):
        store.documents.keep(kept(document(id=name, published=published)), NOW + 2 * HOUR)
    store.documents.keep(kept(document("Two."), number=2), NOW)

    assert store.readings.behind("next") == [
        ("undated", 1), ("new", 1), (ID, 2), (ID, 1), ("old", 1),
    ]  # fmt: skip
    assert store.readings.behind("next", since=date(2025, 5, 13))[-1] == (ID, 1)
    assert store.readings.behind("next", "old") == [("old", 1)]
    assert store.readings.behind("test") == []
    assert store.readings.extractors() == {"test": 5}


def standing(store: Store) -> tuple[object, ...]:
    rows = store.ask("select * from earlier_reading")
    return store.readings.behind("next"), len(rows), store.documents.mentions(ID, 1)


def replaced(fault_at: int) -> tuple[int, tuple[object, ...]]:
    """Read a text again, the n-th statement failing; return how many were tried, and what stands."""
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        store.documents.keep(kept(), NOW)
        database = store._ledger._db
        sound = database.conn
        database.conn = flaky = Flaky(sound, fault_at, full_disk)  # type: ignore[assignment]
        with suppress(StorageError):
            store.readings.replace(reread(), NOW)
        database.conn = sound
        return flaky.tried, standing(store)


@pytest.mark.no_cover
def test_an_error_at_any_statement_leaves_the_earlier_reading() -> None:
    statements, after = replaced(fault_at=0)

    assert 25 < statements < 59
    assert after == ([], 1, LATER.mentions)
    for n in range(1, statements + 1):
        assert replaced(fault_at=n) == (n, ([(ID, 1)], 0, NOTES.mentions))


def test_who_reads_in_order_to_write_is_not_overtaken(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.sources.configure([source()], [], NOW)
        other = Ledger(Database(sqlite3.connect(tmp_path / "r.db", timeout=0)), "r.db")
        with store.fact():
            store.documents.latest(ID)
            with pytest.raises(StorageError, match="another program holds it"):
                other.run("update source set name = 'overtaken'")
            store.documents.keep(kept(), NOW)
        other.run("update source set name = 'in turn'")
        other.close()

        assert store.documents.latest(ID) is not None


OLD_ROWS = (
    "insert into source (key, name, kind, url, authority, every_minutes, next_due)"
    " values ('bis', 'BIS', 'page', 'https://bis.example.gov/news', 'official', 60, '')",
    "insert into document (id, source, url, title, published, genre, number, story, traits,"
    " relevant, severity, reason, first_seen, last_seen) values ('web:a', 'bis', 'https://a/', 'A',"
    " '2025-05-13T14:00:00Z', 'news', 1, 's', '[]', 1, 'high', 'why', '2025-05-13T14:00:00Z', '')",
    "insert into version (document, number, title, text, labels, authors, fields, digest, raw,"
    " first_seen, extractor) values ('web:a', 1, 'A', 'BIS names Huawei.', '[\"\"]', '[]', '{}',"
    " 'd', '', '2025-05-13T14:00:00Z', '2')",
    "insert into mention values ('web:a', 1, 'text', 'ORG', 10, 16, 'Huawei', 'huawei', 'Huawei',"
    " 'list')",
    "insert into rule_event (document, version, rule, rule_name, kind, date, axis, status, quote,"
    " start, end) values ('web:a', 1, 'r', 'R', 'final', null, 'legal', 'official', 'BIS', 0, 3)",
    "insert into finding values ('f', 'document', 'high', 'A', 'why', 'q', 'bis', 'https://a/',"
    " 'web:a', 1, 's', '[]', '[]', '[]', '')",
    "insert into delivery (finding, subscription, channel, why, state, due, queued_at)"
    " values ('f', 'officer', 'mail', 'all', 'sent', '', '')",
)  # fmt: skip
TABLES = ("source", "document", "version", "mention", "rule_event", "finding", "delivery")


def test_a_database_of_the_schema_before_is_brought_up_to_date_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    db = Database(sqlite3.connect(path))
    migrations.apply(db, stop_before="0003_readings")
    for row in OLD_ROWS:
        db.conn.execute(row)
    db.conn.commit()
    before = {t: list(db.query(f"select * from {t}")) for t in TABLES}  # noqa: S608
    del before["document"][0]["traits"]  # they stand elsewhere now: tests/test_marks.py
    db.close()

    open_ledger(path).close()

    with Store(path) as store:
        after = {  # what later schemas added is left out
            t: [
                {n: row[n] for n in (before[t][0] if before[t] else row)}
                for row in store.ask(f"select * from {t}")  # noqa: S608
            ]
            for t in TABLES
        }
        assert store.ask("select distinct read_at from version") == [{"read_at": None}]
        assert after == before
        assert store.readings.behind("3") == [("web:a", 1)]
        assert store.ask("select extractor, read_at, replaced_at from reading") == [
            {"extractor": "2", "read_at": "2025-05-13T14:00:00Z", "replaced_at": None}
        ]
        assert store.readings.replace(Reread("web:a", 1, "2", LATER, "s", b""), NOW) is True
        assert [c["kind"] for c in claims(store, "2", "rule_event")] == ["final"]
