"""The workers of a dask cluster as an executor that fails as a process pool does.

Only workers of our version get jobs. Each new one is asked who it is before its first; each job
says of which version it is, and the process that would do it looks again: a worker may be upgraded
where it stands. dask's own resources were tried instead: a worker that gets one while tasks already
wait for it gets none of them, and the scheduler forgets what is in use.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import suppress
from functools import partial
from threading import Event, Thread
from time import sleep
from typing import Any, TypeVar

import structlog
from distributed import Client
from distributed.security import Security

from extractors.errors import RulewireError
from pipeline.bounds import Bounds
from pipeline.cluster import bench
from pipeline.cluster.berth import Away
from pipeline.cluster.identity import OtherVersionError, identity, key_of, packed, told

T = TypeVar("T")

LOOK_S = 0.5  # between two looks at who is there
PATIENCE_S = 20.0  # with a scheduler that does not answer a look
CONNECT_S = 10.0

log = structlog.get_logger()


class _Ours(Client):  # type: ignore[misc]  # dask has no types
    """A client that closes itself if it does not start.

    Left to the collector it is closed in whatever runs then, and that may be the start of the next
    one, which holds the lock that it would wait for.
    """

    def __init__(self, *where: Any, **how: Any) -> None:
        try:
            super().__init__(*where, **how)
        except BaseException:
            with suppress(Exception):
                self.close(timeout=CONNECT_S)
            raise


class Cluster(Executor):
    """A connection to a scheduler, for texts that are read with one preparation.

    Attributes:
        refused: The identities of workers that get no jobs, by their addresses.
        lost: Why the cluster is of no more use, "" while it is.

    Raises:
        OSError: The scheduler does not answer.

    """

    def __init__(self, address: str, known: bytes, bounds: Bounds) -> None:
        self.refused: dict[str, str] = {}
        self.lost = ""
        self._known = known
        self._key = key_of(known)
        self._bounds = bounds
        self._threads: dict[str, int] = {}
        self._jobs: dict[Future[Any], tuple[str, ...]] = {}  # in hand, and who may do them
        # Certificates and the like come from dask's own configuration.
        security = Security()
        quiet: dict[str, Any] = {"set_as_default": False, "name": "rulewire"}
        self._client = _Ours(address, security=security, timeout=CONNECT_S, **quiet)
        # Not pure: of two jobs alike, dask would do one.
        self._hands = self._client.get_executor(pure=False)
        try:
            self._looked()
        except BaseException:
            self._client.close(timeout=CONNECT_S)
            raise
        self._ended = Event()
        self._watch = Thread(target=self._watched, name="cluster", daemon=True)
        self._watch.start()

    @property
    def threads(self) -> int:
        """How many jobs workers of ours do at a time; 0 if there are none."""
        return sum(self._threads.values())

    @property
    def width(self) -> int:
        """How many jobs are worth having in hand: none waits for the way to us and back."""
        return 2 * self.threads

    async def tried(self, subject: str, job: Callable[[], T]) -> T:
        """Return what a job returns.

        Raises:
            Away: The cluster could not do it.
            BrokenExecutor: Its workers died over it.
            ReadError: The job overstepped its bounds, or raised what no reader should.

        """
        try:
            return await asyncio.wrap_future(self._submitted(job))
        except (RulewireError, BrokenExecutor):
            raise
        except Exception as error:
            raise self._bounds.blamed(subject, error) from error

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have a function called on a worker."""
        return self._submitted(partial(fn, *args, **kwargs))

    def _submitted(self, job: Callable[[], T]) -> Future[T]:
        promise: Future[T] = Future()
        workers = tuple(self._threads)
        if self.lost or not workers:
            promise.set_exception(Away(self.lost or "no worker of our version"))
            return promise
        self._jobs[promise] = workers
        task = (bench.done, self._key, packed(job))
        try:
            given = self._hands.submit(*task, workers=list(workers))
        except Exception as error:  # noqa: BLE001 - dask's: the connection is being lost
            self._settle(promise, Away(str(error)))
            return promise
        given.add_done_callback(partial(self._answered, promise))
        promise.add_done_callback(partial(_cancelled, given))
        if self.lost:
            self._settle(promise, Away(self.lost))
        return promise

    def _answered(self, promise: "Future[Any]", given: "Future[bytes]") -> None:
        try:
            well, outcome = bench.unpacked(given.result())
        except CancelledError:
            self._settle(promise, Away("the connection was lost"))
        except Exception as error:  # noqa: BLE001 - dask's: KilledWorker, what it cannot unpack …
            self._settle(promise, BrokenExecutor(f"{type(error).__name__}: {error}"))
        else:
            if isinstance(outcome, OtherVersionError):
                self._refuse(outcome.at, str(outcome))
                outcome = Away(str(outcome))
            elif isinstance(outcome, bench.UnpreparedError):
                self._threads = {}  # the next look asks all of them anew
                outcome = Away(str(outcome))
            self._settle(promise, outcome, well)

    def _settle(self, promise: "Future[Any]", outcome: Any, well: bool = False) -> None:
        if self._jobs.pop(promise, None) is None or not promise.set_running_or_notify_cancel():
            return
        if well:
            promise.set_result(outcome)
        else:
            promise.set_exception(outcome)

    def _watched(self) -> None:
        while not (self._ended.wait(LOOK_S) and not self._jobs):
            try:
                self._looked()
            except Exception as error:  # noqa: BLE001 - dask's: whatever it is, the cluster is away
                self.lost = str(error) or type(error).__name__
                break
            if self._ended.is_set():
                sleep(LOOK_S)  # the jobs in hand are being done
        for promise in list(self._jobs):
            self._settle(promise, Away(self.lost))
        with suppress(Exception):
            if not self.lost:
                self._client.run(bench.forget, self._key, on_error="ignore")
            self._client.close(timeout=CONNECT_S)

    def _looked(self) -> None:
        loop = self._client.loop.asyncio_loop
        asyncio.run_coroutine_threadsafe(self._look(), loop).result(PATIENCE_S)

    async def _look(self) -> None:
        """See who is there; prepare those of our version that are new, refuse others."""
        if self._client.status != "running":
            raise OSError("the connection was lost")
        there: dict[str, int] = await self._client.nthreads()
        self.refused = {at: who for at, who in self.refused.items() if at in there}
        new = [at for at in there if at not in self._threads and at not in self.refused]
        ours = [at for at in self._threads if at in there] + (await self._asked(new) if new else [])
        self._threads = {at: there[at] for at in ours}
        for promise, workers in list(self._jobs.items()):
            if not any(at in self._threads for at in workers):
                self._settle(promise, Away("its workers are gone"))

    async def _asked(self, new: list[str]) -> list[str]:
        """Return those of `new` that are of our version, prepared."""
        ours = []
        answers = await self._client.run(bench.who, workers=new, on_error="return")
        for at, who in answers.items():
            if who == identity():
                ours.append(at)
            elif not isinstance(who, OSError):  # that one is gone again
                says = told(who) if isinstance(who, dict) else f"{type(who).__name__}: {who}"
                self._refuse(at, says)
        if ours:
            given = (self._key, self._known, self._bounds)
            done = await self._client.run(bench.prepare, *given, workers=ours, on_error="return")
            ours = [at for at in ours if done.get(at, OSError()) is None]
        return ours

    def _refuse(self, at: str, says: str) -> None:
        self._threads.pop(at, None)
        self.refused[at] = says
        ours = told(identity())
        log.error("a worker is refused: it is of another version than we are",
                  worker=at, its=says, ours=ours)  # fmt: skip

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster once all jobs in hand are done."""
        self._ended.set()
        if cancel_futures:
            for promise in list(self._jobs):
                promise.cancel()
                self._jobs.pop(promise, None)
        if wait:
            self._watch.join(2 * PATIENCE_S)


def _cancelled(given: "Future[bytes]", promise: "Future[Any]") -> None:
    if promise.cancelled():
        given.cancel()
