"""A database connection that fails on time."""

import os
import signal
import sqlite3
from collections.abc import Callable
from typing import Any


class Flaky:
    """A connection whose n-th statement does `fault` instead, none if n is 0; `tried` counts them."""

    def __init__(self, connection: sqlite3.Connection, n: int, fault: Callable[[], None]) -> None:
        self._connection, self._n, self._fault = connection, n, fault
        self.tried = 0

    def _step(self) -> None:
        self.tried += 1
        if self.tried == self._n:
            self._fault()

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self._step()
        return self._connection.execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        self._step()
        return self._connection.executemany(*args)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def full_disk() -> None:
    raise sqlite3.OperationalError("database or disk is full")


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
