"""Channels that take nothing: since when, and until when they are left alone."""

from dataclasses import dataclass
from datetime import datetime

from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import moment, stamp

DOWN = "select * from channel_down where channel = :channel"
REFUSED = """
    insert into channel_down (channel, since, failures, retry_at, error, told)
    values (:channel, :now, 1, :until, :error, :told)
    on conflict (channel) do update set failures = failures + 1, retry_at = excluded.retry_at,
        error = excluded.error, told = max(told, excluded.told)
"""
TOOK = "delete from channel_down where channel = :channel"


@dataclass(frozen=True, slots=True)
class Down:
    """A channel that takes nothing since `since`; it is not tried before `retry_at`.

    `told` is whether the operator knows.
    """

    since: datetime
    failures: int
    retry_at: datetime
    told: bool


class Channels:
    """Which channels are down."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def down(self, channel: str) -> Down | None:
        """Return how a channel is down, None if it took its last message."""
        row = self._ledger.row(DOWN, channel=channel)
        if row is None:
            return None
        since, until = moment(row["since"]), moment(row["retry_at"])
        return Down(since, row["failures"], until, bool(row["told"]))

    def refused(
        self, channel: str, error: str, now: datetime, until: datetime, *, told: bool
    ) -> None:
        """Note that a channel took nothing, and is left alone until then."""
        self._ledger.run(
            REFUSED,
            channel=channel,
            error=clean(error),
            now=stamp(now),
            until=stamp(until),
            told=int(told),
        )

    def took(self, channel: str) -> None:
        """Note that a channel took a message."""
        self._ledger.run(TOOK, channel=channel)
