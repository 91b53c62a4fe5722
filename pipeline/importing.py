"""Copies of an archive into the ledger, as a baseline of which nobody is told.

Workers read several batches ahead; what they read is kept in the order of the archive, a batch in one
transaction with the note how far its files are done. So whoever is killed goes on where it was, and
the ledger does not depend on how many read.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from extractors.changes import digest
from extractors.errors import ReadError
from extractors.model import Document, Page, Source, Version
from pipeline.archived import Copy, Place
from pipeline.arrivals import Arrival, Read
from pipeline.imported import Imported
from pipeline.jobs import Noted
from pipeline.keeping import Keeper
from storage.imports import ARCHIVED, Failure
from storage.store import Store
from storage.values import stamp

# Of one batch: the job of a worker, and a transaction.
_MOST_TEXTS = 32
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be done next of a file: to keep a copy in it, or, if that is None, to end it.

    `done` are the entries of the file that are done with it; with the `first` its failures of
    before are forgotten. `again` is what failed before, if only that is wanted of the file; one at
    -1, the file itself, opens it again.
    """

    place: Place
    copy: Copy | None
    done: int
    first: bool = False
    again: Failure | None = None

    @property
    def page(self) -> Page | None:
        """The page that is to be read."""
        return self.copy.page if self.copy else None


@dataclass(slots=True)
class _Found:
    """What was found in an item: documents that are new, how many are known, what failed.

    `same` are versions that say what it says.
    """

    item: Item
    arrivals: list[Arrival] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    same: list[Version] = field(default_factory=list)
    known: int = 0
    faults: list[str] = field(default_factory=list)


class _StaleError(Exception):
    """Somebody brought the document while it was read."""


@dataclass(frozen=True, slots=True)
class Importer:
    """Brings copies to where they are kept, as documents of one source."""

    source: Source
    store: Store
    keeper: Keeper
    now: Callable[[], datetime]
    outcome: Imported
    step: Callable[[Item], None]

    async def bring(self, items: Iterable[Item]) -> None:
        """Read and keep all items; a batch more than there are workers is read ahead."""
        reading: deque[asyncio.Task[list[_Found]]] = deque()
        try:
            for batch in batches(items):
                reading.append(asyncio.create_task(self._read(batch)))
                if len(reading) > self.keeper.workers.width + 1:
                    await self._keep(await reading.popleft())
            while reading:
                await self._keep(await reading.popleft())
        finally:
            for task in reading:
                task.cancel()
            await asyncio.gather(*reading, return_exceptions=True)

    async def _read(self, batch: Sequence[Item]) -> list[_Found]:
        """Return what is in a batch: one job finds the texts, another reads those that are new."""
        workers = self.keeper.workers
        pages = [item.page for item in batch if item.page]
        texts = iter(await workers.texts_many(pages, self.source))
        found = [await self._look(item, next(texts) if item.page else ()) for item in batch]
        fresh = [one.document for each in found for one in each.arrivals]
        noted = iter(await workers.annotate_many(fresh, self.source))
        for each in found:
            for arrival in each.arrivals:
                await self._take(each, arrival, next(noted))
        return found

    async def _look(self, item: Item, texts: Sequence[Document] | ReadError) -> _Found:
        """Return what of the texts in an item is not known."""
        found = _Found(item)
        if isinstance(texts, ReadError):
            found.faults.append(texts.reason)
        elif item.copy and item.copy.fault:
            found.faults.append(item.copy.fault)
        elif item.copy and item.page:
            archived = stamp(item.copy.made_at)
            for document in {text.id: text for text in texts}.values():
                await self._arrive(found, document, item.page, archived)
        return found

    async def _arrive(self, found: _Found, document: Document, page: Page, archived: str) -> None:
        """Note whether a document is new: what else is known of it is no younger than the copy."""
        before = self.store.documents.latest(document.id)
        if before is not None and digest(before.document) == digest(document):
            found.same.append(before)
            found.known += 1
            return
        if before is not None and not self.store.imports.outdated(document.id, archived):
            found.known += 1
            return
        marked = replace(document, fields={**document.fields, ARCHIVED: archived})
        try:
            arrival = await self.keeper.arrival(self.source, marked, page, self.now(), quiet=True)
        except ReadError as error:
            found.faults.append(error.reason)
            return
        if arrival is None:
            found.known += 1
        else:
            found.arrivals.append(arrival)

    async def _take(self, found: _Found, arrival: Arrival, noted: Noted | ReadError) -> None:
        if isinstance(noted, ReadError):
            found.faults.append(noted.reason)
        else:
            found.reads.append(await self.keeper.read(arrival, noted))

    async def _keep(self, batch: list[_Found]) -> None:
        """Keep a batch in one transaction; what somebody else brought meanwhile is read again."""
        left = deque(batch)
        while left:
            done = []
            with self.store.fact():
                while left and self._kept(left[0]):
                    done.append(left.popleft())
            for found in done:
                self._count(found)
            if left:
                (left[0],) = await self._read([left[0].item])

    def _kept(self, found: _Found) -> bool:
        """Keep what was found in an item, or nothing of it if it is stale; return which."""
        try:
            with self.store.fact():
                if any(self.store.documents.latest(v.document.id) != v for v in found.same):
                    raise _StaleError
                for read in found.reads:
                    if self.keeper.keep(read) is None:
                        raise _StaleError
                self._note(found)
        except _StaleError:
            self.keeper.stories.doubt()
            return False
        return True

    def _note(self, found: _Found) -> None:
        """Note how far the file is done, and what failed in it."""
        item, copy, imports = found.item, found.item.copy, self.store.imports
        key, mark = self.source.key, item.place.mark
        if item.first:
            imports.anew(key, mark.path)
        for reason in found.faults[:1]:
            imports.failed(self._failure(item, reason), self.now())
        if item.again and not found.faults:
            imports.mended(item.again)
        if item.again is None or copy is None:
            imports.advance(key, mark, item.done, finished=copy is None and item.again is None)

    def _failure(self, item: Item, reason: str) -> Failure:
        copy, place = item.copy, item.place
        assert copy  # noqa: S101 - the end of a file cannot fail
        return Failure(
            self.source.key, place.mark.path, copy.position, copy.entry, place.prefix, reason
        )

    def _count(self, found: _Found) -> None:
        outcome, item = self.outcome, found.item
        for read in found.reads:
            outcome.new += read.arrival.before is None
            outcome.changed += read.arrival.before is not None
        outcome.known += found.known
        outcome.files += item.copy is None and item.again is None
        for reason in found.faults[:1]:
            entry = item.copy.entry if item.copy else ""
            outcome.fail(item.place.mark.path, entry, reason)
        self.step(item)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items together, as many as one worker should get."""
    batch: list[Item] = []
    size = texts = 0
    for item in items:
        batch.append(item)
        texts += item.page is not None
        size += len(item.page.body) if item.page else 0
        # Files without a text come by as well: there may be a million in a row.
        if texts == _MOST_TEXTS or size >= _MOST_BYTES or len(batch) == 8 * _MOST_TEXTS:
            yield batch
            batch, size, texts = [], 0, 0
    if batch:
        yield batch
