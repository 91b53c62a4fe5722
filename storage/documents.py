"""Documents, their versions, what was read in them, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import zstandard

from extractors.changes import Mask, digest
from extractors.hunks import Change
from extractors.lists.entries import is_list
from extractors.model import (
    Annotations,
    Delivery,
    Document,
    Finding,
    Identifier,
    Mention,
    Page,
    Version,
)
from storage.claims import keep_claims
from storage.cleaning import clean
from storage.exchanges import exchange_key, exchange_row
from storage.imports import ARCHIVED
from storage.ledger import Ledger
from storage.lists import Lists, Publication
from storage.marks import keep_marks, marks_of
from storage.notes import keep_notes
from storage.outbox import Outbox
from storage.rules import keep_rules
from storage.stays import keep_stays
from storage.values import (
    hunk,
    hunk_row,
    maybe_moment,
    maybe_stamp,
    severity_name,
    stamp,
    version,
    version_row,
)

LATEST = """
    select v.*, d.source, d.url, d.published, d.genre
    from version v join document d on d.id = v.document and d.number = v.number
    where d.id = :document
"""
NEWEST_VERSIONS = """
    select v.*, d.source, d.url, d.published, d.genre
    from version v join document d on d.id = v.document
    where d.id = :document order by v.number desc limit :most
"""
DIGESTS = "select digest, number from version where document = :document order by number"
MASKS = "select previous, skeleton from mask where document = :document"
# A page may hold thousands of documents: its body is packed for the first of them only.
KEEP_RAW = """
    insert into raw (sha256, media_type, size, body) values (:sha256, :media_type, :size, x'')
    on conflict (sha256) do nothing
"""
KEEP_BODY = "update raw set body = :body where sha256 = :sha256"
KEEP_EXCHANGE = """
    insert into exchange (sha256, url, received_at, final_url, status, headers, left_out)
    values (:sha256, :url, :received_at, :final_url, :status, :headers, :left_out)
    on conflict do nothing
"""
KEEP_DOCUMENT = """
    insert into document (id, source, url, title, published, genre, number, story,
        relevant, severity, reason, first_seen, last_seen)
    values (:id, :source, :url, :title, :published, :genre, :number, :story,
        :relevant, :severity, :reason, :now, :now)
    on conflict (id) do update set url = excluded.url, title = excluded.title,
        source = excluded.source, published = coalesce(excluded.published, published),
        genre = excluded.genre, number = excluded.number, story = excluded.story,
        relevant = excluded.relevant, severity = excluded.severity, reason = excluded.reason,
        last_seen = excluded.last_seen,
        -- Copies of an archive are years apart: no visits in a row.
        changed_in_a_row = case when :archived then 0 else changed_in_a_row + 1 end
"""
KEEP_VERSION = """
    insert into version (document, number, title, text, labels, authors, fields, digest, raw,
        first_seen, extractor)
    values (:id, :number, :title, :text, :labels, :authors, :fields, :digest, :raw,
        :now, :extractor)
"""
KEEP_CHANGE = """
    insert into change (document, version, substantive, reverts_to, seen_at)
    values (:document, :version, :substantive, :reverts_to, :now)
"""
KEEP_HUNK = """
    insert into hunk (document, version, position, label, kind, substantive, class, reason, was,
        edits, start, end)
    values (:document, :version, :position, :label, :kind, :substantive, :class, :reason, :was,
        :edits, :start, :end)
"""
KEEP_MASK = """
    insert into mask (document, previous, skeleton, since)
    values (:document, :previous, :skeleton, :now) on conflict do nothing
"""
SEEN = "update document set last_seen = :now, changed_in_a_row = 0 where id = :document"
STREAK = "select changed_in_a_row from document where id = :document"
SOURCE_NEW = "update source set last_new = :now where key = :source"
# What stands in a document's row, or in that of its version, changes with its marks.
OPEN_STORIES = """
    select d.id as document, d.number, d.story, v.extractor from (
        select serial from story_mark join document using (serial)
        where story <> '' and first_seen >= :since
            and (:published = '' or coalesce(published, first_seen) >= :published)
        order by serial desc limit :most
    ) last join document d on d.serial = last.serial
    join version v on v.document = d.id and v.number = d.number
    order by d.serial
