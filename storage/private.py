"""Files that only their owner may read, whatever the umask says."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

ONLY_OURS = 0o600


def opened(path: Path, mode: str, **how: Any) -> IO[Any]:
    """Return `path` opened as by `open`; if it is made, nobody else may read it."""
    return open(path, mode, opener=_made, **how)


def made(path: Path) -> None:
    """Make an empty file if there is none: SQLite gives its journals the mode of the database.

    Where that cannot be, SQLite will say why.
    """
    with suppress(OSError):
        opened(path, "xb").close()


def _made(path: str, flags: int) -> int:
    return os.open(path, flags, ONLY_OURS)
