"""Days that prose tells of ("on Friday", "May 13"), resolved against the day of publication."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
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
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} {_DAY}(?:,? {_YEAR}| of (?P<which>last|this) year)?(?![\d%])"
)
_DAY_FIRST = re.compile(rf"\b{_DAY} (?:day of )?{_MONTH}(?:,? {_YEAR})?\b")
_SLASHED = re.compile(r"\b(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")
_NAMED = re.compile(rf"\b(?:(?P<next>next|coming) )?{_WEEKDAY}\b")
_SPOKEN = re.compile(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening)"
    r"|[Ll]ast night)\b"
)
_COUNT = rf"(?P<count>an?|\d{{1,2}}|{'|'.join(_NUMBERS)})"
_AGO = re.compile(rf"\b{_COUNT} days? ago\b", re.IGNORECASE)
_FROM_NOW = re.compile(rf"\b{_COUNT} days from now\b", re.IGNORECASE)
# Told from the day named before it.
_AFTER = re.compile(
    rf"\b{_COUNT} days? (?:later|after(?: that|(?=[.,;])))|\bthe (?:next|following) day\b|\bthe day after(?=[.,;])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b{_COUNT} days? (?:earlier|before(?=[.,;]))|\bthe (?:previous day\b|day before(?=[.,;]))",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the|that) (?:very )?same (?:day|date)\b|\b(?:on )?that (?:day|date)\b|\bthe day (?:it|they) (?:was|were)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|[Oo]f|mid-)\s?"
    rf"(?:early |late |mid-)?(?:{_MONTH}(?:,? (?:19|20)\d\d)?(?! \d)|(?:19|20)\d\d\b)"
    r"|\b(?:last|next|this|earlier this|later this) (?:week|month|year|spring|summer|autumn|fall"
    r"|winter|quarter)\b"
    r"|\b(?:a|one|two|three|four|five|six|several|some|\d+) (?:days|weeks?|months?|years?) ago\b"
    r"|\b(?:days|weeks?|months?|years?) (?:ago|earlier|later)\b"
)


# What is still to come: "will", "takes effect", "is due".
_AHEAD = re.compile(
    r"\b(?:will|shall|to take|to be|takes?(?= (?:legal )?effect)|goes|comes|starts|begins|is (?:to|due|set)|are (?:to|due|set)"
    r"|(?:is|are) effective|effective from)\b(?![^.;]*\b(?:said|announced|told)\b)"
)
_REACH = 130  # characters


@dataclass(frozen=True, slots=True)
class Day:
    """A time expression in a text; `date` is None if it does not fix a day ("in May")."""

    start: int
    end: int
    date: date | None


def published_day(published: datetime | None) -> date | None:
    """Return the day of publication in US Eastern time, None if it is unknown."""
    return published.astimezone(_EASTERN).date() if published else None


def find_days(text: str, published: date | None, earlier: date | None = None) -> tuple[Day, ...]:
    """Return the time expressions of `text` in order, without overlaps.

    A month and day without a year means the year that puts it nearest to `published`; a weekday
    means its last occurrence up to `published`, after "next" its first one beyond. "The same day"
    and "two days later" count from the day named before them, at first from `earlier`. What cannot
    be resolved, because `published` is None or the text is vague, has no date.

    >>> [day.date.isoformat() for day in find_days("On May 2; three days later", date(2025, 5, 7))]
    ['2025-05-02', '2025-05-05']
    """
    return tuple(_counted(_told(text, published), earlier))


@lru_cache(maxsize=2_000)  # asked for by each who reads a sentence
def _told(text: str, published: date | None) -> Sequence[tuple[Day, int | None]]:
    """Return the time expressions in order; those told from the day before them with the steps."""
    found: list[tuple[Day, int | None]] = []
    lower = text.lower()
    met = {sign for sign in _SIGNS if sign in lower}
    if not met:
        return ()
    for pattern, resolve, sign, signs in _RESOLVERS:
        for match in () if met.isdisjoint(signs) else pattern.finditer(text):
            if not any(day.start < match.end() and match.start() < day.end for day, _ in found):
                step = None if sign is None else sign * _count(match)
                found.append((Day(*match.span(), resolve(match, published)), step))
    return tuple(sorted(found, key=lambda each: each[0].start))


def _counted(found: Sequence[tuple[Day, int | None]], last: date | None) -> Iterator[Day]:
    """Yield the days in order, those told from the day before them with their date."""
    for day, step in found:
        if step is None:
            last = day.date or last
            yield day
        else:
            last = last + timedelta(days=step) if last else None
            yield Day(day.start, day.end, last)


def _count(match: re.Match[str]) -> int:
    word = (match.groupdict().get("count") or "a").lower()
    if word.isdecimal():
        return int(word)
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else 1


def coming(sentence: str, day: Day, published: date | None) -> date | None:
    """Return the day itself; a weekday told of what is still to come is the next one."""
    before = sentence[max(0, day.start - _REACH) : day.start]
    named = _NAMED.fullmatch(sentence[day.start : day.end])
    if day.date and published and named and _AHEAD.search(before) and day.date <= published:
        return day.date + timedelta(days=7)
    return day.date


def _calendar(match: re.Match[str], published: date | None) -> date | None:
    parts = match.groupdict()
    month = _month(parts["month"])
    if parts["year"]:
        return _valid(int(parts["year"]), month, int(parts["day"]))
    if published is None:
        return None
    steps = {"last": (-1,), "this": (0,)}.get(parts.get("which") or "", (-1, 0, 1))
    near = (_valid(published.year + step, month, int(parts["day"])) for step in steps)
    return min(
        (day for day in near if day), key=lambda day: abs((day - published).days), default=None
    )


def _month(name: str) -> int:
    if name.isdecimal():
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
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(match["word"].lower(), 0)
    return published + timedelta(days=step) if published else None


def _ago(match: re.Match[str], published: date | None) -> date | None:
    return published - timedelta(days=_count(match)) if published else None


def _ahead(match: re.Match[str], published: date | None) -> date | None:
    return published + timedelta(days=_count(match)) if published else None


def _nothing(_match: re.Match[str], _published: date | None) -> date | None:
    return None


_Resolve = Callable[[re.Match[str], date | None], date | None]
_MONTHS_SHORT = tuple(month[:3] for month in _MONTHS)
_PERIODS = (
    "day",
    "week",
    "month",
    "year",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "quarter",
)
# How a pattern is resolved; a sign if it counts from the day named before it; words of which one
# stands in every match, in lower case: most sentences have none.
_RESOLVERS: tuple[tuple[re.Pattern[str], _Resolve, int | None, tuple[str, ...]], ...] = (
    (_ISO, _calendar, None, ("-",)),
    (_SLASHED, _calendar, None, ("/",)),
    (_MONTH_FIRST, _calendar, None, _MONTHS_SHORT),
    (_DAY_FIRST, _calendar, None, _MONTHS_SHORT),
    (_NAMED, _weekday, None, ("day",)),
    (_SPOKEN, _spoken, None, ("day", "morrow", "night", "this ")),
    (_AGO, _ago, None, ("ago",)),
    (_FROM_NOW, _ahead, None, ("from now",)),
    (_SAME, _nothing, 0, ("day", "date")),
    (_AFTER, _nothing, 1, ("day",)),
    (_BEFORE, _nothing, -1, ("day",)),
    (_VAGUE, _nothing, None, (*_MONTHS_SHORT, "19", "20", *_PERIODS)),
)
_SIGNS = frozenset(sign for *_, signs in _RESOLVERS for sign in signs)
