"""What was published, and when a source was dark: the first of the three ledgers."""

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Published:
    """A text that a source published.

    Attributes:
        token: The word that stands for it in its title, wherever it is kept or told: "N00017".
        source: Key of the source.
        at: When, on the daemon's clock.

    """

    token: str
    source: str
    at: datetime


@dataclass(slots=True)
class Truth:
    """The ground truth of a run. May be written from several threads.

    Attributes:
        published: All texts that must be kept and told, in the order in which they came to be.
        unseen: Texts that were replaced before their source could be seen again: they stood only in
            the dark, where nobody can know them.
        dark: For each source the times in which nothing could be seen there; an open end is None.

    """

    published: list[Published] = field(default_factory=list)
    unseen: list[Published] = field(default_factory=list)
    dark: dict[str, list[tuple[datetime, datetime | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def publish(self, source: str, at: datetime) -> Published:
        """Return the next text of a source; it is owed from now on."""
        with self._lock:
            number = len(self.published) + len(self.unseen) + 1
            one = Published(f"N{number:05d}", source, at)
            self.published.append(one)
        return one

    def withdraw(self, source: str) -> None:
        """Note that the newest text of a source is gone, and was never to be seen if it was dark."""
        with self._lock:
            newest = next((one for one in reversed(self.published) if one.source == source), None)
            spells = self.dark[source]
            if newest and spells and spells[-1][1] is None and newest.at >= spells[-1][0]:
                self.published.remove(newest)
                self.unseen.append(newest)

    def darken(self, source: str, at: datetime) -> None:
        """Note that from now on nothing can be seen at a source."""
        with self._lock:
            spells = self.dark[source]
            if not spells or spells[-1][1] is not None:
                spells.append((at, None))

    def lighten(self, source: str, at: datetime) -> None:
        """Note that a source can be seen again."""
        with self._lock:
            spells = self.dark[source]
            if spells and spells[-1][1] is None:
                spells[-1] = (spells[-1][0], at)
