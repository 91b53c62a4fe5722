"""Reading and tagging off the event loop, on any executor: threads, processes, a cluster.

spaCy and the parsers hold the GIL for as long as a document takes, so they run in processes, here
or on the workers of a cluster; each builds its tagger once. What is read is hostile: a text that
breaks a parser, kills its worker, fills its memory or never ends costs an error. A death ends the
whole pool: what was read there is read again, each text alone in a process of its own at home, so
that only the guilty one fails.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from functools import partial
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

import structlog

from extractors.changes import Mask, compare
from extractors.errors import ReadError
from extractors.hunks import Change
from extractors.listed.rows import ListedParty
from extractors.model import Document, Link, Page, Reading, Source, Version
from extractors.watch import Entity
from pipeline import jobs
from pipeline.bounds import Bounds
from pipeline.cluster.berth import Away, Berth
from pipeline.jobs import Noted
from pipeline.processes import Processes

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()


class Workers:
    """Readers: `count` processes at home, 0 for one thread; those of a cluster while it is there.

    `executor` is the address of its scheduler, "" for none. The other limits: `Bounds`.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        count: int,
        patience_s: float = 600.0,
        memory_mb: int = 4000,
        executor: str = "",
        most_jobs: int = 500,
    ) -> None:
        bounds = Bounds(patience_s, memory_mb, most_jobs)
        self._home = Processes(entities, count, bounds)
        self._berth = Berth(executor, entities, bounds) if executor else None
        self._alone = asyncio.Semaphore(1)  # of the texts that a worker died over

    @property
    def width(self) -> int:
        """How many jobs are worth having in hand now."""
        return max(self._home.width, self._berth.width if self._berth else 0)

    def know(self, parties: Sequence[ListedParty]) -> None:
        """Link to `parties` from the next job on; jobs in hand end as they began."""
        self._home.know(parties)
        if self._berth:
            self._berth.know(parties)

    def warm(self) -> None:
        """Let the readers at home get ready: the first text shall not wait for a tagger."""
        self._home.warm()

    async def reach(self) -> None:
        """See that the cluster is there, if there is to be one.

        Raises:
            ConfigError: It is not, or none of its workers is of our version.

        """
        if self._berth:
            await self._berth.reach()

    async def read(self, source: Source, page: Page, link: Link | None) -> Reading:
        """Return what a page says.

        Raises:
            ReadError: The page is not what its kind knows, or no worker got through it.

        """
        return await self._done(page.url, jobs.read, source, page, link)

    async def annotate(self, document: Document, source: Source) -> Noted:
        """Return all that is read in a text.

        Raises:
            ReadError: No worker got through it.

        """
        return await self._done(document.url, jobs.annotate, document, source)

    async def annotate_many(
        self, documents: Sequence[Document], source: Source
    ) -> list[Noted | ReadError]:
        """Return what is read in texts of one source, as `annotate_each` does."""
        return await self.annotate_each([(document, source) for document in documents])

    async def annotate_each(
        self, texts: Sequence[tuple[Document, Source]]
    ) -> list[Noted | ReadError]:
        """Return what is read in each text, or why it could not be, in their order.

        They are one job, which may take as long as a single text. One that breaks the job costs
        only itself: the others are read again.
        """
        return await self._together(jobs.annotate, texts)

    async def texts_many(
        self, pages: Sequence[Page], source: Source
    ) -> list[tuple[Document, ...] | ReadError]:
        """Return the documents in each page of an archive, as `annotate_each` does."""
        return await self._together(jobs.texts, [(page, source) for page in pages])

    async def _together(
        self,
        job: Callable[[jobs.Given, Source], jobs.Made],
        given: Sequence[tuple[jobs.Given, Source]],
    ) -> list[jobs.Made | ReadError]:
        if not given:
            return []
        subject = f"{given[0][0].url} and {len(given) - 1} more"
        try:
            return _told(await self._tried(subject, partial(jobs.many, job, given)))
        except (BrokenExecutor, ReadError) as error:
            why = str(error) or "a worker died"
            log.warning("texts are read again, each alone", first=subject, reason=why)
        async with self._alone:
            with self._home.one() as alone:
                return [await _or_error(alone, job, *one) for one in given]

    async def compare(
        self, before: Version, document: Document, masks: Sequence[Mask], earlier: Mapping[str, int]
    ) -> Change | None:
        """Return what differs, as `extractors.changes.compare` does.

        Raises:
            ReadError: No worker got through it.

        """
        return await self._done(document.url, compare, before, document, masks, earlier)

    async def _done(self, subject: str, job: Callable[P, T], *given: P.args, **_: P.kwargs) -> T:
        try:
            return await self._tried(subject, partial(job, *given))
        except BrokenExecutor:
            log.warning("a worker died; its text is read again alone", subject=subject)
        async with self._alone:
            with self._home.one() as alone:
                return await _lone(alone, subject, partial(job, *given))

    async def _tried(self, subject: str, job: Callable[[], T]) -> T:
        while self._berth and (cluster := await self._berth.at_hand()):
            try:
                return await cluster.tried(subject, job)
            except Away:  # the cluster, not the text: it goes wherever texts go now
                continue
        return await self._home.tried(subject, job)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._home.__exit__(kind, error, trace)
        if self._berth:
            self._berth.leave()


async def _or_error(
    alone: Processes,
    job: Callable[[jobs.Given, Source], jobs.Made],
    given: jobs.Given,
    source: Source,
) -> jobs.Made | ReadError:
    try:
        return await _lone(alone, given.url, partial(job, given, source))
    except ReadError as error:
        return error


async def _lone(alone: Processes, subject: str, job: Callable[[], T]) -> T:
    """Do the only job of a process: if it dies, the text is guilty."""
    try:
        return await alone.tried(subject, job)
    except BrokenExecutor as error:
        why = "the worker that read it died"
        if isinstance(error.__cause__, OSError):
            why = f"no worker could be started: {error.__cause__}"
        raise ReadError(subject, why) from error


def _told(read: list[T | ReadError]) -> list[T | ReadError]:
    """Write to the log where readers broke: a worker has none."""
    for error in read:
        if notes := getattr(error, "__notes__", None):
            log.error("a reader broke", reason=str(error), exception="".join(notes))
    return read