"""
# The nearest on either side of a day, by the index of when a document with a story was published.
NEAR_STORIES = """
    select d.id as document, d.number, d.story, v.extractor from (
        select serial from (select serial from document join story_mark using (serial)
            where story <> '' and coalesce(published, first_seen) < :day
                and coalesce(published, first_seen) >= :since
            order by coalesce(published, first_seen) desc limit :most)
        union all
        select serial from (select serial from document join story_mark using (serial)
            where story <> '' and coalesce(published, first_seen) >= :day
                and coalesce(published, first_seen) < :until
            order by coalesce(published, first_seen) limit :most)
    ) near join document d on d.serial = near.serial
    join version v on v.document = d.id and v.number = d.number
    order by d.serial
"""
ELSEWHERE = "pragma data_version"
HUNKS = "select * from hunk where document = :document and version = :version order by position"
CHANGE = "select * from change where document = :document and version = :version"
MENTIONS = """
    select * from mention where document = :document and version = :version and part = 'text'
    order by start, label
"""
IDENTIFIERS = """
    select * from identifier where document = :document and version = :version
    order by start, label, value
"""
# Lists of parties: screening lists, and the supplements to 15 CFR part 744 that are lists.
LISTS = """
    select id, number from document
    where id like 'list:%' or id like 'ecfr:15-744-supp-%' order by id
"""
PUBLISHED = "select published from document where id = :document"


@dataclass(frozen=True, slots=True)
class Kept:
    """All that one document's visit leaves behind: one transaction.

    `masks` are places now known to change at every visit; `page` is what the text was read from;
    `publication` is what a list says with this version, None if the document is no list.
    """

    document: Document
    number: int
    page: Page | None
    change: Change | None
    notes: Annotations
    story: str
    marks: bytes
    masks: tuple[Mask, ...]
    findings: tuple[Finding, ...]
    deliveries: tuple[Delivery, ...]
    publication: Publication | None = None


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A document with a story, by the version and the extractors by which that was found."""

    document: str
    number: int
    story: str
    extractor: str


