"""`rulewire backtest`: the archive through other subscriptions, or with another watch list.

The database is opened to be read only, and nothing is delivered. What was found is matched anew;
what an archive was not read with, entities that are new, is looked for in its texts again.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from config import Settings
from extractors.errors import ConfigError, ReadError
from extractors.kin import kin_of
from extractors.model import Authority, Delivery, Finding
from pipeline.listing import existing
from pipeline.open_stories import PastStories
from pipeline.progress import progress
from pipeline.replaying import Replay
from pipeline.rereading import Rereader
from pipeline.workers import Workers
from storage.archive import Found, Seen
from storage.ledger import Row
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Days:
    """Which days are lived through again, both included, in UTC."""

    since: date
    until: date

    @property
    def begin(self) -> datetime:
        """The first moment."""
        return datetime.combine(self.since, time(), UTC)

    @property
    def end(self) -> datetime:
        """The first moment after."""
        return datetime.combine(self.until, time(), UTC) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Alert:
    """A finding that somebody would be told of, or was: `was` are rows of deliveries."""

    finding: Finding
    at: datetime
    would: tuple[Delivery, ...]
    was: tuple[Row, ...]


@dataclass(slots=True)
class Outcome:
    """What came of it, in findings; `failed` gives a line for each text that could not be read."""

    entities: tuple[str, ...] = ()
    reread: int = 0
    both: int = 0
    only_new: int = 0
    only_old: int = 0
    failed: list[str] = field(default_factory=list)

    def count(self, alert: Alert) -> None:
        """Count an alert by who is told of it."""
        self.both += bool(alert.would and alert.was)
        self.only_new += not alert.was
        self.only_old += not alert.would


def days(since: date, until: date | None, today: date) -> Days:
    """Return the days that are asked for; `until` None is today.

    Raises:
        ConfigError: They have not come, or end before they begin.

    """
    for name, day in (("--since", since), ("--until", until)):
        if day and day > today:
            raise ConfigError(name, f"{day} has not come; name a day up to {today}")
    if until and until < since:
        raise ConfigError("--until", f"{until} is before --since {since}; name a later day")
    return Days(since, until or today)


class Backtest:
    """The alerts of another configuration on the archive that is kept."""

    def __init__(self, settings: Settings, asked: Days, *, reread: bool = False) -> None:
        if not settings.subscriptions:
            file = str(settings.file or "rulewire.toml")
            raise ConfigError(
                file, "it has no [subscription.…], nobody would be told of anything; add one"
            )
        self._settings, self._days, self._reread = settings, asked, reread
        self.outcome = Outcome()

    async def alerts(self) -> AsyncIterator[Alert]:
        """Yield each finding that anybody would be told of or was, oldest first.

        Raises:
            StorageError: There is no database yet, or it is behind.

        """
        with existing(self._settings, read_only=True) as store:
            entities = self._settings.entities
            self.outcome.entities = tuple(sorted(entities.keys() - store.archive.entities()))
            replay = Replay(
                store, tuple(self._settings.subscriptions.values()), kin_of(entities.values())
            )
            found = [*store.archive.found(self._days.end)]
            again = self._reread or bool(self.outcome.entities)
            steps = self._read_again(store, found) if again else _as_found(found)
            async for one in steps:
                would = replay.told(one.finding, one.at, one.authority) if one.finding else ()
                alert = Alert(one.told, one.at, would, tuple(store.archive.told(one.told.key)))
                if one.at >= self._days.begin and (alert.would or alert.was):
                    self.outcome.count(alert)
                    yield alert

    async def _read_again(self, store: Store, found: list[Found]) -> AsyncIterator["_Step"]:
        """Yield what was found, in its place what is found in the texts of the days now."""
        versions = {seen.key: seen for seen in self._versions(store)}
        stored = {one.finding.key: one.finding for one in found}
        with Workers(self._settings.entities, *self._settings.read.bounds) as workers:
            past = PastStories(store)
            rereader = Rereader(self._settings, store, workers, stored, past)
            await rereader.prepare()
            with progress("reading again", len(versions)) as step:
                for one in _in_order(found, versions):
                    if isinstance(one, Found):
                        yield _Step(one.finding, one.finding, one.at, one.authority)
                    elif told := await self._again(rereader, one, stored.get(one.key), step):
                        yield told

    def _versions(self, store: Store) -> list[Seen]:
        return store.archive.versions(self._days.begin, self._days.end)

    async def _again(
        self, rereader: Rereader, seen: Seen, before: Finding | None, step: Callable[[], None]
    ) -> "_Step | None":
        """Return what a version would be told of now, and was; None if neither is anything."""
        with _counted(step):
            try:
                now, authority = await rereader.finding(seen)
                self.outcome.reread += 1
            except ReadError as error:
                self.outcome.failed.append(str(error))
                now, authority = before, Authority.OFFICIAL
        told = now or before
        return _Step(now, told, seen.at, authority) if told else None


@dataclass(frozen=True, slots=True)
class _Step:
    """What is found now, None if it is nothing any more, and what is shown of it."""

    finding: Finding | None
    told: Finding
    at: datetime
    authority: Authority


async def _as_found(found: list[Found]) -> AsyncIterator[_Step]:
    for one in found:
        yield _Step(one.finding, one.finding, one.at, one.authority)


def _in_order(found: list[Found], versions: dict[str, Seen]) -> Iterator[Found | Seen]:
    """Yield findings and versions as they came, a version in the place of what tells of it."""
    kept = [one for one in found if one.finding.key not in versions]
    told: list[Found | Seen] = [*kept, *versions.values()]
    yield from sorted(told, key=lambda one: one.at)


@contextmanager
def _counted(step: Callable[[], None]) -> Iterator[None]:
    try:
        yield
    finally:
        step()
