"""What an import costs beside the bare annotator on the same documents, in one run.

    PYTHONPATH=.:tests python tests/bench/importing.py [--documents 600] [--rounds 5] [--json FILE]

Documents of 500 words, made of the annotated ones beside this file, as JSON Lines and as HTML pages;
published `--per-day` a day, so that each is compared with the two thousand that stories keep open. CPU
seconds are those of all processes; what an import of the first 128 costs, in which every worker
starts, is subtracted. The annotator is given the others in as many processes, before and after, and
keeps nothing. Its share is what it needs of what the import needs: 0.9 means that all else costs a
tenth.
"""

import argparse
import json
import os
import pickle
import random  # noqa: TID251 - seeded: the same documents in every run
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from statistics import fmean, median

sys.path.insert(0, str(Path(__file__).parent))

from speed import SOURCE, texts, took_s, words_in

from config import load
from extractors.annotate import Annotator
from extractors.model import Document, Paragraph

ROOT = Path(__file__).parents[2]
WORDS = 500
WORKERS = 2
FIRST = 128  # two batches for each worker
BEGAN = datetime(2024, 1, 1, tzinfo=UTC)
CONFIG = f"""
sources.shipped = false
[read]
workers = {WORKERS}
[source.archive]
kind = "page"
url = "https://archive.example/"
name = "An archive"
authority = "official"
enabled = false
"""


def made(count: int, per_day: int) -> list[Document]:
    """Return documents of about 500 words, their paragraphs drawn from the annotated ones."""
    read = texts()
    paragraphs = [p.text for one in read for p in one.paragraphs if len(p.text.split()) > 15]
    titles = [one.title for one in read]
    chance = random.Random(8)  # noqa: S311 - no secret
    return [_document(chance, n, paragraphs, titles, per_day) for n in range(count)]


def _document(
    chance: random.Random, n: int, paragraphs: Sequence[str], titles: Sequence[str], per_day: int
) -> Document:
    text: list[str] = []
    while sum(len(one.split()) for one in text) < WORDS:
        text.append(chance.choice(paragraphs))
    url = f"https://archive.example/{n}"
    when = BEGAN + timedelta(days=n // per_day)
    told = tuple(Paragraph("", one) for one in text)
    return Document(f"web:{url}", "archive", url, f"{chance.choice(titles)} ({n})", when, told)


def as_lines(documents: Sequence[Document], folder: Path) -> None:
    """Write documents as one file of JSON Lines."""
    with (folder / "archive.jsonl").open("w", encoding="utf-8") as file:
        for one in documents:
            said = {"url": one.url, "title": one.title, "text": one.text}
            day = one.published.isoformat() if one.published else None
            file.write(json.dumps(said | {"published": day}) + "\n")


def as_pages(documents: Sequence[Document], folder: Path) -> None:
    """Write documents as HTML pages."""
    for n, one in enumerate(documents):
        (folder / f"{n:06}.html").write_text(as_page(one), "utf-8")


def as_page(document: Document) -> str:
    """Return a document as an HTML page."""
    text = "".join(f"<p>{escape(p.text)}</p>\n" for p in document.paragraphs)
    day = document.published.isoformat() if document.published else ""
    title = escape(document.title)
    return (
        f"<!doctype html><html><head><title>{title} - The Archive</title>"
        f'<link rel="canonical" href="{document.url}">'
        f'<meta property="article:published_time" content="{day}"></head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article>'
        f"<h1>{title}</h1>\n{text}</article></main>"
        "<footer><p>© The Archive</p></footer></body></html>"
    )


def spent_s() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    return sum(
        u.ru_utime + u.ru_stime
        for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def imported(folder: Path, archive: Path) -> tuple[float, float]:
    """Import an archive into a new database; return CPU and wall seconds."""
    (folder / "rulewire.toml").write_text(CONFIG, "utf-8")
    (folder / "rulewire.db").unlink(missing_ok=True)
    command = [sys.executable, "-W", "ignore", "-m", "pipeline.cli", "import", str(archive)]
    before, began = spent_s(), time.perf_counter()
    subprocess.run(  # noqa: S603 - our own command
        [*command, "--source", "archive"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    return spent_s() - before, time.perf_counter() - began


def annotated(place: Path) -> tuple[float, float]:
    """Let as many processes annotate the documents kept in a file; return CPU and wall seconds."""
    began = time.perf_counter()
    command = [sys.executable, "-W", "ignore", __file__, "--annotate", str(place)]
    running = [
        subprocess.Popen([*command, str(part)], stdout=subprocess.PIPE, text=True)  # noqa: S603
        for part in range(WORKERS)
    ]
    told = [json.loads(one.communicate()[0]) for one in running]
    startup = max(one["startup_s"] for one in told)
    return sum(one["cpu_s"] for one in told), time.perf_counter() - began - startup


def annotate(place: Path, part: int) -> None:
    """Be one of the processes: read its part of the documents, and tell what that took."""
    began = time.perf_counter()
    documents = pickle.loads(place.read_bytes())[part::WORKERS]  # noqa: S301 - our own
    read = Annotator(load(None, {}).entities)
    startup_s = time.perf_counter() - began
    cpu_s = took_s(lambda one: read(one, SOURCE), documents)
    print(json.dumps({"cpu_s": cpu_s, "startup_s": startup_s}))


def shares(documents: Sequence[Document], folder: Path) -> dict[str, float]:
    """Return the annotator's share of each kind of import, and words a second, of one round."""
    kept = folder / "documents"
    later = documents[FIRST:]
    kept.write_bytes(pickle.dumps(later))
    words = words_in(later)
    got = {}
    before = annotated(kept)
    for name, write in (("JSON Lines", as_lines), ("HTML", as_pages)):
        few, many = folder / f"{name}-few", folder / f"{name}-many"
        for archive, part in ((few, documents[:FIRST]), (many, documents)):
            if not archive.exists():
                archive.mkdir()
                write(part, archive)
        start_cpu, start_wall = imported(folder, few)
        cpu, wall = imported(folder, many)
        after = annotated(kept)
        bare_cpu, bare_wall = (fmean(both) for both in zip(before, after, strict=True))
        before = after
        got[f"{name}: share of CPU"] = bare_cpu / (cpu - start_cpu)
        got[f"{name}: share of wall"] = bare_wall / (wall - start_wall)
        got[f"{name}: ms a document beside"] = (cpu - start_cpu - bare_cpu) * 1000 / len(later)
        got[f"{name}: words/s"] = words / (wall - start_wall)
        got[f"{name}: annotator words/s/core"] = words / bare_cpu
    return got


def main() -> None:
    """Measure, and print the medians of some rounds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--per-day", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--annotate", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.annotate:
        annotate(Path(given.annotate[0]), int(given.annotate[1]))
        return
    documents = made(FIRST + given.documents, given.per_day)
    with tempfile.TemporaryDirectory() as folder:
        rounds = [shares(documents, Path(folder)) for _ in range(given.rounds)]
    figures = {name: median(one[name] for one in rounds) for name in rounds[0]}
    print(f"{given.documents} documents of {WORDS} words, {WORKERS} workers, {given.rounds} rounds")
    for name, value in figures.items():
        print(f"  {name:32} {value:10,.2f}")
    if given.json:
        given.json.write_text(json.dumps({"name": "importing", "figures": figures}))


if __name__ == "__main__":
    main()
