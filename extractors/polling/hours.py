"""The hours in which most of a source's new things came, as a person says it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.polling.habits import EASTERN
from extractors.polling.nouns import DAY_MINUTES, Arrival
from extractors.working_days import is_working

SLOT = 30  # minutes
MOSTLY = 0.8  # share of the arrivals that is told of
APART = 2  # slots without much, between two with much, that still are one stretch


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of day, US Eastern time, and the share of all arrivals that came in it."""

    working: bool
    first: int
    last: int
    share: float

    @property
    def words(self) -> str:
        """As a person says it.

        >>> Stretch(True, 525, 555, 0.4).words
        'working days 08:45-09:15 (40 %)'
        """
        days = "working days" if self.working else "other days"
        return f"{days} {clock(self.first)}-{clock(self.last)} ({self.share:.0%})".replace(
            "%", " %"
        )


def clock(minute: int) -> str:
    """Return a minute of the day as a time.

    >>> clock(525), clock(1440)
    ('08:45', '24:00')
    """
    return f"{minute // 60:02}:{minute % 60:02}"


def stretches(arrivals: Sequence[Arrival]) -> list[Stretch]:
    """Return the times of day that hold most arrivals, the fullest first."""
    slots = Counter(_slot(one) for one in arrivals)
    told: set[int] = set()
    held = 0
    for slot, count in sorted(slots.items(), key=lambda pair: (-pair[1], pair[0])):
        if held >= MOSTLY * len(arrivals):
            break
        told.add(slot)
        held += count
    found = [_stretch(run, slots, len(arrivals)) for run in _runs(sorted(told))]
    return sorted(found, key=lambda one: -one.share)


def _slot(one: Arrival) -> int:
    local = (one.earliest + (one.at - one.earliest) / 2).astimezone(EASTERN)
    off = not is_working(local.date())
    return DAY_MINUTES // SLOT * off + (60 * local.hour + local.minute) // SLOT


def _runs(slots: Sequence[int]) -> list[list[int]]:
    """Return neighbours together, those of a working day apart from those of another."""
    runs: list[list[int]] = []
    day = DAY_MINUTES // SLOT
    for slot in slots:
        if runs and slot - runs[-1][-1] <= APART + 1 and slot // day == runs[-1][-1] // day:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return runs


def _stretch(run: Sequence[int], slots: Counter[int], whole: int) -> Stretch:
    off, first = divmod(run[0] * SLOT, DAY_MINUTES)
    held = sum(slots[slot] for slot in range(run[0], run[-1] + 1))
    return Stretch(not off, first, first + (run[-1] - run[0] + 1) * SLOT, held / whole)
