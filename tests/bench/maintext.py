"""What it costs to cut a page's text, headline, day and authors out of its HTML, beside lxml alone.

    PYTHONPATH=.:tests python tests/bench/maintext.py [--pages 600] [--rounds 5] [--json FILE]

Pages of 500 words, as `importing.py` makes them. A round reads pages that no round before it read,
after as many to warm up as a twelfth, in turns with lxml, which parses them and takes all text; CPU
milliseconds a page, medians of the rounds. Returns 1 if the limit is missed.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from importing import as_page, made
from lxml import html
from speed import SOURCE

from extractors.model import Page
from extractors.reading.article import read_article
from pipeline.clock import clock

LIMIT_MS = 5.0  # issue: the main text of a document of 500 words
WARM = 12


def took_ms(job: Callable[[Page], object], pages: Sequence[Page]) -> float:
    """Return the CPU milliseconds a page."""
    began = time.process_time()
    for page in pages:
        job(page)
    return (time.process_time() - began) * 1000 / len(pages)


def main() -> int:
    """Measure, print the medians; return whether the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    now = clock()
    pages = [
        Page(one.url, as_page(one).encode(), "text/html", "utf-8", now)
        for one in made(given.pages, 50)
    ]
    warm = max(1, given.pages // WARM)
    took_ms(lambda page: read_article(SOURCE, page), pages[:warm])
    ours, bare = [], []
    as_text = partial(html.tostring, method="text", encoding="unicode")
    for number in range(given.rounds):
        part = pages[warm + number :: given.rounds]
        bare.append(took_ms(lambda page: as_text(html.fromstring(page.body)), part))
        ours.append(took_ms(lambda page: read_article(SOURCE, page), part))
    figures = {"ms a page": round(median(ours), 2), "lxml's text alone, ms": round(median(bare), 2)}
    print(f"{given.pages} pages of 500 words, {given.rounds} rounds (limit {LIMIT_MS} ms)")
    for name, value in figures.items():
        print(f"  {name:24}{value:8.2f}")
    if given.json:
        given.json.write_text(json.dumps({"name": "maintext", "figures": figures}), "utf-8")
    return int(figures["ms a page"] > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
