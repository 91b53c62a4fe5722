"""Sources that answer and have nothing new for longer than ever; learnt from their own days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from extractors.cadence import Cadence, Watched, cadence, silence
from extractors.model import Authority, Source
from extractors.sight import heard_finding, quiet_finding
from pipeline.phases import EASTERN
from pipeline.telling import Teller
from storage.store import Store
from storage.vitals import Look

LEARNT_DAYS = 400  # of history: every season once


@dataclass(frozen=True, slots=True)
class Silence:
    """How long a source has had nothing new, in its own days, and its pace."""

    source: Source
    pace: Cadence
    days: int
    look: Look

    @property
    def words(self) -> str:
        """How long, and what is usual."""
        own = "working days" if self.pace.working else "days"
        usual = f"{self.pace.expected} is usual, told beyond {self.pace.bound}"
        return f"nothing new for {self.days} {own} on which it was seen; {usual}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """The store, who is told, and the sources that are watched, by key."""

    store: Store
    teller: Teller
    sources: Mapping[str, Source]

    def look(self, now: datetime) -> None:
        """Learn the pace of each source; tell one that fell silent, and that speaks again, once."""
        today = now.astimezone(EASTERN).date()
        watched = self.store.vitals.watched(today - timedelta(days=LEARNT_DAYS), today)
        looks = self.store.vitals.looks()
        with self.store.fact():
            found = [
                self._learn(self.sources[key], days, looks[key])
                for key, days in watched.items()
                if key in self.sources
            ]
            self._tell_heard(looks, now)
            self._tell_quiet([one for one in found if one and not one.look.failing], now)

    def _learn(self, source: Source, days: Sequence[Watched], look: Look) -> Silence | None:
        pace = cadence(days, official=source.authority is Authority.OFFICIAL)
        silent = silence(days, working=pace.working, last=_day(look.new)) if pace else 0
        self.store.vitals.paced(source.key, pace, silent)
        return Silence(source, pace, silent, look) if pace else None

    def _tell_quiet(self, found: Sequence[Silence], now: datetime) -> None:
        """Tell of agencies of which a source is silent beyond its bound.

        Those of the same agency that are merely late are told with it: in a shutdown they follow
        one another by days.
        """
        agencies: dict[str, list[Silence]] = defaultdict(list)
        for one in found:
            if one.look.quiet is None and one.days > one.pace.expected:
                agencies[one.source.publisher or one.source.key].append(one)
        for agency, late in agencies.items():
            if all(one.days <= one.pace.bound for one in late):
                continue
            late.sort(key=lambda one: (-one.days, one.source.key))
            finding = quiet_finding(agency, [(one.source, one.words) for one in late], now)
            self.teller.tell(finding, now, [one.source.key for one in late])
            for one in late:
                self.store.vitals.quiet(one.source.key, one.look.new or now)

    def _tell_heard(self, looks: Mapping[str, Look], now: datetime) -> None:
        agencies: dict[str, list[Source]] = defaultdict(list)
        for key, look in looks.items():
            if look.quiet and look.new and look.new > look.quiet:
                self.store.vitals.quiet(key, None)
                if source := self.sources.get(key):
                    agencies[source.publisher or key].append(source)
        for agency, heard in agencies.items():
            self.teller.tell(heard_finding(agency, heard, now), now, [one.key for one in heard])


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(EASTERN).date() if moment else None
