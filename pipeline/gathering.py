"""When a channel lets findings gather: a reader of a flood wants lists, not a message each.

A finding that comes by itself is sent at once. One that comes on the heels of several others waits
a little for its like, though it was found and read a moment after them.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from pipeline.parcels import FLOOD, Parcel
from storage.outbox import Owed

HEELS = timedelta(seconds=2)  # FLOOD messages to one reader within this are a flood
GATHER = timedelta(seconds=2)  # since the last message, while a flood lasts
LOOK = timedelta(seconds=1)  # between two looks whether there is something for others meanwhile


class Gathering:
    """What was sent through one channel a moment ago, by subscription; `now` gives aware times."""

    def __init__(
        self,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._sent: dict[str, deque[datetime]] = defaultdict(partial(deque, maxlen=FLOOD))
        self._slept = timedelta()  # since the last message: a clock may be put back

    def note(self, parcel: Parcel) -> None:
        """Remember that a message was sent; a long list counts as the many messages it spared."""
        times = self._sent[parcel.owed[0].subscription]
        times.extend([self._now()] * (FLOOD if len(parcel.owed) > FLOOD else 1))
        self._slept = timedelta()

    async def ripe(self, due: Sequence[Owed]) -> list[Owed]:
        """Return what of `due` goes now; if all of it should gather, wait a little for more."""
        ripe = [one for one in due if one.batch or not self.wait(one.subscription)]
        if not ripe:
            pause = min(LOOK, *(self.wait(one.subscription) for one in due))
            await self._sleep(pause.total_seconds())
            self._slept += pause
        return ripe

    def wait(self, subscription: str) -> timedelta:
        """Return how long what is due to a reader should gather: none if there is no flood."""
        times = self._sent[subscription]
        if len(times) < FLOOD or times[-1] - times[0] >= HEELS:
            return timedelta()
        return max(timedelta(), GATHER - max(self._slept, self._now() - times[-1]))
