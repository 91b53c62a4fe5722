"""At which hours a source has something new: its arrivals, weighed, smoothed and held to a prior.

A day is cut into five minutes, US Eastern time; working days of the federal government stand apart
from the others. A time between two rounds says only that something came in it: such an arrival is
shared out over it by what the others say (the self-consistent estimate of Turnbull, 1976).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from extractors.polling.nouns import DAY_MINUTES, Arrival
from extractors.polling.smoothing import smoothings, trusts
from extractors.working_days import is_working

EASTERN = ZoneInfo("America/New_York")
BIN = 5  # minutes
BINS = DAY_MINUTES // BIN
LEAST = 8  # arrivals, below which nothing is known
LEAST_DAYS = 5  # on which they came: a habit is what comes back
MOST = 200  # arrivals that are looked at, the last ones
HALF_LIFE = 60  # arrivals after which one counts half: habits change
VAGUE = timedelta(hours=24)  # a longer time between two rounds says nothing of the hour
PRIOR = 4.0  # arrivals that are held against those that were seen
DOUBTED = 2.0  # days off that must have been seen to be believed half to be other than working days
PASSES = 2
WORKING_DAYS, OFF_DAYS = 5, 2  # a week
OFFICE = range(8 * 60 // BIN, 18 * 60 // BIN)


@dataclass(frozen=True, slots=True)
class Habits:
    """Arrivals to be expected in each five minutes of a working day, and of another day."""

    working: Sequence[float]
    off: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Span:
    """The five minutes in which an arrival may have come, on which day, and what it counts."""

    cells: Sequence[int]
    day: date
    weight: float


def habits(arrivals: Sequence[Arrival], *, official: bool) -> Habits | None:
    """Return the habits of a source, None if too little came yet to know them.

    `arrivals` are in order.
    """
    seen = timed(arrivals)[-MOST:]
    spans = [_span(one, 0.5 ** (age / HALF_LIFE)) for age, one in enumerate(seen[::-1])]
    if len(spans) < LEAST or len({span.day for span in spans}) < LEAST_DAYS:
        return None
    prior = _prior(official=official)
    rates = [1.0] * (2 * BINS)
    for _ in range(PASSES):
        rates = _estimate(spans, rates, prior)
    days = spans[-1].day, spans[0].day
    return _by_day(rates, sum(span.weight for span in spans) / len(spans), *days)


def timed(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Return those of which the hour is known at all."""
    return [one for one in arrivals if one.at - one.earliest < VAGUE]


def _by_day(rates: Sequence[float], share: float, first: date, last: date) -> Habits:
    """Return arrivals a day, from those of all days, which count for a share of their number.

    Days off of which too few were seen are taken for working days.
    """
    days = [first + timedelta(days=ago) for ago in range((last - first).days + 1)]
    worked = sum(map(is_working, days))
    off = share * (len(days) - worked)
    working = [rate / (share * max(worked, 1)) for rate in rates[:BINS]]
    pairs = zip(rates[BINS:], working, strict=True)
    return Habits(working, [(rate + DOUBTED * usual) / (off + DOUBTED) for rate, usual in pairs])


def _span(one: Arrival, weight: float) -> _Span:
    """Return the cells of an arrival, latest first: below `BINS` if on a working day."""
    local = one.at.astimezone(EASTERN)
    day = local.date()
    today, before = (BINS * (not is_working(day - timedelta(days=ago))) for ago in (0, 1))
    last = (60 * local.hour + local.minute) // BIN
    steps = max(1, round((one.at - one.earliest) / timedelta(minutes=BIN)))
    cells = (today + at if at >= 0 else before + at % BINS for at in range(last, last - steps, -1))
    return _Span(list(cells), day, weight)


def _estimate(
    spans: Sequence[_Span], rates: Sequence[float], prior: Sequence[float]
) -> list[float]:
    """Return the arrivals in each cell, those in doubt shared out by `rates`.

    Every other day is one half: what comes on one day hangs together, and would foretell itself.
    """
    half = {day: at % 2 for at, day in enumerate(sorted({span.day for span in spans}))}
    halves = ([span for span in spans if half[span.day] == side] for side in (0, 1))
    smooth = [_smooth(_heat(side, rates)) for side in halves]
    shares = trusts([_foretold(span, smooth[1 - half[span.day]]) for span in spans])
    found = list(prior)
    for side in smooth:
        for share, cells in zip(shares, side, strict=True):
            found = [sum_ + share * one for sum_, one in zip(found, cells, strict=True)]
    return found


def _heat(spans: Sequence[_Span], rates: Sequence[float]) -> list[float]:
    heat = [0.0] * (2 * BINS)
    for span in spans:
        whole = sum(rates[at] for at in span.cells)
        for at in span.cells:
            heat[at] += span.weight * rates[at] / whole
    return heat


def _smooth(heat: Sequence[float]) -> list[list[float]]:
    pairs = zip(smoothings(heat[:BINS]), smoothings(heat[BINS:]), strict=True)
    return [[*working, *off] for working, off in pairs]


def _foretold(span: _Span, smooth: Sequence[Sequence[float]]) -> list[float]:
    """Return how likely each smoothing of the others makes the span; never impossible."""
    few = len(span.cells) / BINS / 100
    return [few + sum(cells[at] for at in span.cells) for cells in smooth]


def _prior(*, official: bool) -> list[float]:
    """Return what is thought before anything is seen: any time, agencies more in office hours."""
    office = PRIOR / 2 / len(OFFICE) if official else 0.0
    even = (PRIOR / 2 if official else PRIOR) / (WORKING_DAYS + OFF_DAYS) / BINS
    working = [even * WORKING_DAYS + office * (at in OFFICE) for at in range(BINS)]
    return [*working, *[even * OFF_DAYS] * BINS]
