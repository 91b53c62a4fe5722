"""A rule's life as a picture: two axes, bars from day to day, what is said above, what comes ahead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.ledger.nouns import LEGAL, Claim, Period, Phase, Weight

WIDTH = 800  # of the drawing, in its own units; a page scales it
LANES = {
    "agency": 0,
    "report": 20,
    "legal": 52,
    "enforcement": 106,
    "ahead": 160,
}  # top of each, from above
_MARGIN = 0.04  # of the time shown, on either side
_TICKS = 7  # most of them
_MOST_TICKS = 12  # where even the widest step leaves more
_LETTER = 6.8  # width of a letter in a bar
_PAD = 8  # between words and an edge
_STEPS = ((1, "{:%-d %b %Y}"), (7, "{:%-d %b %Y}"), (30, "{:%b %Y}"), (91, "{:%b %Y}"),
          (365, "{:%Y}"), (1826, "{:%Y}"), (3652, "{:%Y}"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A state as a bar: `anchor` is the evidence's; `words` fit into it, or stand `beside`, or are ""."""

    state: str
    lane: int
    x: float
    width: float
    title: str
    words: str
    beside: bool
    anchor: str
    scheduled: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which something was said, or is scheduled."""

    kind: str
    lane: int
    x: float
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars, marks, where labels of days stand, and where the asked day is."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day stands, from the left."""
        share = (day - self.first) / (self.last - self.first)
        return round(min(max(share, 0.0), 1.0) * WIDTH, 1)


def timeline(
    periods: Sequence[Period], said: Sequence[Claim], phases: Sequence[Phase], day: date
) -> Timeline:
    """Return the picture of a rule's life with a line at `day`.

    `said` are the claims that move no axis: announcements and reports.
    """
    known = [period.since for period in periods] + [claim.day for claim in said]
    known += [phase.day for phase in phases] + [period.until for period in periods if period.until]
    scale = _scale([*(each for each in known if each != date.min), day])
    marks = [_mark(claim, scale) for claim in said if claim.day != date.min]
    marks += [
        Mark("phase", LANES["ahead"], scale.x(p.day), f"{p.day}: {_word(p.kind)}", f"p{number}")
        for number, p in enumerate(phases)
    ]
    first = {period.axis: period for period in reversed(periods)}
    bars = tuple(_bar(period, scale, first[period.axis] is period) for period in periods)
    return Timeline(bars, tuple(marks), tuple(_ticks(scale)), scale.x(day))


def anchor(claim: Claim) -> str:
    """Return the id of a claim's evidence on a page."""
    return f"e-{claim.document}-{claim.version}-{claim.position}".replace(" ", "-")


def _mark(claim: Claim, scale: _Scale) -> Mark:
    kind = "report" if claim.weight is Weight.REPORT else "agency"
    return Mark(kind, LANES[kind], scale.x(claim.day), _told(claim), anchor(claim))


def _scale(days: Sequence[date]) -> _Scale:
    first, last = min(days), max(days)
    margin = max(timedelta(days=10), (last - first) * _MARGIN)
    return _Scale(
        first - min(margin, first - date.min),
        last + min(margin, date.max - last),
    )


def _bar(period: Period, scale: _Scale, first: bool) -> Bar:
    x, end = scale.x(period.since), scale.x(_end(period, scale))
    width = max(end - x, 2.0)
    through = f" through {period.until}" if period.until else ""
    length = len(period.state) * _LETTER
    beside = length >= width - _PAD and first and length < x - _PAD
    return Bar(
        state=period.state.split(",")[0].replace(" ", "-"),
        lane=LANES["legal" if period.axis == LEGAL else "enforcement"],
        x=x,
        width=round(width, 1),
        title=f"{period.axis}: {period.state} since {period.since}{through}",
        words=period.state if beside or length < width - _PAD else "",
        beside=beside,
        anchor=anchor(period.claim),
        scheduled=period.scheduled,
        open=period.until is None,
    )


def _end(period: Period, scale: _Scale) -> date:
    return period.until + timedelta(days=1) if period.until else scale.last


def _told(claim: Claim) -> str:
    return f"{claim.day}: {_word(claim.kind)} ({claim.weight.value})"


def _word(kind: str) -> str:
    return kind.replace("_", " ")


def _ticks(scale: _Scale) -> Iterable[tuple[float, str]]:
    """Yield days at even steps, the finest of which there are not too many."""
    span = (scale.last - scale.first).days
    step, form = next((each for each in _STEPS if span / each[0] <= _TICKS), _STEPS[-1])
    for days in range(0, span + 1, max(step, -(-span // _MOST_TICKS))):
        day = scale.first + timedelta(days=days)
        yield scale.x(day), form.format(day)
