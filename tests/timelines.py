"""Made timelines of sources, and rounds replayed on them: what is fixed against what is learnt."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251 - drawn from a seed
from statistics import mean

from extractors.polling.arrivals import arrivals
from extractors.polling.due import next_round
from extractors.polling.habits import EASTERN, habits
from extractors.polling.nouns import Arrival, Limits, Plan
from extractors.polling.planning import plan
from extractors.working_days import is_working

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
FIRST = date(2025, 1, 6)

Hours = Callable[[Random, bool], list[float]]
"""Hours of the day, US Eastern time, at which something comes on a working day or another."""


def timeline(hours: Hours, days: int, seed: int = 0, first: date = FIRST) -> list[datetime]:
    """Return when something came in so many days."""
    chance = Random(seed)  # noqa: S311 - drawn from a seed
    found: list[datetime] = []
    for number in range(days):
        day = first + number * DAY
        midnight = datetime.combine(day, time(), EASTERN)
        # Wall time: an hour of the clock, whatever the season.
        found += [midnight + timedelta(hours=hour) for hour in hours(chance, is_working(day))]
    return sorted(one.astimezone(UTC) for one in found)


def issue(chance: Random, working: bool) -> list[float]:
    """Return the hour of the Federal Register's issue; in half of them is something of an agency."""
    return [6 + chance.uniform(0, 1 / 6)] if working and chance.random() < 0.5 else []


def inspection(chance: Random, working: bool) -> list[float]:
    """Return the hours of public inspection: filings at 08:45, special ones at 11:15 and 16:15."""
    if not working:
        return []
    late = [at + chance.uniform(0, 1 / 6) for at in (11.25, 16.25) if chance.random() < 0.12]
    return [8.75 + chance.uniform(0, 0.05), *late] if chance.random() < 0.4 else late


def office(chance: Random, working: bool) -> list[float]:
    """Return the hours of an agency's press office."""
    return [_within(chance.gauss(13, 2.5), 7, 20) for _ in range(_count(chance, 0.8 * working))]


def blog(chance: Random, working: bool) -> list[float]:
    """Return the hours of a law firm: a post on one working day in three, in the morning."""
    return [_within(chance.gauss(11, 2), 6, 20)] * (working and chance.random() < 0.35)


def news(chance: Random, working: bool) -> list[float]:
    """Return the hours of the press: most at noon, hardly any at night, a third on days off."""
    return [chance.triangular(5, 23, 13) for _ in range(_count(chance, 14 if working else 5))]


def anytime(chance: Random, working: bool) -> list[float]:
    """Return the hours of a source without habits."""
    return [chance.uniform(0, 24) for _ in range(_count(chance, 8))]


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _count(chance: Random, mean_: float) -> int:
    """Return how many came, if so many do on average and each by itself (Poisson)."""
    left, count = chance.expovariate(1), 0
    while left < mean_:
        left, count = left + chance.expovariate(1), count + 1
    return count


@dataclass(frozen=True, slots=True)
class Replay:
    """What rounds on a timeline came to; delays are in minutes, rounds are counted from `since`."""

    delays: Sequence[float]
    rounds: int
    minutes: float

    @property
    def mean(self) -> float:
        """Return the mean delay."""
        return mean(self.delays)

    @property
    def p90(self) -> float:
        """Return the delay that nine in ten do not exceed."""
        return sorted(self.delays)[int(0.9 * len(self.delays))]

    @property
    def even(self) -> float:
        """Return the pause of as many rounds, all equally far apart."""
        return self.minutes / self.rounds


@dataclass(slots=True)
class Rounds:
    """Rounds at one source, as the daemon does them; `told` if the source gives the minute."""

    limits: Limits
    official: bool = True
    told: bool = False
    key: str = "source"
    seen: list[Arrival] = field(default_factory=list)
    plan: Plan | None = None
    _heard: bool = False

    def replay(self, times: Sequence[datetime], since: datetime, phase: float = 0) -> Replay:
        """Live through a timeline; what came before `since` teaches and is not counted.

        The first round is a `phase` of the usual pause late.
        """
        now = times[0] - DAY + phase * self.limits.usual * MINUTE
        at, delays, count = 0, list[float](), 0
        while at < len(times):
            before, now = now, next_round(self._planned(now), self.limits, now)
            count += now > since
            upto = bisect_right(times, now, at)
            if upto > at:
                came = times[at:upto]
                delays += [(now - one) / MINUTE for one in came if one > since]
                self.seen += arrivals(came if self.told else [None], before, now, "UTC")
                self._heard, at = True, upto
        return Replay(delays, count, (now - since) / MINUTE)

    _day: date | None = None

    def _planned(self, now: datetime) -> Plan | None:
        """Return the plan, made anew at the first round of a day if something came."""
        today = now.astimezone(EASTERN).date()
        if today != self._day and self._heard:
            known = habits(self.seen, official=self.official)
            self.plan = plan(known, self.limits, self.key) if known else None
            self._heard = False
        self._day = today
        return self.plan


def evenly(times: Sequence[datetime], pause: float, since: datetime, phase: float) -> list[float]:
    """Return the delays, in minutes, of rounds `pause` minutes apart, the first at a `phase` of it."""
    found = []
    for one in times:
        if one > since:
            minutes = (one - since) / MINUTE - phase * pause
            found.append(-minutes % pause)
    return found
