"""When a channel lets findings gather: a reader of a flood wants lists, not a message each.

A finding that comes by itself is sent at once. One that comes on the heels of several others waits
a little for its like, though it was found and read a moment after them.
"""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from pipeline.parcels import FLOOD, Parcel
from storage.outbox import Owed

HEELS_S = 2.0  # FLOOD messages to one reader within this are a flood
GATHER_S = 5.0  # since the last message, while a flood lasts
LOOK_S = 1.0  # between two looks whether there is something for others meanwhile


class Gathering:
    """What was sent through one channel a moment ago, by subscription; times are monotonic seconds."""

    def __init__(
        self,
        now_s: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now_s = now_s
        self._sleep = sleep
        self._sent: dict[str, deque[float]] = defaultdict(partial(deque, maxlen=FLOOD))

    def note(self, parcel: Parcel) -> None:
        """Remember that a message was sent; a long list counts as the many messages it spared."""
        times = self._sent[parcel.owed[0].subscription]
        times.extend([self._now_s()] * (FLOOD if len(parcel.owed) > FLOOD else 1))

    async def ripe(self, due: Sequence[Owed]) -> list[Owed]:
        """Return what of `due` goes now; if all of it should gather, wait a little for more."""
        ripe = [one for one in due if one.batch or not self.wait_s(one.subscription)]
        if not ripe:
            await self._sleep(min(LOOK_S, *(self.wait_s(one.subscription) for one in due)))
        return ripe

    def wait_s(self, subscription: str) -> float:
        """Return how long what is due to a reader should gather, in seconds: 0 if there is no flood."""
        times = self._sent[subscription]
        if len(times) < FLOOD or times[-1] - times[0] >= HEELS_S:
            return 0.0
        return max(0.0, times[-1] + GATHER_S - self._now_s())
