"""SIGKILL at random instants and at every boundary; then all must be as if nothing had been."""

import signal
import time
from collections.abc import Iterator, Sequence
from functools import partial
from random import Random
from typing import Any

from lives import Life, until
from stage import Act, Outcome, Stage

SOURCES = ("feed", "listing", "page")
# A life that has done all there was to do is killed all the same; this is for a slow machine.
LIFE_S = 15.0
SHORT, LONG = 25, 1000
CHAPTER = 25
# From the first statement to the end of all that a life does with three new texts.
BOUNDARIES = 900


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield chapters of kills on one database each, together at least `SHORT` or `LONG`."""
    chapters = LONG // CHAPTER + 4 if long else 1
    for number in range(chapters):
        name = f"kill {seed}.{number}"
        yield Act(name, partial(chapter, name, bombs(name)))


def bombs(name: str) -> list[dict[str, Any] | None]:
    """Return what ends each life of a chapter: None for a random instant."""
    chance = Random(name)
    kinds = ("any", "statement", "commit", "send", None)
    most = {"any": BOUNDARIES, "statement": BOUNDARIES, "commit": 60, "send": 18}
    found: list[dict[str, Any] | None] = []
    for _ in range(CHAPTER):
        kind = chance.choice(kinds)
        found.append({"kind": kind, "n": chance.randint(1, most[kind])} if kind else None)
    return found


def chapter(name: str, plan: Sequence[dict[str, Any] | None]) -> Outcome:
    """Die as planned, again and again, on one database; then live and tell."""
    with Stage(name) as stage:
        kills, places = 0, set[str]()
        for bomb in plan:
            stage.publish(*stage.chance.sample(SOURCES, stage.chance.randint(1, 3)))
            life = stage.start(bomb=bomb)
            places.add(died(stage, life, bomb))
            kills += life.ended() == -signal.SIGKILL
        outcome = stage.ended(stage.start())
        outcome.figures["kills survived"] += kills
        outcome.figures["boundaries"] += len(places)
        return outcome


def died(stage: Stage, life: Life, bomb: dict[str, Any] | None) -> str:
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
