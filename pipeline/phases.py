"""Phases wake by the clock: a day that was scheduled is told ahead of time, when it comes, and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from extractors.kin import Kin
from extractors.ledger.nouns import Phase
from extractors.ledger.phases import seen_later
from extractors.ledger.telling import GRACE, key, phase_finding, stage
from extractors.subscriptions import deliveries
from extractors.watch import Subscription
from storage.store import Store

EASTERN = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class Phases:
    """The store, how many days ahead is told, and to whom; `kin` as for other findings."""

    store: Store
    lead_days: Sequence[int]
    subscriptions: Sequence[Subscription]
    kin: Kin

    def wake(self, now: datetime) -> int:
        """Tell every phase that has come to a stage which was not told; return how many were.

        A day begins in US Eastern time. A day that is not ahead of the document that gives it is
        told by the finding on that document. Each stage of a phase is told once, also after a restart.
        """
        today = now.astimezone(EASTERN).date()
        last = today + timedelta(days=max(self.lead_days, default=0))
        due = self.store.states.phases(today - GRACE, last)
        return sum(self._told(phase, today, now) for phase in due)

    def _told(self, phase: Phase, today: date, now: datetime) -> bool:
        at = stage(phase.day, phase.kind, today, self.lead_days)
        told_then = phase.claim.said is not None and phase.claim.said >= phase.day
        if not at or told_then or self.store.states.told(key(phase, at)):
            return False
        rule = phase.claim.rule
        later = seen_later(self.store.states.claims(rule), phase) if rule else []
        titles = tuple(dict.fromkeys(claim.title for claim in later))
        seen = last_seen(self.store, phase.claim.source)
        finding = phase_finding(phase, at, today, f" as of {seen}" if seen else "", titles)
        owed = deliveries(finding, self.subscriptions, {}, now, self.kin)
        self.store.outbox.tell([finding], owed, now)
        return True


def last_seen(store: Store, source: str) -> str:
    """Return when a source was last seen, and that it is blind if it is; "" if it never was."""
    found = next((row for row in store.states.looked() if row["key"] == source), None)
    if found is None or not found["last_ok"]:
        return ""
    blind = ", and it is blind now" if found["state"] == "blind" else ""
    return f"{found['last_ok']} ({found['name']}{blind})"
