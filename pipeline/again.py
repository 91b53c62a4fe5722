"""Texts that are kept are read again: in batches, several ahead, and kept in the order they came.

The order counts: which story a text joins hangs on what was kept before it. So the same comes out
however many workers read, and whoever of them was killed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime

from config import Settings
from extractors.errors import ReadError
from extractors.model import Document, Source, Version
from extractors.story_marks import dump
from extractors.versions import EXTRACTOR
from pipeline.hands import in_order
from pipeline.jobs import Noted
from pipeline.open_stories import NearStories
from pipeline.workers import Workers
from storage.documents import OpenStory
from storage.readings import Reread
from storage.store import Store

# One job: a second of reading, so that handing it out costs nothing beside it.
MOST_TEXTS = 32
MOST_CHARS = 200_000


@dataclass(slots=True)
class Outcome:
    """What came of it, in texts: versions of documents.

    `behind` were read by other extractors before, `left` still are; `changed` say something else
    than they did; `failed` gives a line for each that could not be read.
    """

    extractor: str
    known: int
    behind: int
    read_by: dict[str, int]
    read: int = 0
    changed: int = 0
    left: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def row(self) -> dict[str, object]:
        """The outcome as a program reads it."""
        return asdict(self)

    @property
    def standing(self) -> str:
        """How many are behind, as a person reads it."""
        by = ", ".join(f"{count} by {name}" for name, count in self.read_by.items())
        return f"{self.behind} of {self.known} texts are behind extractors {self.extractor}" + (
            f" (read {by})" if by else ""
        )

    @property
    def summary(self) -> str:
        """What was done, as a person reads it."""
        return (
            f"{self.read} texts read again by extractors {self.extractor}, "
            f"{self.changed} say something else; {len(self.failed)} failed, "
            f"{self.left} are still behind"
        )

    @property
    def exit_code(self) -> int:
        """0: all well, 1: part of it failed, 3: all of it."""
        return (1 if self.read else 3) if self.failed else 0


@dataclass(frozen=True, slots=True)
class Owed:
    """A text to be read again; `before` are the extractors that read it last."""

    version: Version
    before: str
    source: Source


@dataclass(frozen=True, slots=True)
class Again:
    """Whoever reads again."""

    settings: Settings
    store: Store
    workers: Workers
    now: Callable[[], datetime]
    outcome: Outcome
    step: Callable[[], None]
    near: NearStories

    async def all_of(self, owed: Iterable[tuple[str, int]]) -> None:
        """Read and keep what is owed, in its order."""
        batches = _batches(self._texts(owed))
        # Twice what the workers can have in hand: they go on while one batch takes long.
        async for batch, read in in_order(batches, lambda: 2 * self.workers.width, self._read):
            for text, notes in zip(batch, read, strict=True):
                self._take(text, notes)
                self.step()

    def _texts(self, owed: Iterable[tuple[str, int]]) -> Iterator[Owed]:
        for document, number in owed:
            version, before = self.store.readings.version(document, number)
            if before == EXTRACTOR:  # somebody else read it since we looked
                self.outcome.left -= 1
                self.step()
            else:
                yield Owed(version, before, self._source(version.document.source))

    async def _read(self, batch: list[Owed]) -> list[Noted | ReadError]:
        texts = [(text.version.document, text.source) for text in batch]
        return await self.workers.annotate_each(texts)

    def _take(self, text: Owed, noted: Noted | ReadError) -> None:
        if isinstance(noted, ReadError):
            self.outcome.failed.append(str(noted))
            return
        document = text.version.document
        with self.store.fact():
            number, marks = text.version.number, dump(noted.marks)
            newest = self.store.readings.is_newest(document.id, number)
            # A story is one of a document's newest version.
            story = self._story(document, noted, text.version.first_seen) if newest else ""
            reread = Reread(document.id, number, text.before, noted.notes, story, marks)
            changed = self.store.readings.replace(reread, self.now())
            if newest and changed is not None:
                self.near.put(OpenStory(document.id, number, story, EXTRACTOR), noted.marks)
        self.outcome.left -= 1
        if changed is not None:
            self.outcome.read += 1
            self.outcome.changed += changed

    def _source(self, key: str) -> Source:
        """Return a source as configured, as far as it is remembered if it no longer is."""
        if wanted := self.settings.sources.get(key):
            return wanted.source
        return self.store.sources.remembered(key)

    def _story(self, document: Document, noted: Noted, seen: datetime) -> str:
        """Return the story of a document.

        A story of which anybody was told keeps its documents: else the next report would be news.
        """
        story, told = self.store.readings.story(document.id)
        if told:
            return story
        if not noted.notes.relevant:
            return ""
        return self.near.story_of(noted.marks, document.published or seen)


def _batches(texts: Iterable[Owed]) -> Iterator[list[Owed]]:
    batch: list[Owed] = []
    chars = 0
    for text in texts:
        length = len(text.version.document.text)
        if batch and (len(batch) == MOST_TEXTS or chars + length > MOST_CHARS):
            yield batch
            batch, chars = [], 0
        batch.append(text)
        chars += length
    if batch:
        yield batch
