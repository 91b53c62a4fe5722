"""Days and times as pages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from dateutil.parser import ParserError, isoparse, parse

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})\b"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}",
        rf"\b{_DAY}[-/]{_MONTH}[-/]{_YEAR}",
        r"\b(?P<year>\d{4})[-/.]\s?(?P<mon>\d{1,2})[-/.]\s?(?P<day>\d{1,2})\b",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<mon>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"\b(?P<one>\d{1,2})(?P<dot>[/.])(?P<two>\d{1,2})(?P=dot)(?P<year>\d{4})\b",
    )
)
_YEARS = re.compile(r"\d{4}")  # which every form has
EARLIEST = 1990
# Words that may stand round a date that is a date line.
_AROUND = re.compile(
    r"\b(?:\d{1,2}[:.]\d{2}(?::\d{2})?|[ap]\.?m\b\.?|[ECMP][SD]?T|GMT|UTC|BST|CES?T|ET|at|on|in|the|a|by|an|and|of"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|published|posted|updated|modified|last|first"
    r"|issued|released?|date|dated|written|created|publication|read|min(?:ute)?s?|hours?|days?|ago|rule|notice|proposed"
    r"|agency|\d+)\b",
    re.IGNORECASE,
)  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:updated?|modified|revised|reviewed|last (?:change|edit)\w*|edited|corrected|amended"
    r"|aktualisiert|mis à jour|actualizado)\b[^.;|]{0,30}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:effective|through|until|comments?|due|deadline|expires?|event|register by|©|copyright|since|as of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A day as printed, and whether words before it say that it is of a later change."""

    day: date
    changed: bool
    start: int
    end: int


def days_in(text: str, *, day_first: bool = False) -> Iterator[Printed]:
    """Yield the days printed in `text`, with their years, in order.

    `day_first` reads 04/05/2025 as 4 May; "04.05.2025" is always read so.
    """
    if not _YEARS.search(text):
        return
    found = sorted(
        ((match.start(), match) for form in _FORMS for match in form.finditer(text)),
        key=lambda pair: pair[0],
    )
    end = 0
    for start, match in found:
        day = _day(match, day_first)
        if day is not None and start >= end:
            yield Printed(day, bool(_CHANGED.search(text[end:start])), start, match.end())
            end = match.end()


def is_dateline(text: str) -> bool:
    """Whether a line tells when a page appeared, with a by-line and a reading time at most.

    >>> is_dateline("Posted on November 4, 2024 by Priya Lindqvist")
    True
    >>> is_dateline("The rule took effect on November 4, 2024, and nobody noticed it at all.")
    False
    """
    if len(text) > 200 or not (days := list(days_in(text))) or _OTHER.search(text):
        return False
    rest = text
    for day in reversed(days):
        rest = rest[: day.start] + " " + rest[day.end :]
    words = re.findall(r"[^\W\d_]+", _AROUND.sub(" ", rest))
    # Names are capitalised; a sentence has small words.
    small = [word for word in words if word[0].islower()]
    return len(words) <= 12 and len(small) <= 2


def instant(text: str, zone: ZoneInfo) -> tuple[datetime, bool] | None:
    """Return the time that `text` gives, UTC, and whether it names an hour; None if it is no time.

    A day without an hour is its midnight in `zone`; an hour without an offset is meant in `zone`.
    """
    text = text.strip()
    if not re.search(r"\d", text) or len(text) > 80:
        return None
    try:
        when = _parsed(text)
    except (ParserError, ValueError, OverflowError):
        return None
    if when is None or when.year < EARLIEST:
        return None
    timed = bool(re.search(r"\d[T ]?\d{2}:?\d{2}|\d:\d\d", text[8:]))
    if when.tzinfo is None:
        when = when.replace(tzinfo=zone)
    try:
        return when.astimezone(UTC), timed
    except OverflowError:
        return None


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the first moment of `day` in `zone`, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _parsed(text: str) -> datetime | None:
    if re.match(r"\d{4}-\d\d", text) or re.fullmatch(r"\d{8}", text):
        try:
            return isoparse(text.replace(" ", "T", 1) if re.match(r"\S{10} \d", text) else text)
        except ValueError:
            pass
    days = list(days_in(text))
    if not days:
        return None
    if not re.search(r"\d:\d\d", text):
        return datetime.combine(days[0].day, time())
    return parse(text, tzinfos=_ZONES)


_ZONES: dict[str, tzinfo | int | str | None] = {
    "EST": -18000, "EDT": -14400, "ET": ZoneInfo("America/New_York"), "CST": -21600, "CDT": -18000,
    "MST": -25200, "MDT": -21600, "PST": -28800, "PDT": -25200, "BST": 3600, "CET": 3600, "CEST": 7200,
    "GMT": 0, "UTC": 0,
}  # fmt: skip


def _day(match: re.Match[str], day_first: bool) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "one" in parts:
        month, day = int(parts["one"]), int(parts["two"])
        if day_first or parts["dot"] == "." or month > 12:
            month, day = day, month
    else:
        day = int(parts["day"])
        name = parts.get("month")
        month = _month(name) if name else int(parts["mon"])
    try:
        return date(year, month, day) if year >= EARLIEST else None
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
