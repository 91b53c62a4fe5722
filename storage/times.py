"""Times that a clock which jumped back has left in the future are brought back to the present."""

from datetime import datetime, timedelta

from storage.ledger import Ledger
from storage.values import stamp

SLACK = timedelta(minutes=1)

FROM_THE_FUTURE = """
    select 1 from source where last_checked > :later
    union all
    select 1 from delivery where state = 'pending' and queued_at > :later limit 1
"""
# A source that asked for a long pause is asked too early this once; it is one request.
SOURCES = "update source set next_due = :now where next_due > :now"
LINKS = """
    update link set next_fetch = :now
    where next_fetch > :now and (failures > 0 or coalesce(read_at, first_seen) > :later)
"""
RETRIES = """
    update delivery set due = :now
    where state = 'pending' and due > :now
        and (attempts > 0 or queued_at > :later and due = queued_at)
"""
# A digest keeps its time of day.
DIGESTS = """
    update delivery set due = strftime('%Y-%m-%dT%H:%M:%SZ', due,
        '-' || cast(julianday(queued_at) - julianday(:now) as integer) || ' days')
    where state = 'pending' and attempts = 0 and due > :now and queued_at > :later
"""


class Times:
    """What is due when, as a whole."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mend(self, now: datetime, *, jumped: bool = False) -> bool:
        """Make due what waits for a time that was reckoned from a wrong present; return if any was.

        Such a present has left its traces, or `jumped` says that there was one.
        """
        moments = {"now": stamp(now), "later": stamp(now + SLACK)}
        if not jumped and self._ledger.row(FROM_THE_FUTURE, later=moments["later"]) is None:
            return False
        with self._ledger.fact():
            self._ledger.run(SOURCES, now=moments["now"])
            for statement in (LINKS, RETRIES, DIGESTS):
                self._ledger.run(statement, **moments)
        return True
