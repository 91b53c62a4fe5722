"""Reading and tagging off the event loop, on any executor: threads, processes, a cluster.

spaCy and the parsers hold the GIL for as long as a document takes, so at home they run in a
process pool; each worker builds its tagger once. What is read is hostile: a text that breaks a
parser, kills its worker or never ends costs an error. Where several workers read, those that die
with it cost theirs as well, which the next round reads again.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

import structlog

from extractors.annotate import Annotator
from extractors.changes import Mask, compare
from extractors.errors import ReadError, RulewireError
from extractors.hunks import Change
from extractors.listed.rows import ListedParty
from extractors.model import Annotations, Document, Link, Page, Reading, Source, Version
from extractors.registry import source_kinds
from extractors.watch import Entity

# The longest list there is (SDN, 5 MB of text) takes about two minutes on a slow machine.
PATIENCE_S = 600.0
# What a worker remembers of this many texts is a few megabytes; a new one costs seconds.
MOST_JOBS = 500

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger()

_annotators: dict[str, Annotator] = {}


def _prepare(entities: Mapping[str, Entity], parties: Sequence[ListedParty]) -> None:
    """Build the tagger of this worker."""
    _annotators["ours"] = Annotator(entities, parties)


def _prepare_process(entities: Mapping[str, Entity], parties: Sequence[ListedParty]) -> None:
    """Build the tagger of this process; Ctrl-C is for the daemon, which lets us finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _prepare(entities, parties)


def _read(source: Source, page: Page, link: Link | None) -> Reading:
    return source_kinds()[source.kind].read(source, page, link)


def _annotate(document: Document, source: Source) -> Annotations:
    return _annotators["ours"](document, source)


class Workers:
    """An executor with the tagger loaded. `count` processes; 0 for one thread of this process.

    No job may take longer than `patience_s` seconds; a process that does is ended. After `most_jobs`
    for each worker there are new ones: spaCy remembers every word that it ever saw.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        count: int,
        patience_s: float = PATIENCE_S,
        most_jobs: int = MOST_JOBS,
    ) -> None:
        self._entities = entities
        self._count = count
        self._patience_s = patience_s
        self._most_jobs = most_jobs * max(1, count)
        self._jobs = 0
        self._parties: Sequence[ListedParty] = ()
        # A job counts its time from when a worker is free for it.
        self._free = asyncio.Semaphore(max(1, count))
        self._executor: Executor | None = None

    def _hands(self) -> Executor:
        if self._jobs >= self._most_jobs:
            self._retire()
        self._jobs += 1
        known = (self._entities, self._parties)
        if self._executor is None and self._count == 0:
            self._executor = ThreadPoolExecutor(1, initializer=_prepare, initargs=known)
        elif self._executor is None:
            spawn = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(
                self._count, spawn, initializer=_prepare_process, initargs=known
            )
        return self._executor

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
        return await self._done(page.url, _read, source, page, link)

    async def annotate(self, document: Document, source: Source) -> Annotations:
        """Return all that is read in a text.

        Raises:
            ReadError: No worker got through it.

        """
        return await self._done(document.url, _annotate, document, source)

    async def compare(
        self, before: Version, document: Document, masks: Sequence[Mask], earlier: Mapping[str, int]
    ) -> Change | None:
        """Return what differs, as `extractors.changes.compare` does.

        Raises:
            ReadError: No worker got through it.

        """
        return await self._done(document.url, compare, before, document, masks, earlier)

    async def _done(self, subject: str, job: Callable[P, T], *given: P.args, **_: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        async with self._free:
            hands = self._hands()
            try:
                async with asyncio.timeout(self._patience_s):
                    return await loop.run_in_executor(hands, job, *given)
            except RulewireError:
                raise
            except asyncio.CancelledError:
                # Nobody waits for it any more, and the end of the daemon would wait for it.
                self._drop(hands)
                raise
            except BrokenExecutor as error:
                self._drop(hands)
                raise ReadError(subject, "the worker that read it died") from error
            except TimeoutError as error:
                self._drop(hands)
                limit = f"it was not read within {self._patience_s:g} s"
                raise ReadError(subject, limit) from error
            except Exception as error:  # the parsers' edge: there is nothing they may not raise
                log.exception("a reader broke", subject=subject)
                reason = f"the reader broke: {type(error).__name__}: {error}"
                raise ReadError(subject, reason) from error

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
