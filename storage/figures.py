"""Sums over what is kept, for whoever draws curves."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from storage.ledger import Ledger, Row
from storage.values import stamp

ROUNDS = """
    select source, sum(ok) as ok, sum(failed) as failed, sum(items) as items
    from source_day group by source order by source
"""
KEPT = """
    select (select count(*) from document) as documents, (select count(*) from version) as versions,
        (select count(*) from finding) as findings
"""
DELIVERIES = "select channel, state, count(*) as n from delivery group by channel, state"
# One attempt a row in the order of its id; the last hour is at the end.
TOOK = """
    select took_ms from (
        select took_ms, started_at from fetch order by id desc limit 20000)
    where started_at >= :since order by took_ms
"""


class Figures:
    """What is kept, counted."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def rounds(self) -> Sequence[Row]:
        """Return how many rounds went well at each source, how many not, and what came of them."""
        return self._ledger.rows(ROUNDS)

    def kept(self) -> Mapping[str, int]:
        """Return how many documents, versions and findings there are."""
        return self._ledger.rows(KEPT)[0]

    def deliveries(self) -> Mapping[tuple[str, str], int]:
        """Return how many deliveries of each channel are in each state."""
        return {(row["channel"], row["state"]): row["n"] for row in self._ledger.rows(DELIVERIES)}

    def took_ms(self, since: datetime) -> list[int]:
        """Return how long the fetches since took, shortest first; the last 20,000 at most."""
        return [row["took_ms"] for row in self._ledger.rows(TOOK, since=stamp(since))]
