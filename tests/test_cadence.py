"""How often a source has something new, and when its silence is like none before."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.cadence import FLOOR, LEAST, Watched, cadence, silence
from extractors.working_days import federal_holidays, is_still, is_working

FIRST = date(2024, 9, 3)
HISTORY = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=0, max_size=400)


def days(
    speaks: Callable[[date], bool], first: date = FIRST, last: date = date(2025, 10, 31)
) -> list[Watched]:
    """Return every day between two, with an item on those on which the source `speaks`."""
    span = (last - first).days + 1
    return [Watched(d, int(speaks(d))) for d in (first + timedelta(n) for n in range(span))]


def alarms(
    speaks: Callable[[date], bool],
    off: Collection[date] = (),
    *,
    official: bool = True,
    step: int = 1,
) -> set[date]:
    """Return the mornings on which a source is beyond its bound; looked at from summer to spring."""
    history = [day for day in days(speaks, last=date(2026, 3, 31)) if day.day not in off]
    loud = set()
    for at in range(300, len(history), step):
        known = history[:at]
        pace = cadence(known, official=official)
        if pace and silence(known, working=pace.working) > pace.bound:
            loud.add(history[at].day)
    return loud


def between(first: date, last: date) -> Callable[[date], bool]:
    return lambda day: first <= day <= last


@pytest.mark.parametrize(
    ("year", "closed"),
    [
        (2021, "01-01 01-18 01-20 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
    ],
)
def test_federal_holidays_are_those_of_the_personnel_office(year: int, closed: str) -> None:
    assert federal_holidays(year) == {date.fromisoformat(f"{year}-{d}") for d in closed.split()}


def test_a_source_is_not_known_before_it_spoke_often() -> None:
    few = [Watched(FIRST + timedelta(7 * n), 1) for n in range(LEAST)]

    assert cadence([], official=True) is None
    assert cadence(few, official=True) is None


def test_a_lump_is_one_day() -> None:
    lump = [*(Watched(FIRST + timedelta(n), 0) for n in range(20)), Watched(date(2024, 10, 1), 500)]

    assert cadence(lump, official=True) is None


def test_an_office_is_judged_by_its_working_days() -> None:
    pace = cadence(days(is_working), official=True)

    assert pace is not None
    assert (pace.working, pace.expected, pace.bound) == (True, 1, 7)


def test_the_press_is_judged_by_all_days_and_a_law_firm_by_its_own() -> None:
    press = cadence(days(lambda day: True), official=False)
    firm = cadence(days(lambda day: day.weekday() in (1, 3) and is_working(day)), official=False)

    assert press is not None
    assert firm is not None
    assert (press.working, press.expected, press.bound) == (False, 1, 14)
    assert (firm.working, firm.expected) == (True, 3)


def test_a_source_that_stops_is_told_after_its_bound_and_not_before() -> None:
    history = days(lambda day: is_working(day) and day < date(2025, 10, 1))

    seven = [one for one in history if one.day <= date(2025, 10, 9)]
    eight = [one for one in history if one.day <= date(2025, 10, 10)]

    assert silence(seven, working=True) == 7
    assert silence(eight, working=True) == 8


@pytest.mark.parametrize(
    "pause",
    [
        between(date(2025, 11, 24), date(2025, 11, 30)),
        between(date(2025, 12, 20), date(2026, 1, 4)),
        between(date(2025, 7, 3), date(2025, 7, 13)),
    ],
    ids=["Thanksgiving week", "Christmas to New Year", "a summer week"],
)
@pytest.mark.parametrize("official", [True, False])
def test_a_feast_is_no_silence(pause: Callable[[date], bool], official: bool) -> None:
    def speaks(day: date) -> bool:
        return not pause(day) and (is_working(day) or not official)

    assert alarms(speaks, official=official, step=3) == set()


def test_a_shutdown_is_a_silence() -> None:
    shutdown = between(date(2025, 10, 1), date(2025, 11, 12))

    loud = alarms(lambda day: is_working(day) and not shutdown(day))

    # Columbus Day and Veterans Day are no days of silence.
    assert (min(loud), max(loud)) == (date(2025, 10, 11), date(2025, 11, 13))


def test_a_daemon_that_was_off_saw_no_silence() -> None:
    away = {date(2025, 10, 1) + timedelta(n) for n in range(40)}

    assert alarms(lambda day: is_working(day) and day not in away, away, step=3) == set()


@given(HISTORY, st.booleans())
def test_a_bound_is_beyond_every_gap_there_was(
    drawn: list[tuple[bool, int]], official: bool
) -> None:
    history = [Watched(FIRST + timedelta(n), i) for n, (on, i) in enumerate(drawn) if on]
    pace = cadence(history, official=official)
    if pace is None:
        return

    waits = [silence(history[:n], working=pace.working) for n in range(1, len(history) + 1)]
    spoke = [n for n, one in enumerate(history) if one.items]

    assert 1 <= pace.expected <= pace.bound
    assert pace.bound >= FLOOR[pace.working]
    assert max(waits[spoke[0] : spoke[-1]], default=0) <= pace.bound


@given(HISTORY, st.booleans(), st.integers(1, 9))
def test_how_much_comes_at_once_says_nothing(
    drawn: list[tuple[bool, int]], official: bool, times: int
) -> None:
    history = [Watched(FIRST + timedelta(n), i) for n, (on, i) in enumerate(drawn) if on]
    more = [Watched(one.day, one.items * times) for one in history]

    assert cadence(more, official=official) == cadence(history, official=official)


@given(HISTORY, st.integers(0, 30))
def test_silence_grows_by_the_day_and_only_on_own_days(
    drawn: list[tuple[bool, int]], further: int
) -> None:
    history = [Watched(FIRST + timedelta(n), i) for n, (_, i) in enumerate(drawn)]
    after = [Watched(FIRST + timedelta(len(drawn) + n), 0) for n in range(further)]

    longer = silence([*history, *after], working=True) - silence(history, working=True)

    assert longer == sum(is_working(one.day) and not is_still(one.day) for one in after)
