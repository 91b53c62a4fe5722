"""What one more source costs, from few to very many: `python tests/bench/growth.py`.

A round over pages that are as they were (answered 304), each by an engine of its own process:
CPU of the process for a source, memory of it when idle, and the look for what is due. The processes
take turns, a piece of a round each, so that a slow minute is one for all. Returns 1 if a limit is
missed.
"""

import argparse
import asyncio
import gc
import json
import os
import subprocess
import sys
import time
from ctypes import CDLL
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from contenders import watching
from processes import memory_mb, pages_server
from watched import seen_once

from config import load
from pipeline import logs
from pipeline.clock import clock
from pipeline.engine import Engine
from storage.store import Store

KB = 6
BATCH = 500  # sources of one measured piece of a round
# Issue: CPU alike within a tenth, milliseconds of a tick, kilobytes of an idle source.
GROWTH, TICK_MS, IDLE_KB = 1.10, 10.0, 1.0


async def worked(config: Path) -> None:
    """Print what is seen when idle; then, for each line that is read, what a piece of a round costs."""
    logs.configure("console", "error")
    settings = load(config)
    with Store(settings.database) as store:
        async with Engine(settings, store, clock) as engine:
            gc.collect()
            CDLL("libc.so.6").malloc_trim(0)
            idle_mb = memory_mb(os.getpid())
            ticks = [_took_s(lambda: engine.due(BATCH)) for _ in range(20)]
            print(json.dumps({"tick ms": median(ticks) * 1e3, "idle MB": idle_mb}), flush=True)
            keys = list(settings.sources)
            await engine.check_all(keys[:BATCH])  # connections and caches are warm
            for turn, _ in enumerate(sys.stdin):
                some = keys[turn * BATCH % len(keys) :][:BATCH]
                began = time.process_time()
                await engine.check_all(some)
                print((time.process_time() - began) / len(some), flush=True)


def _took_s(job: object) -> float:
    assert callable(job)
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def made(folder: Path, base: str, sources: int) -> Path:
    """Return the configuration of so many sources that were all seen once."""
    folder.mkdir()
    config = folder / "rulewire.toml"
    numbers = [number % 2000 for number in range(sources)]
    urls = [f"{base}/e/{number}?{place}" for place, number in enumerate(numbers)]
    config.write_text(watching(urls), "utf-8")
    seen_once(load(config), numbers, KB)
    return config


class Worker:
    """A process with an engine over so many sources; `idle` is what it says of itself at first."""

    def __init__(self, config: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, __file__, "--one", str(config)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.idle: dict[str, float] = json.loads(self._told())
        self.spent: list[float] = []

    def turn(self) -> None:
        """Let it do a piece of a round."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self.spent.append(float(self._told()))

    def end(self) -> None:
        """End it."""
        self._process.communicate()

    def _told(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()

    def figures(self) -> dict[str, float]:
        """Return what is known of it."""
        return {"cpu us": median(self.spent) * 1e6, **self.idle}


def seen(counts: list[int], rounds: int) -> dict[int, dict[str, float]]:
    """Return the figures of each number of sources, their pieces done in turns."""
    with TemporaryDirectory() as folder, pages_server(KB) as base:
        workers = {n: Worker(made(Path(folder) / str(n), base, n)) for n in counts}
        for _ in range(rounds):
            for worker in workers.values():
                worker.turn()
        for worker in workers.values():
            worker.end()
    return {n: worker.figures() for n, worker in workers.items()}


def main() -> int:
    """Measure each number of sources in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sources", type=int, action="append")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--json", type=Path)
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    os.environ.setdefault("HOOK", "http://127.0.0.1:8080/hook")
    if given.one:
        asyncio.run(worked(given.one))
        return 0
    found = seen(given.sources or [500, 10_000, 100_000], given.rounds)
    for n, row in found.items():
        print(f"{n:8} sources: " + ", ".join(f"{k} {v:.2f}" for k, v in row.items()))
    least, most = min(found), max(found)
    figures = {f"{n} sources, {name}": v for n, row in found.items() for name, v in row.items()}
    growth = found[most]["cpu us"] / found[least]["cpu us"]
    more_kb = (found[most]["idle MB"] - found[least]["idle MB"]) * 2**20 / 1000
    idle_kb = more_kb / max(1, most - least)
    figures |= {"CPU of the many to the few": growth, "idle KB a source": idle_kb}
    print(f"CPU {growth:.2f} (limit {GROWTH}), idle KB a source {idle_kb:.2f} (limit {IDLE_KB})")
    if given.json:
        given.json.write_text(json.dumps({"name": "growth", "figures": figures}), "utf-8")
    return int(growth > GROWTH or idle_kb > IDLE_KB or found[most]["tick ms"] > TICK_MS)


if __name__ == "__main__":
    sys.exit(main())
