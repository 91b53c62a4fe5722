"""All that is kept about one finding."""

import json
from collections.abc import Iterable, Iterator

from storage.ledger import Ledger, Row
from storage.quoting import misquoted

KEYS = """
    select key from finding where substr(key, 1, length(:beginning)) = :beginning
    order by key = :beginning desc, key limit :most
"""
FINDING = """
    select f.*, s.name as source_name, s.kind as source_kind, s.authority
    from finding f left join source s on s.key = f.source where f.key = :key
"""
VERSION = """
    select v.*, d.url, d.published, d.genre from version v join document d on d.id = v.document
    where v.document = :document and v.number = :number
"""
READING = "select said from present_reading where document = :document and version = :number"
CLAIMS = "select * from claim where document = :document and version = :number order by position"
DELIVERIES = """
    select subscription, channel, why, state, attempts, queued_at, done_at, receipt, batch
    from delivery where finding = :key order by subscription, channel
"""
# The tries at the pages up to a time, the last ones, and those that first brought the bodies.
FETCHES = """
    select * from fetch where id in (
        select id from fetch where started_at <= :until and (source = :source or
            url in (select value from json_each(:urls))) order by id desc limit :most)
    or id in (select min(id) from fetch
        where sha256 in (select value from json_each(:bodies)) group by sha256)
    order by id
"""
MOST_FETCHES = 100


class Dossiers:
    """What belongs to a finding."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keys(self, beginning: str, most: int) -> list[str]:
        """Return up to `most` keys of findings that begin so, first the one that is no longer."""
        rows = self._ledger.rows(KEYS, beginning=beginning, most=most)
        return [row["key"] for row in rows]

    def finding(self, key: str) -> Row:
        """Return a finding that is kept, with what its source is."""
        (row,) = self._ledger.rows(FINDING, key=key)
        return row

    def version(self, document: str, number: int) -> Row | None:
        """Return a version as it is kept, None if there is none."""
        return self._ledger.row(VERSION, document=document, number=number)

    def reading(self, document: str, number: int) -> dict[str, object]:
        """Return what was read in a version: a table's name to its rows."""
        (row,) = self._ledger.rows(READING, document=document, number=number)
        claims = self._ledger.rows(CLAIMS, document=document, number=number)
        said: dict[str, object] = json.loads(row["said"])
        return {**said, "claim": [dict(claim) for claim in claims]}

    def misquoted(self) -> Iterator[tuple[str, str, str]]:
        """Yield what was read in texts and does not stand in them: kind, version, words."""
        yield from misquoted(self._ledger)

    def deliveries(self, key: str) -> list[Row]:
        """Return to whom a finding went or goes, when, and what was answered."""
        return self._ledger.rows(DELIVERIES, key=key)

    def fetches(
        self, until: str, *, source: str = "", urls: Iterable[str] = (), bodies: Iterable[str] = ()
    ) -> list[Row]:
        """Return the fetch log of pages, or of a whole source, up to a time: the last tries.

        And those that first brought `bodies`, however long ago.
        """
        return self._ledger.rows(
            FETCHES,
            until=until,
            source=source,
            urls=json.dumps([*urls]),
            bodies=json.dumps([*bodies]),
            most=MOST_FETCHES,
        )
