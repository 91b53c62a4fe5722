"""A database page goes bad, as a disk would have it."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAGE_BYTES = 4096


def spoil(path: Path, table: str = "version") -> bytes:
    """Overwrite the root page of a table; return the bytes of the file as it is now."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
        asked = "select rootpage from sqlite_master where name = ?"
        (page,) = connection.execute(asked, (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES)
        file.write(b"\xa5" * PAGE_BYTES)
    return path.read_bytes()
