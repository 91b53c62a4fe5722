"""Pretend time: from the start of a run it goes faster than ours."""

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


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