class Documents:
    """What is known of texts."""

    def __init__(self, ledger: Ledger, outbox: Outbox, lists: Lists) -> None:
        self._ledger = ledger
        self._outbox = outbox
        self._lists = lists

    def latest(self, document: str) -> Version | None:
        """Return the newest version, None if the document was never seen."""
        row = self._ledger.row(LATEST, document=document)
        return version(row) if row else None

    def newest(self, document: str, most: int) -> list[Version]:
        """Return up to `most` versions, oldest first."""
        rows = self._ledger.rows(NEWEST_VERSIONS, document=document, most=most)
        return [version(row) for row in reversed(rows)]

    def digests(self, document: str) -> Mapping[str, int]:
        """Return the version numbers by digest: what a reinstatement is told by."""
        rows = self._ledger.rows(DIGESTS, document=document)
        return {row["digest"]: row["number"] for row in rows}

    def masks(self, document: str) -> tuple[Mask, ...]:
        """Return the places that are known to change at every visit."""
        rows = self._ledger.rows(MASKS, document=document)
        return tuple(Mask(row["previous"], row["skeleton"]) for row in rows)

    def streak(self, document: str) -> int:
        """Return how many visits in a row found the document changed."""
        row = self._ledger.row(STREAK, document=document)
        return int(row["changed_in_a_row"]) if row else 0

    def seen(self, document: str, now: datetime) -> None:
        """Note that a visit found the document as it was."""
        self._ledger.run(SEEN, document=document, now=stamp(now))

    def keep(self, kept: Kept, now: datetime) -> None:
        """Keep a new version with all that follows from it, or nothing of it."""
        with self._ledger.fact():
            self._keep_version(kept, stamp(now))
            keep_notes(self._ledger, kept.document.id, kept.number, kept.notes)
            keep_stays(self._ledger, kept.document, kept.number)
            keep_claims(self._ledger, kept.document, kept.number, kept.notes)
            keep_rules(self._ledger, kept.document, kept.number, kept.notes)
            if kept.change:
                self._keep_change(kept.change, stamp(now))
            if kept.publication:
                self._lists.keep(kept.document.id, kept.number, kept.publication)
            self._ledger.run_all(
                KEEP_MASK,
                [
                    {
                        "document": kept.document.id,
                        "previous": clean(m.previous),
                        "skeleton": clean(m.skeleton),
                        "now": stamp(now),
                    }
                    for m in kept.masks
                ],
            )
            self._outbox.tell(kept.findings, kept.deliveries, now)

    def _keep_version(self, kept: Kept, now: str) -> None:
        notes, archived = kept.notes, ARCHIVED in kept.document.fields
        if kept.page:
            self._keep_raw(kept.page)
        row = version_row(kept.document) | {
            "number": kept.number,
            "digest": digest(kept.document),
            "extractor": notes.extractor,
            "story": kept.story,
            "relevant": int(notes.relevant),
            "severity": severity_name(notes.severity),
            "reason": clean(notes.reason),
            "archived": int(archived),
            "now": now,
        }
        self._ledger.run(KEEP_DOCUMENT, **row)
        keep_marks(self._ledger, kept.document.id, kept.story, kept.marks)
        self._ledger.run(KEEP_VERSION, **row)
        self._ledger.seal("version", f"{kept.document.id}#{kept.number}")
        if not archived:
            self._ledger.run(SOURCE_NEW, source=kept.document.source, now=now)

    def _keep_raw(self, page: Page) -> None:
        about = {"sha256": page.sha256, "media_type": page.media_type, "size": len(page.body)}
        if self._ledger.run(KEEP_RAW, **about):
            body = zstandard.ZstdCompressor(level=9).compress(page.body)
            self._ledger.run(KEEP_BODY, sha256=page.sha256, body=body)
        exchange = exchange_row(page)
        if self._ledger.run(KEEP_EXCHANGE, **exchange):
            self._ledger.seal("exchange", exchange_key(exchange))

    def _keep_change(self, change: Change, now: str) -> None:
        self._ledger.run(
            KEEP_CHANGE,
            document=change.document,
            version=change.number,
            substantive=int(change.substantive),
            reverts_to=change.reverts_to,
            now=now,
        )
        self._ledger.run_all(
            KEEP_HUNK,
            [hunk_row(change.document, change.number, n, h) for n, h in enumerate(change.hunks)],
        )

    def open_stories(
        self, since: datetime, published: datetime | None, most: int
    ) -> list[OpenStory]:
        """Return the last `most` documents with a story that were first seen since then, in order.

        Those published before `published` are left out.
        """
        at = {"since": stamp(since), "published": maybe_stamp(published) or ""}
        rows = self._ledger.rows(OPEN_STORIES, **at, most=most)
        return [OpenStory(**row) for row in rows]

    def near_stories(
        self, since: datetime, now: datetime, until: datetime, most: int
    ) -> list[OpenStory]:
        """Return documents with a story that were published around `now`, in the order they came.

        Up to `most` from `since` on and before `now`, as many from `now` on and before `until`; the
        nearest. One without a day counts by when it was first seen.
        """
        at = {"since": stamp(since), "day": stamp(now), "until": stamp(until)}
        return [OpenStory(**row) for row in self._ledger.rows(NEAR_STORIES, **at, most=most)]

    def marks(self, document: str) -> bytes:
        """Return what the story of a document is found by, as it was kept."""
        return marks_of(self._ledger, document)

    def written_elsewhere(self) -> int:
        """Return a number that changes when another connection writes to the database."""
        (row,) = self._ledger.rows(ELSEWHERE)
        return int(row["data_version"])

    def change(self, document: str, number: int) -> Change | None:
        """Return what changed with that version, None if it was the first."""
        row = self._ledger.row(CHANGE, document=document, version=number)
        if row is None:
            return None
        hunks = self._ledger.rows(HUNKS, document=document, version=number)
        return Change(document, number, tuple(map(hunk, hunks)), row["reverts_to"])

    def mentions(self, document: str, number: int) -> tuple[Mention, ...]:
        """Return the mentions in a version's text, in order."""
        rows = self._ledger.rows(MENTIONS, document=document, version=number)
        return tuple(
            Mention(
                row["label"],
                row["start"],
                row["end"],
                row["surface"],
                row["entity"],
                row["name"],
                row["reason"],
            )
            for row in rows
        )

    def identifiers(self, document: str, number: int) -> tuple[Identifier, ...]:
        """Return the citations and numbers in a version's text, in order."""
        rows = self._ledger.rows(IDENTIFIERS, document=document, version=number)
        return tuple(Identifier(r["label"], r["value"], r["start"], r["end"]) for r in rows)

    def lists(self) -> Mapping[str, int]:
        """Return the kept documents that are lists of parties, each with its newest version."""
        found = {row["id"]: int(row["number"]) for row in self._ledger.rows(LISTS)}
        return {document: number for document, number in found.items() if is_list(document)}

    def list_texts(self) -> list[Document]:
        """Return the newest text of each list of parties that is kept."""
        kept = (self.latest(document) for document in self.lists())
        return [version.document for version in kept if version]

    def published(self, document: str) -> datetime | None:
        """Return when a document was published, None if that is unknown."""
        row = self._ledger.row(PUBLISHED, document=document)
        return maybe_moment(row["published"]) if row else None
