"""One document's visit: compared, tagged, judged and kept in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from extractors.changes import Mask, compare, digest, restless
from extractors.findings import change_finding, document_finding, restless_finding
from extractors.hunks import Change, recalled
from extractors.kin import Kin
from extractors.law.behind import comparison_url
from extractors.lists.telling import list_finding
from extractors.model import (
    Authority,
    Delivery,
    Document,
    Finding,
    Page,
    Severity,
    Source,
    Version,
)
from extractors.shrinking import is_closed, is_web, refuse_stub
from extractors.story_marks import dump
from extractors.subscriptions import deliveries, operator_deliveries
from extractors.watch import Subscription
from pipeline.arrivals import Arrival, Read
from pipeline.expecting import expect
from pipeline.jobs import Noted
from pipeline.open_stories import OpenStories
from pipeline.publishing import publication_of
from pipeline.screening import Counterparties
from pipeline.workers import Workers
from storage.documents import Kept, OpenStory
from storage.imports import ARCHIVED
from storage.provisions import day_of
from storage.store import Store

Visit = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Keeper:
    """What a visit needs: where to keep, who tags, who is to be told.

    `authorities` are those of the sources that are read, by key; `operator` are channels; `kin` says
    for whom else a watched entity counts; `counterparties` are the user's own; `stories` are those
    that a document may be of.
    """

    store: Store
    workers: Workers
    subscriptions: Sequence[Subscription]
    authorities: Mapping[str, Authority]
    operator: Sequence[str]
    restless_visits: int
    kin: Kin
    counterparties: Counterparties
    stories: OpenStories

    async def visit(
        self, source: Source, document: Document, page: Page, now: datetime, *, quiet: bool
    ) -> Visit:
        """Keep what is new in a document; return what that was.

        `quiet` is for a baseline: all is kept, and nobody is told of what was not known before, or
        known from an archive only.

        Raises:
            ReadError: The text could not be read, is a list that was cut short, or a stub of what
                it was.

        """
        if self.store.provisions.past(document):
            self.store.provisions.visited(document, now)
            return "same"
        while True:
            arrival = await self.arrival(source, document, page, now, quiet=quiet)
            if arrival is None:
                return "same"
            read = await self.read(arrival, await self.workers.annotate(document, source))
            if visit := self.keep(read):
                return visit

    async def arrival(
        self, source: Source, document: Document, page: Page, now: datetime, *, quiet: bool
    ) -> Arrival | None:
        """Return what is new in a document and is to be read, None if nothing is: that is noted.

        Raises:
            ReadError: It is a list that was cut short, or a stub of what it was.

        """
        if self.store.provisions.past(document):
            self.store.provisions.visited(document, now)
            return None
        before = self.store.documents.latest(document.id)
        other = before is not None and before.document.source != source.key
        taken = other and before is not None and _stage(document) == _stage(before.document)
        if before is not None and taken and self._belongs_elsewhere(before, source):
            return None
        if before is not None and is_web(document.id) and not source.believe_shrunken:
            refuse_stub(before.document, document, closed=is_closed(page))
        change = await self._change(before, document, now, taken=taken)
        if before is not None and change is None:
            self.store.documents.seen(document.id, now)
            self.store.provisions.visited(document, now)
            return None
        rows = await publication_of(self.store, source, document, now)
        copied = before is not None and ARCHIVED in before.document.fields
        hush = (quiet and (before is None or taken or copied)) or ARCHIVED in document.fields
        return Arrival(source, document, page, before, change, now, hush, taken, rows)

    async def read(self, arrival: Arrival, noted: Noted) -> Read:
        """Return a document with what was read in it, and who of the counterparties may be in it."""
        listed = arrival.rows.change if arrival.rows else None
        matches = await self.counterparties.matches(listed, arrival.document, noted.notes)
        return Read(arrival, noted.notes, noted.marks, matches)

    def keep(self, read: Read) -> Visit | None:
        """Keep a document that was read; None if another source brought it while we waited."""
        try:
            with self.store.fact():
                if self.store.documents.latest(read.document.id) != read.arrival.before:
                    return None
                self._keep(read)
        except BaseException:
            self.stories.doubt()
            raise
        return "new" if read.arrival.before is None else "changed"

    def _belongs_elsewhere(self, before: Version, source: Source) -> bool:
        """Return whether another source that is read tells this document: two would contradict.

        An official source takes over what a secondary one told first, and anybody what nobody
        reads any more.
        """
        owner = self.authorities.get(before.document.source)
        if owner is None:
            return False
        return owner is Authority.OFFICIAL or source.authority is not Authority.OFFICIAL

    async def _change(
        self, before: Version | None, document: Document, now: datetime, *, taken: bool
    ) -> Change | None:
        """Return what differs from what is kept, None if nothing does or it was never seen."""
        if before is None or _stage(document) < _stage(before.document):
            return None
        change = None
        if digest(before.document) != digest(document):
            known = self.store.documents
            masks, earlier = known.masks(document.id), known.digests(document.id)
            change = await self.workers.compare(before, document, masks, earlier)
            change = change and self._recalled(change, day_of(document) or now.date())
        if change is None and (taken or _stage(document) > _stage(before.document)):
            # The same words, but published after the filing, or now from their official source.
            return Change(document.id, before.number + 1, ())
        return change

    def _recalled(self, change: Change, day: date) -> Change:
        """Return the change, what it brings back of an edition of the law before `day` as that."""

        def had(label: str, text: str) -> bool:
            return self.store.provisions.had(change.document, label, text, day)

        return replace(change, hunks=recalled(change.hunks, had))

    def _keep(self, read: Read) -> None:
        arrival, document, now = read.arrival, read.document, read.arrival.now
        story = self.stories.story_of(read.marks, now) if read.notes.relevant else ""
        masks = self._restless(arrival)
        owed: list[Delivery] = []
        findings: list[Finding] = []
        if masks:
            notice = restless_finding(arrival.source, document, arrival.number, len(masks))
            findings.append(notice)
            owed += operator_deliveries(notice, self.operator, now)
            owed += deliveries(notice, self.subscriptions, {}, now, self.kin)
        if not arrival.quiet and (finding := self._finding(read, masks)):
            finding = replace(finding, story=story)
            findings.append(finding)
            told = self._told(arrival, story)
            owed += deliveries(finding, self.subscriptions, told, now, self.kin)
        if not arrival.quiet:
            more, due = self.counterparties.told(
                *(arrival.source, document, arrival.number, read.matches, now),
                relevant=read.notes.relevant,
            )
            findings += more
            owed += due
        kept = Kept(
            document=document,
            number=arrival.number,
            page=arrival.page,
            change=arrival.change,
            notes=read.notes,
            story=story,
            marks=dump(read.marks),
            masks=masks,
            findings=tuple(findings),
            deliveries=tuple(owed),
            publication=arrival.rows,
        )
        self.store.documents.keep(kept, now)
        self.stories.put(
            OpenStory(document.id, arrival.number, story, read.notes.extractor), read.marks
        )
        self.store.screening.keep(read.matches, document.id, arrival.number, now)
        self.store.provisions.visited(document, now)
        expect(self.store, document, arrival.number, now)

    def _restless(self, arrival: Arrival) -> tuple[Mask, ...]:
        """Return the places that this visit shows to change at every one."""
        known, document = self.store.documents, arrival.document
        if arrival.before is None or arrival.rows is not None or arrival.archived:
            return ()
        if known.streak(document.id) < self.restless_visits - 1:
            return ()
        kept = [version.document for version in known.newest(document.id, self.restless_visits)]
        return restless([*kept, document], known.masks(document.id))

    def _finding(self, read: Read, masks: tuple[Mask, ...]) -> Finding | None:
        arrival, document = read.arrival, read.document
        before, change = arrival.before, arrival.change
        if before is None or change is None or arrival.taken:
            return document_finding(arrival.source, document, read.notes, arrival.number)
        if masks:
            known = self.store.documents.masks(document.id)
            change = compare(before, document, (*known, *masks))
            if change is None:
                return None
        old = self.store.documents.mentions(document.id, before.number)
        if arrival.rows is not None:
            finding = list_finding(
                arrival.source, document, change, arrival.rows.news, read.notes, old
            )
        else:
            finding = change_finding(arrival.source, document, change, read.notes, old)
        return finding and replace(finding, url=comparison_url(before.document, document))

    def _told(self, arrival: Arrival, story: str) -> Mapping[str, Severity]:
        """Return who was told of the story: a report may repeat it, an agency's act is news."""
        report = arrival.source.authority is not Authority.OFFICIAL and story != ""
        return self.store.outbox.told(story) if report else {}


def _stage(document: Document) -> int:
    """Return how far on its way into the Federal Register a text is: 0 filed, 1 published."""
    return int(document.fields.get("stage") != "public_inspection")
