"""How soon what is published is seen: learnt rounds against even ones, on replayed timelines.

    python tests/bench/polling.py                  a table, a line a source
    python tests/bench/polling.py --json FILE      the figures as well

A source is learnt on the first part of its timeline and measured on the rest, with no more known to
it than to the daemon: in which round something was there. Even rounds are as many in the same time,
their delay is the mean over all phases. Made timelines have eight months, three seeds each; the recorded
ones (../shared/real) are feeds with hours, and the days of the Federal Register with the hours at
which it publishes and files. Returns 1 if the mean delay of all is not halved.
"""

import argparse
import io
import json
import sys
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from statistics import mean
from time import process_time

import feedparser

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractors.polling.due import next_round
from extractors.polling.habits import EASTERN, habits
from extractors.polling.nouns import Arrival, Limits
from extractors.polling.planning import plan
from extractors.working_days import is_working
from timelines import (
    DAY,
    Hours,
    Replay,
    Rounds,
    anytime,
    blog,
    evenly,
    inspection,
    issue,
    news,
    office,
    timeline,
)

REAL = Path(__file__).parents[3] / "shared" / "real"
TARGET = 0.5  # Issue: the mean time from publication to detection at least halved.
SEEDS = range(3)
PHASES = 16
STARTS = 4  # phases in which the rounds at a recorded timeline begin
LEAST = 20  # things that a recorded timeline must have
MADE: tuple[tuple[str, Hours, int, bool], ...] = (
    ("register: issue", issue, 30, True),
    ("register: inspection", inspection, 15, True),
    ("agency, 15 minutes", office, 15, True),
    ("agency, 30 minutes", office, 30, True),
    ("agency, 4 hours", office, 240, True),
    ("law firm", blog, 120, False),
    ("press", news, 60, False),
    ("no habits", anytime, 60, False),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A timeline, the pause that its source is configured with, and when measuring begins."""

    name: str
    times: list[datetime]
    every: int
    official: bool
    since: datetime
    made: bool = True
    phase: float = 0

    @property
    def limits(self) -> Limits:
        """The limits that the daemon has by default."""
        return Limits(self.every, max(1, self.every / 10), min(self.every * 4.0, 720))


@dataclass(frozen=True, slots=True)
class Measured:
    """What a case came to; `even` are the delays of as many even rounds."""

    name: str
    made: bool
    replays: list[Replay]
    even: list[float]
    every: int

    @property
    def delays(self) -> list[float]:
        """All delays of learnt rounds."""
        return [delay for replay in self.replays for delay in replay.delays]

    @property
    def share(self) -> float:
        """The mean delay, as a share of that of even rounds."""
        return mean(self.delays) / mean(self.even)

    @property
    def rounds(self) -> float:
        """Rounds a day."""
        minutes = sum(replay.minutes for replay in self.replays)
        return 1440 * sum(replay.rounds for replay in self.replays) / minutes


def cases() -> Iterator[list[Case]]:
    """Yield the cases of each source."""
    for name, hours, every, official in MADE:
        runs = [timeline(hours, 240, seed) for seed in SEEDS]
        yield [Case(name, times, every, official, times[0] + 120 * DAY) for times in runs]
    for case in recorded():
        yield [replace(case, phase=number / STARTS) for number in range(STARTS)]


def recorded() -> Iterator[Case]:
    """Yield what is recorded of real sources: only its times are used."""
    if not REAL.is_dir():
        print(f"recorded timelines left out: {REAL} is not here")
        return
    for name, hours, every in (("issue", _issued, 30), ("inspection", _filed, 15)):
        times = sorted(map(hours, register_days(), count()))
        yield Case(f"BIS in the Register, {name}", times, every, True, middle(times), False)
    for path in sorted((REAL / "feeds").glob("*/*")):
        times = feed_times(path)
        if len(times) >= LEAST and times[-1] - times[0] > 2 * DAY:
            busy = (times[-1] - times[0]) / len(times) < timedelta(hours=12)
            every = 30 if busy else 120
            yield Case(f"feed {path.stem[:24]}", times, every, False, middle(times), False)


def register_days() -> list[date]:
    """Return the days on which the Register had something of BIS."""
    rows = json.loads((REAL / "federal_register/json/bis_documents_2020-2026.json").read_text())
    return sorted({date.fromisoformat(row["publication_date"]) for row in rows})


def _issued(day: date, number: int) -> datetime:
    """Return when an issue is there: from 06:00, within ten minutes."""
    return _at(day, 360 + number * 7 % 10)


def _filed(day: date, number: int) -> datetime:
    """Return when what an issue has was filed: the working day before; a fifth are special ones."""
    before = day - DAY
    while not is_working(before):
        before -= DAY
    return _at(
        before, (675, 975)[number % 2] + number % 10 if number % 5 == 4 else 525 + number % 3
    )


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), EASTERN).astimezone(UTC)


def feed_times(path: Path) -> list[datetime]:
    """Return when the entries of a feed were published, as it says."""
    entries = feedparser.parse(io.BytesIO(path.read_bytes())).entries
    moments = (one.get("published_parsed") or one.get("updated_parsed") for one in entries)
    return sorted({datetime.fromtimestamp(timegm(one), UTC) for one in moments if one})


def middle(times: list[datetime]) -> datetime:
    """Return the moment up to which a timeline teaches."""
    return times[len(times) // 2]


def measured(source: list[Case]) -> Measured:
    """Return what learnt and even rounds come to at one source."""
    replays, even = [], list[float]()
    for number, case in enumerate(source):
        rounds = Rounds(case.limits, official=case.official, key=f"{case.name} {number}")
        replay = rounds.replay(case.times, case.since, case.phase)
        replays.append(replay)
        for phase in range(PHASES):
            even += evenly(case.times, replay.even, case.since, phase / PHASES)
    return Measured(source[0].name, source[0].made, replays, even, source[0].every)


def line(one: Measured) -> str:
    """Return a source as a line of the table."""
    delays, even = sorted(one.delays), sorted(one.even)
    nine, nine_even = (all_[int(0.9 * len(all_))] for all_ in (delays, even))
    return (
        f"{one.name:33} {len(delays):5} {1440 / one.every:5.0f} {one.rounds:7.1f}"
        f" {mean(even):7.1f} {mean(delays):7.1f} {nine_even:7.1f} {nine:7.1f} {one.share:6.2f}"
    )


def cost() -> dict[str, float]:
    """Return what it costs the daemon: microseconds a round, milliseconds a plan."""
    times = timeline(news, 60)
    limits = Limits(60, 6, 240)
    seen = [Arrival(one - timedelta(minutes=30), one) for one in times]
    began = process_time()
    for _ in range(20):
        known = habits(seen, official=False)
        assert known
        made = plan(known, limits, "source")
    planned, now = process_time(), times[0]
    for _ in range(20_000):
        now = next_round(made, limits, now)
    return {"plan_ms": (planned - began) / 20e-3, "round_us": (process_time() - planned) / 20e-3}


def main() -> int:
    """Replay all; return 1 if the target is missed."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--json", type=Path, help="write the figures to this file")
    given = asked.parse_args()
    print(f"{'':33} {'':5} {'rounds a day':>13} {'mean minutes':>15} {'p90 minutes':>15} {'':>6}")
    heads = ("things", "fixed", "learnt", "even", "learnt", "even", "learnt", "share")
    print(
        f"{'source':33}{heads[0]:>6}{heads[1]:>6}{heads[2]:>8}"
        + "".join(f"{h:>8}" for h in heads[3:7])
        + f"{heads[7]:>7}"
    )
    found = []
    for source in cases():
        found.append(measured(source))
        print(line(found[-1]), flush=True)
    made, real = ([one for one in found if one.made is kind] for kind in (True, False))
    figures = {"share_made": overall(made), **({"share_recorded": overall(real)} if real else {})}
    figures |= {f"share {one.name}": one.share for one in found} | cost()
    print(
        f"mean over sources: {figures['share_made']:.2f} made"
        + (f", {figures['share_recorded']:.2f} recorded" if real else "")
    )
    print(
        f"{figures['round_us']:.1f} us a round, {figures['plan_ms']:.1f} ms a plan, made once a day at most"
    )
    if given.json:
        given.json.write_text(json.dumps({"name": "polling", "figures": figures}, indent=1))
    return int(figures["share_made"] > TARGET)


def overall(found: list[Measured]) -> float:
    """Return the mean delay over sources, each in parts of its own even one."""
    return mean(one.share for one in found)


if __name__ == "__main__":
    sys.exit(main())
