"""Why a finding fired, and why something was not told."""

import json
from collections.abc import Iterator

import pytest

from config.settings import Settings
from extractors.errors import ReadError
from pipeline.reasons import as_json, explanation, lines
from pipeline.silences import silence
from storage.store import Store

RESCISSION = "select key, url from finding where title like '%Rescission%' and kind = 'document'"
REPORT = "select d.id from document d join source s on s.key = d.source where s.authority = 'secondary' and not d.relevant"
THREADED = (
    "select f.url from delivery y join finding f on f.key = y.finding where y.state = 'threaded'"
)


@pytest.fixture
def store(demoed: Settings) -> Iterator[Store]:
    with Store(demoed.database, read_only=True) as opened:
        yield opened


def first(store: Store, query: str) -> str:
    return str(next(iter(store.ask(query)[0].values())))


def test_a_finding_says_why_to_whom_and_to_whom_not(store: Store, demoed: Settings) -> None:
    told = "\n".join(lines(explanation(store, demoed, first(store, RESCISSION)), demoed))

    assert "rescission of the AI Diffusion Rule" in told
    assert "officer by mail" in told
    assert "entity huawei" in told
    assert "sqlite-utils query" in told


def test_the_beginning_of_a_key_is_enough_if_it_is_the_only_one(
    store: Store, demoed: Settings
) -> None:
    key = first(store, "select min(key) from finding where kind = 'counterparty'")

    assert json.loads(as_json(explanation(store, demoed, key[:25])))["key"] == key
    with pytest.raises(ReadError, match="name one"):
        explanation(store, demoed, "web:")
    with pytest.raises(ReadError, match="rulewire deliveries"):
        explanation(store, demoed, "no such")


def test_whoever_was_not_told_learns_which_term_it_missed(store: Store, demoed: Settings) -> None:
    found = [explanation(store, demoed, row["key"]) for row in store.ask("select key from finding")]

    missed = {reason for told in found for reason in told.untold.values()}
    assert any(reason.startswith("it names none of the entities") for reason in missed)
    assert any(reason.startswith("it is of the kind") for reason in missed)


def test_a_repeat_of_a_story_was_kept_back(store: Store, demoed: Settings) -> None:
    said = silence(store, demoed, first(store, THREADED)).facts

    assert any("a repeat of a story that was told" in fact for fact in said)


def test_an_address_nobody_named_leads_to_who_reads_its_host(
    store: Store, demoed: Settings
) -> None:
    url = first(store, "select url from source where key = 'bis-press'")

    near = silence(store, demoed, f"{url}/nothing-such")
    far = silence(store, demoed, "https://www.example.gov/order")

    assert any("BIS press releases reads that host" in fact for fact in near.facts)
    assert "add one" in far.remedy


def test_a_page_of_the_baseline_says_that_baselines_are_not_told(
    store: Store, demoed: Settings
) -> None:
    there = "select d.url from document d join link l on l.url = d.url and l.source = d.source where l.baseline and not exists (select 1 from finding f where f.document = d.id)"

    said = silence(store, demoed, first(store, there))

    assert any("a baseline is kept and not told" in fact for fact in said.facts)
    assert "alert_first_sight" in said.remedy


def test_what_is_no_address_says_what_one_is(store: Store, demoed: Settings) -> None:
    with pytest.raises(ReadError, match="fr:2025-00636"):
        silence(store, demoed, "nonsense")
