"""What polling speaks of: an arrival, the limits of a source, the plan of its day."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import datetime, timedelta

DAY_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something new or changed at a source: at `earliest` it was not there, at `at` it was.

    Both are the same if the source itself gives the minute.
    """

    earliest: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """The pause that a server asked for with its answer, and in which words; none if that is ""."""

    pause: timedelta = timedelta()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for the pauses of a source, all in minutes.

    Attributes:
        usual: The configured pause: as many rounds as it makes are the budget of a week.
        shortest: The least pause, whatever is learnt.
        longest: The longest pause, so that a surprise is seen.

    """

    usual: float
    shortest: float
    longest: float

    @property
    def free(self) -> bool:
        """Whether there is anything to choose."""
        return self.shortest < self.usual < self.longest

    @property
    def budget(self) -> float:
        """Rounds a day, on the average of a week."""
        return DAY_MINUTES / self.usual

    def heeding(self, asked: Asked) -> Limits:
        """Return the limits with what the server asked for, which holds up to the usual pause.

        >>> Limits(60, 6, 240).heeding(Asked(timedelta(minutes=30), "max-age=1800"))
        Limits(usual=60, shortest=30.0, longest=240)
        """
        wish = min(asked.pause / timedelta(minutes=1), self.usual)
        return Limits(self.usual, max(self.shortest, wish), self.longest)


@dataclass(frozen=True, slots=True)
class Plan:
    """The minutes, US Eastern time, of the rounds on a working day and on another one."""

    working: array[int]
    off: array[int]

    def of(self, *, working: bool) -> array[int]:
        """Return the minutes of a day."""
        return self.working if working else self.off
