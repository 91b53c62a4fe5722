"""The readers at home: processes of this machine, or one thread of this process."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self, TypeVar

from extractors.errors import RulewireError
from extractors.listed.rows import ListedParty
from extractors.watch import Entity
from pipeline import jobs
from pipeline.bounds import Bounds, end

T = TypeVar("T")


_NEARLY = 0.9  # of its jobs; a tagger takes seconds to load


class Processes:
    """A pool of `count` processes with the tagger loaded; 0 for one thread of this process.

    A process that oversteps its bounds is ended. A thread has none, and cannot be ended. After
    `most_jobs` for each there are new ones: spaCy remembers every word that it ever saw.
    """

    def __init__(self, entities: Mapping[str, Entity], count: int, bounds: Bounds) -> None:
        self._entities = entities
        self._count = count
        self._bounds = bounds
        self._jobs = 0
        self._parties: Sequence[ListedParty] = ()
        # Twice as many jobs are handed in as there are processes, so that none waits for our loop;
        # a job counts its time from when a process is free for it.
        self.width = 2 * max(1, count)
        self._handed = asyncio.Semaphore(self.width)
        self._free = asyncio.Semaphore(max(1, count))
        self._executor: Executor | None = None
        self._heir: Executor | None = None  # takes over once the present one has done its jobs

    def warm(self) -> None:
        """Let the processes get ready, and wait for none; if they cannot, the first job says so."""
        with suppress(BrokenExecutor):
            self._ready(self._hands())

    def know(self, parties: Sequence[ListedParty]) -> None:
        """Link to `parties` from the next job on; jobs in hand end as they began."""
        self._parties = parties
        self._retire()
        self._retire()  # and the heir, which knows no more than its like

    @contextmanager
    def one(self) -> Iterator["Processes"]:
        """Give a process apart that knows the same; it is ended thereafter."""
        alone = Processes(self._entities, 1, self._bounds)
        alone.know(self._parties)
        try:
            yield alone
        finally:
            for hands in (alone._executor, alone._heir):
                if hands is not None:
                    end(hands)

    async def tried(self, subject: str, job: Callable[[], T]) -> T:
        """Return what a job returns.

        Raises:
            BrokenExecutor: A process died, over this job or over one beside it, or none could be
                started.
            ReadError: The job overstepped its bounds, or raised what no reader should.

        """
        async with self._handed:
            hands, future = self._submitted(job)
            async with self._free:
                return await self._answer(hands, future, subject)

    def _submitted(self, job: Callable[[], T]) -> tuple[Executor, Future[T]]:
        while True:
            hands = self._hands()
            try:
                return hands, hands.submit(job)
            except BrokenExecutor:  # a process of it died while it had nothing to do
                self._drop(hands)
            except OSError as error:  # one died while another was started, or none can be
                self._drop(hands)
                raise BrokenExecutor from error

    async def _answer(self, hands: Executor, future: Future[T], subject: str) -> T:
        try:
            async with asyncio.timeout(self._bounds.patience_s):
                return await asyncio.wrap_future(future)
        except RulewireError:
            raise
        except (asyncio.CancelledError, BrokenExecutor) as error:
            # Nobody waits for it any more, and the end of the daemon would wait for it; or it died.
            self._drop(hands)
            task = asyncio.current_task()
            if isinstance(error, asyncio.CancelledError) and task and not task.cancelling():
                raise BrokenExecutor from error  # dropped before it began, with one that died
            raise
        except Exception as error:  # the parsers' edge: there is nothing they may not raise
            if isinstance(error, MemoryError | TimeoutError):
                self._drop(hands)
            raise self._bounds.blamed(subject, error) from error

    def _hands(self) -> Executor:
        most = self._bounds.most_jobs * max(1, self._count)
        if self._jobs >= most:
            self._retire()
        self._jobs += 1
        if self._executor is None:
            self._executor, self._heir = self._heir or self._started(), None
        if self._heir is None and self._count and self._jobs >= _NEARLY * most:
            with suppress(BrokenExecutor):  # the next job looks again
                self._heir = self._ready(self._started())
        return self._executor

    def _started(self) -> Executor:
        if self._count:
            try:
                return self._bounds.processes(self._count, self._entities, self._parties)
            except OSError as error:
                raise BrokenExecutor from error
        known = (self._entities, self._parties)
        return ThreadPoolExecutor(1, initializer=jobs.prepare, initargs=known)

    def _ready(self, hands: Executor) -> Executor:
        # One that dies at once breaks the others' start; whoever hands in a job finds out.
        with suppress(BrokenExecutor, OSError):
            for _ in range(self._count):
                hands.submit(jobs.idle)
        return hands

    def _retire(self) -> None:
        """Let the workers end once their jobs in hand are done; the next job gets the heir."""
        self._jobs = 0
        if self._executor is not None:
            # Python's own `max_tasks_per_child` can wait for ever: cpython issue 115634.
            self._executor.shutdown(wait=False)
        self._executor, self._heir = self._heir, None

    def _drop(self, hands: Executor) -> None:
        """End an executor; the next job gets a new one."""
        if self._executor is hands:
            self._executor = None
        end(hands)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for hands in (self._executor, self._heir):
            if hands is not None:
                hands.shutdown(cancel_futures=True)
        self._executor = self._heir = None
