"""What is owed, looked at from afar: which channels are dead, and what lies too long."""

from datetime import datetime

from storage.ledger import Ledger
from storage.values import maybe_moment, stamp

LAST = "select max(found_at) as at from finding where kind = :kind"
# Channels whose last word was that they did not take what they were given.
DEAD_CHANNELS = """
    select channel from (
        select channel, state, row_number() over (
            partition by channel order by done_at desc, state = 'sent' desc) as place
        from delivery where state in ('sent', 'dead'))
    where place = 1 and state = 'dead' order by channel
"""
DEAD_SINCE = "select count(*) as n from delivery where state = 'dead' and done_at >= :since"
WAITING = "select count(*) as n, min(due) as due from delivery where state = 'pending'"


class Debts:
    """What the outbox owes, in sum."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def last(self, kind: str) -> datetime | None:
        """Return when something of a kind was last found, None if never."""
        row = self._ledger.row(LAST, kind=kind)
        return maybe_moment(row["at"]) if row else None

    def dead_channels(self) -> list[str]:
        """Return the channels that gave up the last delivery they were given."""
        return [row["channel"] for row in self._ledger.rows(DEAD_CHANNELS)]

    def dead_since(self, since: datetime) -> int:
        """Return how many deliveries were given up since."""
        row = self._ledger.row(DEAD_SINCE, since=stamp(since))
        return int(row["n"]) if row else 0

    def waiting(self) -> tuple[int, datetime | None]:
        """Return how many deliveries wait, and when the first of them is or was due."""
        row = self._ledger.row(WAITING)
        return (int(row["n"]), maybe_moment(row["due"])) if row else (0, None)
