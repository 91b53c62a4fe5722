"""Scheduled days: told ahead of time, on the day, and after it if no document was seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

import ledger_texts as texts
from extractors.ledger.telling import stage
from ledger_world import Ledgered, seen
from pipeline.calendar import calendar
from pipeline.demo.texts import Rule
from pipeline.demo.world import World
from pipeline.tables import aligned
from pipeline.upcoming import COLUMNS, cells, upcoming

EXTENDED = Rule(
    "2026-20111",
    "2026-11-03",
    "91 FR 70001",
    "261029-0300",
    "0694-AK99",
    "Extension of the Suspension of End-User Controls for Affiliates of Certain Listed Entities",
    "Final rule; extension of stay.",
    "In this final rule, the Bureau of Industry and Security (BIS) suspends for another year the "
    "interim final rule “Expansion of End-User Controls To Cover Affiliates of Certain Listed "
    "Entities” (Affiliates Rule).",
    "This rule is effective from November 10, 2026, through November 9, 2027.",
    ("Section 744.11 of the EAR stays as it is until then.",),
)


def publish(world: World) -> None:
    world.rule(texts.AFFILIATES)
    world.rule(texts.STAY)
    world.release(texts.ANNOUNCEMENT)
    world.news([texts.TREASURY_SAYS])


@pytest.fixture
def stayed(tmp_path: Path) -> Iterator[Ledgered]:
    """Give rulewire that saw the stay in October 2026, and looks no more."""
    with seen(tmp_path, publish, "2026-10-01") as ledgered:
        yield ledgered


def test_a_stay_that_ends_is_told_at_each_lead_time_once(stayed: Ledgered) -> None:
    days = ["2026-10-10", "2026-10-11", "2026-10-12", "2026-11-03", "2026-11-04", "2026-11-09"]

    told = {day: [row["title"] for row in stayed.wake(day)] for day in days}

    end = "Affiliates Rule: the stay ends after 2026-11-09, scheduled to be in force again"
    assert told == {
        "2026-10-10": [],
        "2026-10-11": [f"{end}, on 2026-11-10 (in 30 days)"],
        "2026-10-12": [],
        "2026-11-03": [f"{end}, on 2026-11-10 (in 7 days)"],
        "2026-11-04": [],
        "2026-11-09": [f"{end}, on 2026-11-10 (tomorrow)"],
    }


def test_the_day_begins_in_us_eastern_time(stayed: Ledgered) -> None:
    stayed.wake("2026-11-09")

    before = stayed.wake("2026-11-10", hour=4, minute=59)
    after = stayed.wake("2026-11-10", hour=5)

    assert before == []
    assert [row["key"] for row in after] == ["phase:affiliates-rule:stay_ends:2026-11-10:day"]


def test_a_day_that_passed_with_no_document_is_told_again_and_then_no_more(
    stayed: Ledgered,
) -> None:
    stayed.wake("2026-11-10")

    (passed,) = stayed.wake("2026-11-11")
    later = [stayed.wake(day) for day in ("2026-11-12", "2026-12-24")]

    assert passed["title"] == "Affiliates Rule: the stay ended on 2026-11-09"
    assert passed["reason"].startswith("no document on it was seen as of 2026-10-01T15:00:00Z")
    assert (passed["severity"], passed["state"]) == ("high", "pending")
    assert later == [[], []]


def test_what_passed_long_ago_is_not_told_on_first_sight(tmp_path: Path) -> None:
    with seen(tmp_path, publish, "2027-03-01") as ledgered:
        assert ledgered.fired() == []


def test_a_baseline_still_schedules_what_is_ahead(tmp_path: Path) -> None:
    with seen(tmp_path, publish, "2026-11-05") as ledgered:
        assert [row["key"] for row in ledgered.fired()] == [
            "phase:affiliates-rule:stay_ends:2026-11-10:lead-7"
        ]


def test_an_extension_takes_the_place_of_the_day(tmp_path: Path) -> None:
    def with_extension(world: World) -> None:
        publish(world)
        world.rule(EXTENDED)

    with seen(tmp_path, with_extension, "2026-11-05") as ledgered:
        told = ledgered.wake("2026-11-10")
        found = ledgered.status("Affiliates Rule", "2026-11-10")

        assert told == []
        assert found["legal"]["text"] == "stayed since 2026-11-10, through 2027-11-09"
        assert [(one["kind"], one["day"]) for one in found["next"]] == [("stay_ends", "2027-11-10")]
        assert [(one["day"], one["superseded_by"]) for one in found["lapsed"]] == [
            ("2026-11-10", "fr:2026-20111")
        ]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-10-01", ""),
        ("2026-10-11", "lead-30"),
        ("2026-11-05", "lead-7"),
        ("2026-11-09", "lead-1"),
        ("2026-11-10", "day"),
        ("2026-11-11", "passed"),
        ("2026-11-17", "passed"),
        ("2026-11-18", ""),
    ],
)
def test_the_shortest_lead_time_that_has_come_is_told(today: str, told: str) -> None:
    day = date.fromisoformat(today)

    assert stage(date(2026, 11, 10), "stay_ends", day, (30, 7, 1)) == told


def test_without_lead_times_only_the_day_is_told() -> None:
    assert stage(date(2026, 11, 10), "effective", date(2026, 11, 9), ()) == ""
    assert stage(date(2026, 11, 10), "effective", date(2026, 11, 12), ()) == "day"


def test_what_is_ahead_is_listed_by_day(stayed: Ledgered) -> None:
    today = date(2026, 10, 1)

    phases = upcoming(stayed.store, today, 90)
    listed = list(aligned(COLUMNS, (cells(phase, today) for phase in phases)))

    assert listed == [
        "2026-11-10  in 40 days    Affiliates Rule: the stay ends after 2026-11-09, scheduled to "
        "be in force again, by 90 FR 50857"
    ]


def test_a_calendar_has_all_day_events_that_keep_their_identity(stayed: Ledgered) -> None:
    phases = upcoming(stayed.store, date(2026, 10, 1), 90)

    first, again = (
        Calendar.from_ical(calendar(phases, datetime(2026, 10, day, tzinfo=UTC), alarm_days=7))
        for day in (1, 2)
    )

    (event,) = first.walk("VEVENT")
    (same,) = again.walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 11, 10)
    assert event.decoded("dtend") == date(2026, 11, 11)
    assert event["uid"] == same["uid"]
    assert "90 FR 50857" in str(event["description"])
    assert len(event.walk("VALARM")) == 1


def test_a_calendar_breaks_its_lines_as_rfc_5545_wants(stayed: Ledgered) -> None:
    (phase,) = upcoming(stayed.store, date(2026, 10, 1), 90)
    hostile = replace(phase, claim=replace(phase.claim, quote="a\r\nEND:VCALENDAR; " * 20))

    lines = calendar([hostile], datetime(2026, 10, 1, tzinfo=UTC)).split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert lines.count(b"END:VCALENDAR") == 1
