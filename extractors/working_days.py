"""The days on which the US government works, and those on which hardly anybody publishes."""

from datetime import date, timedelta
from functools import cache

_MONDAY, _THURSDAY = 0, 3


def is_working(day: date) -> bool:
    """Return whether the US government works on `day`.

    >>> is_working(date(2025, 7, 3)), is_working(date(2025, 7, 4)), is_working(date(2025, 7, 5))
    (True, False, False)
    """
    return day.weekday() < 5 and day not in federal_holidays(day.year)


def is_still(day: date) -> bool:
    """Return whether even the press rests: Thanksgiving and the day after, Christmas to New Year."""
    if (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1):
        return True
    return day - thanksgiving(day.year) in (timedelta(0), timedelta(days=1))


@cache
def thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November."""
    return _nth(year, 11, _THURSDAY, 4)


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """Return the days of `year` on which federal offices in Washington are closed: 5 U.S.C. 6103.

    One that falls on a Saturday is kept on the Friday before, on a Sunday, on the Monday after
    (section 6103(b), Executive Order 11582). What the President grants besides is not among them.
    """
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)]
    fixed += [(6, 19)] if year >= 2021 else []  # Public Law 117-17
    days = {
        _nth(year, 1, _MONDAY, 3),
        _nth(year, 2, _MONDAY, 3),
        _nth(year, 6, _MONDAY, 1) - timedelta(days=7),  # the last of May
        _nth(year, 9, _MONDAY, 1),
        _nth(year, 10, _MONDAY, 2),
        thanksgiving(year),
        *(_kept(date(year, month, day)) for month, day in fixed),
        _kept(date(year + 1, 1, 1)),
    }
    if year % 4 == 1:  # Inauguration Day, section 6103(c)
        first = date(year, 1, 20)
        days.add(first + timedelta(days=first.weekday() == 6))
    return frozenset(day for day in days if day.year == year)


def _kept(day: date) -> date:
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
