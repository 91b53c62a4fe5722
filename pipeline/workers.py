"""Reading and tagging off the event loop, on any executor: threads, processes, a cluster.

spaCy and the parsers hold the GIL for as long as a document takes, so at home they run in a
process pool; each worker builds its tagger once. What is read is hostile: a text that breaks a
parser, kills its worker, fills its memory or never ends costs an error. A death ends the whole
pool: what was read there is read again, each text alone in a worker of its own, so that only the
guilty one fails.
"""

import asyncio
import multiprocessing
import resource
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

import structlog

from extractors.changes import Mask, compare
from extractors.errors import ReadError, RulewireError
from extractors.hunks import Change
from extractors.listed.rows import ListedParty
from extractors.model import Annotations, Document, Link, Page, Reading, Source, Version
from extractors.watch import Entity
from pipeline import jobs

# The longest list there is (SDN, 5 MB of text) takes about two minutes on a slow machine.
PATIENCE_S = 600.0
# What a worker remembers of this many texts is a few megabytes; a new one costs seconds.
MOST_JOBS = 500
MEMORY_MB = 4000

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()


def _prepare_process(
    entities: Mapping[str, Entity], parties: Sequence[ListedParty], memory_mb: int
) -> None:
    """Build the tagger of this process; Ctrl-C is for the daemon, which lets us finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What it writes to counts, not what it maps. No core of a hostile text is left on the disk.
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    jobs.prepare(entities, parties)


class Workers:
    """An executor with the tagger loaded. `count` processes; 0 for one thread of this process.

    No job may take longer than `patience_s` seconds, nor a process more than `memory_mb` megabytes;
    one that does is ended. A thread has no such bound, and cannot be ended. After `most_jobs` for
    each worker there are new ones: spaCy remembers every word that it ever saw.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        count: int,
        patience_s: float = PATIENCE_S,
        memory_mb: int = MEMORY_MB,
        most_jobs: int = MOST_JOBS,
    ) -> None:
        self._entities = entities
        self._count = count
        self._patience_s = patience_s
        self._memory_mb = memory_mb
        self._most_jobs = most_jobs * max(1, count)
        self._jobs = 0
        self._parties: Sequence[ListedParty] = ()
        # A job counts its time from when a worker is free for it.
        self._free = asyncio.Semaphore(max(1, count))
        self._alone = asyncio.Semaphore(1)  # of the texts that a worker died over
        self._executor: Executor | None = None

    def _hands(self) -> Executor:
        if self._jobs >= self._most_jobs:
            self._retire()
        self._jobs += 1
        if self._executor is None and self._count == 0:
            known = (self._entities, self._parties)
            self._executor = ThreadPoolExecutor(1, initializer=jobs.prepare, initargs=known)
        elif self._executor is None:
            self._executor = self._processes(self._count)
        return self._executor

    def _processes(self, count: int) -> Executor:
        known = (self._entities, self._parties, self._memory_mb)
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, spawn, initializer=_prepare_process, initargs=known)

    def know(self, parties: Sequence[ListedParty]) -> None:
        """Link to `parties` from the next job on; jobs in hand end as they began."""
        self._parties = parties
        self._retire()

    def _retire(self) -> None:
        """Let the workers end once their jobs in hand are done; the next job gets new ones."""
        self._jobs = 0
        if self._executor is not None:
            # Python's own `max_tasks_per_child` can wait for ever: cpython issue 115634.
            self._executor.shutdown(wait=False)
            self._executor = None

    async def read(self, source: Source, page: Page, link: Link | None) -> Reading:
        """Return what a page says.

        Raises:
            ReadError: The page is not what its kind knows, or no worker got through it.

        """
        return await self._done(page.url, jobs.read, source, page, link)

    async def annotate(self, document: Document, source: Source) -> Annotations:
        """Return all that is read in a text.

        Raises:
            ReadError: No worker got through it.

        """
        return await self._done(document.url, jobs.annotate, document, source)

    async def annotate_many(
        self, documents: Sequence[Document], source: Source
    ) -> list[Annotations | ReadError]:
        """Return what is read in each text, or why it could not be, in their order.

        They are one job, which may take as long as a single text. One that breaks the job costs
        only itself: the others are read again.
        """
        return await self._together(jobs.annotate, documents, source)

    async def texts_many(
        self, pages: Sequence[Page], source: Source
    ) -> list[tuple[Document, ...] | ReadError]:
        """Return the documents in each page of an archive, as `annotate_many` does."""
        return await self._together(jobs.texts, pages, source)

    async def _together(
        self,
        job: Callable[[jobs.Given, Source], jobs.Made],
        given: Sequence[jobs.Given],
        source: Source,
    ) -> list[jobs.Made | ReadError]:
        if not given:
            return []
        subject = f"{given[0].url} and {len(given) - 1} more"
        async with self._free:
            whole = partial(jobs.many, job, given, source)
            try:
                return _told(await self._tried(self._hands(), subject, whole))
            except (BrokenExecutor, ReadError) as error:
                why = str(error) or "a worker died"
                log.warning("texts are read again, each alone", first=subject, reason=why)
        async with self._alone:
            return await self._one_by_one(job, given, source)

    async def _one_by_one(
        self,
        job: Callable[[jobs.Given, Source], jobs.Made],
        given: Sequence[jobs.Given],
        source: Source,
    ) -> list[jobs.Made | ReadError]:
        """Read each text alone in a worker; after one that fails, in a new one."""
        read: list[jobs.Made | ReadError] = []
        hands = self._processes(1)
        try:
            for one in given:
                try:
                    read.append(await self._lone(hands, one.url, partial(job, one, source)))
                except ReadError as error:
                    read.append(error)
                    self._drop(hands)
                    hands = self._processes(1)
        finally:
            self._drop(hands)
        return read

    async def compare(
        self, before: Version, document: Document, masks: Sequence[Mask], earlier: Mapping[str, int]
    ) -> Change | None:
        """Return what differs, as `extractors.changes.compare` does.

        Raises:
            ReadError: No worker got through it.

        """
        return await self._done(document.url, compare, before, document, masks, earlier)

    async def _done(self, subject: str, job: Callable[P, T], *given: P.args, **_: P.kwargs) -> T:
        async with self._free:
            try:
                return await self._tried(self._hands(), subject, partial(job, *given))
            except BrokenExecutor:
                log.warning("a worker died; its text is read again alone", subject=subject)
        async with self._alone:
            hands = self._processes(1)
            try:
                return await self._lone(hands, subject, partial(job, *given))
            finally:
                self._drop(hands)

    async def _lone(self, hands: Executor, subject: str, job: Callable[[], T]) -> T:
        """Do a job that is the only one of `hands`: if they die, it is guilty."""
        try:
            return await self._tried(hands, subject, job)
        except BrokenExecutor as error:
            raise ReadError(subject, "the worker that read it died") from error

    async def _tried(self, hands: Executor, subject: str, job: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._patience_s):
                return await loop.run_in_executor(hands, job)
        except RulewireError:
            raise
        except (asyncio.CancelledError, BrokenExecutor) as error:
            # Nobody waits for it any more, and the end of the daemon would wait for it; or it died.
            self._drop(hands)
            task = asyncio.current_task()
            if isinstance(error, asyncio.CancelledError) and task and not task.cancelling():
                raise BrokenExecutor from error  # dropped before it began, with one that died
            raise
        except MemoryError as error:
            self._drop(hands)
            limit = f"it takes more than {self._memory_mb} MB of memory to read"
            raise ReadError(subject, limit) from error
        except TimeoutError as error:
            self._drop(hands)
            limit = f"it was not read within {self._patience_s:g} s"
            raise ReadError(subject, limit) from error
        except Exception as error:  # the parsers' edge: there is nothing they may not raise
            log.exception("a reader broke", subject=subject)
            raise jobs.broke(subject, error) from error

    def _drop(self, hands: Executor) -> None:
        """End an executor that is broken or hangs; the next job gets a new one."""
        if self._executor is hands:
            self._executor = None
        # 3.14 has `kill_workers` for this; a thread cannot be ended, and is left to itself.
        for process in list((getattr(hands, "_processes", None) or {}).values()):
            process.kill()
        hands.shutdown(wait=False, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def _told(read: list[T | ReadError]) -> list[T | ReadError]:
    """Write to the log where readers broke: a worker has none."""
    for error in read:
        if notes := getattr(error, "__notes__", None):
            log.error("a reader broke", reason=str(error), exception="".join(notes))
    return read
