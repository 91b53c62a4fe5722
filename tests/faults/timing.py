"""Pretend time: from the start of a run it goes faster than ours."""

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pretended:
    """A clock that all processes of a run share; it stood right when it began.

    Attributes:
        began: The time, seconds since 1970, at which it began.
        origin: The monotonic second of that; Linux has one count for all processes.
        speed: Its seconds in one of ours.

    """

    began: float
    origin: float
    speed: float

    def now(self) -> datetime:
        """Return the time it pretends, UTC."""
        gone = (time.monotonic() - self.origin) * self.speed
        return datetime.fromtimestamp(self.began, UTC) + timedelta(seconds=gone)

    def real_s(self, **pretended: float) -> float:
        """Return how many of our seconds a time takes: `real_s(minutes=5)`."""
        return timedelta(**pretended).total_seconds() / self.speed

    def dump(self) -> str:
        """Return it as one line, for `load`."""
        return json.dumps([self.began, self.origin, self.speed])


def begin(speed: float) -> Pretended:
    """Return a clock that is right now, and fast."""
    return Pretended(datetime.now(UTC).timestamp(), time.monotonic(), speed)


def load(line: str) -> Pretended:
    """Return the clock that another process began."""
    return Pretended(*json.loads(line))


@dataclass(frozen=True, slots=True)
class Leaping:
    """The clocks of one process: they jump by the seconds that `file` holds, if it is there."""

    clock: Pretended
    file: Path

    def now(self) -> datetime:
        """Return the time that the process pretends."""
        return self.clock.now() + self._leap()

    def shift(self) -> None:
        """Let the daemon's own clock, and the scheduler's, jump as well."""
        import apscheduler.executors.base
        import apscheduler.schedulers.base

        import pipeline.daemon

        leap = self._leap

        class Leapt(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return datetime.now(tz) + leap()

        vars(pipeline.daemon)["clock"] = lambda: datetime.now(UTC) + leap()
        for module in (apscheduler.schedulers.base, apscheduler.executors.base):
            vars(module)["datetime"] = Leapt

    def _leap(self) -> timedelta:
        try:
            return timedelta(seconds=float(self.file.read_text("utf-8")))
        except (FileNotFoundError, ValueError):
            return timedelta()
