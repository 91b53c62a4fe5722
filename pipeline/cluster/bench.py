"""What runs on a worker of a cluster: it keeps processes, and hands them what comes.

A task does not read in the worker itself. A process beside it can be ended when it takes too long
or too much, whatever it does; the worker lives on, and goes on telling its scheduler so, which a
parser that holds the GIL would keep it from; and threads of one worker read side by side.
"""

import multiprocessing
import pickle
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from threading import Lock
from typing import Any

from pipeline.bounds import Bounds, end
from pipeline.cluster.identity import OtherVersionError, identity, opened

# Of each program that reads here: what it was last told to know, and what it knew before that.
MOST_KNOWN = 4


class UnpreparedError(Exception):
    """The worker does not know this preparation: it was started anew at the address of another."""


class Bench:
    """The processes of one preparation: as many as there are jobs at a time."""

    def __init__(self, known: bytes, bounds: Bounds) -> None:
        self._known = known
        self._bounds = bounds
        self._idle: list[tuple[Executor, int]] = []
        self._ended = False

    def done(self, parcel: bytes) -> bytes:
        """Have a job done by a process; return what came of it, packed.

        Raises:
            TimeoutError, MemoryError: It overstepped its bounds; its process was ended.
            BrokenExecutor: Its process died.

        """
        try:
            hands, jobs = self._idle.pop()
        except IndexError:
            hands, jobs = self._started(), 0
        whole = False
        try:
            answer = hands.submit(opened, parcel).result(self._bounds.patience_s)
            whole = True
        except Exception as error:
            whole = not isinstance(error, TimeoutError | MemoryError | BrokenExecutor)
            raise
        finally:
            jobs += 1
            if not whole or self._ended or jobs >= self._bounds.most_jobs:
                end(hands)
            else:
                self._idle.append((hands, jobs))
        return answer

    def end(self) -> None:
        """End the processes, each once its job is done."""
        self._ended = True
        while self._idle:
            end(self._idle.pop()[0])

    def _started(self) -> Executor:
        # dask marks its workers as such that die with their nanny and may have no children; ours
        # end by themselves when their parent does.
        multiprocessing.current_process().daemon = False
        entities, parties = pickle.loads(self._known)  # noqa: S301 - see the package's words
        return self._bounds.processes(1, entities, parties)


_benches: dict[str, Bench] = {}
_door = Lock()


def who() -> dict[str, str]:
    """Return the identity of this worker."""
    return identity()


def prepare(key: str, known: bytes, bounds: Bounds) -> None:
    """Remember what the processes for `key` are to know; they start with their first jobs."""
    with _door:
        bench = _benches.pop(key, None) or Bench(known, bounds)
        _benches[key] = bench
        for oldest in list(_benches)[:-MOST_KNOWN]:
            _benches.pop(oldest).end()


def forget(key: str) -> None:
    """End the processes for `key`."""
    with _door, suppress(KeyError):
        _benches.pop(key).end()


def done(key: str, parcel: bytes) -> bytes:
    """Do a job with what was prepared for `key`: the task that dask sees.

    What the job raises comes back packed, and is raised at home: for dask a task that raises is
    one to write to the log, with all its arguments.
    """
    bench = _benches.get(key)
    try:
        if bench is None:
            raise UnpreparedError(key)
        return b"+" + bench.done(parcel)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised at home
        if isinstance(error, OtherVersionError):
            from distributed import get_worker

            error.at = get_worker().address
        return b"-" + _packed(error)


def _packed(error: Exception) -> bytes:
    if error.__cause__ is not None:  # where in the process it was raised, which does not travel
        error.add_note(str(error.__cause__))
    try:
        whole = pickle.dumps(error)
        pickle.loads(whole)  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - an error that cannot travel is told by another
        return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
    return whole


def unpacked(answer: bytes) -> tuple[bool, Any]:
    """Return whether a job went well, and its result or error: at home."""
    return answer[:1] == b"+", pickle.loads(answer[1:])  # noqa: S301 - see the package's words
