"""What one more source costs, from few to very many: `python tests/bench/growth.py`.

A round over pages that are as they were (answered 304), each by an engine of its own process:
CPU of the process for a source, memory of it when idle, and the look for what is due.
Returns 1 if a limit is missed.
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
from datetime import timedelta
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


async def measured(config: Path, rounds: int) -> dict[str, float]:
    """Return the figures of one number of sources."""
    logs.configure("console", "error")
    settings = load(config)
    with Store(settings.database) as store:
        async with Engine(settings, store, clock) as engine:
            gc.collect()
            CDLL("libc.so.6").malloc_trim(0)
            idle_mb = memory_mb(os.getpid())
            later = clock() + timedelta(minutes=1)
            ticks = [_took_s(lambda: engine.due(BATCH)) for _ in range(20)]
            keys = list(settings.sources)
            await engine.check_all(keys[:BATCH])  # connections and caches are warm
            spent = []
            for turn in range(rounds):
                some = keys[turn * BATCH % len(keys) :][:BATCH]
                began = time.process_time()
                await engine.check_all(some)
                spent.append((time.process_time() - began) / len(some))
    del later
    return {"cpu us": median(spent) * 1e6, "tick ms": median(ticks) * 1e3, "idle MB": idle_mb}


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


def main() -> int:
    """Measure each number of sources in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sources", type=int, action="append")
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--json", type=Path)
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    os.environ.setdefault("HOOK", "http://127.0.0.1:8080/hook")
    if given.one:
        print(json.dumps(asyncio.run(measured(given.one, given.rounds))))
        return 0
    found: dict[int, dict[str, float]] = {}
    with TemporaryDirectory() as folder, pages_server(KB) as base:
        for sources in given.sources or [500, 10_000, 100_000]:
            config = made(Path(folder) / str(sources), base, sources)
            told = subprocess.run(  # noqa: S603
                [sys.executable, __file__, "--one", str(config), "--rounds", str(given.rounds)],
                stdout=subprocess.PIPE, text=True, check=True,
            )  # fmt: skip
            found[sources] = json.loads(told.stdout.splitlines()[-1])
            print(
                f"{sources:8} sources: "
                + ", ".join(f"{k} {v:.2f}" for k, v in found[sources].items()),
                flush=True,
            )
    least, most = min(found), max(found)
    figures = {f"{n} sources, {name}": v for n, row in found.items() for name, v in row.items()}
    figures["CPU of the many to the few"] = found[most]["cpu us"] / found[least]["cpu us"]
    figures["idle KB a source"] = (
        (found[most]["idle MB"] - found[least]["idle MB"]) * 2**20 / 1000 / max(1, most - least)
    )
    print(
        f"CPU {figures['CPU of the many to the few']:.2f} (limit {GROWTH}), idle KB a source {figures['idle KB a source']:.2f} (limit {IDLE_KB})"
    )
    if given.json:
        given.json.write_text(json.dumps({"name": "growth", "figures": figures}), "utf-8")
    wrong = figures["CPU of the many to the few"] > GROWTH or figures["idle KB a source"] > IDLE_KB
    return int(wrong or found[most]["tick ms"] > TICK_MS)


if __name__ == "__main__":
    sys.exit(main())
