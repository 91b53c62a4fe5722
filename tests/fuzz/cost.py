"""What each hostile document costs: `python -m fuzz.cost [SIZE] [WORDS OF THE NAME]`.

Each is read in a process of its own with bounds, at half the size and at the whole. A ratio of CPU
times well above 2 is more than linear work.
"""

import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from extractors.errors import RulewireError
from extractors.registry import source_kinds
from fuzz.documents import Hostile, hostile_documents

_CPU_S = 8
_MEMORY = 3 << 30


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, megabytes beyond those of an idle reader, and what came of it."""

    cpu_s: float
    megabytes: float
    outcome: str


def cost(one: Hostile, size: int) -> Cost:
    """Return what reading costs in a process of its own."""
    here, there = get_context("fork").Pipe(duplex=False)
    child = get_context("fork").Process(target=_measured, args=(one, size, there))
    child.start()
    there.close()
    try:
        return here.recv() if here.poll(6 * _CPU_S) else Cost(_CPU_S, 0, "NO END")
    except EOFError:
        child.join()
        return Cost(_CPU_S, 0, f"DIED {child.exitcode}")
    finally:
        child.kill()
        child.join()


def _measured(one: Hostile, size: int, there: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    body = one.bomb(size)
    before = resource.getrusage(resource.RUSAGE_SELF)
    try:
        one.read(size)
        outcome = f"read {len(body)}"
    except RulewireError as error:
        outcome = f"{type(error).__name__}: {error}"
    except BaseException as error:  # noqa: BLE001 - whatever a parser raises is the measurement
        outcome = f"CRASH {type(error).__name__}: {error}"
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    there.send(Cost(spent, (after.ru_maxrss - before.ru_maxrss) / 1024, outcome[:120]))


def table(size: int, words: str) -> Iterator[str]:
    """Yield a line for each document whose name holds `words`."""
    source_kinds()
    for one in hostile_documents():
        if words in one.name:
            half, whole = cost(one, size // 2), cost(one, size)
            ratio = whole.cpu_s / max(half.cpu_s, 0.01)
            yield (
                f"{whole.cpu_s:7.2f} s {ratio:5.1f}x {whole.megabytes:7.0f} MB"
                f"  {one.name}: {whole.outcome!r}"
            )


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    for line in table(wanted, sys.argv[2] if len(sys.argv) > 2 else ""):
        print(line, flush=True)
