"""The daily sign of life: what was checked, what is not seen, what is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from config.settings import Settings
from extractors.sight import Pulse, heartbeat_finding
from pipeline.telling import Teller
from storage.ledger import Row
from storage.store import Store
from storage.values import moment, stamp

DAY = timedelta(days=1)
LATE = timedelta(hours=1)  # after which a source that was due and not tried is late


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The store, who is told, and what is configured."""

    store: Store
    teller: Teller
    settings: Settings

    def tell(self, now: datetime) -> None:
        """Queue the line of the day, unless it was."""
        with self.store.fact():
            # Whoever gets the message is a witness of the chain of seals.
            notes = (f"chain head {self.store.chain.head()}",)
            line = heartbeat_finding(now.date(), pulse(self.store, self.settings, now, notes))
            self.teller.tell(line, now)

    def catch_up(self, now: datetime) -> None:
        """Queue the line of the day if its time passed while nobody ran; not before a first one."""
        at = self.settings.alert.heartbeat
        if not at or f"{now:%H:%M}" < at:
            return
        last = self.store.debts.last("heartbeat")
        if last is not None and last < now.replace(hour=0, minute=0, second=0):
            self.tell(now)


def pulse(store: Store, settings: Settings, now: datetime, notes: Sequence[str] = ()) -> Pulse:
    """Return what there is to say of the last 24 hours."""
    wanted = {key for key, one in settings.sources.items() if one.enabled}
    rows = [row for row in store.sources.health() if row["key"] in wanted]
    checked = [row["key"] for row in rows if _checked(row, now)]
    counts = store.outbox.counts()
    return Pulse(
        enabled=len(wanted),
        checked=len(checked),
        late=[row["key"] for row in rows if not _checked(row, now) and overdue(row, now)],
        off=len(settings.sources) - len(wanted),
        blind={row["key"]: moment(row["blind_since"]) for row in rows if row["state"] == "blind"},
        quiet={row["key"]: moment(row["quiet_since"]) for row in rows if row["state"] == "quiet"},
        pending=counts.get("pending", 0),
        dead=counts.get("dead", 0),
        notes=notes,
    )


def overdue(row: Row, now: datetime) -> bool:
    """Return whether a source, a row of `source_health`, was due long ago and not tried."""
    return bool(row["next_due"] < stamp(now - max(LATE, timedelta(minutes=row["every_minutes"]))))


def _checked(row: Row, now: datetime) -> bool:
    return row["last_checked"] is not None and row["last_checked"] >= stamp(now - DAY)
