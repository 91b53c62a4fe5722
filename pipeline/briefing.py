"""What a new process is told, however much it is, beside the pipe that starts it.

`multiprocessing` writes to that pipe until the process has read all. One that dies before would
hold up its parent for ever: the parent itself keeps the other end open, so that no write fails.
"""

import os
import pickle
from mmap import ACCESS_READ, mmap
from multiprocessing import reduction
from pathlib import Path
from tempfile import mkstemp
from typing import Any
from weakref import finalize


class Briefing:
    """An object for processes that are spawned; it goes to them as an argument of their own.

    It waits, pickled, in memory on Linux, elsewhere in a file without a name, as long as we or one of
    them is there who may read it: neither outlives us.
    """

    def __init__(self, told: object) -> None:
        self._keep(_nameless())
        with open(self._place, "wb", closefd=False) as file:
            pickle.dump(told, file)

    def read(self) -> Any:
        """Return the object; elsewhere than here, it is another one."""
        with mmap(self._place, 0, access=ACCESS_READ) as told:
            return pickle.loads(told)  # noqa: S301 - our own

    def _keep(self, place: int) -> None:
        self._place = place
        finalize(self, os.close, place)

    def __getstate__(self) -> Any:
        return reduction.DupFd(self._place)

    def __setstate__(self, there: Any) -> None:
        self._keep(there.detach())


def _nameless() -> int:
    if hasattr(os, "memfd_create"):  # not where Python was built for an old C library
        return os.memfd_create("briefing")
    place, name = mkstemp()
    Path(name).unlink()
    return place
