"""What came of a round is written down, and when the next one is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from config.settings import AlertSettings
from extractors.model import Source
from extractors.sight import ALL
from pipeline.phases import EASTERN
from pipeline.polling import Pace
from pipeline.run import Round
from storage.store import Store

LONGEST_UNTOLD = timedelta(hours=1)  # a source that will have failed for longer is told as blind
RETRY = timedelta(minutes=5)  # before a failed source is tried again; doubles up to its own pause


@dataclass(frozen=True, slots=True)
class Health:
    """The store, after how many failures a source counts as blind, and when each is asked."""

    store: Store
    settings: AlertSettings
    pace: Pace

    def record(self, source: Source, outcome: Round, now: datetime) -> None:
        """Write down a round, set the next one, and note a loss or return of sight.

        Sight is lost if the index fails some times in a row, or if it can be read but none of the
        pages that it leads to. A text that was not believed is noted at once. What is noted is told
        by `pipeline.sight`.
        """
        if outcome.uneventful and self.store.sources.untroubled(source.key):
            self._uneventful(source, now)
            return
        with self.store.fact():
            if outcome.error:
                seen = self._failed(source, outcome, now)
            elif dark := self._dark(source):
                self.store.sources.round_failed(source.key, dark, now)
                self.store.sources.round_due(source.key, self._next(source, now))
                seen = self._blind(source, dark, now)
            else:
                seen = self._seen(source, outcome, now)
            day = now.astimezone(EASTERN).date()
            self.store.vitals.record(source.key, day, ok=seen, items=outcome.fresh)

    def _uneventful(self, source: Source, now: datetime) -> None:
        """Note a round that found all as it was, together with others of its kind."""
        due, day = self.pace.next(source, now), now.astimezone(EASTERN).date()

        def write() -> None:
            self.store.sources.round_ok(source.key, now, due)
            self.store.vitals.record(source.key, day, ok=True, items=0)

        self.store.soon(write)

    def _dark(self, source: Source) -> str:
        """Return why a source that answers is not seen whole, "" if it is."""
        known = self.store
        return known.sources.dark(source.key, self.settings.blind_after) or known.sights.refused(
            source.key
        )

    def _seen(self, source: Source, outcome: Round, now: datetime) -> bool:
        if outcome.asked is not None:
            self.pace.heed(source, outcome.asked)
        if outcome.arrived:
            since = None if outcome.first else self.store.sources.last_ok(source.key)
            self.pace.hear(source, outcome.arrived, since, now)
        blind = self.store.sources.blind_since(source.key) is not None
        self.store.sources.round_ok(source.key, now, self._next(source, now))
        if blind:
            self.store.vitals.back(source.key, now)
            self._hurry(source.key, now)
        return True

    def _hurry(self, key: str, now: datetime) -> None:
        """Try all at once that went blind when nothing was seen, if a source of them is back."""
        rows = self.store.vitals.blind()
        cut_off = {
            row.told for row in rows if row.source == key and (row.told or "").startswith(ALL)
        }
        for row in rows:
            if row.ended is None and row.told in cut_off:
                self.store.sources.round_due(row.source, now)

    def _next(self, source: Source, now: datetime) -> datetime:
        """Return when the next round is due: by the source's plan, or to retry a page."""
        retry = self.store.sources.next_retry(source.key)
        due = self.pace.next(source, now)
        return due if retry is None else min(due, max(retry, now + RETRY))

    def _failed(self, source: Source, outcome: Round, now: datetime) -> bool:
        known = self.store.sources
        failures = known.round_failed(source.key, outcome.error, now)
        pause = self._pause(source, outcome, failures)
        known.round_due(source.key, now + pause)
        failing = now - (known.failing_since(source.key) or now)
        if failing + pause > LONGEST_UNTOLD or failures >= self.settings.blind_after:
            self._blind(source, outcome.error, now)
        return False

    def _blind(self, source: Source, error: str, now: datetime) -> bool:
        """Note that nothing is seen at a source any more, unless that is known."""
        known = self.store.sources
        if known.blind_since(source.key) is None:
            since = known.last_ok(source.key) or now
            known.blind(source.key, since)
            self.store.vitals.gone(source.key, since, error, now)
        return False

    @staticmethod
    def _pause(source: Source, outcome: Round, failures: int) -> timedelta:
        own = timedelta(minutes=source.every_minutes)
        pause = min(own, RETRY * 2.0 ** min(failures - 1, 12))
        return max(pause, timedelta(seconds=outcome.retry_after_s or 0))
