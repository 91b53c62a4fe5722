"""Readings: which version was read by which extractors, now and before.

What the tables hold of a version is its newest reading. What an earlier one said goes to
`earlier_reading`, so that nothing that was once said is lost when a text is read again.
"""

from dataclasses import dataclass
from datetime import date, datetime

from extractors.model import Annotations, Version
from storage.claims import keep_claims
from storage.cleaning import clean
from storage.ledger import Ledger
from storage.marks import keep_marks
from storage.notes import keep_notes
from storage.rules import keep_rules
from storage.values import severity_name, stamp, version

BEHIND = """
    select v.document, v.number
    from version v join document d on d.id = v.document
    where v.extractor <> :extractor
        and (:document = '' or v.document = :document)
        and (:since = '' or coalesce(d.published, d.first_seen) >= :since)
    order by coalesce(d.published, d.first_seen) desc, d.id, v.number desc
"""
EXTRACTORS = """
    select v.extractor, count(*) as n
    from version v join document d on d.id = v.document
    where (:document = '' or v.document = :document)
        and (:since = '' or coalesce(d.published, d.first_seen) >= :since)
    group by v.extractor order by v.extractor
"""
VERSION = """
    select v.*, d.source, d.url, d.published, d.genre
    from version v join document d on d.id = v.document
    where v.document = :document and v.number = :version
"""
DOCUMENTS = "select id from document"
NEWEST = "select number from document where id = :document"
SAID = "select said from present_reading where document = :document and version = :version"
# The first statement of the transaction: of two that read the same text, one finds it done.
CLAIM = """
    update version set extractor = :extractor, read_at = :now
    where document = :document and number = :version and extractor = :before
"""
READ_BEFORE = """
    select extractor, coalesce(read_at, first_seen) as read_at from version
    where document = :document and number = :version
"""
KEEP_EARLIER = """
    insert into earlier_reading (document, version, extractor, read_at, replaced_at, said)
    values (:document, :version, :extractor, :read_at, :now, :said)
"""
FORGET = (
    "delete from mention where document = :document and version = :version",
    "delete from identifier where document = :document and version = :version",
    "delete from legal_date where document = :document and version = :version",
    "delete from rule_event where document = :document and version = :version",
    "delete from list_action where document = :document and version = :version",
    "delete from amendment where document = :document and version = :version",
    "delete from amendment_date where document = :document and version = :version",
)
VERDICT = """
    update document set story = :story, relevant = :relevant, severity = :severity,
        reason = :reason
    where id = :document and number = :version
"""
STORY = """
    select story, exists (select 1 from finding f where f.story = d.story) as told
    from document d where d.id = :document
"""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a further reading of a version says; `before` are the extractors of the last one."""

    document: str
    number: int
    before: str
    notes: Annotations
    story: str
    marks: bytes


class Readings:
    """What is known of who read what."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def behind(
        self, extractor: str, document: str = "", since: date | None = None
    ) -> list[tuple[str, int]]:
        """Return (document, number) of the versions that others than `extractor` read last.

        The newest published first; of a document its newest version first. `document` and `since`,
        the earliest day of publication, leave out the rest.
        """
        chosen = _chosen(document, since)
        rows = self._ledger.rows(BEHIND, extractor=extractor, **chosen)
        return [(row["document"], row["number"]) for row in rows]

    def extractors(self, document: str = "", since: date | None = None) -> dict[str, int]:
        """Return how many versions each version of the extractors read last."""
        rows = self._ledger.rows(EXTRACTORS, **_chosen(document, since))
        return {row["extractor"]: row["n"] for row in rows}

    def documents(self) -> frozenset[str]:
        """Return the ids of all documents that are kept."""
        return frozenset(row["id"] for row in self._ledger.rows(DOCUMENTS))

    def version(self, document: str, number: int) -> tuple[Version, str]:
        """Return a version that is kept, and the extractors that read it last."""
        (row,) = self._ledger.rows(VERSION, document=document, version=number)
        return version(row), row["extractor"]

    def story(self, document: str) -> tuple[str, bool]:
        """Return a document's story, "" if it has none, and whether anything of it was told."""
        (row,) = self._ledger.rows(STORY, document=document)
        return row["story"], bool(row["told"]) and row["story"] != ""

    def is_newest(self, document: str, number: int) -> bool:
        """Return whether that is the newest version of a document."""
        row = self._ledger.row(NEWEST, document=document)
        return row is not None and row["number"] == number

    def replace(self, reread: Reread, now: datetime) -> bool | None:
        """Keep a further reading and set the last one aside; return whether it says anything else.

        None if the version was read by somebody else meanwhile: then nothing is kept.
        """
        at = {"document": reread.document, "version": reread.number}
        with self._ledger.fact():
            (last,) = self._ledger.rows(READ_BEFORE, **at)
            claim = at | {"extractor": reread.notes.extractor, "before": reread.before}
            if not self._ledger.run(CLAIM, now=stamp(now), **claim):
                return None
            before = self._said(at)
            for statement in FORGET:
                self._ledger.run(statement, **at)
            keep_notes(self._ledger, reread.document, reread.number, reread.notes)
            known, _ = self.version(reread.document, reread.number)
            keep_claims(self._ledger, known.document, reread.number, reread.notes)
            self._group(reread)
            if self._ledger.run(VERDICT, **at, **_verdict(reread)):
                keep_marks(self._ledger, reread.document, reread.story, reread.marks)
            changed = self._said(at) != before
            said = before if changed else None
            self._ledger.run(KEEP_EARLIER, now=stamp(now), said=said, **at, **last)
            return changed

    def _group(self, reread: Reread) -> None:
        """Keep of which rule a document's newest version is, as it is read now."""
        if self.is_newest(reread.document, reread.number):
            document = self.version(reread.document, reread.number)[0].document
            keep_rules(self._ledger, document, reread.number, reread.notes)

    def _said(self, at: dict[str, object]) -> str:
        (row,) = self._ledger.rows(SAID, **at)
        return str(row["said"])


def _chosen(document: str, since: date | None) -> dict[str, object]:
    return {"document": document, "since": since.isoformat() if since else ""}


def _verdict(reread: Reread) -> dict[str, object]:
    return {
        "story": reread.story,
        "relevant": int(reread.notes.relevant),
        "severity": severity_name(reread.notes.severity),
        "reason": clean(reread.notes.reason),
    }
