"""What one job may take: time and memory; a process that holds to it, and who is to blame.

Loads no extractors: on a cluster that is for the processes, not for the worker that keeps them.
"""

import os
import resource
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from traceback import format_exception
from typing import TYPE_CHECKING

import structlog

from extractors.errors import ReadError
from pipeline.briefing import Briefing

if TYPE_CHECKING:
    from extractors.listed.rows import ListedParty
    from extractors.watch import Entity

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that one job may take.

    Attributes:
        patience_s: Seconds. The longest list there is (SDN, 5 MB of text) takes about two minutes
            on a slow machine.
        memory_mb: Megabytes of its process, in 10^6 bytes.
        most_jobs: Jobs after which a process is replaced: what it remembers of this many is some
            megabytes, and a new one costs seconds.

    """

    patience_s: float
    memory_mb: int
    most_jobs: int

    def processes(
        self, count: int, entities: "Mapping[str, Entity]", parties: "Sequence[ListedParty]"
    ) -> ProcessPoolExecutor:
        """Return `count` processes that know these names and hold to the memory, yet to start."""
        told = (Briefing((entities, parties)), self.memory_mb)
        return _Pool(count, get_context("spawn"), initializer=_prepare_process, initargs=told)

    def blamed(self, subject: str, error: Exception) -> ReadError:
        """Return the error of a text over which a job ended with `error`."""
        if isinstance(error, MemoryError):
            limit = f"it takes more than {self.memory_mb} MB of memory to read"
            return ReadError(subject, limit)
        if isinstance(error, TimeoutError):
            return ReadError(subject, f"it was not read within {self.patience_s:g} s")
        log.error("a reader broke", subject=subject, exc_info=error)
        return broke(subject, error)


class _Pool(ProcessPoolExecutor):
    """Processes that `end` finds after a shutdown as well: over a text that hangs they live on."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more jobs."""
        processes = self._processes
        super().shutdown(wait, cancel_futures=cancel_futures)
        self._processes = processes


def broke(subject: str, error: Exception) -> ReadError:
    """Return the error about a text over which a reader broke; its note says where."""
    told = ReadError(subject, f"the reader broke: {type(error).__name__}: {error}")
    told.add_note("".join(format_exception(error)))
    return told


def end(hands: Executor) -> None:
    """End an executor that is broken or hangs, whatever it does."""
    # 3.14 has `kill_workers` for this; a thread cannot be ended, and is left to itself.
    for process in list((getattr(hands, "_processes", None) or {}).values()):
        process.kill()
    hands.shutdown(wait=False, cancel_futures=True)


def _prepare_process(known: Briefing, memory_mb: int) -> None:
    """Build the tagger of this process; Ctrl-C is for the daemon, which lets us finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_parent, daemon=True).start()
    # What it writes to counts, not what it maps. No core of a hostile text is left on the disk.
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from pipeline.jobs import prepare

    prepare(*known.read())


def _end_with_the_parent() -> None:
    """End when a parent was killed: a process waits for ever for jobs from it."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
