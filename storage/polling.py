"""What a source's rounds are planned by: when it had something new, what its server asks for."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from extractors.polling.habits import MOST
from extractors.polling.nouns import Arrival, Asked
from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import moment, stamp

KEEP = """
    insert into arrival (source, at, earliest) values (:source, :at, :earliest)
    on conflict (source, at) do nothing
"""
FORGET = """
    delete from arrival where source = :source and at < (
        select at from arrival where source = :source order by at desc limit 1 offset :most)
"""
ARRIVALS = """
    select at, earliest from arrival where source = :source and at < :before
    order by at desc limit :most
"""
COUNTS = "select source, count(*) as n from arrival group by source"
WISHES = "select key, asked_s, asked_words from source where asked_s > 0"
WISH = "update source set asked_s = :seconds, asked_words = :words where key = :key"


class Polling:
    """When sources had something new."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def came(self, source: str, arrivals: Iterable[Arrival]) -> None:
        """Keep when something came; what is too old to count is forgotten."""
        rows = [
            {"source": source, "at": stamp(one.at), "earliest": stamp(one.earliest)}
            for one in arrivals
        ]
        with self._ledger.fact():
            self._ledger.run_all(KEEP, rows)
            self._ledger.run(FORGET, source=source, most=2 * MOST)

    def arrivals(self, source: str, before: datetime) -> list[Arrival]:
        """Return the last arrivals before a moment, in order."""
        rows = self._ledger.rows(ARRIVALS, source=source, before=stamp(before), most=MOST)
        return [Arrival(moment(row["earliest"]), moment(row["at"])) for row in reversed(rows)]

    def counts(self) -> Mapping[str, int]:
        """Return how many arrivals are kept of each source that has any."""
        return {row["source"]: row["n"] for row in self._ledger.rows(COUNTS)}

    def wishes(self) -> Mapping[str, Asked]:
        """Return what the servers asked for that asked for anything."""
        return {
            row["key"]: Asked(timedelta(seconds=row["asked_s"]), row["asked_words"])
            for row in self._ledger.rows(WISHES)
        }

    def wish(self, source: str, asked: Asked) -> None:
        """Note the pause that a server asks for."""
        seconds = round(asked.pause.total_seconds())
        self._ledger.run(WISH, key=source, seconds=seconds, words=clean(asked.words))
