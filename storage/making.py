"""A new database: a copy of one that all migrations made in memory, once a process.

They take a seventh of a second, most of what many a short-lived database costs.
"""

import os
import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from storage.migrating import migrations
from storage.private import made, opened


@cache
def _image() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        migrations.apply(Database(connection))
        return bytes(connection.serialize())


def in_memory() -> Database:
    """Return a new database that is on no disk."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(_image())
    return Database(connection)


def made_whole(path: Path) -> None:
    """Make a database if nothing is there: whole at once, and for nobody but its owner to read.

    Of two that try only one does. Where a file has one name only, it is made empty, for migrations
    to fill; where none can be made, SQLite will say why. A kill meanwhile may leave a hidden copy.
    """
    if path.exists():
        return
    with suppress(OSError), TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        whole = Path(folder) / "whole.db"
        with opened(whole, "xb") as file:
            file.write(_image())
            file.flush()
            os.fsync(file.fileno())
        # Closed before it has its name: to close any descriptor of a database drops the locks on it
        # of all the process (https://www.sqlite.org/howtocorrupt.html).
        os.link(whole, path)
    made(path)
