"""One run: a world, a folder with a configuration, lives of rulewire in it, and the verdict.

    with Stage(seed) as stage:
        stage.publish("feed", "listing")
        life = stage.start()
        stage.world.slack.behave("HTTP 500")
        ...
        outcome = stage.ended(life)

What a run plays is an `Act`; `run.py` plays all that the modules in `SCRIPTS` there give.
"""

import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any, Self

from lives import Life, Nursery, until
from timing import begin
from verdict import Verdict, judge
from world import CHANNELS, World, configure

SPEED = 900.0  # the five minutes' pause after a round that broke are a third of a second
PATIENCE_S = 40.0
# A killed process has written what it wrote, on any disk; this one does not wait for platters.
MEMORY = next((path for path in ("/dev/shm",) if os.access(path, os.W_OK)), None)  # noqa: S108
SUBSCRIBERS: Mapping[str, Sequence[str]] = {"officer": CHANNELS}


@dataclass(slots=True)
class Outcome:
    """What came of an act: the verdict, and figures that are summed up over all of them."""

    verdict: Verdict
    figures: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Act:
    """A run that can be played. Its name tells it from all others, seed and all."""

    name: str
    play: Callable[[], Outcome]


class Stage:
    """A context manager around one run; what is drawn by chance comes from `chance`.

    Args:
        seed: The same one draws the same.
        speed: Seconds of the daemon's clock in one of ours.
        more: Appended to the configuration (`world.toml`): tables of its own.
        changes: Lines "a = b" that replace those that begin with "a =".
        subscribers: Through which channels each is told of every text.

    """

    def __init__(
        self,
        seed: str,
        *,
        speed: float = SPEED,
        more: str = "",
        changes: Sequence[str] = (),
        subscribers: Mapping[str, Sequence[str]] = SUBSCRIBERS,
    ) -> None:
        self.chance = Random(seed)
        self.clock = begin(speed)
        self.world = World(self.clock)
        self._more, self._changes, self._subscribers = more, changes, subscribers
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        place = tempfile.TemporaryDirectory(prefix="rulewire-", dir=MEMORY)
        self.folder = Path(self._stack.enter_context(place))
        self._stack.enter_context(self.world)
        self.configure(self._more, *self._changes)
        self.nursery = Nursery(self.folder, self.clock, self.world.environ)
        self._stack.enter_context(self.nursery)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    @property
    def database(self) -> Path:
        """The file."""
        return self.folder / "rulewire.db"

    def configure(self, more: str = "", *changes: str) -> None:
        """Write the configuration anew; a running life takes it at SIGHUP."""
        configure(self.world, self.folder, more, changes)

    def start(self, *words: str, bomb: dict[str, Any] | None = None, cold: bool = False) -> Life:
        """Start a life; see `Nursery.start`."""
        return self.nursery.start(*words, bomb=bomb, cold=cold)

    def publish(self, *sources: str) -> None:
        """Publish a text at each source. What stands on "page" is replaced once it is kept."""
        for source in sources:
            if source != "page" or self._seen_page():
                self.world.publish(source)

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query; none while there is no database or no such table."""
        if not self.database.exists():
            return []
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as ledger:
            try:
                return list(ledger.execute(query))
            except sqlite3.OperationalError:
                return []

    def verdict(self) -> Verdict:
        """Return how things stand now."""
        return judge(
            self.world.truth, self.asked, self.world.messages(), self._subscribers, self.clock.now()
        )

    def settled(self, within_s: float = PATIENCE_S) -> bool:
        """Wait until everything published is kept and delivered; return whether it was in time."""
        return until(lambda: not self.verdict().lost, within_s, every_s=0.2)

    def ended(self, life: Life, within_s: float = PATIENCE_S) -> Outcome:
        """Let a life bring all to its end, stop it, and return what came of the run."""
        self.settled(within_s)
        stopped = life.stop()
        outcome = Outcome(self.verdict())
        if not stopped:
            outcome.verdict.disorder += 1
            told = f"the last life did not end well at SIGTERM, but with {life.ended()}"
            outcome.verdict.evidence.append(told)
        if not outcome.verdict.clean:
            outcome.verdict.evidence.append(life.log.read_text("utf-8")[-4000:])
        return outcome

    def _seen_page(self) -> bool:
        newest = [one.token for one in self.world.truth.published if one.source == "page"][-1:]
        query = "select v.title from version v join document d on d.id = v.document where d.source = 'page'"
        return not newest or any(newest[0] in title for (title,) in self.asked(query))
