"""Days that prose tells of ("on Friday", "May 13"), resolved against the day of publication."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_EASTERN = ZoneInfo("America/New_York")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_MONTH_FIRST = re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?(?![\d%])")
_DAY_FIRST = re.compile(rf"\b{_DAY} {_MONTH}(?:,? {_YEAR})?\b")
_ISO = re.compile(rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")
_NAMED = re.compile(rf"\b(?:(?P<next>next|coming) )?{_WEEKDAY}\b")
_SPOKEN = re.compile(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]his (?:morning|afternoon))\b"
)
_SAME = re.compile(r"\b(?:the|that) same day\b|\bthat day\b")
_VAGUE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|[Oo]f|mid-)\s?"
    rf"(?:early |late |mid-)?(?:{_MONTH}(?:,? (?:19|20)\d\d)?(?! \d)|(?:19|20)\d\d\b)"
    r"|\b(?:last|next|this|earlier this|later this) (?:week|month|year|spring|summer|autumn|fall"
    r"|winter|quarter)\b"
    r"|\b(?:a|one|two|three|four|five|six|several|\d+) (?:days|weeks|months|years) ago\b"
    r"|\b(?:weeks|months|years) (?:ago|earlier)\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A time expression in a text; `date` is None if it does not fix a day ("in May")."""

    start: int
    end: int
    date: date | None


def published_day(published: datetime | None) -> date | None:
    """Return the day of publication in US Eastern time, None if it is unknown."""
    return published.astimezone(_EASTERN).date() if published else None


def find_days(text: str, published: date | None) -> tuple[Day, ...]:
    """Return the time expressions of `text` in order, without overlaps.

    A month and day without a year means the year that puts it nearest to `published`; a weekday
    means its last occurrence up to `published`, after "next" its first one beyond. What cannot be
    resolved, because `published` is None or the text is vague, has no date.
    """
    found: list[Day] = []
    for pattern, resolve in _RESOLVERS:
        for match in pattern.finditer(text):
            if not any(day.start < match.end() and match.start() < day.end for day in found):
                found.append(Day(match.start(), match.end(), resolve(match, published)))
    return tuple(_same_days(sorted(found, key=lambda day: day.start), text))


def _same_days(days: list[Day], text: str) -> Iterator[Day]:
    for day in days:
        if not _SAME.fullmatch(text[day.start : day.end]):
            yield day
            continue
        earlier = [other.date for other in days if other.start < day.start and other.date]
        yield Day(day.start, day.end, earlier[-1] if earlier else None)


def _calendar(match: re.Match[str], published: date | None) -> date | None:
    parts = match.groupdict()
    month = _month(parts["month"])
    if parts["year"]:
        return _valid(int(parts["year"]), month, int(parts["day"]))
    if published is None:
        return None
    near = (_valid(published.year + step, month, int(parts["day"])) for step in (-1, 0, 1))
    return min(
        (day for day in near if day), key=lambda day: abs((day - published).days), default=None
    )


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    head = name[:3].lower()
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(head))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(match: re.Match[str], published: date | None) -> date | None:
    if published is None:
        return None
    number = _WEEKDAYS.index(match["weekday"].lower() + "day")
    back = (published.weekday() - number) % 7
    return published + timedelta(days=7 - back) if match["next"] else published - timedelta(back)


def _spoken(match: re.Match[str], published: date | None) -> date | None:
    step = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    return published + timedelta(days=step) if published else None


def _nothing(_match: re.Match[str], _published: date | None) -> date | None:
    return None


_Resolve = Callable[[re.Match[str], date | None], date | None]
_RESOLVERS: tuple[tuple[re.Pattern[str], _Resolve], ...] = (
    (_ISO, _calendar),
    (_MONTH_FIRST, _calendar),
    (_DAY_FIRST, _calendar),
    (_NAMED, _weekday),
    (_SPOKEN, _spoken),
    (_SAME, _nothing),
    (_VAGUE, _nothing),
)
