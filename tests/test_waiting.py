"""What is not worth a transaction of its own waits for the next one, and is not lost for that."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.attempt import Attempt
from extractors.errors import StorageError
from making import NOW, source
from storage.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def attempts(store: Store) -> list[str]:
    return [row["url"] for row in store.ask("select url from fetch order by id")]


def test_what_waits_for_a_transaction_is_written_before_it(store: Store) -> None:
    store.sources.note(Attempt("bis", "https://x.org/1", 1, NOW, 3))
    before = attempts(store)
    with store.fact():
        store.sources.note(Attempt("bis", "https://x.org/3", 1, NOW, 3))
        inside = attempts(store)

    store.probe()
    assert (before, inside) == ([], ["https://x.org/1"])
    assert attempts(store) == ["https://x.org/1", "https://x.org/3"]


def test_what_waits_outlives_a_transaction_that_is_rolled_back(store: Store) -> None:
    store.sources.note(Attempt("bis", "https://x.org/1", 1, NOW, 3))
    with pytest.raises(RuntimeError), store.fact():
        raise RuntimeError

    rolled_back = attempts(store)
    store.probe()
    assert (rolled_back, attempts(store)) == ([], ["https://x.org/1"])


def test_what_cannot_be_written_holds_up_nothing_for_good(store: Store) -> None:
    nothing: Any = None
    store.sources.note(Attempt("bis", "https://x.org/1", nothing, NOW, 3))
    store.sources.note(Attempt("bis", "https://x.org/2", 1, NOW, 3))
    with pytest.raises(sqlite3.IntegrityError):
        store.probe()

    store.probe()
    assert attempts(store) == ["https://x.org/2"]


def test_what_waits_outlives_a_full_disk(store: Store) -> None:
    told = "x" * 1_000_000
    store.sources.note(Attempt("bis", "https://x.org/1", 1, NOW, 3, error=told))
    store.ask("pragma max_page_count = 1")
    with pytest.raises(StorageError, match="the disk is full; nothing was lost"):
        store.probe()

    store.ask("pragma max_page_count = 100000")
    store.probe()
    assert attempts(store) == ["https://x.org/1"]


def test_what_waits_is_written_when_the_store_is_closed(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.sources.note(Attempt("bis", "https://x.org/1", 1, NOW, 3))

    with Store(tmp_path / "r.db") as store:
        assert attempts(store) == ["https://x.org/1"]
