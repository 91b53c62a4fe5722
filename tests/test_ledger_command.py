"""`rulewire status` and `rulewire upcoming`, as they are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

import ledger_texts as texts
from commanding import Rulewire
from ledger_world import Ledgered, seen
from pipeline.demo.world import World


def publish(world: World) -> None:
    world.rule(texts.AFFILIATES)
    world.rule(texts.STAY)
    world.release(texts.ANNOUNCEMENT)
    world.news([texts.TREASURY_SAYS])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledgered]:
    """Give rulewire that saw the stay in October 2026."""
    with seen(tmp_path_factory.mktemp("kept"), publish, "2026-10-01") as ledgered:
        yield ledgered


@pytest.fixture
def ours(kept: Ledgered, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SLACK", "http://127.0.0.1:65535/slack")
    return str(kept.settings.file)


@pytest.mark.parametrize("name", ["Affiliates Rule", "50% rule", "affiliates-rule"])
def test_a_rule_is_found_by_name_alias_and_key(rulewire: Rulewire, ours: str, name: str) -> None:
    said = rulewire("status", name, "--as-of", "2026-01-01", "--config", ours)

    assert said.code == 0
    assert said.out.splitlines()[:2] == [
        "Affiliates Rule as of 2026-01-01",
        "  legal        stayed since 2025-11-10, through 2026-11-09",
    ]


def test_a_misspelt_name_is_answered_with_what_was_meant(rulewire: Rulewire, ours: str) -> None:
    said = rulewire("status", "Afiliates Rule", "--config", ours)

    assert said.code == 2
    assert 'no rule is called so; did you mean "Affiliates Rule"?' in said.err


def test_a_name_like_no_other_is_answered_with_where_they_are(
    rulewire: Rulewire, ours: str
) -> None:
    said = rulewire("status", "zzz", "--config", ours)

    assert said.code == 2
    assert said.err == "rulewire: zzz: no rule is called so; rulewire rules lists them\n"


def test_a_rule_of_which_nothing_is_kept_says_so(rulewire: Rulewire, ours: str) -> None:
    said = rulewire("status", "Foundry Due Diligence Rule", "--config", ours)

    assert said.code == 2
    assert "no document on it is kept" in said.err


def test_a_day_ahead_is_marked(rulewire: Rulewire, ours: str) -> None:
    said = rulewire("status", "Affiliates Rule", "--as-of", "2099-01-01", "--config", ours)

    assert said.out.splitlines()[:2] == [
        "Affiliates Rule as of 2099-01-01, which is ahead: what is scheduled, not what is known",
        "  legal        scheduled to be in force again since 2026-11-10, by 90 FR 50857",
    ]


def test_a_program_gets_the_state_with_its_evidence(rulewire: Rulewire, ours: str) -> None:
    said = rulewire(
        "status", "Affiliates Rule", "--as-of", "2026-01-01", "--json", "--config", ours
    )

    (row,) = said.rows
    assert row["legal"]["evidence"]["document"] == "fr:2025-19846"
    assert row["legal"]["evidence"]["how"].startswith("“suspends”; through 2026-11-09")
    assert [one["day"] for one in row["next"]] == ["2026-11-10"]
    assert {one["key"] for one in row["sources"]} >= {"federal-register"}


def test_what_is_ahead_is_written_to_a_calendar(
    rulewire: Rulewire, ours: str, kept: Ledgered, tmp_path: Path
) -> None:
    file = tmp_path / "rules.ics"

    said = rulewire("upcoming", "--days", "36500", "--ics", str(file), "--json", "--config", ours)

    assert said.code == 0
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert len(events) == len(said.rows)


def test_a_calendar_that_cannot_be_written_is_told(rulewire: Rulewire, ours: str) -> None:
    said = rulewire("upcoming", "--ics", "nowhere/rules.ics", "--config", ours)

    assert said.code == 2
    assert said.err == (
        "rulewire: nowhere/rules.ics: cannot be written: No such file or directory; "
        "name another file with --ics\n"
    )
