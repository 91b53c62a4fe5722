"""The daemon: its whole life on one screen.

Twelve jobs and three signals: `tick` starts a round at each source that is due, `drain` sends what is
owed, `wake` tells of scheduled days that come, `clocks` looks for rules whose announcement,
publication and law are apart, `sight` tells of sources gone blind or seen again, `quiet` of those
silent as never before, `heartbeat` says once a day that all is well, `upkeep` makes backups and keeps
the database in order, `memory` gives back what is free; `pulse`, `ping` and `watchdog` tell the
database, a service outside and systemd that the loop turns. Jobs rest while the database cannot be
used.
SIGTERM and SIGINT finish what is in hand, SIGHUP reads the configuration anew.
"""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sdnotify import SystemdNotifier

from config.settings import Settings
from extractors.errors import ConfigError, StorageError
from pipeline.clock import clock
from pipeline.crying import cry
from pipeline.engine import Engine
from pipeline.leaps import Leaps, reset
from pipeline.life import Life
from pipeline.listening import listening
from pipeline.memory import give_back
from pipeline.trouble import Trouble, guarded, when_usable
from pipeline.upkeep import Upkeep
from storage.store import Store

WATCHDOG_S = 20.0  # well under WatchdogSec of the systemd unit
PULSE_S = 15.0
QUIET_S = 3600.0  # silence is counted in days
UPKEEP_S = 60.0  # between two looks at whether a backup is due, and at the journal
MOST_ROUNDS = 2000  # under way at a time: each takes some 20 kB
MIND_CLOCK_S = 1.0  # between two looks at whether the clock jumped
AT_ONCE = 50  # rounds that start before the loop looks at its sockets again
WAKE_S = 300.0  # a day begins at midnight, US Eastern time; nobody reads to the minute then

log = structlog.get_logger()


