"""What a round costs beside other monitors: the same pages, the same server, in turns.

    python tests/bench/rounds.py --peers build/peers --pages 500 --pages 2000

`build/peers` holds a virtual environment for each peer that is to run (any names): urlwatch,
changedetection.io, webchanges. CPU seconds are those of the whole process tree; the start-up, a
round over 20 pages right before, is taken off for all. A round is a command of its own: `rulewire once`, which
keeps texts, versions and every fetch, tags, and tells by a webhook.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from contenders import PEERS, Contender, Rulewire, peers_in
from processes import Cost, pages_server

FEW = 20
# Issue: CPU of ours as a share of theirs, by kind of round; and our peak of memory.
LIMITS = {
    ("plain", "urlwatch"): 0.5,
    ("etag", "urlwatch"): 0.33,
    ("plain", "changedetection.io"): 0.1,
    ("plain", "webchanges"): 0.05,
    ("changed", "changedetection.io"): 0.25,
}
MEMORY = 1.5


@dataclass
class Race:
    """All contenders over the same pages, and over a few.

    `costs` are those of a few pages and of all, turn by turn: what a machine does differs more from
    minute to minute than a start-up from a round.
    """

    base: str
    folder: Path
    pages: int
    peers: dict[str, Path]
    times: int
    costs: dict[tuple[str, str], list[tuple[Cost, Cost]]] = field(default_factory=dict)

    def run(self) -> None:
        """Look at them as they are, with and without entity tags, then 5 of 100 changed."""
        self._rounds("plain", "p", 0)
        self._rounds("etag", "e", 0)
        self._rounds("changed", "p", 5)

    def _rounds(self, kind: str, way: str, of_100: int) -> None:
        beside = {name for what, name in LIMITS if what == kind}
        few, many = (list(self._contenders(way, n, beside)) for n in (FEW, self.pages))
        for turn in range(self.times):
            self._set(turn + 1, of_100)
            for one, other in zip(few, many, strict=True):
                pair = one.round(), other.round()
                self.costs.setdefault((kind, one.name), []).append(pair)
        self._set(0, 0)

    def _contenders(self, way: str, pages: int, beside: set[str]) -> Iterator[Contender]:
        """Yield us and those `beside` us, when all pages were seen once; those of before if any."""
        urls = [f"{self.base}/{way}/{number}" for number in range(pages)]
        for name in ("rulewire", *(peer for peer in self.peers if peer in beside)):
            folder = self.folder / f"{name}-{way}-{pages}-of-{self.pages}"
            known = folder.exists()
            one = Rulewire(folder, urls) if name == "rulewire" else PEERS[name](
                folder, urls, self.peers[name]
            )  # fmt: skip
            if not known:
                one.round(first=True)
            yield one

    def _set(self, generation: int, of_100: int) -> None:
        httpx.get(f"{self.base}/set?generation={generation}&of_100={of_100}")

    def cpu_s(self, kind: str, name: str) -> float:
        """Return the median of the CPU seconds without the start-up."""
        return median(many.cpu_s - few.cpu_s for few, many in self.costs[kind, name])

    def startup_s(self, kind: str, name: str) -> float:
        """Return the median of the CPU seconds for a few pages."""
        return median(few.cpu_s for few, _ in self.costs[kind, name])

    def peak_mb(self, kind: str, name: str) -> float:
        """Return the median of the peaks of memory."""
        return median(many.peak_mb for _, many in self.costs[kind, name])


def compared(race: Race) -> dict[str, float]:
    """Return the figures of one number of pages, and print them."""
    figures: dict[str, float] = {}
    print(f"{race.pages} pages; CPU seconds without start-up, start-up, peak MB")
    for kind in ("plain", "etag", "changed"):
        names = [name for what, name in race.costs if what == kind]
        own = {name: race.cpu_s(kind, name) for name in names}
        for name in names:
            startup, peak = race.startup_s(kind, name), race.peak_mb(kind, name)
            print(f"  {kind:8}{name:20}{own[name]:8.2f}{startup:8.2f}{peak:8.0f}", end="")
            figures[f"{kind} {name} cpu s"] = round(own[name], 3)
            if name != "rulewire":
                figures[f"{kind} of {name}"] = share = round(own["rulewire"] / own[name], 3)
                limit = LIMITS.get((kind, name))
                print(f"   we: {share:.2f} of it" + (f" (limit {limit})" if limit else ""), end="")
            print(flush=True)
        if "urlwatch" in names:
            memory = race.peak_mb(kind, "rulewire") / race.peak_mb(kind, "urlwatch")
            figures[f"{kind} memory of urlwatch"] = round(memory, 2)
    return figures


def short(figures: dict[str, float]) -> list[str]:
    """Return the figures that miss their limit."""
    limits = {f"{kind} of {name}": limit for (kind, name), limit in LIMITS.items()}
    limits |= {f"{kind} memory of urlwatch": MEMORY for kind in ("plain", "etag")}
    return [name for name, limit in limits.items() if figures.get(name, 0) > limit]


def main(words: Sequence[str] | None = None) -> int:
    """Run the races; return 1 if a limit is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peers", type=Path, default=Path("build/peers"))
    asked.add_argument("--pages", type=int, action="append")
    asked.add_argument("--times", type=int, default=5)
    asked.add_argument("--folder", type=Path, default=Path("build/rounds"))
    asked.add_argument("--only", action="append", help="of the peers, only this one")
    asked.add_argument("--json", type=Path)
    given = asked.parse_args(words)
    shutil.rmtree(given.folder, ignore_errors=True)
    peers = {n: v for n, v in peers_in(given.peers).items() if not given.only or n in given.only}
    if missing := set(PEERS) - set(peers):
        print(f"not there, so not beside us: {', '.join(sorted(missing))} (see --help)")
    figures: dict[str, float] = {}
    with pages_server() as base:
        for pages in given.pages or [500]:
            race = Race(base, given.folder, pages, peers, given.times)
            race.run()
            told = compared(race)
            figures |= {f"{pages} pages, {name}": value for name, value in told.items()}
            figures[f"{pages} pages, short"] = len(short(told))
            print("  short of the limit: " + (", ".join(short(told)) or "nothing"))
    if given.json:
        given.json.write_text(json.dumps({"name": "rounds", "figures": figures}), "utf-8")
    return int(any(value for name, value in figures.items() if name.endswith("short")))


if __name__ == "__main__":
    sys.exit(main())
