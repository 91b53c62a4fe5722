"""The one door to SQLite: statements in, rows out, foreign errors told in our words."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from extractors.errors import StorageError
from storage.cleaning import clean
from storage.making import in_memory, made_whole
from storage.migrating import migrations
from storage.remedies import told
from storage.restoring import unfinished
from storage.sealing import append, said

Row = Mapping[str, Any]

BUSY_S = 10  # how long another program may hold the file before we give up
MOST_WAITING = 300  # writes that wait for a transaction: of some hundred rounds without news
# The words of the full-text index, a row a place: for us alone, in no file.
WORDS = "create virtual table temp.search_word using fts5vocab (main, document_search, instance)"
WAL_BYTES = 64_000_000  # what the write-ahead log may keep of the disk when it is not needed


class Ledger:
    """A SQLite database with our tables. Made by `open_ledger`."""

    def __init__(self, db: Database, path: str) -> None:
        self._db = db
        self.path = path
        self._told = told(path)
        self._soon: list[Callable[[], None]] = []

    def told(self) -> told:
        """Turn what SQLite says of a file that cannot be used into a `StorageError`."""
        return self._told

    @contextmanager
    def fact(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing. Nests."""
        nested = self._db.conn.in_transaction
        with self.told(), self._within() if nested else self._alone():
            yield

    def soon(self, write: Callable[[], None]) -> None:
        """Let the next transaction begin with `write`: for what alone would not be worth one.

        What it writes is not read back before `settle`, and is lost with a process that is killed.
        """
        self._soon.append(write)
        if len(self._soon) >= MOST_WAITING and not self._db.conn.in_transaction:
            self.settle()

    def settle(self) -> None:
        """Write what waits for a transaction."""
        if self._soon:
            with self.fact():
                pass

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait for our turn to write before anything is read.

        SQLite refuses at once, without waiting, who reads first and writes after somebody else
        did: https://www.sqlite.org/rescode.html#busy_snapshot.
        """
        conn = self._db.conn
        conn.execute("begin immediate")
        waiting, self._soon = self._soon, []
        try:
            self._catch_up(waiting)
            yield
            conn.execute("commit")
        except BaseException:
            conn.rollback()
            self._soon = waiting + self._soon
            raise

    @contextmanager
    def _within(self) -> Iterator[None]:
        """Keep all that is written inside a transaction, or nothing of it."""
        conn = self._db.conn
        conn.execute("savepoint fact")
        try:
            yield
        except BaseException:
            if conn.in_transaction:  # a full disk, for one, makes SQLite itself undo all of it
                conn.execute("rollback to fact")
                conn.execute("release fact")
            raise
        conn.execute("release fact")

    @staticmethod
    def _catch_up(waiting: list[Callable[[], None]]) -> None:
        for write in list(waiting):
            try:
                write()
            except (sqlite3.OperationalError, StorageError):
                raise
            except Exception:
                waiting.remove(write)  # else no transaction would go well any more
                raise

    def _turn(self) -> AbstractContextManager[None]:
        """Let a statement write: inside a fact it needs no savepoint, which would cost as much as it."""
        return nullcontext() if self._db.conn.in_transaction else self._alone()

    def run(self, statement: str, **values: object) -> int:
        """Run one writing statement in a transaction; return how many rows it met."""
        with self.told(), self._turn():
            return self._db.conn.execute(statement, _fit(values)).rowcount

    def run_all(self, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Run one writing statement for each of `rows`, in one transaction.

        Inside a fact, what fails in the middle of them is undone with the fact.
        """
        if rows:
            with self.told(), self._turn():
                self._db.conn.executemany(statement, [_fit(row) for row in rows])

    def rows(self, statement: str, **values: object) -> list[Row]:
        """Return all rows of a reading statement."""
        with self.told():
            return list(_named(self._db.conn.execute(statement, _fit(values))))

    def each(self, statement: str, **values: object) -> Iterator[Row]:
        """Yield the rows of a reading statement, one in memory at a time."""
        with self.told():
            yield from _named(self._db.conn.execute(statement, values))

    def row(self, statement: str, **values: object) -> Row | None:
        """Return the first row, None if there is none."""
        found = self.rows(statement, **values)
        return found[0] if found else None

    def probe(self) -> None:
        """Write something to the disk that changes nothing.

        Raises:
            StorageError: It cannot be written.

        """
        self.run("pragma user_version = 0")

    def checkpoint(self) -> int:
        """Move the journal into the database, as far as readers let us; return its bytes after that.

        Nobody is waited for.
        """
        with self.told():
            self._db.conn.execute("pragma busy_timeout = 0")
            try:
                self._db.conn.execute("pragma wal_checkpoint(truncate)").fetchone()
            finally:
                self._db.conn.execute(f"pragma busy_timeout = {BUSY_S * 1000}")
        journal = Path(f"{self.path}-wal")
        return journal.stat().st_size if journal.exists() else 0

    def seal(self, what: str, key: str, note: str = "") -> None:
        """Seal a row that was just written, in its transaction: see `storage.sealing`."""
        with self.told(), self._turn():
            append(self._db.conn, what, clean(key), clean(note))

    def sealed(self, what: str, key: str) -> Row | None:
        """Return what the row says that is sealed under `key`, None if it is not there."""
        with self.told():
            return said(self._db.conn, what, clean(key))

    @contextmanager
    def still(self) -> Iterator[None]:
        """Read the database as it is now, whatever others write meanwhile."""
        with self.told():
            self._db.conn.execute("begin")
            try:
                yield
            finally:
                self._db.conn.rollback()

    def close(self) -> None:
        """Give the file back, all that waits for a transaction written."""
        with suppress(StorageError):
            self.settle()
        self._db.close()


