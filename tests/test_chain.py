"""The chain of seals: its algebra, who writes it, and how an old database begins one."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from extractors.attempt import Attempt
from making import HOUR, NOW, finding, source
from sealing import looked, meddled, told
from storage.chain import Head
from storage.migrating import migrations
from storage.sealing import canonical, content_hash, seal_hash
from storage.store import Store
from wire import GUIDANCE, Wiring

WORDS = st.text(max_size=12)
LINES = st.lists(st.tuples(st.sampled_from(("fetch", "version", "finding")), WORDS), max_size=12)
Lines = list[tuple[str, str]]


def head(lines: Lines, previous: str = "", first: int = 1) -> str:
    """Return the head of the chain of what was said, in order."""
    for sequence, (what, said) in enumerate(lines, first):
        previous = seal_hash(sequence, content_hash(what, canonical(said)), previous)
    return previous


@given(lines=LINES, others=LINES)
def test_two_chains_have_one_head_only_if_they_say_the_same(lines: Lines, others: Lines) -> None:
    assert (head(lines) == head(others)) == (lines == others)


@given(lines=LINES, cut=st.integers(0, 12))
def test_a_chain_goes_on_where_it_was_left(lines: Lines, cut: int) -> None:
    begun, rest = lines[:cut], lines[cut:]

    assert head(rest, head(begun), first=len(begun) + 1) == head(lines)


@given(lines=LINES, place=st.integers(0, 12))
def test_what_is_put_in_or_taken_out_moves_the_head(lines: Lines, place: int) -> None:
    longer = [*lines[:place], ("finding", "put in"), *lines[place:]]

    assert head(longer) != head(lines)


@given(lines=LINES)
def test_the_order_is_part_of_what_is_sealed(lines: Lines) -> None:
    assert (head(lines[::-1]) == head(lines)) == (lines[::-1] == lines)


def test_a_hash_can_be_made_by_hand() -> None:
    # printf 'rulewire finding 1\n{}' | sha256sum; printf 'rulewire seal 1\n[2,"c","p"]' | sha256sum
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'
    assert content_hash("finding", "{}") == (
        "4abc8a1e194adc55e170f0c3da20258c9b6d1fe0dbe311785b8b90100284f4d5"
    )
    assert seal_hash(2, "c", "p") == (
        "26d39c545cad7eb6b9d91ba3b2074beaae27ef78570d7f47ed90bffd2596ce1f"
    )


def test_every_try_version_exchange_and_finding_is_sealed_in_order(tmp_path: Path) -> None:
    with Store(told(tmp_path / "r.db")) as store:
        kinds = [seal.what for seal in store.chain.seals()]

    one_visit = ["fetch", "exchange", "version", "finding"]
    assert kinds == ["begun", *one_visit, *one_visit, "fetch", "finding"]


def test_a_finding_that_is_known_is_sealed_once() -> None:
    with Store(":memory:") as store:
        for _ in range(2):
            store.outbox.tell([finding()], [], NOW)

        assert [seal.key for seal in store.chain.seals() if seal.what == "finding"] == ["web:a#1"]


def test_nothing_is_sealed_of_what_was_not_kept() -> None:
    with Store(":memory:") as store:
        before = store.chain.head()
        with suppress(KeyboardInterrupt), store.fact():
            store.outbox.tell([finding()], [], NOW)
            raise KeyboardInterrupt

        assert store.chain.head() == before


def test_the_name_of_a_try_is_never_used_again() -> None:
    attempt = Attempt("bis", "https://bis.example.gov/", 1, NOW, 3, 304)
    with Store(":memory:") as store:
        for _ in range(3):
            store.sources.note(attempt)
        with store.fact():
            store._ledger.run("delete from fetch")
            store.chain.pruned("fetch", [1, 2, 3], "all of them", NOW)
        store.sources.note(attempt)
        store.probe()

        assert [row["id"] for row in store.ask("select id from fetch")] == [4]


def test_an_old_database_begins_its_chain_with_what_is_there(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    meddled(
        path,
        "drop table seal",
        "drop table exchange",
        "delete from _sqlite_migrations where name = '0016_evidence'",
    )

    with Store(path) as store:
        kinds = [seal.what for seal in store.chain.seals()]
        first = next(store.chain.seals())

    visit = ["fetch", "version", "finding"]
    assert kinds == ["begun", *visit, *visit, "fetch", "finding"]
    assert first.note == '{"found":{"exchange":0,"fetch":3,"finding":3,"version":2}}'
    assert looked(path).breaks == []


def test_bringing_a_database_up_to_date_is_all_or_nothing(tmp_path: Path) -> None:
    path = told(tmp_path / "r.db")
    meddled(
        path,
        "drop table seal",
        "drop table exchange",
        "delete from _sqlite_migrations where name = '0016_evidence'",
        "drop table version",
        "create view version as select * from nowhere",
    )

    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrations.apply(Database(connection))
        tables = connection.execute("select name from sqlite_master where name = 'seal'").fetchall()

    assert tables == []


def test_a_heartbeat_is_a_witness_of_the_seal_before_it() -> None:
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        store.outbox.tell([finding()], [], NOW)
        told = store.chain.head()
        store.outbox.tell([finding("heartbeat:2025-05-13", kind="heartbeat")], [], NOW + HOUR)

        assert (store.chain.witnessed(1), told.sequence) == (2, 2)
        assert store.chain.witnessed(3) is None
        assert store.chain.holds(told.hash) == 2


async def test_the_heartbeat_tells_the_head_that_it_follows(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE)

    wire.engine.heartbeat()

    (seal,) = (s for s in wire.store.chain.seals() if s.sequence == wire.store.chain.witnessed(1))
    told = wire.one("select reason from finding where kind = 'heartbeat'")
    assert f"chain head {seal.sequence} {seal.hash}" in told


def test_a_chain_without_a_seal_has_no_head() -> None:
    assert str(Head()) == "0 "
