"""Charts as geometry: a template draws them as SVG, without a script.

What a chart shows stands in a table beside it as well, for whoever does not see it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 640, 150  # of the drawing, in its own units; a page scales it
_GAP = 0.25  # of a column's room
_WIDEST = 40  # a column, that one alone does not look like a wall
_LABELS = 8  # most of them under a chart
LEAST_MONTHS, MOST_MONTHS = 12, 120


@dataclass(frozen=True, slots=True)
class Column:
    """One value of one series: a rectangle; `y` grows downwards."""

    label: str
    series: int
    value: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over time.

    Attributes:
        title: What it shows, in a line.
        series: What each series is called; those after the first hang below the line.
        columns: In the order of time.
        ticks: Where labels stand: a place from the left, and words.
        base: Where the line of zero is, from the top.
        most: The largest value.
        rows: For the table: a label and a value of each series.

    """

    title: str
    series: tuple[str, ...]
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    base: float
    most: int
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def chart(title: str, rows: Sequence[tuple[str, tuple[int, ...]]], series: Sequence[str]) -> Chart:
    """Return columns for `rows`; of two series the second hangs below the line.

    No column is wider than a sixteenth of the drawing.

    >>> [(c.label, c.y, c.height) for c in chart("", [("May", (2,)), ("June", (1,))], ["n"]).columns]
    [('May', 0.0, 150.0), ('June', 75.0, 75.0)]
    """
    above = max((values[0] for _, values in rows), default=0)
    below = max((values[1] for _, values in rows if len(values) > 1), default=0)
    unit = HEIGHT / ((above + below) or 1)
    base = above * unit
    room = WIDTH / (len(rows) or 1)
    width = min(room * (1 - _GAP), _WIDEST)
    columns = tuple(
        Column(
            label,
            place,
            value,
            room * (number + 0.5) - width / 2,
            base - value * unit if place == 0 else base,
            width,
            value * unit,
        )
        for number, (label, values) in enumerate(rows)
        for place, value in enumerate(values)
        if value
    )
    every = -(-len(rows) // _LABELS) or 1
    ticks = tuple(
        (room * (number + 0.5), label)
        for number, (label, _) in enumerate(rows)
        if not number % every
    )
    return Chart(title, tuple(series), columns, ticks, base, max(above, below), tuple(rows))


def by_month(
    counts: Iterable[Mapping[str, int]],
) -> list[tuple[str, tuple[int, ...]]]:
    """Return a row for each month from the first to the last that has a count.

    They are at least the twelve months to the last one, at most ten years.

    >>> rows = by_month([{"2025-01": 2, "2025-03": 1}])
    >>> rows[0], rows[-3:]
    (('2024-04', (0,)), [('2025-01', (2,)), ('2025-02', (0,)), ('2025-03', (1,))])
    """
    known = list(counts)
    months = sorted({month for each in known for month in each})
    if not months:
        return []
    last = date.fromisoformat(f"{months[-1]}-01")
    year = _before(last, LEAST_MONTHS - 1)
    named = _between(min(months[0], f"{year:%Y-%m}"), months[-1])[-MOST_MONTHS:]
    return [(month, tuple(each.get(month, 0) for each in known)) for month in named]


def _before(day: date, months: int) -> date:
    """Return the first of the month so many months before that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def _between(first: str, last: str) -> list[str]:
    day, found = date.fromisoformat(f"{first}-01"), []
    while f"{day:%Y-%m}" <= last:
        found.append(f"{day:%Y-%m}")
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found
