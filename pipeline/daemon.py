"""The daemon: its whole life on one screen.

Six jobs and three signals: `tick` starts a round at each source that is due, `drain` sends what is
owed, `wake` tells of scheduled days that come, `clocks` looks for rules whose announcement,
publication and law are apart, `heartbeat` says once a day that all is well, `watchdog` tells systemd
that the loop turns.
SIGTERM and SIGINT finish what is in hand, SIGHUP reads the configuration anew.
"""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sdnotify import SystemdNotifier

from config.settings import Settings
from extractors.errors import ConfigError, StorageError
from pipeline.clock import clock
from pipeline.engine import Engine
from storage.store import Store

WATCHDOG_S = 20.0  # well under WatchdogSec of the systemd unit
WAKE_S = 300.0  # a day begins at midnight, US Eastern time; nobody reads to the minute then

log = structlog.get_logger()


class Daemon:
    """The running system. `reload` returns the settings as they are in the files now."""

    def __init__(self, store: Store, settings: Settings, reload: Callable[[], Settings]) -> None:
        self._store = store
        self._settings = settings
        self._reload = reload
        self._notify = SystemdNotifier()
        self._stopping = asyncio.Event()
        self._changed = asyncio.Event()
        self._hands: dict[str, asyncio.Task[None]] = {}  # work under way, by name

    async def run(self) -> None:
        """Live until SIGTERM or SIGINT."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopping.set)
        loop.add_signal_handler(signal.SIGHUP, self._changed.set)
        while not self._stopping.is_set():
            async with Engine(self._settings, self._store, clock) as engine:
                await self._live(engine)
        log.info("stopped")

    async def _live(self, engine: Engine) -> None:
        """Serve with one configuration, until there is another or the end."""
        scheduler = self._scheduler(engine)
        scheduler.start()
        self._notify.notify("READY=1")
        log.info("started", sources=len(engine.settings.sources), database=self._store.path)
        await self._until_told()
        for job in scheduler.get_jobs():
            if job.id != "watchdog":  # systemd goes on to expect that one
                job.remove()
        await self._finish(engine)
        scheduler.shutdown(wait=False)

    def _scheduler(self, engine: Engine) -> AsyncIOScheduler:
        settings = engine.settings
        defaults = {"max_instances": 1, "coalesce": True, "misfire_grace_time": 60}
        scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)
        for name, seconds, job in (
            ("tick", settings.daemon.tick_s, lambda: self._tick(engine)),
            ("drain", settings.daemon.drain_s, lambda: self._drain(engine)),
            ("wake", WAKE_S, _awaited(engine.wake)),
            ("clocks", settings.clocks.every_minutes * 60, _awaited(engine.look_at_clocks)),
            ("watchdog", WATCHDOG_S, self._watchdog),
        ):
            first = clock()
            scheduler.add_job(
                guarded(job), "interval", seconds=seconds, next_run_time=first, id=name
            )
        if settings.alert.heartbeat:
            hour, minute = settings.alert.heartbeat.split(":")[:2]
            daily = CronTrigger(hour=int(hour), minute=int(minute), timezone="UTC")
            scheduler.add_job(guarded(_awaited(engine.heartbeat)), daily, id="heartbeat")
        return scheduler

    async def _tick(self, engine: Engine) -> None:
        """Start a round at each source that is due and not in hand; wait for none."""
        for key in engine.due():
            self._take(f"round {key}", partial(engine.check, key))

    async def _drain(self, engine: Engine) -> None:
        """Start to send what is due; a channel that is slow holds up the next drain of itself."""
        self._take(f"drain {clock():%H:%M:%S.%f}", engine.drain)

    def _take(self, name: str, job: Callable[[], Awaitable[object]]) -> None:
        if name not in self._hands:
            task = self._hands[name] = asyncio.create_task(guarded(job)())
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
                await guarded(engine.drain)()
        except TimeoutError:
            log.warning("cut off", in_hand=sorted(self._hands))
        late = list(self._hands.values())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


def guarded(job: Callable[[], Awaitable[object]]) -> Callable[[], Coroutine[None, None, None]]:
    """Return `job` with its last net: a bug is told with its trace and ends nothing else."""

    async def run() -> None:
        try:
            await job()
        except StorageError as error:
            log.error("storage failed", reason=str(error))
        except Exception:
            log.critical("a job broke", exc_info=True)

    return run


def _awaited(job: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        job()

    return run
