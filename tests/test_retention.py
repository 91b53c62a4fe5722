"""What is old goes by rule; what a finding cites, and every newest version, stays."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commanding import Rulewire
from config import load
from extractors.attempt import Attempt
from extractors.model import Annotations
from making import NOW, document, finding, kept, page, source
from pipeline.pruning import prune
from pipeline.verifying import verified
from storage.store import Store

YEARS = timedelta(days=5 * 365 + 30)
LATER = NOW + YEARS


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.chdir(tmp_path)
    with Store(tmp_path / "rulewire.db") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def keep(store: Store, number: int, at: datetime, *, told: bool = False) -> str:
    """Keep a version that is read from a page of its own; return the hash of that."""
    brought = page(f"<p>Version {number}", fetched_at=at)
    store.sources.note(
        Attempt("bis", brought.url, 1, at, 3, 200, "text/html", 9, brought.sha256, "")
    )
    keys = (finding(f"web:a#{number}", document=document().id, version=number),) if told else ()
    text = document(f"Version {number}.", raw=brought.sha256)
    notes = Annotations(extractor="test")
    store.documents.keep(kept(text, number=number, page=brought, findings=keys, notes=notes), at)
    return brought.sha256


def bodies(store: Store) -> set[str]:
    return {row["sha256"] for row in store.ask("select sha256 from raw")}


def drop(store: Store, at: datetime = LATER) -> dict[str, int]:
    gone = prune(store, load(None), at, dry_run=False)
    return {table: old.rows for table, old in gone.items()}


def test_a_page_that_nothing_cites_goes_and_its_text_stays(store: Store) -> None:
    _, newest = keep(store, 1, NOW), keep(store, 2, NOW)

    assert drop(store) == {"fetch": 1, "raw": 1, "earlier_reading": 0}
    assert bodies(store) == {newest}
    assert len(store.ask("select text from version")) == 2


def test_what_a_finding_tells_of_stays_and_so_does_the_version_before(store: Store) -> None:
    before, told = keep(store, 1, NOW), keep(store, 2, NOW, told=True)
    newest = keep(store, 3, NOW)

    assert drop(store) == {"fetch": 0, "raw": 0, "earlier_reading": 0}
    assert bodies(store) == {before, told, newest}


def test_what_is_young_stays(store: Store) -> None:
    keep(store, 1, LATER - timedelta(days=9))
    keep(store, 2, LATER - timedelta(days=8))

    assert drop(store) == {"fetch": 0, "raw": 0, "earlier_reading": 0}


def test_of_the_tries_at_a_page_the_one_that_brought_it_stays(store: Store) -> None:
    body = keep(store, 1, NOW)
    for hours in range(1, 20):
        store.sources.note(
            Attempt("bis", page().url, 1, NOW + timedelta(hours=hours), 3, 200, "", 9, body, "")
        )

    assert drop(store)["fetch"] == 19
    assert store.ask("select sha256 from fetch") == [{"sha256": body}]


def test_the_tries_before_a_source_went_blind_stay(store: Store) -> None:
    failed = Attempt("bis", "u", 1, NOW, 3, 500, "", 0, "", "HTTP 500")
    store.sources.note(failed)
    blind = finding("blind:bis", kind="source_blind", source="bis", document="", version=0)
    store.outbox.tell([blind], [], NOW + timedelta(minutes=30))

    assert drop(store)["fetch"] == 0


def test_the_chain_holds_after_it_and_says_by_which_rule(store: Store) -> None:
    keep(store, 1, NOW)
    keep(store, 2, NOW)
    drop(store)

    outcome = verified(store, None, "", lambda: None)

    assert outcome.breaks == []
    assert dict(outcome.dropped) == {
        "[retention] fetch_days = 1826": 1, "[retention] page_days = 1826": 1,
    }  # fmt: skip


def test_what_went_by_no_rule_is_a_break(store: Store, tmp_path: Path) -> None:
    keep(store, 1, NOW)
    drop(store)
    keep(store, 2, NOW)
    with store.fact():
        store.ask("delete from fetch where id = 2 returning id")

    assert [one.what for one in verified(store, None, "", lambda: None).breaks] == ["fetch"]


def test_a_dry_run_counts_and_drops_nothing(store: Store, rulewire: Rulewire) -> None:
    keep(store, 1, NOW - YEARS)
    keep(store, 2, NOW)
    before = bodies(store)

    (said,) = rulewire("prune", "--dry-run", "--json").rows

    assert (said["raw"]["rows"], said["fetch"]["rows"]) == (1, 1)
    assert bodies(store) == before


def test_many_rows_go_in_small_transactions(store: Store) -> None:
    for number in range(1200):
        store.sources.note(Attempt("bis", f"u{number}", 1, NOW, 3))

    pieces = [old.rows for old in store.retention.drop("fetch", LATER, "a rule", LATER)]

    assert pieces == [500, 500, 200]


def test_for_ever_is_for_ever(store: Store, tmp_path: Path) -> None:
    (tmp_path / "rulewire.toml").write_text(
        "[retention]\nfetch_days = 0\npage_days = 0\nreading_days = 0\n"
    )
    keep(store, 1, NOW)
    keep(store, 2, NOW)

    assert drop(store) == {}
