"""How the cost of a work grows with its size: by the order, which no load of a machine hides."""

import gc
import time
from collections.abc import Callable
from contextlib import suppress

from extractors.errors import RulewireError

STEPS = 16
# Sixteen times the cost would be in proportion, 256 times as the square.
STEEP = 64


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times the CPU seconds of a sixteenth the whole takes, whatever comes of it."""
    rounds = [(_cpu_s(work, size // STEPS), _cpu_s(work, size)) for _ in range(2)]
    return min(whole for _, whole in rounds) / min(part for part, _ in rounds)


def _cpu_s(work: Callable[[int], object], size: int) -> float:
    # Without the garbage collector: what it takes hangs on what other tests have left.
    gc.disable()
    began = time.thread_time()
    try:
        with suppress(RulewireError):
            work(size)
        return time.thread_time() - began
    finally:
        gc.enable()
