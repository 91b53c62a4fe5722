"""When something was published, as indexes and feeds write it."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

# The web is younger; what carries an earlier day was given none (the Unix epoch, year 1).
_FIRST = datetime(1990, 1, 1, tzinfo=UTC)
# A page may be dated ahead (zones, embargoes, a filing's publication), but not next year.
_AHEAD = timedelta(days=31)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAYS = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
    )
)


def midnight(day: date, zone: str) -> datetime:
    """Return the first moment of `day` in the IANA time zone `zone`, as UTC.

    >>> midnight(date(2025, 5, 13), "America/New_York").isoformat()
    '2025-05-13T04:00:00+00:00'
    """
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def day_in(text: str) -> date | None:
    """Return the first full date in `text`, None if it holds none.

    "05/06/2025" is not read: which of the two is the month, only a format can say.

    >>> day_in("Press Release | BIS | Sept. 6, 2025")
    datetime.date(2025, 9, 6)
    """
    found = [match for pattern in _DAYS for match in pattern.finditer(text)]
    for match in sorted(found, key=re.Match[str].start):
        month = match["month"].lower()
        number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
        try:
            return date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            continue
    return None


def moment_in(text: str, zone: str, formats: Iterable[str] = ()) -> datetime | None:
    """Return the moment that `text` names, UTC, or None if it names none.

    `formats` are `strptime` patterns for the whole text, tried first; otherwise an ISO 8601 time
    or the first full date in the text counts. What says no zone is meant in `zone`.

    >>> moment_in("02/06/2025", "America/New_York", ["%m/%d/%Y"]).isoformat()
    '2025-02-06T05:00:00+00:00'
    """
    clean = " ".join(text.split())
    for form in formats:
        try:
            return in_utc(datetime.strptime(clean, form), zone)  # noqa: DTZ007, zoned right here
        except (ValueError, OverflowError):
            continue
    try:
        return in_utc(datetime.fromisoformat(clean), zone)
    except (ValueError, OverflowError):
        day = day_in(clean)
        return midnight(day, zone) if day else None


def in_utc(moment: datetime, zone: str) -> datetime:
    """Return `moment` in UTC; if it has no zone, it was meant in `zone`."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def believable(moment: datetime | None, seen: datetime) -> datetime | None:
    """Return `moment`, or None if no page seen at `seen` can have been published then."""
    return moment if moment and _FIRST <= moment <= seen + _AHEAD else None
