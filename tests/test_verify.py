"""`rulewire verify`: whatever is done to what was kept is found, and named."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import zstandard

from commanding import Rulewire
from making import NOW, finding
from sealing import BLIND, CHANGE, PAGES, line, looked, meddled, told
from storage.store import Store

OTHER = zstandard.ZstdCompressor().compress(b"<p>BIS names nobody.")
FIRST = "web:https://bis.example.gov/a#1"
EXCHANGE = f"{PAGES[0].sha256} 2025-05-13T14:00:00Z {PAGES[0].url}"
# Done behind rulewire's back: what a person is told of it begins so.
TAMPERING = {
    "a fetch edited": (
        "update fetch set status = 200 where id = 3",
        "BROKEN at seal 10, fetch 3: edited after it was sealed; it says now: {",
    ),
    "a quote edited": (
        f"update finding set quote = 'names nobody' where key = '{CHANGE}'",  # noqa: S608
        f"BROKEN at seal 9, finding {CHANGE}: edited after it was sealed",
    ),
    "a fetch deleted": (
        "delete from fetch where id = 2",
        "BROKEN at seal 6, fetch 2: deleted, and by no rule of retention",
    ),
    "a finding deleted": (
        f"delete from finding where key = '{BLIND}'",  # noqa: S608
        f"BROKEN at seal 11, finding {BLIND}: deleted, and by no rule of retention",
    ),
    "a finding inserted": (
        "insert into finding select 'late', kind, severity, title, reason, quote, source, url,"
        " document, version, story, entities, labels, events, found_at from finding limit 1",
        "BROKEN finding late: inserted: it was never sealed",
    ),
    "a fetch inserted": (
        "insert into fetch select 9, source, url, number, started_at, took_ms, status, media_type,"
        " size, sha256, error from fetch limit 1",
        "BROKEN fetch 9: inserted: it was never sealed",
    ),
    "a text edited": (
        "update version set text = 'BIS names nobody.' where number = 1",
        f"BROKEN at seal 4, version {FIRST}: edited after it was sealed",
    ),
    "a header edited": (
        f"update exchange set headers = '[]' where sha256 = '{PAGES[0].sha256}'",  # noqa: S608
        f"BROKEN at seal 3, exchange {EXCHANGE}: edited after it was sealed",
    ),
    "bytes edited": (
        f"update raw set body = x'{OTHER.hex()}' where sha256 = '{PAGES[0].sha256}'",  # noqa: S608
        f"BROKEN raw {PAGES[0].sha256}: its bytes are not those of its hash; {FIRST} was read",
    ),
    "bytes torn": (
        f"update raw set body = x'00' where sha256 = '{PAGES[1].sha256}'",  # noqa: S608
        f"BROKEN raw {PAGES[1].sha256}: its bytes are not those of its hash; {CHANGE} was read",
    ),
    "bytes deleted": (
        f"delete from raw where sha256 = '{PAGES[1].sha256}'",  # noqa: S608
        f"BROKEN raw {PAGES[1].sha256}: deleted, and by no rule; {CHANGE} was read from it",
    ),
    "the words of a claim edited": (
        "update rule_event set quote = 'BIS frees' where version = 2",
        f'BROKEN rule_event {CHANGE}: "BIS frees" does not stand in the text where it was read',
    ),
    "a name edited": (
        "update mention_word set surface = 'Nvidia' where surface = 'Huawei'",
        f'BROKEN mention {FIRST}: "Nvidia" does not stand in the text',
    ),
    "a seal deleted": (
        "delete from seal where sequence = 6",
        "BROKEN at seal 7, chain",
    ),
    "the first seal deleted": ("delete from seal where sequence = 1", "BROKEN at seal 2, chain"),
    "a seal edited": (
        "update seal set content = 'a' where sequence = 5",
        "BROKEN at seal 5, chain",
    ),
    "a seal moved to another row": (
        "update seal set key = '1' where sequence = 6",
        "BROKEN at seal 6, fetch 1: sealed twice",
    ),
    "the note of the beginning edited": (
        "update seal set note = '{}' where sequence = 1",
        "BROKEN at seal 1, begun: its note was edited",
    ),
}  # fmt: skip


def test_what_was_kept_is_whole_and_says_its_head_in_one_line(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    with Store(path) as store:
        head = store.chain.head()

    assert line(path) == f"11 seals and 2 bodies are whole; head 11 {head.hash}"


@pytest.mark.parametrize("what", TAMPERING)
def test_what_was_done_to_it_is_named(tmp_path: Path, what: str) -> None:
    path = told(tmp_path / "r.db")
    statement, said = TAMPERING[what]

    meddled(path, statement)

    assert line(path).startswith(said)


def test_two_rows_that_change_places_are_found(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")

    meddled(
        path,
        "update seal set sequence = -2 where sequence = 2",
        "update seal set sequence = 2 where sequence = 6",
        "update seal set sequence = 6 where sequence = -2",
    )

    assert line(path).startswith("BROKEN at seal 2, chain 2: it does not follow from")


def columns() -> list[tuple[str, str]]:
    """Return every column whose value is sealed."""
    rest = {("version", "extractor"), ("version", "read_at")}  # who read it last may change
    with Store(":memory:") as store:
        return [
            (table, row["name"])
            for table in ("fetch", "exchange", "version", "finding")
            for row in store.ask("select name from pragma_table_info(:t)", t=table)
            if (table, row["name"]) not in rest
        ]


def test_an_edit_of_any_column_is_found(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    unseen = []
    for table, column in columns():
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("pragma foreign_keys = off")
            (kept,) = connection.execute(f"select {column} from {table} limit 1").fetchone()  # noqa: S608
            edited = kept + 77 if isinstance(kept, int) else '["edited"]'
            given = (edited, kept)
            connection.execute(f"update {table} set {column} = ? where {column} is ?", given)  # noqa: S608
        if not looked(path).breaks:
            unseen.append((table, column))
        with closing(sqlite3.connect(path)) as connection, connection:
            given = (kept, edited)
            connection.execute(f"update {table} set {column} = ? where {column} is ?", given)  # noqa: S608

    assert unseen == []
    assert looked(path).breaks == []


def test_a_chain_made_anew_is_whole_but_for_a_head_noted_elsewhere(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    noted = looked(path).head.hash
    meddled(
        path,
        f"update finding set quote = 'names nobody' where key = '{CHANGE}'",  # noqa: S608
        "drop table seal",
        "drop table exchange",
        "delete from _sqlite_migrations where name = '0016_evidence'",
    )
    with Store(path):
        pass

    assert looked(path).breaks == []
    (broken,) = looked(path, noted).breaks
    assert broken.why == "it is not in the chain: rewritten since, cut, or another database"


def test_what_retention_drops_by_a_rule_is_told_apart(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    with Store(path) as store, store.fact():
        store._ledger.run("delete from fetch where id < 3")
        store.chain.pruned("fetch", [1, 2], "fetches older than 90 days", NOW)

    assert "is whole" not in line(path)
    assert line(path).endswith("; 2 rows dropped: fetches older than 90 days")
    meddled(path, "delete from fetch where id = 3")
    assert line(path).startswith("BROKEN at seal 10, fetch 3: deleted, and by no rule")


def test_bytes_and_exchanges_may_be_dropped_by_a_rule(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    with Store(path) as store, store.fact():
        store._ledger.run("delete from raw")
        store._ledger.run("delete from exchange")
        store.chain.pruned("raw", [page.sha256 for page in PAGES], "bodies of 2025", NOW)
        keys = [f"{p.sha256} {p.fetched_at:%Y-%m-%dT%H:%M:%SZ} {p.url}" for p in PAGES]
        store.chain.pruned("exchange", keys, "bodies of 2025", NOW)
        store.chain.pruned("raw", [], "nothing", NOW)

    assert line(path).endswith("; 4 rows dropped: bodies of 2025")


def test_dropping_in_advance_excuses_nothing(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    with Store(path) as store:
        store.chain.pruned("finding", ["late"], "to come", NOW)
        store.outbox.tell([finding("late")], [], NOW)
    meddled(path, "delete from finding where key = 'late'")

    assert line(path).startswith("BROKEN at seal 13, finding late: deleted")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "rulewire.toml").write_text(
        'sources.shipped = false\n[fetch]\ncontact = "o@example.org"\n', "utf-8"
    )
    return told(tmp_path / "rulewire.db")


def test_the_command_ends_with_0_if_whole_and_1_if_not(rulewire: Rulewire, home: Path) -> None:
    whole = rulewire("verify")
    meddled(home, "delete from fetch where id = 1")
    broken = rulewire("verify")

    assert (whole.code, whole.out.count("\n")) == (0, 1)
    assert (broken.code, broken.out.count("\n")) == (1, 1)
    assert "verifying: 13 of 13" in whole.err


def test_a_program_gets_all_that_is_broken(rulewire: Rulewire, home: Path) -> None:
    meddled(home, "delete from fetch where id in (1, 2)")

    (row,) = rulewire("verify", "--json").rows

    assert (row["whole"], row["broken"], row["seals"], row["bodies"]) == (False, 2, 11, 2)
    assert [(one["sequence"], one["what"], one["key"]) for one in row["breaks"]] == [
        (2, "fetch", "1"),
        (6, "fetch", "2"),
    ]


def test_a_head_copied_from_a_message_is_looked_for(rulewire: Rulewire, home: Path) -> None:
    (row,) = rulewire("verify", "--json").rows
    copied = f"chain head {row['head']['sequence']} {row['head']['hash'].upper()}"

    assert "the noted head is seal 11" in rulewire("verify", "--head", copied).out
    assert rulewire("verify", "--head", "0" * 64).code == 1
    wrong = rulewire("verify", "--head", "half of it")
    assert (wrong.code, "64 hexadecimal digits" in wrong.err) == (2, True)


def test_since_a_day_older_rows_are_only_looked_for(rulewire: Rulewire, home: Path) -> None:
    day = f"{NOW + timedelta(days=1):%Y-%m-%d}"
    meddled(home, "update fetch set status = 500 where id = 1")

    assert rulewire("verify", "--since", day).code == 0
    assert rulewire("verify", "--since", f"{NOW:%Y-%m-%d}").code == 1
    meddled(home, "delete from fetch where id = 1")
    assert rulewire("verify", "--since", day).code == 1
