"""Versions of the past, read again in memory: what the daemon would have found of them."""

import asyncio
from dataclasses import dataclass, field, replace

from config import Settings
from extractors.findings import change_finding, document_finding
from extractors.law.behind import comparison_url
from extractors.listed.rows import known_parties
from extractors.lists.changes import ListChange
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, is_list
from extractors.lists.telling import list_finding
from extractors.model import (
    Annotations,
    Authority,
    Document,
    Finding,
    Mention,
    Source,
    Version,
)
from pipeline.jobs import Noted
from pipeline.open_stories import PastStories
from pipeline.workers import Workers
from storage.archive import Seen
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Rereader:
    """Reads kept versions with another watch list; keeps nothing."""

    settings: Settings
    store: Store
    workers: Workers
    stored: dict[str, Finding]
    past: PastStories
    _mentions: dict[tuple[str, int], tuple[Mention, ...]] = field(default_factory=dict, init=False)

    async def prepare(self) -> None:
        """Learn the parties of the kept lists, as the daemon does."""
        texts = self.store.documents.list_texts()
        self.workers.know(await asyncio.to_thread(known_parties, texts))

    async def finding(self, seen: Seen) -> tuple[Finding | None, Authority]:
        """Return what would be told of a version, None if nothing, and whose word it is.

        Raises:
            ReadError: It could not be read.

        """
        version, _ = self.store.readings.version(seen.document, seen.number)
        document = version.document
        source = self._source(document.source)
        if self._quiet(seen, source):
            return None, source.authority
        noted = await self.workers.annotate(document, source)
        self._mentions[seen.document, seen.number] = noted.notes.mentions
        found = await self._found(source, version, noted.notes)
        if found is None:
            return None, source.authority
        return replace(found, story=self._story(version, noted)), source.authority

    def _quiet(self, seen: Seen, source: Source) -> bool:
        """Return whether nobody was to be told: a baseline, or a place that changes at each visit.

        What an official source publishes is told unless it is a baseline.
        """
        if seen.key in self.stored:
            return False
        if seen.number > 1:
            return f"{seen.document}#restless-{seen.number}" in self.stored
        wanted = self.settings.sources.get(source.key)
        if source.authority is not Authority.OFFICIAL and wanted and wanted.alert_first_sight:
            return False
        official = source.authority is Authority.OFFICIAL
        return official or self.store.archive.baseline(seen.document)

    async def _found(self, source: Source, version: Version, notes: Annotations) -> Finding | None:
        document, number = version.document, version.number
        told = self.stored.get(f"{document.id}#{number}")
        change = self.store.documents.change(document.id, number)
        if change is None or (told and told.kind == "document"):
            return document_finding(source, document, notes, number)
        if not change.substantive:
            return None
        before = self.store.readings.version(document.id, number - 1)[0].document
        old = await self._mentions_of(before, number - 1, source)
        if is_list(document.id):
            rows = await asyncio.to_thread(_rows, before, document)
            found = list_finding(source, document, change, rows, notes, old)
        else:
            found = change_finding(source, document, change, notes, old)
        return found and replace(found, url=comparison_url(before, document))

    async def _mentions_of(
        self, document: Document, number: int, source: Source
    ) -> tuple[Mention, ...]:
        known = self._mentions.pop((document.id, number), None)
        if known is None:
            known = (await self.workers.annotate(document, source)).notes.mentions
        return known

    def _story(self, version: Version, noted: Noted) -> str:
        """Return the story that a document is of, or would have been of."""
        document, seen = version.document, version.first_seen
        story, _ = self.store.readings.story(document.id)
        if story or not noted.notes.relevant:
            return story
        return self.past.story_of(noted.marks, seen)

    def _source(self, key: str) -> Source:
        if wanted := self.settings.sources.get(key):
            return wanted.source
        return self.store.sources.remembered(key)


def _rows(before: Document, after: Document) -> ListChange:
    return compare_entries(entries_of(before), entries_of(after))
