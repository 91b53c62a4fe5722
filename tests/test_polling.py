"""Rounds stand where a source is likely to have something new, within limits, on Washington's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.polling.due import next_round
from extractors.polling.habits import EASTERN, LEAST, habits
from extractors.polling.hours import stretches
from extractors.polling.nouns import Arrival, Asked, Limits, Plan
from extractors.polling.planning import plan
from timelines import (
    DAY,
    MINUTE,
    Hours,
    Rounds,
    anytime,
    blog,
    inspection,
    issue,
    news,
    office,
    timeline,
)

pytestmark = pytest.mark.no_cover

HALF_HOURLY = Limits(30, 3, 120)
HOURLY = Limits(60, 6, 240)
NOON = datetime(2025, 5, 13, 16, tzinfo=UTC)
FEW_MINUTES = 5
PAUSES = st.integers(5, 360)
MOMENTS = st.integers(0, 545 * 1440).map(lambda minutes: NOON - 200 * DAY + minutes * MINUTE)
ARRIVALS = st.lists(MOMENTS, min_size=LEAST, max_size=60, unique_by=datetime.date).map(
    lambda times: [Arrival(at - timedelta(minutes=20), at) for at in sorted(times)]
)


def learnt(times: list[datetime], limits: Limits) -> Plan:
    """Return the plan of an agency that had something new at these times."""
    known = habits([Arrival(at, at) for at in times], official=True)
    assert known
    return plan(known, limits, "source")


def bounds(pause: int) -> Limits:
    return Limits(pause, max(1, pause / 10), min(pause * 4, 720))


def test_a_source_of_which_too_little_is_known_keeps_its_pause() -> None:
    few = [Arrival(NOON + n * DAY, NOON + n * DAY) for n in range(LEAST - 1)]

    assert habits(few, official=True) is None
    assert next_round(None, HALF_HOURLY, NOON) == NOON + 30 * MINUTE


def test_one_busy_day_is_no_habit() -> None:
    busy = [Arrival(NOON + n * MINUTE, NOON + n * MINUTE) for n in range(100)]

    assert habits(busy, official=True) is None


def test_days_off_that_were_hardly_seen_are_asked_as_working_days() -> None:
    monday = datetime(2025, 5, 12, 13, tzinfo=UTC)
    week = [monday + day * DAY + n * 37 * MINUTE for day in range(5) for n in range(10)]

    made = learnt(week, HALF_HOURLY)

    assert len(made.off) >= 0.9 * len(made.working)


def test_a_long_time_without_rounds_teaches_no_hour() -> None:
    away = [Arrival(NOON + n * DAY, NOON + (n + 1.5) * DAY) for n in range(LEAST)]

    assert habits(away, official=True) is None


@pytest.mark.parametrize(
    ("hours", "days", "limits", "share"),
    [
        (issue, 100, HALF_HOURLY, 0.2),
        (inspection, 100, Limits(15, 2, 60), 0.2),
        (office, 100, HALF_HOURLY, 0.5),
        (blog, 120, Limits(120, 12, 480), 0.65),  # few things: chance counts
        (news, 40, HOURLY, 0.85),
        (anytime, 40, HOURLY, 1.1),  # nothing to learn must cost next to nothing
    ],
)
def test_what_comes_is_seen_sooner_with_as_many_rounds(
    hours: Hours, days: int, limits: Limits, share: float
) -> None:
    times = timeline(hours, days)

    replay = Rounds(limits).replay(times, since=times[0] + days // 2 * DAY)

    assert replay.mean < share * replay.even / 2


@settings(max_examples=20, deadline=None)
@given(arrivals=ARRIVALS, pause=PAUSES)
def test_a_week_has_no_more_rounds_than_a_fixed_pause_makes(
    arrivals: list[Arrival], pause: int
) -> None:
    known = habits(arrivals, official=False)
    assert known

    made = plan(known, bounds(pause), "source")

    # Half a round a day is lost or won when they are made whole.
    assert 5 * len(made.working) + 2 * len(made.off) <= 7 * 1440 / pause + 3.5


@settings(max_examples=20, deadline=None)
@given(arrivals=ARRIVALS, pause=PAUSES, now=MOMENTS)
def test_a_round_is_never_too_soon_and_never_too_late(
    arrivals: list[Arrival], pause: int, now: datetime
) -> None:
    limits = bounds(pause)
    known = habits(arrivals, official=True)
    assert known

    due = next_round(plan(known, limits, "source"), limits, now)

    assert limits.shortest / 2 <= (due - now) / MINUTE <= limits.longest


def test_rounds_come_just_after_a_peak_in_summer_and_winter() -> None:
    made = learnt(timeline(inspection, 120), Limits(15, 2, 60))
    summer = datetime(2025, 7, 8, 12, 46, tzinfo=UTC)  # 08:46 in Washington
    winter = datetime(2025, 12, 9, 13, 46, tzinfo=UTC)

    for peak in (summer, winter):
        assert next_round(made, Limits(15, 2, 60), peak) - peak <= FEW_MINUTES * MINUTE


@pytest.mark.parametrize(
    "now", [datetime(2026, 3, 8, 5, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)]
)
def test_the_hour_that_spring_skips_and_autumn_repeats_breaks_no_limit(now: datetime) -> None:
    made = learnt(timeline(anytime, 30), HALF_HOURLY)
    pauses = []
    for _ in range(12):
        due = next_round(made, HALF_HOURLY, now)
        pauses.append((due - now) / MINUTE)
        now = due

    assert min(pauses) >= HALF_HOURLY.shortest / 2
    assert max(pauses) <= HALF_HOURLY.longest


def test_days_off_have_fewer_rounds_than_the_days_on_which_something_comes() -> None:
    made = learnt(timeline(office, 90), HALF_HOURLY)

    assert len(made.off) < 48 < len(made.working)


def test_a_source_that_changes_its_habits_is_followed() -> None:
    morning, evening = timeline(lambda *_: [9.0], 80), timeline(lambda *_: [21.0], 40)
    evening = [at + 80 * DAY for at in evening]
    rounds = Rounds(HOURLY)

    rounds.replay(morning, since=morning[0])
    soon = rounds.replay(evening, since=evening[5]).mean
    later = rounds.replay([at + 40 * DAY for at in evening], since=evening[0] + 41 * DAY).mean

    assert soon < 240
    assert later < FEW_MINUTES


def test_the_same_history_gives_the_same_plan() -> None:
    times = timeline(news, 40)

    assert learnt(times, HOURLY) == learnt(times, HOURLY)


def test_sources_with_the_same_habits_are_not_asked_in_the_same_minutes() -> None:
    known = habits([Arrival(at, at) for at in timeline(anytime, 40)], official=False)
    assert known

    plans = {plan(known, HOURLY, f"source-{n}").working[0] for n in range(20)}

    assert len(plans) > 10


def test_what_a_server_asks_for_is_kept_to_the_second_up_to_the_usual_pause() -> None:
    made = learnt(timeline(office, 90), HALF_HOURLY)
    now = datetime(2025, 5, 13, 17, 0, 13, tzinfo=UTC)

    for minutes, least in ((20, 20), (600, 30)):
        asked = Asked(timedelta(minutes=minutes), "max-age")
        limits = HALF_HOURLY.heeding(asked)
        assert next_round(made, limits, now, asked) - now >= least * MINUTE
        assert limits.free == (minutes < 30)


def test_the_hours_of_a_source_are_told_as_a_person_says_them() -> None:
    times = [Arrival(at, at) for at in timeline(inspection, 200)]

    first, *others = stretches(times)

    assert first.words.startswith("working days 08:30-09:00 (")
    assert sum(one.share for one in (first, *others)) >= 0.8


def test_a_day_of_a_plan_is_the_day_in_washington() -> None:
    made = learnt(timeline(office, 90), HALF_HOURLY)
    # Friday evening there is Saturday here; the plan of a working day goes on.
    friday = datetime(2025, 5, 16, 21, 0, tzinfo=EASTERN)

    due = next_round(made, HALF_HOURLY, friday.astimezone(UTC)).astimezone(EASTERN)

    assert due.date() == friday.date()
    assert 60 * due.hour + due.minute in made.working
