"""What is usual of a source, and what of it is not believed."""

from datetime import date, datetime, timedelta

from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import stamp

LEARNT_DAYS = 30
FEWEST_DAYS = 3

FOUND = """
    insert into index_yield (source, url, day, least) values (:source, :url, :day, :found)
    on conflict (source, url, day) do update set least = min(least, excluded.least)
"""
FORGET = "delete from index_yield where source = :source and day < :since"
USUAL = """
    select min(least) as least, count(*) as days from index_yield
    where source = :source and url = :url and day >= :since
"""
REFUSE = """
    insert into refused (document, source, reason, since)
    values (:document, :source, :reason, :now)
    on conflict (document) do update set source = excluded.source, reason = excluded.reason
"""
ACCEPT = "delete from refused where document = :document"
REFUSED = "select reason from refused where source = :source order by since limit 1"
MISTRUST = """
    insert into mistrusted_page (source, url, since) values (:source, :url, :now)
    on conflict do nothing
"""


class Sights:
    """What sources usually show, and what was not believed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def found(self, source: str, url: str, count: int, day: date) -> None:
        """Note how much the first page of an index, configured as `url`, held."""
        since = (day - timedelta(days=LEARNT_DAYS)).isoformat()
        with self._ledger.fact():
            self._ledger.run(FOUND, source=source, url=url, day=day.isoformat(), found=count)
            self._ledger.run(FORGET, source=source, since=since)

    def usual(self, source: str, url: str, day: date) -> int:
        """Return the least that an index has had for a month, 0 if it is known for too few days."""
        since = (day - timedelta(days=LEARNT_DAYS)).isoformat()
        row = self._ledger.row(USUAL, source=source, url=url, since=since)
        return int(row["least"]) if row and row["days"] >= FEWEST_DAYS else 0

    def refuse(self, document: str, source: str, reason: str, now: datetime) -> None:
        """Note that a text was not believed, so that what is kept of it is older.

        `document` is the id of a list, or the address of a page.
        """
        row = {"document": clean(document), "source": source, "reason": clean(reason)}
        self._ledger.run(REFUSE, **row, now=stamp(now))

    def accept(self, document: str) -> None:
        """Note that a text is as its source has it."""
        self._ledger.run(ACCEPT, document=clean(document))

    def refused(self, source: str) -> str:
        """Return why a text of a source is not believed, "" if all are."""
        row = self._ledger.row(REFUSED, source=source)
        return str(row["reason"]) if row else ""

    def mistrust(self, source: str, url: str, now: datetime) -> None:
        """Note that a page is not what its server says of it: it is asked for whole from now on."""
        self._ledger.run(MISTRUST, source=source, url=clean(url), now=stamp(now))
