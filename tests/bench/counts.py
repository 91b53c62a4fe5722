"""What a piece of work costs in calls, statements and memory: the same on every machine.

    python tests/bench/counts.py              compare with the floors in counts.json beside; exit 1
    python tests/bench/counts.py --update     write the floors anew

No clock and no hardware counter: virtual machines often have none. Counted are the calls that
Python makes (its own and those into C), the statements that SQLite is given and the most memory
that Python objects took, each for a text and for twice that text: growth is their ratio by two, 1.0
if twice the work is twice the cost. Written down under Python 3.11; a newer one calls rather less.
"""

import argparse
import gc
import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import counted_rounds

from extractors.model import Paragraph
from extractors.nlp import Tagger
from extractors.reading.article import read_article
from extractors.redline import redline
from making import NOW, document, kept, page, source
from storage.store import Store
from wire import WORDS, release

FLOORS = Path(__file__).with_suffix(".json")
SLACK = 0.10  # a figure may be worse by a tenth than what is written down
Work = Callable[[int], object]


def main() -> int:
    """Count, print a table; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--update", action="store_true", help="write the floors anew")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    asked = parser.parse_args()
    found = figures()
    if asked.update:
        FLOORS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    floors = json.loads(FLOORS.read_text("utf-8"))
    for name, value in found.items():
        print(f"{name:44} {value:12.3f}  pinned {floors.get(name, 0):12.3f}")
    if asked.json:
        asked.json.write_text(json.dumps({"name": "counts", "figures": found}), "utf-8")
    short = worse(found, floors)
    print("\n".join(short) or "ok")
    return int(bool(short))


def worse(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return what costs more than is written down, by more than the slack, a line each."""
    return [
        f"{name}: {value:.3f}, at most {floors[name] * (1 + SLACK):.3f}"
        for name, value in found.items()
        if value > floors[name] * (1 + SLACK)
    ]


def figures() -> dict[str, float]:
    """Return every figure by name."""
    found: dict[str, float] = {}
    for name, work, size in (
        ("redline", _redline, 400),
        ("main text", _main_text, 200),
        ("tagging", _tagging(), 80),
    ):
        work(size // 3)  # compiles regular expressions; a text seen before would cost less
        once, twice = _calls(work, size), _calls(work, 2 * size)
        found[f"{name}: calls a paragraph"] = round(twice / (2 * size), 1)
        found[f"{name}: growth of calls"] = round(twice / once / 2, 3)
        found[f"{name}: peak KB a paragraph"] = round(_peak(work, 2 * size) / 1024 / (2 * size), 2)
    found["keeping: statements a document"] = _statements(40) - _statements(39)
    found["keeping: growth of statements"] = round(
        (_statements(40) - _statements(20)) / (_statements(20) - _statements(0)), 3
    )
    return found | counted_rounds.figures()


def _paragraphs(count: int, changed: int = 0) -> tuple[Paragraph, ...]:
    texts = (
        f"({n}) No licence is needed for item {n} sent to country {n % 7}." for n in range(count)
    )
    return tuple(
        Paragraph(f"({n})", text.replace("No", "A") if changed and n % changed == 0 else text)
        for n, text in enumerate(texts)
    )  # fmt: skip


def _redline(size: int) -> object:
    return redline(_paragraphs(size), _paragraphs(size, changed=20))


def _main_text(size: int) -> object:
    said = release("A rule", *(f"{WORDS[n % len(WORDS)]} This is point {n}." for n in range(size)))
    return read_article(source(), page(said))


def _tagging() -> Work:
    tagger = Tagger(())
    return lambda size: tagger(
        "\n".join(f"{WORDS[n % len(WORDS)]} Point {n}." for n in range(size))
    )


def _calls(work: Work, size: int) -> int:
    counted = 0

    def hear(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    gc.disable()  # what it calls, and when, is not the work's doing
    sys.setprofile(hear)
    try:
        work(size)
    finally:
        sys.setprofile(before)
        gc.enable()
    return counted


def _peak(work: Work, size: int) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        work(size)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _statements(documents: int) -> int:
    """Return the statements that SQLite is given for so many documents kept."""
    heard: list[str] = []
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        store._ledger._db.conn.set_trace_callback(heard.append)
        for number in range(documents):
            made = document(f"Notice {number}.", id=f"web:{number}")
            store.documents.keep(kept(made), NOW)
    return len(heard)


if __name__ == "__main__":
    sys.exit(main())