class Daemon:
    """The running system. `reload` returns the settings as they are in the files now."""

    def __init__(self, store: Store, settings: Settings, reload: Callable[[], Settings]) -> None:
        self._store = store
        self._settings = settings
        self._reload = reload
        self._notify = SystemdNotifier()
        self._life = Life(store)
        self._stopping = asyncio.Event()
        self._changed = asyncio.Event()
        self._hands: dict[str, asyncio.Task[None]] = {}  # work under way, by name
        self._trouble = Trouble(store, self._cry, self._stopping.set)

    @property
    def settings(self) -> Settings:
        """The settings that it lives by now."""
        return self._settings

    async def run(self) -> None:
        """Live until SIGTERM or SIGINT.

        Raises:
            DamagedError: The database is damaged.

        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopping.set)
        loop.add_signal_handler(signal.SIGHUP, self._changed.set)
        while not self._stopping.is_set():
            with listening(self._settings):
                await self._serve()
        await guarded(_awaited(self._life.end), self._trouble)()
        log.info("stopped")
        if self._trouble.damage:
            raise self._trouble.damage

    async def _serve(self) -> None:
        """Live with one configuration, or wait for a database that can be used."""
        try:
            async with Engine(self._settings, self._store, clock) as engine:
                await self._live(engine)
        except StorageError as error:
            await self._trouble.met(error)
            await self._wait_for_database()

    async def _wait_for_database(self) -> None:
        """Return when there is something to start on, or no more hope."""
        self._notify.notify("READY=1")  # it lives; its operator is told what it waits for
        while not self._stopping.is_set() and not await self._trouble.over():
            self._notify.notify("WATCHDOG=1")
            with suppress(TimeoutError):
                async with asyncio.timeout(self._settings.daemon.tick_s):
                    await self._stopping.wait()

    async def _cry(self, title: str, reason: str, quote: str) -> bool:
        return await cry(self._settings, title, reason, quote, clock())

    async def _live(self, engine: Engine) -> None:
        """Serve with one configuration, until there is another or the end."""
        scheduler = self._scheduler(engine)
        scheduler.start()
        engine.warm()
        self._notify.notify("READY=1")
        log.info("started", sources=len(engine.settings.sources), database=self._store.path)
        minding = asyncio.create_task(self._mind_clock(scheduler, engine))
        await self._until_told()
        minding.cancel()
        for job in scheduler.get_jobs():
            if job.id != "watchdog":  # systemd goes on to expect that one
                job.remove()
        await self._finish(engine)
        scheduler.shutdown(wait=False)

    def _scheduler(self, engine: Engine) -> AsyncIOScheduler:
        settings = engine.settings
        upkeep = Upkeep(settings, self._store)
        defaults = {"max_instances": 1, "coalesce": True, "misfire_grace_time": 60}
        scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)
        for name, seconds, job in (
            ("tick", settings.daemon.tick_s, lambda: self._tick(engine)),
            ("drain", settings.daemon.drain_s, lambda: self._drain(engine)),
            ("wake", WAKE_S, _awaited(engine.wake)),
            ("memory", WAKE_S, _awaited(give_back)),
            ("clocks", settings.clocks.every_minutes * 60, _awaited(engine.look_at_clocks)),
            ("sight", settings.daemon.tick_s, _awaited(engine.look_at_sight)),
            ("quiet", QUIET_S, _awaited(engine.look_for_quiet)),
            ("pulse", PULSE_S, _awaited(self._life.pulse)),
            ("ping", settings.heartbeat.every_minutes * 60, engine.ping),
        ):
            ready, first = when_usable(job, self._trouble), clock()
            scheduler.add_job(ready, "interval", seconds=seconds, next_run_time=first, id=name)
        later = when_usable(lambda: self._keep_up(upkeep), self._trouble)
        scheduler.add_job(later, "interval", seconds=UPKEEP_S, id="upkeep")
        sign, first = self._watchdog, clock()
        scheduler.add_job(sign, "interval", seconds=WATCHDOG_S, next_run_time=first, id="watchdog")
        if settings.alert.heartbeat:
            hour, minute = settings.alert.heartbeat.split(":")[:2]
            daily = CronTrigger(hour=int(hour), minute=int(minute), timezone="UTC")
            beat = when_usable(_awaited(engine.heartbeat), self._trouble)
            scheduler.add_job(beat, daily, id="heartbeat")
        return scheduler

    async def _tick(self, engine: Engine) -> None:
        """Start a round at each source that is due and not in hand; wait for none."""
        for started, key in enumerate(engine.due(MOST_ROUNDS), 1):
            self._take(f"round {key}", partial(self._round, engine, key))
            if started % AT_ONCE == 0:
                await asyncio.sleep(0)  # else thousands would ask before the first is answered
        self._life.ticked()

    async def _round(self, engine: Engine, key: str) -> None:
        """Do a round; what it found is sent at once."""
        outcome = await engine.check(key)
        if outcome.fresh:
            await self._drain(engine)

    async def _drain(self, engine: Engine) -> None:
        """Start to send what is due; a channel that is slow holds up the next drain of itself."""
        self._take(f"drain {clock():%H:%M:%S.%f}", partial(self._sent, engine))

    async def _sent(self, engine: Engine) -> None:
        await engine.drain()
        self._life.drained()

    async def _keep_up(self, upkeep: Upkeep) -> None:
        """Start what the database needs; a long backup holds up nothing else."""
        self._take("upkeep", lambda: upkeep.look(clock()))

    async def _mind_clock(self, scheduler: AsyncIOScheduler, engine: Engine) -> None:
        """Set all ticks anew when the clock jumps."""
        leaps = Leaps(clock)
        while True:
            await asyncio.sleep(MIND_CLOCK_S)
            if leap := leaps.leapt():
                reset(scheduler, clock())
                if leap < timedelta():
                    await guarded(_awaited(engine.clock_jumped), self._trouble)()

    def _take(self, name: str, job: Callable[[], Awaitable[object]]) -> None:
        if name not in self._hands:
            task = self._hands[name] = asyncio.create_task(guarded(job, self._trouble)())
            task.add_done_callback(lambda _: self._hands.pop(name))

    async def _watchdog(self) -> None:
        self._notify.notify("WATCHDOG=1")

    async def _until_told(self) -> None:
        """Return at the end, or with new settings; wrong ones are refused, the old go on."""
        while not self._stopping.is_set():
            events = [asyncio.ensure_future(e.wait()) for e in (self._stopping, self._changed)]
            await asyncio.wait(events, return_when=asyncio.FIRST_COMPLETED)
            for event in events:
                event.cancel()
            if self._stopping.is_set():
                break
            self._changed.clear()
            if self._reloaded():
                return
        self._notify.notify("STOPPING=1")
        log.info("stopping", in_hand=sorted(self._hands))

    def _reloaded(self) -> bool:
        """Take the settings that are in the files now, unless they are wrong."""
        # sd_notify(3): how systemd tells this reload from an earlier one.
        self._notify.notify(f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}")
        try:
            settings = self._reload()
            if settings.database != self._settings.database:
                raise ConfigError("database", "cannot change while rulewire runs; restart it")
        except ConfigError as error:
            log.error("configuration not reloaded", reason=str(error))
            self._notify.notify("READY=1")
            return False
        self._settings = settings
        log.info("configuration reloaded")
        return True

    async def _finish(self, engine: Engine) -> None:
        """Let work in hand end, within the grace; what is cut off is whole in the database or not.

        What the last rounds found is sent as well; what is not sent now is at the next start.
        """
        try:
            async with asyncio.timeout(engine.settings.daemon.stop_grace_s):
                while self._hands:
                    await asyncio.wait(self._hands.values())
                await when_usable(engine.drain, self._trouble)()
        except TimeoutError:
            log.warning("cut off", in_hand=sorted(self._hands))
        late = list(self._hands.values())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


def _awaited(job: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        job()

    return run
