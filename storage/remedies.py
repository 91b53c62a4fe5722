"""What SQLite says of a file that cannot be used, in words that say what to do."""

import sqlite3
from types import TracebackType

from extractors.errors import DamagedError, StorageError

DAMAGED = "the database is damaged; stop rulewire, then put the last good backup in its place: "
DAMAGED += "rulewire restore"

# What a user can mend, by a piece of SQLite's message; anything else is a bug and goes through.
_REMEDIES = {
    "locked": "another program holds it; try again when that is done",
    "readonly": "it cannot be written; check who owns the file",
    "unable to open": "it cannot be opened; check that the folder exists and may be written",
    "disk is full": "the disk is full; nothing was lost, make room and go on",
    "disk i/o": "the disk fails or is full; nothing more was written",
    "not a database": "the file is no SQLite database; name another one, or, if it was one: "
    "rulewire restore",
    "malformed": DAMAGED,
}


class told:  # noqa: N801 - read as the verb that it is: with told(path)
    """Turn what SQLite says of the file at `path` into an error of ours; for any number of uses.

    Raises:
        DamagedError: What is in it is no longer what was written.
        StorageError: It cannot be used for another reason that a user can mend.

    """

    __slots__ = ("_path",)

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not isinstance(error, sqlite3.DatabaseError):
            return
        for piece, remedy in _REMEDIES.items():
            if piece in str(error).lower():
                made = DamagedError if remedy == DAMAGED else StorageError
                raise made(self._path, remedy) from error
