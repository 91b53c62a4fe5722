"""What a command costs, with all that it starts: CPU seconds, and the peak of its memory."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of processors, megabytes of all processes together, exit code."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    code: int


def cost(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, log: Path | None = None
) -> Cost:
    """Run a command to its end; its output goes to `log`.

    CPU seconds are those of the command and of every process that was waited for below it.
    """
    began = perf_counter()
    with (log or Path(os.devnull)).open("wb") as out:
        process = subprocess.Popen(  # noqa: S603
            [str(part) for part in command],
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
        over, peaks = threading.Event(), [0.0]
        watcher = threading.Thread(target=_watch, args=(process.pid, over, peaks))
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    over.set()
    watcher.join()
    return Cost(
        perf_counter() - began,
        used.ru_utime + used.ru_stime,
        max(peaks[0], used.ru_maxrss / 1024),
        process.returncode,
    )


def _watch(pid: int, over: threading.Event, peaks: list[float]) -> None:
    while not over.wait(0.05):
        peaks[0] = max(peaks[0], memory_mb(pid))


def memory_mb(pid: int) -> float:
    """Return the resident megabytes of a process and all below it."""
    return sum(pages for _, pages in _below(pid)) * _PAGE / 2**20


def own_cpu_s(pid: int) -> float:
    """Return the processor seconds so far of a process alone, without those below it."""
    return sum(map(int, _stat(pid)[11:13])) / os.sysconf("SC_CLK_TCK")


def _below(pid: int) -> Iterator[tuple[int, int]]:
    """Yield a process and all below it, each with its resident pages."""
    children: dict[int, list[int]] = {}
    resident: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (stat := _stat(int(folder.name))):
            children.setdefault(int(stat[1]), []).append(int(folder.name))
            resident[int(folder.name)] = int(stat[21])
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        yield one, resident.get(one, 0)
        waiting += children.get(one, [])


def _stat(pid: int) -> list[str]:
    """Return the fields of proc(5) stat after the command's name, [] if the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


@contextmanager
def pages_server(kb: int = 30) -> Iterator[str]:
    """Serve the pages of `pages_server` beside this file; yield their address."""
    script = Path(__file__).with_name("pages_server.py")
    command = [sys.executable, str(script), "--kb", str(kb)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stdout
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.kill()
