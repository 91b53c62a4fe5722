"""What the Register published is fetched once, month by month, and nobody is told."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from sqlite3 import IntegrityError

import pytest

from commanding import Rulewire, command_line
from config import Settings
from extractors.errors import ConfigError
from extractors.reading.federal_register.windows import Window, months, windowed
from fake_register import API, SOURCE, TEXTS, FakeRegister
from fetching import NOON
from pipeline.backfill import backfill
from pipeline.history import Span
from pipeline.outcome import Outcome
from servers import Reply
from storage.store import Store
from wire import Wiring
from wire import settings as written

SPAN = Span("fr-bis", since=date(2024, 12, 1), until=date(2025, 2, 28))


@pytest.fixture
def register() -> Iterator[FakeRegister]:
    with FakeRegister() as site:
        site.publish("2024-28270", "2024-12-05", "Additions to the Entity List")
        site.publish(
            "2025-00636", "2025-01-15", "Framework for AI Diffusion", citation="90 FR 4544"
        )
        site.publish("2025-00711", "2025-01-16", "Foundry Due Diligence")
        yield site


@pytest.fixture
def server(register: FakeRegister) -> FakeRegister:
    return register


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


@pytest.fixture
def wanted(register: FakeRegister, tmp_path: Path) -> Settings:
    return written(register.url, tmp_path, SOURCE)


async def past(wanted: Settings, store: Store, span: Span = SPAN) -> Outcome:
    return await backfill(wanted, store, span, lambda: NOON)


def kept(store: Store) -> list[str]:
    return [row["id"] for row in store.ask("select id from document order by id")]


async def test_all_that_was_published_in_the_span_is_kept(wanted: Settings, store: Store) -> None:
    outcome = await past(wanted, store)

    assert (outcome.listed, outcome.kept, outcome.failed) == (3, 3, [])
    assert kept(store) == ["fr:2024-28270", "fr:2025-00636", "fr:2025-00711"]


async def test_a_month_is_asked_at_a_time_the_latest_first(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    await past(wanted, store)

    days = [path.partition("publication_date][gte]=")[2] for path in register.asked(API)]
    assert [day[:10] for day in days] == ["2025-02-01", "2025-01-01", "2024-12-01"]


async def test_the_newest_is_fetched_first(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    await past(wanted, store)

    assert [path[-14:-4] for path in register.asked(TEXTS)] == [
        "2025-00711",
        "2025-00636",
        "2024-28270",
    ]


async def test_what_is_kept_is_not_fetched_again(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    await past(wanted, store)
    register.publish("2025-01000", "2025-01-20")
    register.asked()

    outcome = await past(wanted, store)

    assert (outcome.known, outcome.kept) == (3, 1)
    assert register.asked(TEXTS) == [f"{TEXTS}2025/01/20/2025-01000.xml"]


async def test_a_month_of_several_pages_is_read_to_its_end(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    register.per_page = 1

    outcome = await past(wanted, store)

    assert (outcome.kept, outcome.failed) == (3, [])


async def test_what_is_kept_is_read_like_any_other(wanted: Settings, store: Store) -> None:
    await past(wanted, store)

    (row,) = store.ask("select extractor, fields ->> '$.citation' as cited from version where "
                       "document = 'fr:2025-00636'")  # fmt: skip
    assert row["extractor"] != ""
    assert row["cited"] == "90 FR 4544"


async def test_nobody_is_told(wiring: Wiring, register: FakeRegister) -> None:
    wire = await wiring(SOURCE)

    await backfill(wire.settings, wire.store, SPAN, wire.times.now)

    assert wire.queued() == []
    assert wire.one("select count(*) from finding") == 0


async def test_a_server_that_ignores_the_days_is_refused(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    register.deaf = True

    outcome = await past(wanted, store)

    assert outcome.kept == 0
    assert "asked was 2025-02-01 to 2025-02-28" in outcome.failed[0]


async def test_fewer_documents_than_promised_are_told(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    register.short = True

    outcome = await past(wanted, store)

    assert "2 documents promised, 1 listed" in outcome.failed[-1]
    assert outcome.exit_code == 3


@pytest.mark.parametrize("not_found", [False, True])
async def test_a_month_without_a_document_is_no_failure(
    register: FakeRegister, wanted: Settings, store: Store, not_found: bool
) -> None:
    register.not_found = not_found

    outcome = await past(wanted, store)

    assert outcome.failed == []


async def test_nothing_at_all_is_a_failure(wanted: Settings, store: Store) -> None:
    outcome = await past(
        wanted, store, Span("fr-bis", since=date(2020, 1, 1), until=date(2020, 3, 1))
    )

    assert outcome.failed == ["fr-bis: no document at all from 2020-01-01 to 2020-03-01"]


async def test_a_text_that_fails_costs_no_other_and_is_tried_again(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    register.spoil["2025-00636"] = Reply(b"gone", 500)
    outcome = await past(wanted, store)
    assert (outcome.kept, len(outcome.failed), outcome.exit_code) == (2, 1, 1)

    register.spoil.clear()
    outcome = await past(wanted, store)

    assert (outcome.kept, outcome.exit_code) == (1, 0)


async def test_cut_off_in_the_middle_it_goes_on(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    store._ledger.run(
        "create trigger power before insert on version when new.document = 'fr:2025-00636' "
        "begin select raise(abort, 'cut'); end"
    )
    with pytest.raises(IntegrityError, match="cut"):
        await past(wanted, store)
    store._ledger.run("drop trigger power")
    register.asked()

    outcome = await past(wanted, store)

    assert (outcome.known, outcome.kept) == (1, 2)
    assert len(register.asked(TEXTS)) == 2


async def test_a_document_without_full_text_is_kept_as_its_index_says(
    register: FakeRegister, wanted: Settings, store: Store
) -> None:
    register.publish("2025-01001", "2025-01-21", abstract="In short.", full_text_xml_url=None)

    await past(wanted, store)

    (row,) = store.ask("select text from version where document = 'fr:2025-01001'")
    assert row["text"] == "In short."


@pytest.mark.parametrize("name", ["federal-register", "federal_register"])
async def test_the_name_of_the_kind_means_every_enabled_search(
    wanted: Settings, store: Store, name: str
) -> None:
    outcome = await past(wanted, store, Span(name, since=date(2025, 1, 1), until=date(2025, 1, 31)))

    assert outcome.kept == 2


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (Span("fr-biss"), '"fr-biss" is no source'),
        (Span("fr-bis", part="744"), "a search of the Register has no parts"),
        (Span("fr-bis", since=date(2027, 1, 1)), "2027-01-01 has not come"),
    ],
)
async def test_what_cannot_be_is_refused(
    wanted: Settings, store: Store, span: Span, reason: str
) -> None:
    with pytest.raises(ConfigError, match=reason):
        await past(wanted, store, span)


async def test_a_kind_that_nothing_is_of_is_refused(tmp_path: Path, store: Store) -> None:
    with pytest.raises(ConfigError, match='no source of the kind "federal_register" is enabled'):
        await past(written("http://site.example", tmp_path, ""), store, Span("federal-register"))


def test_a_window_replaces_the_days_and_leaves_out_blank_terms() -> None:
    url = "https://x.example/d.json?conditions[term]=&conditions[publication_date][gte]={since}&per_page=1000&order=newest"

    asked = windowed(url, Window(date(2025, 1, 1), date(2025, 1, 31)))

    assert asked == (
        "https://x.example/d.json?order=newest&conditions[publication_date][gte]=2025-01-01&"
        "conditions[publication_date][lte]=2025-01-31&per_page=100"
    )


def test_the_months_of_a_span_meet_without_a_gap() -> None:
    found = list(months(date(2023, 11, 20), date(2024, 3, 5)))

    assert (found[0].last, found[-1].first) == (date(2024, 3, 5), date(2023, 11, 20))
    assert [(later.first - one.last).days for later, one in pairwise(found)] == [1] * 4


@pytest.fixture
def rulewire(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rulewire:
    return command_line(monkeypatch, capsys)


def test_the_command_says_what_it_did(
    register: FakeRegister, wanted: Settings, rulewire: Rulewire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK", f"{register.url}/a-secret-hook")
    words = ("backfill", "federal-register", "--since", "2024-12-01", "--until", "2025-02-28")

    said = rulewire(*words, "--json", "--config", wanted.file)

    assert (said.code, said.rows) == (0, [{"listed": 3, "known": 0, "kept": 3, "failed": []}])
