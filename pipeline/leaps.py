"""A clock that jumps: the scheduler's ticks are set anew, and times that it made impossible."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

LEAST = timedelta(seconds=30)  # less is a clock that is set right, not one that jumps

log = structlog.get_logger()


class Leaps:
    """The clock on the wall beside one that never jumps."""

    def __init__(
        self, now: Callable[[], datetime], steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._now, self._steady = now, steady
        self._wall, self._seconds = now(), steady()

    def leapt(self) -> timedelta:
        """Return how far the clock jumped since the last look, below zero for back; zero for not."""
        wall, seconds = self._now(), self._steady()
        leap = (wall - self._wall) - timedelta(seconds=seconds - self._seconds)
        self._wall, self._seconds = wall, seconds
        if abs(leap) < LEAST:
            return timedelta()
        log.warning("clock jumped", seconds=round(leap.total_seconds()))
        return leap


def reset(scheduler: AsyncIOScheduler, now: datetime) -> None:
    """Run what ticks at once and so on from now; what has an hour, at its next one.

    The scheduler reckons by the clock on the wall: after a jump back by a day it would rest a day.
    """
    for job in scheduler.get_jobs():
        if isinstance(job.trigger, IntervalTrigger):
            job.modify(next_run_time=now)
        else:
            job.reschedule(job.trigger)
