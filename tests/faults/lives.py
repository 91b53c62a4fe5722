"""Lives of rulewire: real processes, forked from one that has loaded everything, or from nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from timing import Pretended

WRAPPER = Path(__file__).with_name("killed.py")
KEPT = ("PATH", "HOME", "PYTHONPATH")


@dataclass
class Life:
    """A process that runs; `log` is what it says, from `since` on, after those before it."""

    pid: int
    log: Path
    ended: Callable[[], int | None]
    since: int = 0

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal; nothing if it is dead."""
        if self.ended() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def wait(self, within_s: float) -> int | None:
        """Return its exit code, -9 for a kill; None if it still lives when the time is up."""
        until(lambda: self.ended() is not None, within_s)
        return self.ended()

    def stop(self, within_s: float = 60) -> bool:
        """End it as systemd does; return whether it ended well. If it hangs, its log says where.

        Nothing is asked of one that has not begun: there, SIGTERM is what it is to any process.
        """
        until(lambda: self.ended() is not None or self._began(), within_s)
        self.kill(signal.SIGTERM)
        if (code := self.wait(within_s)) is None:
            self.kill(signal.SIGUSR1)
            until(lambda: False, 1)
            self.kill()
            self.wait(5)
        return code == 0

    def _began(self) -> bool:
        return b'"started"' in self.log.read_bytes()[self.since :]


class Mother:
    """The process that lives are forked from; it ends with ours."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def asked(self, what: object) -> str:
        """Return its answer to a line; see `killed.py`."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, str(WRAPPER)],
                env=clean(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        """End it; what it and its children took is counted with ours then."""
        if self._process is not None:
            self._process.communicate()


def clean() -> dict[str, str]:
    """Return the environment of every life. Threads of a library would not survive a fork."""
    ours = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**ours, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


MOTHER = Mother()


class Nursery:
    """A context manager that starts lives in `folder` on the clock `clock`."""

    def __init__(self, folder: Path, clock: Pretended, environ: dict[str, str]) -> None:
        self._folder, self._clock = folder, clock
        self._environ = environ
        self._lives: list[Life] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for life in self._lives:
            life.kill()
            life.wait(5)

    def start(self, *words: str, bomb: dict[str, Any] | None = None, cold: bool = False) -> Life:
        """Start "rulewire WORDS", "rulewire run" without any; `bomb` is `killed.Bomb`'s.

        `cold` starts a process from nothing, as systemd does; it takes some seconds.
        """
        log = self._folder / "log"
        plan: dict[str, Any] = {
            "folder": str(self._folder),
            "log": str(log),
            "environ": self._environ,
            "words": words or ("run",),
            "clock": self._clock.dump(),
        }
        if bomb is not None:
            plan["bomb"] = {**bomb, "label": str(self._folder / "label")}
        life = self._cold(plan, log) if cold else self._forked(plan, log)
        self._lives.append(life)
        return life

    def _cold(self, plan: dict[str, Any], log: Path) -> Life:
        since = log.stat().st_size if log.exists() else 0
        command = [sys.executable, str(WRAPPER), json.dumps(plan)]
        process = subprocess.Popen(command, env=clean())  # noqa: S603 - our own command
        return Life(process.pid, log, process.poll, since)

    def _forked(self, plan: dict[str, Any], log: Path) -> Life:
        since = log.stat().st_size if log.exists() else 0
        pid = int(MOTHER.asked(plan))
        codes: list[int] = []

        def ended() -> int | None:
            if not codes and (answer := MOTHER.asked(pid)):
                codes.append(int(answer))
            return codes[0] if codes else None

        return Life(pid, log, ended, since)


def until(true: Callable[[], object], within_s: float, every_s: float = 0.02) -> bool:
    """Wait until `true` says so, asking it now and then; return whether it did in time."""
    deadline = time.monotonic() + within_s
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(every_s)
    return True
