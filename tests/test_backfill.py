"""The law of the past is fetched once, in few requests, whoever is killed, and nobody is told."""

import signal
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commanding import Rulewire, command_line
from config import Settings
from extractors.errors import ConfigError
from fake_ecfr import MISSING, SOURCE, FakeEcfr
from fetching import NOON
from pipeline.backfill import backfill
from pipeline.history import Span
from pipeline.outcome import Outcome
from running import PATIENCE_S, Home, command, until
from servers import Exchange, Reply, Seen
from storage.store import Store
from wire import Wiring
from wire import settings as written

NOW = NOON.replace(year=2026, month=7, day=22)
SECTION = "ecfr:15-744.11"


@pytest.fixture
def server() -> Iterator[FakeEcfr]:
    with FakeEcfr() as site:
        site.enact("744.11", "(a) First.")
        site.amend("744.11", "2020-05-19", "(a) Second.")
        site.amend("744.11", "2024-10-21", "(a) Third.")
        site.enact("744.2", "(a) Nuclear end uses.", "2019-01-07")
        yield site


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


@pytest.fixture
def wanted(server: FakeEcfr, tmp_path: Path) -> Settings:
    return written(server.url, tmp_path, SOURCE)


async def past(wanted: Settings, store: Store, span: Span | None = None) -> Outcome:
    return await backfill(wanted, store, span or Span(), lambda: NOW)


def stood(store: Store, day: str, document: str = SECTION) -> str:
    edition = store.provisions.as_of(document, date.fromisoformat(day))
    return edition.paragraphs[-1].text if edition else ""


async def test_every_amendment_since_2017_is_an_edition(wanted: Settings, store: Store) -> None:
    outcome = await past(wanted, store)

    assert (outcome.kept, outcome.failed, outcome.exit_code) == (4, [], 0)
    assert stood(store, "2020-05-18") == "(a) First."
    assert stood(store, "2024-10-20") == "(a) Second."
    assert stood(store, "2026-07-21") == "(a) Third."
    assert stood(store, "2019-01-06", "ecfr:15-744.2") == ""


async def test_the_newest_come_first(server: FakeEcfr, wanted: Settings, store: Store) -> None:
    await past(wanted, store)

    days = [path.split("/")[1] for path in server.asked("full")]
    assert days == ["2024-10-21", "2020-05-19", "2019-01-07", "2017-01-03"]


async def test_what_is_kept_is_not_fetched_again(
    server: FakeEcfr, wanted: Settings, store: Store
) -> None:
    await past(wanted, store)
    server.amend("744.2", "2026-07-20", "(a) Nuclear end uses, amended.")
    server.asked()

    outcome = await past(wanted, store)

    assert (outcome.known, outcome.kept) == (4, 1)
    assert server.asked("full") == ["full/2026-07-20/title-15.xml?part=744&section=744.2"]


async def test_many_amendments_of_a_day_come_with_the_whole_part(
    server: FakeEcfr, wanted: Settings, store: Store
) -> None:
    for number in range(20, 26):
        server.enact(f"744.{number}", f"(a) Number {number}.", "2022-10-07")

    outcome = await past(wanted, store, Span(since=date(2022, 10, 7)))

    assert "full/2022-10-07/title-15.xml?part=744" in server.asked("full")
    assert outcome.failed == []
    assert stood(store, "2022-10-07", "ecfr:15-744.25") == "(a) Number 25."
    assert store.provisions.days("ecfr:15-744.11") == [date(2020, 5, 19), date(2024, 10, 21)]


async def test_a_part_that_cannot_be_read_as_a_whole_is_fetched_text_by_text(
    server: FakeEcfr, wanted: Settings, store: Store
) -> None:
    for number in range(20, 26):
        server.enact(f"744.{number}", f"(a) Number {number}.", "2022-10-07")
    strange = Reply(b'<DIV5 N="744"><STRANGE/></DIV5>', 200, "application/xml")
    server.spoil["full/2022-10-07/title-15.xml?part=744"] = strange

    outcome = await past(wanted, store, Span(part="744"))

    assert (outcome.kept, outcome.failed) == (10, [])
    assert stood(store, "2022-10-07", "ecfr:15-744.25") == "(a) Number 25."


async def test_a_removed_section_stood_until_its_removal(
    server: FakeEcfr, wanted: Settings, store: Store
) -> None:
    server.remove("744.2", "2021-03-16")

    await past(wanted, store)

    assert stood(store, "2021-03-15", "ecfr:15-744.2") == "(a) Nuclear end uses."
    removed = "15 CFR 744.2 was removed on 2021-03-16."
    assert stood(store, "2021-03-16", "ecfr:15-744.2") == removed


async def test_a_span_has_what_stood_on_its_first_day_and_was_amended_up_to_its_last(
    server: FakeEcfr, wanted: Settings, store: Store
) -> None:
    span = Span(since=date(2021, 1, 1), until=date(2023, 1, 1))

    outcome = await past(wanted, store, span)

    assert outcome.kept == 2
    assert stood(store, "2021-01-01") == "(a) Second."
    assert stood(store, "2021-01-01", "ecfr:15-744.2") == "(a) Nuclear end uses."


async def test_a_page_that_fails_is_told_and_tried_again(
    server: FakeEcfr, wanted: Settings, store: Store
) -> None:
    server.spoil["full/2020-05-19/title-15.xml"] = MISSING
    outcome = await past(wanted, store)
    assert (outcome.kept, len(outcome.failed), outcome.exit_code) == (3, 1, 1)

    server.spoil.clear()
    outcome = await past(wanted, store)

    assert (outcome.kept, outcome.exit_code) == (1, 0)
    assert stood(store, "2022-01-01") == "(a) Second."


