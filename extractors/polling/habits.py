"""At which hours a source has something new: its arrivals, weighed, smoothed and held to a prior.

A day is cut into five minutes, US Eastern time; working days of the federal government stand apart
from the others. A time between two rounds says only that something came in it: such an arrival is
shared out over it by what the others say (the self-consistent estimate of Turnbull, 1976).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from extractors.polling.nouns import DAY_MINUTES, Arrival
from extractors.polling.smoothing import smoothings, trusts
from extractors.working_days import is_working

EASTERN = ZoneInfo("America/New_York")
BIN = 5  # minutes
BINS = DAY_MINUTES // BIN
LEAST = 8  # arrivals, below which nothing is known
MOST = 200  # arrivals that are looked at, the last ones
HALF_LIFE = 60  # arrivals after which one counts half: habits change
VAGUE = timedelta(hours=24)  # a longer time between two rounds says nothing of the hour
PRIOR = 4.0  # arrivals that are held against those that were seen
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
    """The five minutes in which an arrival may have come, and what it counts."""

    cells: Sequence[int]
    weight: float


def habits(arrivals: Sequence[Arrival], *, official: bool) -> Habits | None:
    """Return the habits of a source, None if too little came yet to know them.

    `arrivals` are in order.
    """
    seen = [one for one in arrivals if one.at - one.earliest < VAGUE][-MOST:]
    if len(seen) < LEAST:
        return None
    spans = [_Span(_cells(one), 0.5 ** (age / HALF_LIFE)) for age, one in enumerate(seen[::-1])]
    prior = _prior(official=official)
    rates = [1.0] * (2 * BINS)
    for _ in range(PASSES):
        rates = _estimate(spans, rates, prior)
    working = [rate / WORKING_DAYS for rate in rates[:BINS]]
    return Habits(working, [rate / OFF_DAYS for rate in rates[BINS:]])


def _cells(one: Arrival) -> list[int]:
    """Return the cells of an arrival, latest first: below `BINS` if on a working day."""
    local = one.at.astimezone(EASTERN)
    today = BINS * (not is_working(local.date()))
    before = BINS * (not is_working(local.date() - timedelta(days=1)))
    last = (60 * local.hour + local.minute) // BIN
    steps = max(1, round((one.at - one.earliest) / timedelta(minutes=BIN)))
    return [today + at if at >= 0 else before + at % BINS for at in range(last, last - steps, -1)]


def _estimate(
    spans: Sequence[_Span], rates: Sequence[float], prior: Sequence[float]
) -> list[float]:
    """Return the arrivals a week in each cell, those in doubt shared out by `rates`."""
    halves = _heat(spans[::2], rates), _heat(spans[1::2], rates)
    smooth = [_smooth(half) for half in halves]
    foretold = [_foretold(span, smooth[1 - at % 2]) for at, span in enumerate(spans)]
    shares = trusts(foretold)
    found = list(prior)
    for half in smooth:
        for share, cells in zip(shares, half, strict=True):
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
