"""What came of a round is written down; a source that goes blind is told once, and its return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from config.settings import AlertSettings
from extractors.findings import blind_finding, heartbeat_finding, recovered_finding
from extractors.model import Finding, Source
from extractors.subscriptions import deliveries, operator_deliveries
from extractors.watch import Subscription
from pipeline.run import Round
from storage.store import Store

LONGEST_UNTOLD = timedelta(hours=1)  # who asks for a longer rest than this is told as blind at once
RETRY = timedelta(minutes=5)  # before a failed source is tried again; doubles up to its own pause


@dataclass(frozen=True, slots=True)
class Health:
    """The store, and who is told of trouble."""

    store: Store
    settings: AlertSettings
    subscriptions: Sequence[Subscription]

    def record(self, source: Source, outcome: Round, now: datetime) -> None:
        """Write down a round, set the next one, and tell a loss or return of sight once.

        Sight is lost if the index fails some times in a row, or if it can be read but none of the
        pages that it leads to. A text that was not believed is told at once.
        """
        with self.store.fact():
            if outcome.error:
                self._failed(source, outcome, now)
            elif dark := self._dark(source):
                self.store.sources.round_failed(source.key, dark, now)
                self.store.sources.round_due(source.key, self._next(source, now))
                self._blind(source, dark, now)
            else:
                self._seen(source, now)

    def _dark(self, source: Source) -> str:
        """Return why a source that answers is not seen whole, "" if it is."""
        known = self.store
        return known.sources.dark(source.key, self.settings.blind_after) or known.sights.refused(
            source.key
        )

    def _seen(self, source: Source, now: datetime) -> None:
        since = self.store.sources.blind_since(source.key)
        self.store.sources.round_ok(source.key, now, self._next(source, now))
        if since is not None:
            self._tell(recovered_finding(source, since, now), now)

    def _next(self, source: Source, now: datetime) -> datetime:
        """Return when the next round is due: after the source's pause, or to retry a page."""
        retry = self.store.sources.next_retry(source.key)
        due = now + timedelta(minutes=source.every_minutes)
        return due if retry is None else min(due, max(retry, now + RETRY))

    def _failed(self, source: Source, outcome: Round, now: datetime) -> None:
        known = self.store.sources
        failures = known.round_failed(source.key, outcome.error, now)
        pause = self._pause(source, outcome, failures)
        known.round_due(source.key, now + pause)
        told = pause > LONGEST_UNTOLD or failures >= self.settings.blind_after
        if told:
            self._blind(source, outcome.error, now)

    def _blind(self, source: Source, error: str, now: datetime) -> None:
        """Tell that nothing is seen at a source any more, unless that was told."""
        known = self.store.sources
        if known.blind_since(source.key) is None:
            known.blind(source.key, known.last_ok(source.key) or now)
            self._tell(blind_finding(source, error, known.last_ok(source.key), now), now)

    @staticmethod
    def _pause(source: Source, outcome: Round, failures: int) -> timedelta:
        own = timedelta(minutes=source.every_minutes)
        pause = min(own, RETRY * 2.0 ** min(failures - 1, 12))
        return max(pause, timedelta(seconds=outcome.retry_after_s or 0))

    def heartbeat(self, now: datetime, sources: Mapping[str, Source]) -> None:
        """Queue the daily line that says that rulewire lives, and what it does not see."""
        rows = [row for row in self.store.sources.health() if row["key"] in sources]
        blind = [row["key"] for row in rows if row["state"] == "blind"]
        waiting = self.store.outbox.counts().get("pending", 0)
        with self.store.fact():
            head = str(self.store.chain.head())
            self._tell(heartbeat_finding(now.date(), len(rows), blind, waiting, head), now)

    def _tell(self, finding: Finding, now: datetime) -> None:
        owed = (
            *operator_deliveries(finding, self.settings.operator, now),
            *deliveries(finding, self.subscriptions, {}, now),
        )
        self.store.outbox.tell([finding], owed, now)