async def test_nobody_is_told_and_no_version_is_made(wiring: Wiring, server: FakeEcfr) -> None:
    wire = await wiring(SOURCE)
    await wire.round()
    before = wire.kept()

    outcome = await backfill(wire.settings, wire.store, Span(), wire.times.now)
    await wire.round(days=1)

    assert outcome.kept == 4
    assert wire.kept() == before
    assert wire.queued() == []


async def test_what_the_daemon_saw_gets_the_day_of_its_amendment(
    wiring: Wiring, server: FakeEcfr
) -> None:
    wire = await wiring(SOURCE)
    await wire.round()

    await backfill(wire.settings, wire.store, Span(), wire.times.now)

    assert wire.store.provisions.days(SECTION) == [
        date(2017, 1, 3),
        date(2020, 5, 19),
        date(2024, 10, 21),
    ]


async def test_there_and_back_is_told_though_backfill_saw_it_first(
    wiring: Wiring, server: FakeEcfr
) -> None:
    wire = await wiring(SOURCE)
    await wire.round()
    first = server.sections["744.11"].rows[-1].text or ""
    server.day = "2026-07-24"
    server.amend("744.11", "2026-07-22", "(a) Quite another thing, for two days.")
    server.amend("744.11", "2026-07-24", first)
    await backfill(wire.settings, wire.store, Span(), lambda: NOW.replace(day=25))

    outcome = await wire.round(days=4)

    assert outcome.failed == []
    assert len(wire.told()) == 2


async def test_new_words_that_were_backfilled_first_are_no_reversion(
    wiring: Wiring, server: FakeEcfr
) -> None:
    wire = await wiring(SOURCE)
    await wire.round()
    server.day = "2026-07-23"
    server.amend("744.11", "2026-07-22", "(a) Fourth, and never before.")

    await backfill(wire.settings, wire.store, Span(), lambda: NOW.replace(day=24))
    await wire.round(days=600)

    assert wire.one("select class from hunk where document = :d", d=SECTION) == "substantive"


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (Span(source="cod"), '"cod" is no source; did you mean "code"'),
        (Span(part="745"), 'no source reads part "745"; did you mean "744"'),
        (Span(since=date(2027, 1, 1)), "2027-01-01 has not come; name a day up to 2026-07-22"),
        (Span(until=date(2027, 1, 1)), "--until: 2027-01-01 has not come"),
        (Span(until=date(2016, 1, 1)), "2016-01-01 is before --since 2017-01-03"),
    ],
)
async def test_what_cannot_be_is_refused(
    wanted: Settings, store: Store, span: Span, reason: str
) -> None:
    with pytest.raises(ConfigError, match=reason):
        await past(wanted, store, span)


HISTORY = st.dictionaries(
    st.dates(date(2017, 1, 4), date(2026, 7, 21)), st.sampled_from(["one", "two", ""]), min_size=1
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=HISTORY)
async def test_any_day_of_any_history_answers_what_stood_then(
    tmp_path: Path, history: dict[date, str]
) -> None:
    with FakeEcfr() as site, Store(":memory:") as store:
        site.enact("744.1", "(a) Always there.")
        site.enact("744.11", "(a) zero")
        for day, text in sorted(history.items()):
            if text:
                site.amend("744.11", day.isoformat(), f"(a) {text}")
            else:
                site.remove("744.11", day.isoformat())

        outcome = await past(written(site.url, tmp_path, SOURCE), store)

        assert outcome.failed == []
        for day in (*history, date(2026, 7, 21)):
            said = site.sections["744.11"].at(day.isoformat())
            found = stood(store, day.isoformat())
            assert found == said or (said is None and "was removed" in found)


@pytest.fixture
def rulewire(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rulewire:
    return command_line(monkeypatch, capsys)


def test_the_command_says_what_it_did(
    server: FakeEcfr, wanted: Settings, rulewire: Rulewire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK", server.url)
    words = ("backfill", "--config", wanted.file, "--part", "744", "--since", "2020-01-01")

    said = rulewire(*words, "--json")
    again = rulewire(*words)

    assert (said.code, said.rows) == (0, [{"listed": 4, "known": 0, "kept": 4, "failed": []}])
    assert again.out == "4 texts listed: 4 were kept before, 0 are new; 0 pages failed\n"
    assert rulewire("backfill", "nobody", "--config", wanted.file).code == 2


def test_killed_in_the_middle_it_goes_on(server: FakeEcfr, tmp_path: Path) -> None:
    home = Home(tmp_path, server)
    home.configure(more=SOURCE)
    answer = server._answer

    def stuck(exchange: Exchange, seen: Seen) -> None:
        if "full/2019" in seen.path:
            server.stopping.wait(PATIENCE_S)
        answer(exchange, seen)

    server._answer = stuck  # type: ignore[method-assign]
    with subprocess.Popen(  # noqa: S603 - our own command
        command("backfill"), cwd=tmp_path, env=dict(home.environ)
    ) as process:
        until(lambda: any("full/2019" in seen.path for seen in list(server.requests)))
        process.send_signal(signal.SIGKILL)
    server._answer = answer  # type: ignore[method-assign]
    server.asked()

    home.ran("backfill")

    assert [path.split("/")[1] for path in server.asked("full")] == ["2019-01-07", "2017-01-03"]
    with Store(tmp_path / "rulewire.db") as store:
        assert store.ask("select count(*) as n from edition")[0]["n"] == 4
