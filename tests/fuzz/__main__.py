"""Mutations of good documents through every reader: `python -m fuzz [--seconds N] [--seed N]`.

Each target has the same share of the time, in processes that may die: the document that one died
of is kept in shared memory and written to `--crashes`. Whatever is no error of ours is a crash.
With `--executions N` there are rounds of that time, each with seeds of its own, until there were N.
"""

import argparse
import mmap
import resource
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from random import Random  # noqa: TID251 - seeded: the same number gives the same documents

from extractors.errors import RulewireError
from fuzz.mutating import mutated
from fuzz.targets import Target, targets

_MEMORY = 3 << 30
_LONGEST_CPU_S = 30
# On a busy machine the CPU seconds of one document may take this long.
_LATEST_S = 900
_PLACE = 100_000


@dataclass(frozen=True, slots=True)
class Run:
    """What a target went through: executions, the slowest in milliseconds, what broke it."""

    name: str
    executions: int
    slowest_ms: float
    crashes: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class _Started:
    """A process at work on a target: what it tells, and the document in its hands."""

    name: str
    process: ForkProcess
    told: Connection
    place: mmap.mmap


def rounds(
    seconds: float, seed: int, wanted: str = "", processes: int = 1, executions: int = 0
) -> Iterator[Run]:
    """Yield what each target went through, in rounds of `seconds` until there were `executions`."""
    chosen = {name: one for name, one in targets().items() if wanted in name}
    done = 0
    for first in count(seed, processes):
        for name, target in chosen.items():
            share = seconds / len(chosen)
            seeds = range(first, first + processes)
            started = [_started(name, target, share, one) for one in seeds]
            for run in [_ended(one, share) for one in started]:
                done += run.executions
                yield run
        if done >= executions:
            return


def _started(name: str, target: Target, seconds: float, seed: int) -> _Started:
    place = mmap.mmap(-1, _PLACE)
    here, there = get_context("fork").Pipe(duplex=False)
    arguments = (target, seconds, seed, place, there)
    child = get_context("fork").Process(target=_work, args=arguments)
    child.start()
    there.close()
    return _Started(name, child, here, place)


def _ended(one: _Started, seconds: float) -> Run:
    done, slowest, crashes = 0, 0.0, []
    try:
        while one.told.poll(seconds + _LATEST_S):
            done, slowest, told, body = one.told.recv()
            if told:
                crashes.append((told, body))
        one.process.kill()
    except EOFError:
        pass
    one.process.join()
    if one.process.exitcode != 0:
        size = int.from_bytes(one.place[:4], "big")
        crashes.append((f"the process ended with {one.process.exitcode}", one.place[4 : 4 + size]))
    return Run(one.name, done, slowest, tuple(crashes))


def _work(target: Target, seconds: float, seed: int, place: mmap.mmap, told: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    chance, known = Random(seed), set()  # noqa: S311 - repeatable, not secret
    done, slowest, end = 0, 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        body = mutated(target.seeds, chance)
        place[:4], place[4 : 4 + len(body)] = len(body).to_bytes(4, "big"), body
        signal.setitimer(signal.ITIMER_PROF, _LONGEST_CPU_S)
        began = time.process_time()
        crash = _crash(target, body)
        signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, 1000 * (time.process_time() - began))
        done += 1
        if crash and crash not in known:
            known.add(crash)
            told.send((done, slowest, crash, body))
    told.send((done, slowest, "", b""))


def _crash(target: Target, body: bytes) -> str:
    """Return what was raised and where, "" if nothing or an error of ours."""
    try:
        target.run(body)
    except RulewireError:
        return ""
    except Exception as error:  # noqa: BLE001 - whatever else a reader raises is what is looked for
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        return f"{type(error).__name__} at {where}"
    return ""


def main() -> int:
    """Fuzz, print a line a target with `--each`, and one line in all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=15)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--executions", type=int, default=0, help="how many there must be at least")
    asked.add_argument("--processes", type=int, default=1, help="for each target, at a time")
    asked.add_argument("--only", default="", help="words of a target's name")
    asked.add_argument("--each", action="store_true")
    asked.add_argument("--crashes", type=Path, default=Path("fuzz-crashes"))
    given = asked.parse_args()
    runs = []
    for run in rounds(given.seconds, given.seed, given.only, given.processes, given.executions):
        runs.append(run)
        if given.each:
            print(f"{run.executions:9} {run.slowest_ms:7.0f} ms  {run.name}", flush=True)
        for told, body in run.crashes:
            given.crashes.mkdir(exist_ok=True)
            kept = given.crashes / f"{run.name.replace(' ', '-')}-{sha256(body).hexdigest()[:12]}"
            kept.write_bytes(body)
            print(f"crash: {run.name}: {told}: {kept}", flush=True)
    executions, crashes = sum(r.executions for r in runs), sum(len(r.crashes) for r in runs)
    slowest = max((run.slowest_ms for run in runs), default=0.0)
    print(f"executions {executions}, crashes {crashes}, slowest {slowest:.0f} ms")
    return 1 if crashes or not executions else 0


if __name__ == "__main__":
    sys.exit(main())
