"""When a source is asked next: its habits are learnt as it speaks, its rounds planned once a day.

A round at a source that had nothing new costs a look into a dictionary: a plan is made anew on the
first round of a day, US Eastern time, and only if something came since it was made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from config.settings import PollingSettings, Settings, SourceSettings
from extractors.model import Authority, Source
from extractors.polling.arrivals import arrivals
from extractors.polling.due import next_round
from extractors.polling.habits import EASTERN, LEAST, habits
from extractors.polling.nouns import Arrival, Asked, Limits, Plan
from extractors.polling.planning import plan
from storage.store import Store

HALF_A_DAY = (
    720.0  # minutes: a source is asked twice a day at least, unless its own pause is longer
)


def limits(wanted: SourceSettings, settings: PollingSettings) -> Limits:
    """Return the limits that the configuration sets to a source's pauses."""
    usual = float(wanted.source.every_minutes)
    adaptive = settings.adaptive if wanted.adaptive is None else wanted.adaptive
    if not adaptive:
        return Limits(usual, usual, usual)
    shortest = max(1.0, usual / settings.most_often)
    longest = max(usual, min(usual * settings.most_rarely, HALF_A_DAY))
    return Limits(
        usual, float(wanted.shortest_minutes or shortest), float(wanted.longest_minutes or longest)
    )


def heeded(wanted: SourceSettings, bounds: Limits, asked: Asked) -> Limits:
    """Return the limits with what a server asks for, unless its user has set the shortest pause."""
    return bounds if wanted.shortest_minutes else bounds.heeding(asked)


def dawn(day: date) -> datetime:
    """Return the beginning of a day, US Eastern time: what came before it is known to its plan."""
    return datetime.combine(day, time(), EASTERN)


def planned(source: Source, seen: Sequence[Arrival], bounds: Limits) -> Plan | None:
    """Return the plan of a source that had these arrivals, None if it keeps its usual pause."""
    known = habits(seen, official=source.authority is Authority.OFFICIAL) if bounds.free else None
    return plan(known, bounds, source.key) if known else None


@dataclass(frozen=True, slots=True)
class _Made:
    day: date
    plan: Plan | None


class Pace:
    """The plans of all sources, made anew when a day begins after one that taught something."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._asked: dict[str, Asked] = {}
        self._plans: dict[str, _Made] = {}
        self._heard: dict[str, date] = {}  # when each source last had something new

    def load(self) -> None:
        """Read which sources have habits, and what their servers ask for."""
        counts = self._store.polling.counts()
        self._heard = {key: date.min for key, count in counts.items() if count >= LEAST}
        self._asked = dict(self._store.polling.wishes())

    def next(self, source: Source, now: datetime) -> datetime:
        """Return when a source is due after a good round that ends `now`."""
        if source.key not in self._heard:
            return now + timedelta(minutes=source.every_minutes)
        wanted = self._settings.sources[source.key]
        asked = self._asked.get(source.key, Asked())
        bounds = heeded(wanted, limits(wanted, self._settings.polling), asked)
        made = self._plan(source, bounds, now.astimezone(EASTERN).date())
        return next_round(made, bounds, now, None if wanted.shortest_minutes else asked)

    def _plan(self, source: Source, bounds: Limits, today: date) -> Plan | None:
        made = self._plans.get(source.key)
        if made is None or made.day <= self._heard[source.key] < today:
            seen = self._store.polling.arrivals(source.key, dawn(today))
            made = self._plans[source.key] = _Made(today, planned(source, seen, bounds))
        return made.plan

    def hear(
        self,
        source: Source,
        published: Sequence[datetime | None],
        since: datetime | None,
        now: datetime,
    ) -> None:
        """Keep when something came, found by a good round that ends `now`, after one at `since`."""
        if came := arrivals(published, since, now, source.zone):
            self._store.polling.came(source.key, came)
            self._heard[source.key] = now.astimezone(EASTERN).date()

    def heed(self, source: Source, asked: Asked) -> None:
        """Keep what the server of a source asks for, if that is something else than before."""
        if asked != self._asked.get(source.key, Asked()):
            self._store.polling.wish(source.key, asked)
            self._asked[source.key] = asked
            self._plans.pop(source.key, None)
