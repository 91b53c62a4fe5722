"""How fast a year of a title's history is backfilled, from a made-up eCFR on loopback.

    python tests/bench/history.py [--workers 1] [--keep FOLDER]

25 parts with 14 sections each, 300 amendments in a year, 20 of them of a supplement of 2.4 MB in
which a few of its 3,400 rows change. No pause between requests: what is timed is ours. Returns 1 if
it takes longer than the limit.
"""

import argparse
import asyncio
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from config import load
from fake_ecfr import SOURCE, FakeEcfr, Section
from pipeline.backfill import backfill
from pipeline.clock import clock
from pipeline.history import Span
from pipeline.outcome import Outcome
from storage.store import Store

LIMIT_MINUTES = 5.0  # issue: "in minutes on two cores"
PARTS = [str(730 + n) for n in range(25)]
SECTIONS, AMENDMENTS, ROWS, BIG = 14, 300, 3_400, 20
LIST = "Supplement No. 4 to Part 744"
FIRST, DAYS = date(2025, 7, 1), 365
GROUND = """
sources.shipped = false
entities.shipped = false
database = "history.db"
[gate]
private_networks = ["127.0.0.0/8"]
[fetch]
contact = "bench@example.org"
per_host_pause_s = 0
robots = false
[read]
workers = WORKERS
"""
WORDS = (
    "No person may export, reexport or transfer (in-country) an item subject to the EAR without a "
    "license if, at that time, the person knows that the item is intended for an end use or end "
    "user that this paragraph describes, unless a License Exception authorizes it by its terms"
)


@dataclass
class Listed(Section):
    """A supplement that is a table: a line a row, its cells parted by bars."""

    def xml(self, day: str) -> str:
        lines = (self.at(day) or "").splitlines()
        rows = "".join(
            f"<TR>{''.join(f'<TD>{escape(cell)}</TD>' for cell in line.split('|'))}</TR>\n"
            for line in lines
        )
        names = ("Country", "Entity", "License requirement", "License review policy", "Citation")
        head = "".join(f"<TH>{name}</TH>" for name in names)
        return (
            f'<DIV9 N="{self.number}" TYPE="APPENDIX"><HEAD>{self.name}</HEAD><DIV><TABLE>'
            f"<THEAD><TR>{head}</TR></THEAD><TBODY>{rows}</TBODY></TABLE></DIV></DIV9>"
        )


def text(number: str, edition: int) -> str:
    """Return a section of 30 paragraphs, of which each edition changes two."""
    changed = {edition % 30, (edition * 7) % 30}
    return "\n".join(
        f"({chr(97 + n % 26) * (1 + n // 26)}) {WORDS}, as section {number} says in its item {n}"
        + (f" and in its amendment {edition}." if n in changed and edition else ".")
        for n in range(30)
    )


def rows(edition: int) -> str:
    """Return the rows of the big list; each edition changes five of them and adds two."""
    return "\n".join(
        f"CHINA, PEOPLE'S REPUBLIC OF|Party {n} of edition {edition if n % 680 == edition else 0}, "
        f"a.k.a., the following three aliases: —{'Alias of it; ' * 28} and No. {n} Example Road, "
        "Shenzhen, 518000 China.|For all items subject to the EAR (see §§ 734.9(e), and 744.11 of "
        f"the EAR).|Presumption of denial. See § 744.11(d).|{70 + n % 20} FR {10_000 + n}, 12/2/24."
        for n in range(ROWS + 2 * edition)
    )


def year(law: FakeEcfr) -> None:
    """Enact the title and amend it through a year."""
    law.day = (FIRST + timedelta(DAYS)).isoformat()
    numbers = [(part, f"{part}.{n}") for part in PARTS for n in range(1, SECTIONS + 1)]
    for part, number in numbers:
        law.enact(number, text(number, 0), part=part)
    law.sections[LIST] = Listed(LIST, "744")
    law.amend(LIST, "2017-01-03", rows(0))
    for edition in range(1, BIG + 1):
        law.amend(LIST, (FIRST + timedelta(edition * 18)).isoformat(), rows(edition))
    spread = islice(cycle(numbers[:: SECTIONS // 2]), AMENDMENTS - BIG)
    for edition, (_, number) in enumerate(spread, 1):
        day = FIRST + timedelta(edition * DAYS // AMENDMENTS)
        law.amend(number, day.isoformat(), text(number, edition))


def timed(law: FakeEcfr, folder: Path, workers: int) -> tuple[Outcome, float, float]:
    """Backfill the year; return what came of it, seconds, and MB of the database."""
    source = SOURCE.replace('["744"]', str(PARTS)).replace("SITE", law.url)
    path = folder / "rulewire.toml"
    path.write_text(GROUND.replace("WORKERS", str(workers)) + source, "utf-8")
    settings = load(path)
    began = time.monotonic()
    with Store(settings.database) as store:
        outcome = asyncio.run(backfill(settings, store, Span(since=FIRST), clock))
        took_s = time.monotonic() - began
        store.ask("pragma wal_checkpoint(truncate)")
    return outcome, took_s, settings.database.stat().st_size / 1e6


def main() -> int:
    """Print versions a second, minutes and size; return 1 if it took too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with FakeEcfr() as law, TemporaryDirectory() as temporary:
        year(law)
        outcome, took_s, size_mb = timed(law, asked.keep or Path(temporary), asked.workers)
    size = len(law.sections[LIST].xml(law.day)) / 1e6
    print(f"{outcome.summary} (the list has {size:.1f} MB)")
    print(f"{took_s / 60:.2f} minutes, {outcome.kept / took_s:.1f} texts/s, {size_mb:.1f} MB kept")
    return int(bool(outcome.failed) or took_s > LIMIT_MINUTES * 60)


if __name__ == "__main__":
    sys.exit(main())
