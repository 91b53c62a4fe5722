"""From habits to the minutes of a day: rounds stand where something is likely to come.

Of a given number of rounds, the mean delay is shortest if they stand as dense as the square root of
the rate at which things come: what comes waits for half a gap, and a gap that is halved costs as
much as it saves elsewhere (as for pages: Cho and Garcia-Molina, "Effective page refresh policies
for web crawlers", 2003). To move each round on its own to where it catches most, and to choose the
best of some phases, was tried: neither gained anything that could be measured.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from zlib import crc32

from extractors.polling.habits import BIN, OFF_DAYS, WORKING_DAYS, Habits
from extractors.polling.nouns import DAY_MINUTES, Limits, Plan

WEEK = WORKING_DAYS + OFF_DAYS
HALVINGS = 16


def plan(habits: Habits, limits: Limits, key: str) -> Plan:
    """Return the rounds of the source `key` with these habits, within its limits.

    Sources with the same habits do not crowd into the same minutes: their keys part them.
    """
    phase = crc32(key.encode()) / 2**32
    working, off = ([sqrt(rate) for rate in rates] for rates in (habits.working, habits.off))
    scale = _scale(working, off, limits)
    days = (_minutes(_density(roots, scale, limits), phase) for roots in (working, off))
    return Plan(*days)


def _density(roots: Sequence[float], scale: float, limits: Limits) -> list[float]:
    """Return the rounds in each five minutes."""
    least, most = BIN / limits.longest, BIN / limits.shortest
    return [min(max(scale * root, least), most) for root in roots]


def _scale(working: Sequence[float], off: Sequence[float], limits: Limits) -> float:
    """Return the factor with which a week spends its budget: what a day off saves is not lost."""
    low, high = 0.0, limits.budget / min(*working, *off)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        spent = WORKING_DAYS * sum(_density(working, middle, limits))
        spent += OFF_DAYS * sum(_density(off, middle, limits))
        low, high = (low, middle) if spent > WEEK * limits.budget else (middle, high)
    return low


def _minutes(density: Sequence[float], phase: float) -> array[int]:
    """Return the minutes at which the sum of a density reaches one round after the other."""
    sums = [0.0, *accumulate(density)]
    count = max(1, round(sums[-1]))
    found = array("H")
    for number in range(count):
        wanted = (number + phase) * sums[-1] / count
        at = max(0, bisect_left(sums, wanted) - 1)
        inside = (wanted - sums[at]) / (sums[at + 1] - sums[at])
        found.append(min(int(BIN * (at + inside)), DAY_MINUTES - 1))
    return found
