"""What is known of one address or finding, to say why something was told, or was not."""

from dataclasses import replace

from extractors.model import Finding
from storage.ledger import Ledger, Row
from storage.outbox import finding_of

FINDING = "select * from finding where key = :key"
LIKE = "select key, title from finding where substr(key, 1, length(:start)) = :start limit 6"
TEXT = "select title || char(10) || text as text from version where document = :d and number = :v"
DELIVERIES = "select * from delivery_log where finding = :key order by subscription, channel"
WATCHED = """
    select m.surface, m.entity, m.name, m.label, m.part, m.start, m.end, m.reason from mention m
    where m.document = :d and m.version = :v and m.entity <> ''
    order by m.part = 'text', m.start limit :most
"""
DOCUMENT = """
    select d.*, s.baseline_at, s.name as source_name, s.authority, l.baseline as was_there
    from document d left join source s on s.key = d.source
    left join link l on l.source = d.source and l.url = d.url
    where d.id = :asked or d.url in (:asked, :canonical) or d.id = 'web:' || :canonical
    order by d.serial desc limit 1
"""
FINDINGS = "select key from finding where document = :d order by found_at desc, rowid desc limit 10"
CHANGES = """
    select c.version, c.substantive, c.seen_at, group_concat(distinct h.class) as classes
    from change c left join hunk h on h.document = c.document and h.version = c.version
    where c.document = :d group by c.version order by c.version desc limit 5
"""
LINKS = """
    select l.*, s.name as source_name from link l join source s on s.key = l.source
    where l.url in (:asked, :canonical) order by l.first_seen
"""
FETCHES = """
    select started_at, source, status, error from fetch where url in (:asked, :canonical)
    order by id desc limit 5
"""
SOURCES = """
    select h.key, h.name, s.url, h.state, h.blind_since, h.last_ok, h.last_error
    from source_health h join source s on s.key = h.key
"""


class Inquiries:
    """Questions after the fact."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def finding(self, key: str) -> tuple[Finding, str] | None:
        """Return a finding with the text that words are looked for in, and when it was found."""
        row = self._ledger.row(FINDING, key=key)
        if row is None:
            return None
        found = finding_of(row, key)
        text = self._ledger.row(TEXT, d=found.document, v=found.version)
        return replace(found, text=text["text"] if text else ""), str(row["found_at"])

    def like(self, start: str) -> list[Row]:
        """Return up to six findings whose keys begin so."""
        return self._ledger.rows(LIKE, start=start)

    def deliveries(self, key: str) -> list[Row]:
        """Return what became of a finding, a row a subscription and channel."""
        return self._ledger.rows(DELIVERIES, key=key)

    def watched(self, document: str, version: int, most: int) -> list[Row]:
        """Return the watched names in a version, each with the rule or model that decided."""
        return self._ledger.rows(WATCHED, d=document, v=version, most=most)

    def document(self, asked: str, canonical: str) -> Row | None:
        """Return the document with an id or at an address, None if none is kept."""
        return self._ledger.row(DOCUMENT, asked=asked, canonical=canonical)

    def findings(self, document: str) -> list[str]:
        """Return the keys of a document's findings, newest first."""
        return [row["key"] for row in self._ledger.rows(FINDINGS, d=document)]

    def changes(self, document: str) -> list[Row]:
        """Return a document's last changes, with the classes of what differs in each."""
        return self._ledger.rows(CHANGES, d=document)

    def links(self, asked: str, canonical: str) -> list[Row]:
        """Return the sources' links to an address."""
        return self._ledger.rows(LINKS, asked=asked, canonical=canonical)

    def fetches(self, asked: str, canonical: str) -> list[Row]:
        """Return the last tries to have a page."""
        return self._ledger.rows(FETCHES, asked=asked, canonical=canonical)

    def sources(self) -> list[Row]:
        """Return the sources with their addresses and health."""
        return self._ledger.rows(SOURCES)
