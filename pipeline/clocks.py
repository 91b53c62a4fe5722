"""The clocks are looked at: a gap that came about under our eyes is told once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from extractors.clocks.gaps import behind, unexplained, unfiled, unincorporable
from extractors.clocks.nouns import Gap, Patience
from extractors.findings import cut
from extractors.kin import Kin
from extractors.model import Finding, Severity
from extractors.subscriptions import deliveries
from extractors.watch import Subscription
from storage.clocks import Facts
from storage.store import Store


@dataclass(slots=True)
class ClockWatch:
    """What looking takes: the store, how long to wait, who is told."""

    store: Store
    patience: Patience
    subscriptions: Sequence[Subscription]
    kin: Kin
    _mark: str = field(default="", init=False)

    def look(self, now: datetime) -> int:
        """Reconcile the clocks, unless nothing came since the last look on this day.

        Return how many gaps were told.
        """
        mark = f"{now:%Y-%m-%d} {self.store.clocks.mark()}"
        if mark == self._mark:
            return 0
        facts = self.store.clocks.facts()
        gaps = tuple(self._gaps(facts, now))
        with self.store.fact():
            self.store.clocks.keep(facts.actions, gaps)
            told = self._tell(gaps, now)
        self._mark = mark
        return told

    def _gaps(self, facts: Facts, now: datetime) -> Iterator[Gap]:
        today = now.date()
        yield from unfiled(facts.announcements, self.patience, today)
        yield from behind(facts.actions, self.patience, today)
        yield from unexplained(facts.editions, self.patience, today)
        yield from unincorporable(facts.notes)

    def _tell(self, gaps: Iterable[Gap], now: datetime) -> int:
        """Queue the gaps that were never told; a later subscriber is not told of old ones."""
        known = self.store.clocks.told()
        new = [finding_of(gap) for gap in gaps if gap.told and gap.key not in known]
        owed = [d for one in new for d in deliveries(one, self.subscriptions, {}, now, self.kin)]
        self.store.outbox.tell(new, owed, now)
        return len(new)


def finding_of(gap: Gap) -> Finding:
    """Return a gap as something to be told."""
    return Finding(
        key=gap.key,
        kind="clock_gap",
        severity=Severity.HIGH if gap.kind == "unexplained" else Severity.MEDIUM,
        title=gap.title,
        reason=gap.reason,
        quote=cut(gap.quote),
        source=gap.source,
        url=gap.url,
        document=gap.document if gap.version else "",
        version=gap.version,
        entities=(gap.rule,) if gap.rule else (),
        labels=("RULE",) if gap.rule else (),
        text=f"{gap.title}\n{gap.reason}\n{gap.quote}",
    )
