"""SIGKILL at random instants and at every boundary; then all must be as if nothing had been."""

import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from random import Random
from typing import Any

import migrations
from lives import Life, until
from stage import SUBSCRIBERS, Act, Outcome, Stage

SOURCES = ("feed", "listing", "page")
CHAPTER = 25
# From the first boundary to the last that a life comes to with three new texts.
MOST = {"any": 900, "statement": 900, "commit": 60, "send": 18}
# A life that has done all there was to do is killed all the same; this is for a slow machine.
LIFE_S = 15.0
HOURLY = """
[subscription.hourly]
channels = ["hook", "mail"]
kinds = ["document", "change"]
when = "hourly"
"""

Bomb = dict[str, Any] | None
"""What ends a life, see `killed.Bomb`; None for a random instant."""


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield chapters of kills on one database each: one drawn by chance in the short form.

    The long form sweeps over all boundaries of a life and adds chance: above 1,000 kills.
    """
    for number in range(32 if long else 1):
        name = f"kill {seed}.{number}"
        yield Act(name, partial(chapter, name, swept(number) if long else drawn(name)))
        if long and number % 8 == 0:
            yield Act(f"{name} in digests", partial(digests, f"{name} in digests"))
            reloads = f"{name} in reloads"
            yield Act(reloads, partial(chapter, reloads, drawn(reloads), reload=True))
            yield Act(f"{name} in backups", partial(backups, f"{name} in backups"))
        if number % 8 == 0:
            kills = CHAPTER if long else 4
            old = f"{name} in migrations"
            yield Act(old, partial(migrations.chapter, old, kills))


def swept(number: int) -> list[Bomb]:
    """Return the chapter's part of all boundaries, one after the other."""
    return [{"kind": "any", "n": number * CHAPTER + n} for n in range(1, CHAPTER + 1)]


def drawn(name: str) -> list[Bomb]:
    """Return what ends each life of a chapter, by chance."""
    chance = Random(name)
    kinds = (*MOST, None)
    found: list[Bomb] = []
    for _ in range(CHAPTER):
        kind = chance.choice(kinds)
        found.append({"kind": kind, "n": chance.randint(1, MOST[kind])} if kind else None)
    return found


def chapter(
    name: str,
    plan: Sequence[Bomb],
    *,
    more: str = "",
    subscribers: Mapping[str, Sequence[str]] = SUBSCRIBERS,
    reload: bool = False,
) -> Outcome:
    """Die as planned, again and again, on one database; then live and tell."""
    with Stage(name, more=more, subscribers=subscribers) as stage:
        kills, places = 0, set[str]()
        for bomb in plan:
            stage.publish(*stage.chance.sample(SOURCES, stage.chance.randint(1, 3)))
            life = stage.start(bomb=bomb)
            if reload:
                reloaded(stage, life)
            places.add(died(stage, life, bomb))
            kills += life.ended() == -signal.SIGKILL
        outcome = stage.ended(stage.start(cold=True))
        outcome.figures["kills survived"] += kills
        outcome.figures["places of death"] += len(places)
        return outcome


def digests(name: str) -> Outcome:
    """Die while some of it waits to be told by the hour."""
    subscribers = {**SUBSCRIBERS, "hourly": ("hook", "mail")}
    return chapter(name, drawn(name), more=HOURLY, subscribers=subscribers)


def reloaded(stage: Stage, life: Life) -> None:
    """Tell a life to read its configuration anew, somewhere in the middle."""
    until(lambda: life.ended() is not None, stage.chance.uniform(0.3, 1.2))
    stage.configure("", f"tick_s = 0.{stage.chance.randint(1, 3)}")
    life.kill(signal.SIGHUP)


def died(stage: Stage, life: Life, bomb: Bomb) -> str:
    """Wait until a life is dead, by its bomb or at a random instant; return where it was."""
    label = stage.folder / "label"
    label.unlink(missing_ok=True)
    if bomb is None:
        time.sleep(stage.chance.uniform(0.05, 1.5))
    else:
        until(lambda: life.ended() is not None or not stage.verdict().lost, LIFE_S, every_s=0.1)
    life.kill()
    life.wait(10)
    return label.read_text("utf-8") if label.exists() else "at a random instant"


def backups(name: str) -> Outcome:
    """Kill backups of a database that is written to; the last one must be whole."""
    with Stage(name) as stage:
        life, kills, copy = stage.start(), 0, stage.folder / "copy.db"
        for _ in range(CHAPTER):
            stage.publish(stage.chance.choice(SOURCES))
            bomb = {"kind": "statement", "n": stage.chance.randint(1, 40)}
            backup = stage.start("backup", str(copy), bomb=bomb)
            died(stage, backup, None)
            kills += backup.ended() == -signal.SIGKILL
            copy.unlink(missing_ok=True)
        outcome = stage.ended(life)
        code = stage.start("backup", str(copy)).wait(30)
        if code != 0 or not copy.exists():
            outcome.verdict.disorder += 1
            outcome.verdict.evidence.append(f"the last backup ended with {code}")
        outcome.figures["kills survived"] += kills
        return outcome