def _named(cursor: sqlite3.Cursor) -> Iterator[Row]:
    """Yield rows by the names of their columns, without the savepoint of sqlite-utils' `query`."""
    names = [name for name, *_ in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def _fit(values: Mapping[str, object]) -> Mapping[str, object]:
    """Return values as they can be kept: mostly they are."""
    for value in values.values():
        if isinstance(value, str) and not (value.isascii() and "\0" not in value):
            return {name: clean(v) if isinstance(v, str) else v for name, v in values.items()}
    return values


def open_ledger(path: Path | str, *, read_only: bool = False) -> Ledger:
    """Open the database at `path`, made or brought up to date if need be; ":memory:" for none.

    One that is opened to be read only is neither, and SQLite refuses every write.

    Raises:
        StorageError: It cannot be opened, is no database, or was made by a newer rulewire; or by an
            older one, and is to be read only.

    """
    memory = path == ":memory:"
    db = in_memory() if memory else _connect(path, read_only=read_only)
    ledger = Ledger(db, str(path))
    with ledger.told():
        db.conn.execute(WORDS)
        _check(ledger) if read_only else _prepare(ledger)
    return ledger


def _connect(path: Path | str, *, read_only: bool) -> Database:
    place = f"{Path(path).absolute().as_uri()}?mode=ro" if read_only else path
    if unfinished(Path(path)):
        reason = "a restore was cut off; rulewire restore, or a start of rulewire run, ends it"
        raise StorageError(str(path), reason)
    with told(str(path)):
        if not read_only:
            made_whole(Path(path))
        return Database(sqlite3.connect(place, timeout=BUSY_S, uri=read_only))


def _prepare(ledger: Ledger) -> None:
    db = ledger._db
    for pragma in (
        *("journal_mode = wal", "synchronous = full", "foreign_keys = on"),
        f"journal_size_limit = {WAL_BYTES}",
    ):
        db.conn.execute(f"pragma {pragma}")
    _missing(ledger)
    migrations.apply(db)


def _check(ledger: Ledger) -> None:
    ledger._db.conn.execute("pragma query_only = on")
    if missing := _missing(ledger):
        what = f"an older rulewire made it ({', '.join(sorted(missing))} missing)"
        raise StorageError(ledger.path, f"{what}; rulewire once brings it up to date")


def _missing(ledger: Ledger) -> set[str]:
    """Return the migrations that the database lacks.

    Raises:
        StorageError: It has some that we do not know.

    """
    applied = {migration.name for migration in migrations.applied(ledger._db)}
    known = {migration.name for migration in migrations._migrations}
    if applied - known:
        newer = ", ".join(sorted(applied - known))
        raise StorageError(ledger.path, f"it was made by a newer rulewire ({newer}); update first")
    return known - applied
