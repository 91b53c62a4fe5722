"""Memory that is free goes back to the system: a daemon lives for months."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Spare the garbage collector what is loaded by now: until the end it is no garbage.

    It would look at all of that, a tenth of a second long, every few hundred rounds.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back() -> None:
    """Return free memory to the system, where the C library keeps it for itself.

    glibc keeps what lies between blocks in use: after a large list was read, that stays for ever
    (malloc_trim(3)). Other C libraries have no such call, and this does nothing.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
