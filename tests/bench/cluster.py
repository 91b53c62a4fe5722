"""How much of the bare tagger a cluster on loopback gives: scheduler, 2 and then 4 workers.

    PYTHONPATH=.:tests python tests/bench/cluster.py [--json FILE]

In each round as many bare processes as there are cores read all texts, and then the cluster does.
CPU seconds hold on a machine that does other things as well; elapsed time does not.
"""

import argparse
import asyncio
import json
import os
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count as count_from
from pathlib import Path

import psutil

from clustered import Parts, parts
from config import load
from extractors.model import Document, Source
from extractors.watch import Entity
from making import document, source
from pipeline import jobs
from pipeline.bounds import Bounds
from pipeline.cluster.identity import packed
from pipeline.workers import Workers

WORDS = 500
BATCH = 16
ROUNDS = 5
CORES = os.cpu_count() or 1
SENTENCES = (
    "BIS adds Huawei Technologies and {n} entities in {place} to the Entity List.",
    "The final rule is effective March {n}, 2024, and amends ECCN 3A090 under 15 CFR 744.11.",
    "Officials said on Tuesday that exporters of advanced chips to {place} need a license.",
    "Analysts expect that orders for the next quarter will be lower than those of the last.",
    "Trade in agricultural goods with {place} grew by {n} percent, the ministry reported.",
)

Texts = list[tuple[Document, Source]]


def texts(count: int) -> Texts:
    """Return made-up texts of 500 words, no two alike."""
    where = source()
    return [(document(*_paragraphs(n), id=f"web:{n}", url=f"https://x.gov/{n}"), where)
            for n in range(count)]  # fmt: skip


def _paragraphs(number: int) -> list[str]:
    words: list[str] = []
    for step in count_from(number):
        place = ("China", "Russia", "Iran", "Malaysia")[(step // 3) % 4]
        sentence = SENTENCES[(step * step + number) % len(SENTENCES)]
        words += sentence.format(n=2 + step % 27, place=place).split()
        if len(words) >= WORDS:
            break
    return [" ".join(words[at : at + 100]) for at in range(0, WORDS, 100)]


def timed(given: Texts) -> tuple[float, float, int]:
    """Read texts in this process; return the seconds that passed, those of its CPU, and a size."""
    clock, cpu = time.perf_counter(), time.process_time()
    read = jobs.many(jobs.annotate, given)
    return time.perf_counter() - clock, time.process_time() - cpu, len(_pickled(read))


def _pickled(whole: object) -> bytes:
    return packed(partial(repr, whole))


def bare(pool: ProcessPoolExecutor, given: Texts) -> tuple[float, float, int]:
    """Return what the tagger alone takes in as many processes as there are cores."""
    shares = [given[core::CORES] for core in range(CORES)]
    took = [future.result() for future in [pool.submit(timed, share) for share in shares]]
    return max(one[0] for one in took), sum(one[1] for one in took), sum(one[2] for one in took)


async def clustered(ours: Workers, given: Texts) -> float:
    """Return the seconds that the cluster takes."""
    clock = time.perf_counter()
    batches = [given[at : at + BATCH] for at in range(0, len(given), BATCH)]
    await asyncio.gather(*(ours.annotate_each(batch) for batch in batches))
    return time.perf_counter() - clock


async def measured(
    whole: Parts, workers: int, given: Texts, entities: dict[str, Entity]
) -> dict[str, float]:
    """Return the figures of a cluster of so many workers."""
    rows = []
    with (
        Bounds(600, 4000, 10**9).processes(CORES, entities, ()) as pool,
        Workers(entities, 1, executor=whole.address, most_jobs=10**9) as ours,
    ):
        await ours.reach()
        while ours.width < 2 * workers:  # noqa: ASYNC110 - nobody tells us
            await asyncio.sleep(0.2)
        for _ in range(2):  # every process has started and read once
            bare(pool, given)
            await clustered(ours, given)
        for _ in range(ROUNDS):
            alone_s, alone_cpu_s, size = bare(pool, given)
            before = whole.cpu_s() + time.process_time()
            shipping = whole.own_cpu_s() + time.process_time()
            took_s = await clustered(ours, given)
            cpu_s = whole.cpu_s() + time.process_time() - before
            shipped_s = whole.own_cpu_s() + time.process_time() - shipping
            rows.append((alone_s / took_s, alone_cpu_s / cpu_s, shipped_s / len(given),
                         alone_cpu_s / len(given), size / len(given)))  # fmt: skip
    elapsed, cpu, ship, read, size = (
        statistics.median(column) for column in zip(*rows, strict=True)
    )
    return {
        "of_ideal_elapsed": round(elapsed, 3),
        "of_ideal_cpu": round(cpu, 3),
        "bare_ms_a_text": round(1000 * read, 2),
        "shipping_ms_a_text": round(1000 * ship, 2),
        "bytes_there": round(len(_pickled(given)) / len(given)),
        "bytes_back": round(size),
    }


async def figures(count: int) -> dict[str, dict[str, float]]:
    """Return the figures of two and of four workers."""
    given, entities = texts(count), dict(load(None).entities)
    found = {}
    for workers in (2, 4):
        with tempfile.TemporaryDirectory() as folder, parts(Path(folder)) as whole:
            whole.scheduler()
            for number in range(workers):
                whole.worker(number + 1)
            row = await measured(whole, workers, given, entities)
        found[f"{workers} workers"] = row
        print(
            f"{workers} workers", *(f"{what} {value}" for what, value in row.items()), sep="\n    "
        )
    return found


def main() -> None:
    """Print a table, and write it for programs if asked to."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--json", type=Path)
    words.add_argument("--texts", type=int, default=192)
    asked = words.parse_args()
    load_average = psutil.getloadavg()[0]
    print(f"{CORES} cores, load {load_average:.1f}, {asked.texts} texts of {WORDS} words")
    found = asyncio.run(figures(asked.texts))
    if asked.json:
        asked.json.write_text(json.dumps({"name": "cluster", "figures": found}), "utf-8")


if __name__ == "__main__":
    main()
