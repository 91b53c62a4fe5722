"""Mutations of good documents through every reader: `python -m fuzz [--seconds N] [--seed N]`.

Each target has the same share of the time, in processes that may die: the document that one died
of is kept in shared memory and written to `--crashes`. Whatever is no error of ours is a crash.
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
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random  # noqa: TID251 - seeded: the same number gives the same documents

from extractors.errors import RulewireError
from fuzz.mutating import mutated
from fuzz.targets import Target, targets

_MEMORY = 3 << 30
_LONGEST_S = 30
_PLACE = 100_000


@dataclass(frozen=True, slots=True)
class Run:
    """What a target went through: executions, the slowest in milliseconds, what broke it."""

    name: str
    executions: int
    slowest_ms: float
    crashes: tuple[tuple[str, bytes], ...]


def fuzzed(seconds: float, seed: int, wanted: str = "") -> Iterator[Run]:
    """Yield what each target went through in its share of the time."""
    chosen = {name: one for name, one in targets().items() if wanted in name}
    for name, target in chosen.items():
        yield _run(name, target, seconds / len(chosen), seed)


def _run(name: str, target: Target, seconds: float, seed: int) -> Run:
    place = mmap.mmap(-1, _PLACE)
    here, there = get_context("fork").Pipe(duplex=False)
    arguments = (target, seconds, seed, place, there)
    child = get_context("fork").Process(target=_work, args=arguments)
    child.start()
    there.close()
    done, slowest, crashes = 0, 0.0, []
    try:
        while here.poll(seconds + _LONGEST_S * 2):
            done, slowest, told, body = here.recv()
            if told:
                crashes.append((told, body))
    except EOFError:
        pass
    child.kill() if here.poll(0) is False and child.is_alive() else None
    child.join(_LONGEST_S)
    if child.exitcode != 0:
        size = int.from_bytes(place[:4], "big")
        crashes.append((f"the process ended with {child.exitcode}", place[4 : 4 + size]))
    return Run(name, done, slowest, tuple(crashes))


def _work(target: Target, seconds: float, seed: int, place: mmap.mmap, told: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    chance, known = Random(seed), set()  # noqa: S311 - repeatable, not secret
    done, slowest, end = 0, 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        body = mutated(target.seeds, chance)
        place[:4], place[4 : 4 + len(body)] = len(body).to_bytes(4, "big"), body
        signal.alarm(_LONGEST_S)
        began = time.process_time()
        crash = _crash(target, body)
        signal.alarm(0)
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
    asked.add_argument("--only", default="", help="words of a target's name")
    asked.add_argument("--each", action="store_true")
    asked.add_argument("--crashes", type=Path, default=Path("fuzz-crashes"))
    given = asked.parse_args()
    runs = []
    for run in fuzzed(given.seconds, given.seed, given.only):
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
