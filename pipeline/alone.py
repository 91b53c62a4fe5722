"""One rulewire at a time works on a database."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.errors import StorageError
from storage.private import opened
from storage.restoring import finish


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Hold the database's lock file: two daemons would do everything twice.

    A restore that was cut off is ended first.

    Raises:
        StorageError: Another daemon holds it, or its folder cannot be written.

    """
    path = database.with_name(database.name + ".lock")
    try:
        lock = opened(path, "a")
    except OSError as error:
        reason = f"{path.name} cannot be written beside it: {error.strerror}"
        raise StorageError(str(database), reason) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            reason = "another rulewire runs on it; stop that one"
            raise StorageError(str(database), reason) from error
        finish(database)
        yield
