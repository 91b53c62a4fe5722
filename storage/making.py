"""A new database: a copy of one that all migrations made in memory, once a process.

They take a seventh of a second, most of what many a short-lived database costs.
"""

import os
import sqlite3
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlite_utils import Database

from storage.migrating import migrations
from storage.private import made


@cache
def _image() -> bytes:
    db = Database(memory=True)
    migrations.apply(db)
    return bytes(db.conn.serialize())


def in_memory() -> Database:
    """Return a new database that is on no disk."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(_image())
    return Database(connection)


def made_whole(path: Path) -> None:
    """Make a database if nothing is there: whole at once, and for nobody but its owner to read.

    Of two that try only one does. Where a file has one name only, it is made empty, for migrations
    to fill; where none can be made, SQLite will say why.
    """
    if path.exists():
        return
    with suppress(OSError), NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-") as file:
        file.write(_image())
        file.flush()
        os.fsync(file.fileno())
        os.link(file.name, path)
    made(path)
