"""`rulewire reextract`: what is kept is read again by the present extractors.

One short transaction a text, so that the daemon goes on beside it and whoever is killed loses only
what was in hand: a text is behind until its new reading is kept. Nobody is told of anything.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta

from config import Settings
from config.nearest import nearest
from extractors.errors import ConfigError, ReadError
from extractors.listed.rows import known_parties
from extractors.model import Annotations, Document, Source
from extractors.nlp import EXTRACTOR
from extractors.stories import dump, load, story_of, traits
from pipeline.open_stories import STORY_DAYS
from pipeline.progress import progress
from pipeline.workers import Workers
from storage.readings import Reread
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be read again: one document or all, published since a day, `limit` texts at most.

    "", None and 0 leave nothing out.
    """

    document: str = ""
    since: date | None = None
    limit: int = 0


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


def standing(store: Store, chosen: Chosen) -> Outcome:
    """Return how things are, before anything is read.

    Raises:
        ConfigError: There is no such document.

    """
    known = store.readings.documents() if chosen.document else ()
    if chosen.document and chosen.document not in known:
        meant = nearest(chosen.document, known)
        hint = f'did you mean "{meant}"?' if meant else "why-not with its address tells its id"
        raise ConfigError("--document", f'no document "{chosen.document}" is kept; {hint}')
    by = store.readings.extractors(chosen.document, chosen.since)
    behind = sum(by.values()) - by.get(EXTRACTOR, 0)
    return Outcome(EXTRACTOR, sum(by.values()), behind, by, left=behind)


async def reextract(
    settings: Settings, store: Store, workers: Workers, chosen: Chosen, now: Callable[[], datetime]
) -> Outcome:
    """Read again what is behind, newest published first; return what came of it.

    Raises:
        ConfigError: There is no such document.

    """
    outcome = standing(store, chosen)
    owed = store.readings.behind(EXTRACTOR, chosen.document, chosen.since)
    owed = owed[: chosen.limit] if chosen.limit else owed
    if owed:
        workers.know(await asyncio.to_thread(known_parties, store.documents.list_texts()))
    with progress("reading again", len(owed)) as step:
        again = _Again(settings, store, workers, now, outcome, step)
        queue = iter(owed)
        try:
            async with asyncio.TaskGroup() as hands:
                # One more than there are workers: a text waits while another is being kept.
                for _ in range(settings.read.workers + 1):
                    hands.create_task(again.all_of(queue))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from errors
    store.states.settle()
    return outcome


@dataclass(frozen=True, slots=True)
class _Again:
    """One hand that reads again."""

    settings: Settings
    store: Store
    workers: Workers
    now: Callable[[], datetime]
    outcome: Outcome
    step: Callable[[], None]

    async def all_of(self, queue: Iterator[tuple[str, int]]) -> None:
        """Read what others leave in the queue."""
        for document, number in queue:
            try:
                await self._one(document, number)
            except ReadError as error:
                self.outcome.failed.append(str(error))
            self.step()

    async def _one(self, document: str, number: int) -> None:
        version, before = self.store.readings.version(document, number)
        changed = None
        if before != EXTRACTOR:  # else somebody else read it since we looked
            source = self._source(version.document.source)
            notes = await self.workers.annotate(version.document, source)
            with self.store.fact():
                story, marks = self._story(version.document, notes, version.first_seen)
                reread = Reread(document, number, before, notes, story, marks)
                changed = self.store.readings.replace(reread, self.now())
        self.outcome.left -= 1
        if changed is not None:
            self.outcome.read += 1
            self.outcome.changed += changed

    def _source(self, key: str) -> Source:
        """Return a source as configured, as far as it is remembered if it no longer is."""
        if wanted := self.settings.sources.get(key):
            return wanted.source
        return self.store.sources.remembered(key)

    def _story(self, document: Document, notes: Annotations, seen: datetime) -> tuple[str, str]:
        """Return the story of a document and what it is found by.

        A story of which anybody was told keeps its documents: else the next report would be news.
        """
        marks = traits(document, notes)
        story, told = self.store.readings.story(document.id)
        if told:
            return story, dump(marks)
        if not notes.relevant:
            return "", dump(marks)
        at, reach = document.published or seen, timedelta(days=STORY_DAYS)
        rows = self.store.readings.neighbours(document.id, at - reach, at + reach)
        return story_of(marks, [(key, load(text)) for key, text in rows]), dump(marks)
