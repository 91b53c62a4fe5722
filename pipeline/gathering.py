"""When a channel lets findings gather: a reader of a flood wants lists, not a message each.

A finding that comes by itself is sent at once. One that comes on the heels of several others waits
a little for its like, though it was found and read a moment after them.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from functools import partial

from pipeline.parcels import FLOOD, Parcel

HEELS_S = 2.0  # FLOOD messages to one reader within this are a flood
GATHER_S = 5.0  # since the last message, while a flood lasts


class Gathering:
    """What was sent through one channel a moment ago, by subscription; times are monotonic seconds."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._sent: dict[str, deque[float]] = defaultdict(partial(deque, maxlen=FLOOD))

    def note(self, parcel: Parcel) -> None:
        """Remember that a message was sent; a long list counts as the many messages it spared."""
        times = self._sent[parcel.owed[0].subscription]
        times.extend([self._now_s()] * (FLOOD if len(parcel.owed) > FLOOD else 1))

    def wait_s(self) -> float:
        """Return how long what is due now should gather, in seconds: 0 if there is no flood."""
        lasts = (times[-1] for times in self._sent.values() if _crowded(times))
        return max(0.0, max(lasts, default=-GATHER_S) + GATHER_S - self._now_s())


def _crowded(times: deque[float]) -> bool:
    return len(times) == FLOOD and times[-1] - times[0] < HEELS_S
