"""How often a source has something new, learnt from when it had; silence is judged by it.

All is counted in the source's own days on which it was really seen: a day when the daemon was off
or the source blind tells nothing of it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

from extractors.working_days import is_still, is_working

LEAST = 10  # gaps between items, below which nothing is known yet
USUAL = 0.95  # share of the gaps that are no longer than `Cadence.expected`
# Own days: a silence up to here is never told. A week and a half of offices, two of the press.
FLOOR = {True: 7, False: 14}
LONGER = 2  # times the longest gap ever
RARE = 6  # times the mean gap: of gaps that come by chance one in 400 is longer
OFF_DAYS = 0.05  # share of items on days off, up to which a source keeps office hours


@dataclass(frozen=True, slots=True)
class Watched:
    """A past day, US Eastern time, on which a source was seen; `items` came new or changed."""

    day: date
    items: int


@dataclass(frozen=True, slots=True)
class Cadence:
    """What is known of a source's pace.

    Attributes:
        working: Whether its days are those of the federal government; otherwise all but feasts.
        expected: Own days from an item to the next, which 19 in 20 gaps do not exceed.
        bound: Own days of silence beyond which it is quiet as never before.

    """

    working: bool
    expected: int
    bound: int


def cadence(days: Sequence[Watched], *, official: bool) -> Cadence | None:
    """Return the pace of a source, None if too little came yet to know it.

    `days` are in order, each once. Many items on one day are one: a lump is no pace.
    """
    spoke = [one.day for one in days if one.items]
    if len(spoke) <= LEAST:
        return None
    off = sum(not is_working(day) for day in spoke)
    working = official or off <= OFF_DAYS * len(spoke)
    own = [one.day for one in days if _own(one.day, working=working)]
    places = [bisect_right(own, day) for day in spoke]
    gaps = sorted(max(1, b - a) for a, b in pairwise(places))
    expected = gaps[ceil(USUAL * len(gaps)) - 1]
    rare = ceil(RARE * sum(gaps) / len(gaps))
    return Cadence(working, expected, max(FLOOR[working], LONGER * gaps[-1], rare))


def silence(days: Sequence[Watched], *, working: bool, last: date | None = None) -> int:
    """Return how many own days have passed since the last item, or since `last` if that is later."""
    spoke = [one.day for one in days if one.items]
    since = max([*spoke, *([last] if last else [])], default=date.min)
    return sum(_own(one.day, working=working) for one in days if one.day > since)


def _own(day: date, *, working: bool) -> bool:
    return not is_still(day) and (is_working(day) or not working)
