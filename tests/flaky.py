"""A database connection that fails on time."""

import os
import signal
import sqlite3
from collections.abc import Callable
from typing import Any


class Flaky:
    """A connection whose n-th statement does `fault` instead."""

    def __init__(self, connection: sqlite3.Connection, n: int, fault: Callable[[], None]) -> None:
        self._connection, self._left, self._fault = connection, n, fault

    def _step(self) -> None:
        self._left -= 1
        if self._left == 0:
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
