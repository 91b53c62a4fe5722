"""All parts put together from the settings: what `run`, `once` and `demo` drive."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime
from itertools import islice
from types import TracebackType
from typing import Self

import structlog

from config.settings import Settings, SourceSettings
from extractors.clocks.nouns import Patience
from extractors.errors import StorageError
from extractors.kin import kin_of
from extractors.listed.rows import known_parties
from pipeline import outbound
from pipeline.alert import Alerts, Told
from pipeline.clocks import ClockWatch
from pipeline.each import Each
from pipeline.fetch import Web
from pipeline.health import Health
from pipeline.keeping import Keeper
from pipeline.memory import lasting
from pipeline.open_stories import OpenStories
from pipeline.phases import Phases
from pipeline.ping import ping
from pipeline.polling import Pace
from pipeline.publishing import fill
from pipeline.pulse import Heartbeat
from pipeline.quiet import Quiet
from pipeline.run import Round, Rounds
from pipeline.screening import Counterparties
from pipeline.sight import Sight
from pipeline.telling import Teller
from pipeline.workers import Workers
from storage.store import Store

log = structlog.get_logger()


class Engine:
    """Sources in, findings kept, messages out. An async context manager around one `Store`.

    Raises:
        ConfigError: A channel is configured wrongly.

    """

    def __init__(self, settings: Settings, store: Store, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self._store = store
        self._now = now
        self._stack = AsyncExitStack()
        self._wanted = _enabled(settings.sources)
        subscriptions = tuple(settings.subscriptions.values())
        channels = {key: outbound.build(table) for key, table in settings.channels.items()}
        self._web = Web(
            settings.fetch, store.sources.note, now, private_networks=settings.gate.private_networks
        )
        self._workers = Workers(settings.entities, *settings.read.bounds)
        operator, visits = settings.alert.operator, settings.read.restless_visits
        read = Each(self._wanted, lambda wanted: wanted.source.authority)
        self._lists: Mapping[str, int] = {}
        kin = kin_of(settings.entities.values())
        self._counterparties = Counterparties(
            store, settings.counterparties, subscriptions, operator
        )
        keeper = Keeper(
            *(store, self._workers, subscriptions, read, operator, visits, kin),
            self._counterparties,
            OpenStories(store),
        )
        self._rounds = Rounds(self._web, store, keeper, settings.read, now)
        self._phases = Phases(store, settings.phases.lead_days, subscriptions, kin)
        days = settings.clocks
        patience = Patience(days.unfiled_days, days.behind_days, days.unexplained_days)
        self._clocks = ClockWatch(store, patience, subscriptions, kin)
        self._pace = Pace(store, settings)
        self._health = Health(store, settings.alert, self._pace)
        teller = Teller(store, operator, subscriptions)
        watched = Each(self._wanted, lambda wanted: wanted.source)
        self._sight = Sight(store, teller, watched)
        self._quiet = Quiet(store, teller, watched)
        self._heartbeat = Heartbeat(store, teller, settings)
        self._alerts = Alerts(
            store, channels, settings.alert, settings.subscriptions, settings.sources, now
        )

    async def __aenter__(self) -> Self:
        try:
            await self._enter()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def _enter(self) -> None:
        if self._store.times.mend(self._now()):
            log.warning("times of the future are mended: the clock was set back")
        sources = [wanted.source for wanted in self.settings.sources.values()]
        self._store.sources.configure(sources, self.settings.entities.values(), self._now())
        fill(self._store)
        self._store.rules.fill()
        self._pace.load()
        self._store.states.settle()
        self._stack.enter_context(self._workers)
        await self._stack.enter_async_context(self._web)
        await self._learn()
        self._stack.enter_context(lasting())

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    def warm(self) -> None:
        """Let the readers get ready, and wait for none."""
        self._workers.warm()

    def due(self, most: int | None = None) -> list[str]:
        """Return the keys of the sources that are due now, longest waiting first, `most` if given."""
        self._store.settle()
        due = self._store.sources.due(self._now())
        return list(islice((key for key in due if key in self._wanted), most))

    async def check(self, key: str) -> Round:
        """Do one round at a source and write down what came of it."""
        wanted = self._wanted[key]
        try:
            outcome = await self._round(wanted)
        except StorageError:
            raise
        except Exception as error:
            # A fault of ours keeps the source in the dark as well as one of the site.
            reason = f"{wanted.source.url}: the round broke: {type(error).__name__}: {error}"
            self._health.record(wanted.source, Round(key, error=reason), self._now())
            raise
        self._health.record(wanted.source, outcome, self._now())
        _tell_log(outcome)
        return outcome

    async def _round(self, wanted: SourceSettings) -> Round:
        await self._counterparties.refresh(self._now())
        outcome = await self._rounds.check(wanted)
        if outcome.new or outcome.changed:
            self._store.states.settle()
            await self._learn()
        return outcome

    async def _learn(self) -> None:
        """Take the parties of the kept lists for names to link, if any list changed."""
        lists = self._store.documents.lists()
        if lists == self._lists:
            return
        self._lists = lists
        texts = self._store.documents.list_texts()
        parties = await asyncio.to_thread(known_parties, texts)
        log.info("lists read", lists=len(texts), parties=len(parties))
        self._workers.know(parties)

    async def check_all(self, keys: Iterable[str] | None = None) -> list[Round]:
        """Do one round at each source, all enabled ones if `keys` is None.

        Raises:
            StorageError: The database could not be used.
            BaseExceptionGroup: Rounds broke that must not; all others were done first.

        """
        wanted = self._wanted if keys is None else keys
        rounds = (self.check(key) for key in wanted)
        results = await asyncio.gather(*rounds, return_exceptions=True)
        self._store.settle()
        bugs = [result for result in results if isinstance(result, BaseException)]
        if bugs and all(isinstance(bug, StorageError) for bug in bugs):
            raise bugs[0]
        self.look_at_sight(settled=True)
        if bugs:
            raise BaseExceptionGroup("rounds broke; those at other sources were done", bugs)
        return [result for result in results if isinstance(result, Round)]

    async def drain(self) -> Told:
        """Send all that is due."""
        return await self._alerts.drain()

    def clock_jumped(self) -> None:
        """Make due again what waits for a time that the clock only showed by mistake."""
        self._store.times.mend(self._now(), jumped=True)

    def wake(self) -> int:
        """Queue what is to be told of scheduled days; return how many findings that were.

        So is the daily line, if its time passed while nobody ran.
        """
        self._heartbeat.catch_up(self._now())
        self._store.states.settle()
        return self._phases.wake(self._now())

    def look_at_clocks(self) -> None:
        """Queue what is amiss between announcement, Register and law, and was not told yet."""
        told = self._clocks.look(self._now())
        if told:
            log.info("clocks apart", told=told)

    def look_at_sight(self, *, settled: bool = False) -> None:
        """Queue that sources went blind or are seen again; `settled` if no round is under way."""
        self._sight.tell(self._now(), settled=settled)

    def look_for_quiet(self) -> None:
        """Queue that sources are silent for longer than ever, or heard again."""
        self._quiet.look(self._now())

    async def ping(self) -> None:
        """Tell who listens for us that rulewire works, or that it does not."""
        await ping(self.settings, self._store, self._now)

    def heartbeat(self) -> None:
        """Queue the daily line to the operator."""
        self._heartbeat.tell(self._now())


def _enabled(sources: Mapping[str, SourceSettings]) -> Mapping[str, SourceSettings]:
    """Return the sources that are read: the same mapping if all are, since it may be large."""
    if all(wanted.enabled for wanted in sources.values()):
        return sources
    return {key: wanted for key, wanted in sources.items() if wanted.enabled}


def _tell_log(outcome: Round) -> None:
    counts = {"new": outcome.new, "changed": outcome.changed, "same": outcome.same}
    for failure in outcome.failed:
        log.warning("page failed", source=outcome.source, reason=failure)
    if outcome.error:
        log.error("round failed", source=outcome.source, reason=outcome.error, **counts)
    else:
        news = outcome.new or outcome.changed or outcome.failed
        tell = log.info if news else log.debug
        tell("checked", source=outcome.source, failed=len(outcome.failed), **counts)
