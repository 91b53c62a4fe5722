"""A daemon that reads on a cluster: a worker, the scheduler and the daemon are killed in turn."""

import tempfile
import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from lives import Life, until
from stage import Act, Outcome, Stage

from clustered import Parts, parts

SOURCES = ("feed", "listing", "page")
VICTIMS = ("worker 1", "scheduler", "daemon", "worker 2")
KILLS = 25  # of one act
AT_HAND_S = 40.0  # for a cluster to come to hand again: a daemon looks for it every ten seconds


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield chapters of kills, each with a cluster of its own: none in the short form."""
    for number in range(4 if long else 0):
        name = f"cluster {seed}.{number}"
        yield Act(name, partial(chapter, name))


def chapter(name: str) -> Outcome:
    """Kill one after the other while texts come; then let what is left bring all to its end."""
    with tempfile.TemporaryDirectory() as folder, parts(Path(folder)) as whole:
        reading = f'workers = 0\nexecutor = "{whole.address}"'
        whole.scheduler()
        for number in (1, 2):
            whole.worker(number)
        with Stage(name, changes=(reading,)) as stage:
            life, there, since = stage.start(), 0, 0
            for victim in islice(cycle(VICTIMS), KILLS):
                there += until(
                    partial(_is_at_hand, stage, whole, life, since), AT_HAND_S, every_s=0.5
                )
                stage.publish(*stage.chance.sample(SOURCES, stage.chance.randint(1, 3)))
                time.sleep(stage.chance.uniform(0.05, 1.5))
                if victim == "daemon":
                    life = _anew(stage, life)
                else:
                    whole.kill(victim)
                since = life.log.stat().st_size
            outcome = stage.ended(life)
    outcome.verdict.disorder += there == 0  # home read all: nothing was shown of a cluster
    outcome.figures["kills survived"] += KILLS
    outcome.figures["kills while a cluster read"] += there
    return outcome


def _is_at_hand(stage: Stage, whole: Parts, life: Life, since: int) -> bool:
    """Publish a text, and return whether one was read since then, and the cluster is not away."""
    whole.keep_up()  # workers leave some time after their scheduler
    stage.publish("feed")
    said = life.log.read_bytes()[since:] if life.log.exists() else b""
    away, there = (said.rfind(b"the cluster is " + word) for word in (b"away", b"at hand"))
    return b'"new": 1' in said and away <= there


def _anew(stage: Stage, life: Life) -> Life:
    life.kill()
    life.wait(10)
    return stage.start()
