"""A dask cluster of our own on loopback, whose parts can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import psutil

# Processes start within seconds; the machine may be busy with other things.
PATIENCE_S = 240.0
_NUMBERS = count(os.getpid() * 100)  # tests run in several processes


def until(true: Callable[[], Any], what: str) -> Any:
    """Return what `true` returns as soon as that is something."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := true()):
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
    return found


def free_port() -> int:
    """Return a port of loopback that nobody has, and that no outgoing connection is given.

    One of those could meet itself there, and keep the port from whoever is to listen.
    """
    for number in _NUMBERS:
        port = 20_000 + number % 12_000
        with socket.socket() as door, suppress(OSError):
            door.bind(("127.0.0.1", port))
            return port
    raise AssertionError("there is always another number")


def answers(port: int) -> bool:
    """Return whether anybody listens at a port of loopback."""
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


class Parts:
    """A scheduler and its workers: "scheduler", "worker 1" … Each is started anew when asked to."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.address = f"dask://127.0.0.1:{self.port}"
        self._folder = folder
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._words: dict[str, list[str]] = {}

    def scheduler(self) -> None:
        """Start the scheduler and wait until it answers."""
        self._start("scheduler", ["--host", "127.0.0.1", "--port", str(self.port)])
        until(lambda: answers(self.port), "no scheduler came")

    def worker(self, number: int = 1, preload: str = "", threads: int = 1) -> None:
        """Start a worker; `preload` is Python that it runs first."""
        words = [f"tcp://127.0.0.1:{self.port}", "--host", "127.0.0.1", "--no-nanny"]
        words += ["--nthreads", str(threads), "--local-directory", str(self._folder)]
        if preload:
            (self._folder / "preload.py").write_text(preload, "utf-8")
            words += ["--preload", str(self._folder / "preload.py")]
        log = self._folder / f"worker {number}.log"
        before = log.stat().st_size if log.exists() else 0
        self._start(f"worker {number}", words)
        until(lambda: b"Registered to" in log.read_bytes()[before:], "no worker came")

    def _start(self, part: str, words: list[str]) -> None:
        self._words[part] = words
        with (self._folder / f"{part}.log").open("ab") as log:
            self._running[part] = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-m", "distributed.cli.dask_" + part.split()[0],
                 *words, "--no-dashboard"],
                cwd=self._folder, stdout=log, stderr=log,
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
            )  # fmt: skip

    def kill(self, part: str) -> int:
        """Kill a part as nobody can forbid; return its process id."""
        process = self._running[part]
        process.send_signal(signal.SIGKILL)
        process.wait()
        return process.pid

    def keep_up(self) -> None:
        """Start anew what ended, as whoever supervises services does."""
        for part, process in list(self._running.items()):
            if process.poll() is not None:
                self._start(part, self._words[part])

    def cpu_s(self) -> float:
        """Return the CPU seconds of all parts and their processes so far."""
        return sum(
            _cpu_s(child) for one in self._all() for child in one.children(recursive=True)
        ) + (self.own_cpu_s())

    def own_cpu_s(self) -> float:
        """Return the CPU seconds of scheduler and workers so far, without those that read."""
        return sum(map(_cpu_s, self._all()))

    def _all(self) -> list[psutil.Process]:
        return [psutil.Process(process.pid) for process in self._running.values()]

    def close(self) -> None:
        """End all parts."""
        for process in self._running.values():
            process.kill()
            process.wait()


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def parts(folder: Path) -> Iterator[Parts]:
    """Give a cluster without parts; those it is given are ended with it."""
    whole = Parts(folder)
    try:
        yield whole
    finally:
        whole.close()
