"""Sources go dark in every way that there is: told once, seen again once, and nothing is lost.

What was published in the dark and still stands in the light must be kept and told; a page that
was replaced before anybody could see it cannot be known, and is counted apart.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from random import Random

from lives import until
from stage import Act, Outcome, Stage

from faulty import FAULTS, Fault, answer

SOURCES = ("feed", "listing", "page")
SPEED = 180.0  # a round each 1.7 of our seconds, and a time-out of 4 s is not an hour
SPELLS, SHORT = 12, 2
PATIENCE_S = 30.0
LINGER = timedelta(minutes=12)  # in the dark, once that is told: nothing more may be said of it
# Sources that go blind together are one message, which must name each of them.
COUNTS = """
    select 'blind', b.source, count(distinct f.key) from blindness b
    join source s on s.key = b.source
    join finding f on f.key = b.told and instr(f.title || f.reason || f.quote, s.name) group by 2
    union all
    select 'seen', b.source, count(distinct f.key) from blindness b
    join source s on s.key = b.source
    join finding f on f.key = b.ended_told and instr(f.title || f.reason || f.quote, s.name)
    group by 2
"""
_RSS = "application/rss+xml"
OWN = {
    "feed": {
        "no entries": answer("<rss version='2.0'><channel></channel></rss>", media_type=_RSS),
        "cut": answer("<rss version='2.0'><channel><item><title>Cut", media_type=_RSS),
        "cut JSON": answer('{"version": "https://jsonfeed.org/version/1", "items": [', media_type="application/json"),
    },
    "listing": {
        "redesign": answer("<main><h1>All new</h1><div class='card'>Releases</div></main>", title="News"),
    },
    "page": {},
}  # fmt: skip
"""Faults that only one kind of source can have."""


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield one life through some spells of darkness, or through every fault at every source."""
    plan = spells(Random(f"source {seed}"))
    parts = [plan[n : n + SPELLS] for n in range(0, len(plan), SPELLS)] if long else [plan[:SHORT]]
    for number, part in enumerate(parts):
        name = f"source {seed}.{number}" + ("" if long else " short")
        yield Act(name, partial(dark, name, part))


def spells(chance: Random) -> list[dict[str, Fault]]:
    """Return which sources fail together and how; in the end each has failed in every way.

    One of them can be seen at any time: that all are dark is another story, the network's.
    """
    queues = {source: [*FAULTS.values(), *OWN[source].values()] for source in SOURCES}
    for queue in queues.values():
        chance.shuffle(queue)
    plan = []
    while any(queues.values()):
        left = [source for source in SOURCES if queues[source]]
        plan.append(
            {source: queues[source].pop() for source in chance.sample(left, k=min(2, len(left)))}
        )
    return plan


def dark(name: str, plan: Sequence[dict[str, Fault]]) -> Outcome:
    """Live through spells of darkness on one database."""
    with Stage(name, speed=SPEED, changes=("expect_min = 1", "total_timeout_s = 3")) as stage:
        stage.publish(*SOURCES)
        life = stage.start()
        stage.settled()
        complaints = [line for faults in plan for line in spell(stage, faults)]
        outcome = stage.ended(life)
        outcome.verdict.repeated += len(complaints)
        outcome.verdict.evidence += complaints
        outcome.figures["dark spells"] += sum(map(len, plan))
        outcome.figures["stood only in the dark"] += len(stage.world.truth.unseen)
        return outcome


def spell(stage: Stage, faults: dict[str, Fault]) -> list[str]:
    """Darken sources until that is told and a little longer; return what was told amiss."""
    before = told(stage)
    for source, fault in faults.items():
        stage.world.darken(source, fault.breaks)
    published(stage, faults)
    until(lambda: all(told(stage)["blind", s] > before["blind", s] for s in faults), PATIENCE_S)
    published(stage, faults)
    linger_s = stage.clock.real_s(seconds=LINGER.total_seconds())
    until(lambda: False, linger_s)
    for source in faults:
        stage.world.lighten(source)
    until(lambda: all(told(stage)["seen", s] > before["seen", s] for s in faults), PATIENCE_S)
    stage.settled()
    after = told(stage)
    return [
        f"{source}: {what} told {after[what, source] - before[what, source]} times in a spell"
        for source in faults
        for what in ("blind", "seen")
        if after[what, source] - before[what, source] != 1
    ]


def published(stage: Stage, faults: dict[str, Fault]) -> None:
    """Publish at the sources that are dark, and at one that is not."""
    for source in faults:
        stage.world.publish(source)
    stage.publish(*[source for source in SOURCES if source not in faults][:1])


def told(stage: Stage) -> Counter[tuple[str, str]]:
    """Return how often each source was said to be blind, and to be seen again."""
    return Counter({(what, source): n for what, source, n in stage.asked(COUNTS)})
