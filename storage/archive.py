"""The archive as it was lived through: what was found, when, who was told, in order of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from extractors.model import Authority, Finding
from storage.ledger import Ledger, Row
from storage.outbox import finding_of
from storage.values import moment, stamp

FOUND = """
    select f.*, coalesce(s.authority, 'secondary') as authority
    from finding f left join source s on s.key = f.source
    where f.found_at < :until order by f.found_at, f.rowid
"""
TOLD = """
    select subscription, channel, why, state from delivery
    where finding = :finding and subscription <> 'operator' and state <> 'threaded'
    order by subscription, channel
"""
VERSIONS = """
    select document, number, first_seen from version
    where first_seen >= :since and first_seen < :until order by first_seen, rowid
"""
ENTITIES = "select key from entity"
# What was there when its source was first read: its page was owed then, or stood in the index.
BASELINE = """
    select 1 from document d join source s on s.key = d.source
    where d.id = :document and (
        d.first_seen <= coalesce(s.baseline_at, d.first_seen)
        or exists (select 1 from link l where l.source = d.source and l.baseline
            and (l.url = d.url or l.document = d.id)))
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that is kept, when it was made, and whether its source is who acts."""

    finding: Finding
    at: datetime
    authority: Authority


@dataclass(frozen=True, slots=True)
class Seen:
    """A version of a document, and when it was first seen."""

    document: str
    number: int
    at: datetime

    @property
    def key(self) -> str:
        """The key of the finding that tells of it."""
        return f"{self.document}#{self.number}"


class Archive:
    """What is known of the past; nothing here writes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def found(self, until: datetime) -> Iterator[Found]:
        """Yield all findings made before `until`, oldest first."""
        for row in self._ledger.rows(FOUND, until=stamp(until)):
            finding = finding_of(row, key=row["key"])
            yield Found(finding, moment(row["found_at"]), Authority(row["authority"]))

    def told(self, finding: str) -> list[Row]:
        """Return who was sent a finding, through which channel and why; not the operator."""
        return self._ledger.rows(TOLD, finding=finding)

    def versions(self, since: datetime, until: datetime) -> list[Seen]:
        """Return the versions first seen from `since` to before `until`, oldest first."""
        rows = self._ledger.rows(VERSIONS, since=stamp(since), until=stamp(until))
        return [Seen(row["document"], row["number"], moment(row["first_seen"])) for row in rows]

    def entities(self) -> frozenset[str]:
        """Return the keys of the entities that were watched last."""
        return frozenset(row["key"] for row in self._ledger.rows(ENTITIES))

    def baseline(self, document: str) -> bool:
        """Return whether a document was there when its source was first read."""
        return self._ledger.row(BASELINE, document=document) is not None
