"""Copies of the database, made beside its use: checked before they count.

https://www.sqlite.org/backup.html
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import DamagedError, StorageError
from storage.private import ONLY_OURS
from storage.remedies import DAMAGED, told

PAGES = 256  # copied between two looks at whether to go on: about 1 MB
STEPS = 100_000  # of SQLite's machine, the same while a copy is checked

Step = Callable[[int, int], None]
"""Told how many pages of how many are copied; what it raises ends the copying."""

END = """
    select (select max(first_seen) from version) as version,
        (select max(found_at) from finding) as finding,
        (select max(started_at) from fetch) as fetch,
        (select count(*) from document) as documents,
        (select count(*) from finding) as findings
"""
FOREIGN = "select count(*) from sqlite_master where name in ('version', 'finding', 'delivery')"


@dataclass(frozen=True, slots=True)
class End:
    """The newest of what a database holds, as UTC times, "" for none; and how much it holds."""

    version: str
    finding: str
    fetch: str
    documents: int
    findings: int


def copy(database: Path, target: Path, step: Step = lambda done, total: None) -> None:
    """Copy `database` to `target`, as it stands at this moment; who writes to it is not held up.

    The copy is written under another name and checked: it has its own only when it is whole. It
    may be read by its owner alone, and is one file, whatever the journal of the original.

    Raises:
        DamagedError: The copy is not sound, so neither is the database; there is no copy.
        StorageError: One of the two files cannot be used; there is no copy.

    """
    part = target.with_name(f"{target.name}.part")
    try:
        _make(part)
        _fill(database, part, step)
        _check_copy(part, database, lambda: step(0, 0))
        settle(part)
        part.replace(target)
        settle(target.parent)
    except OSError as error:
        raise StorageError(
            str(target), f"it cannot be written: {error.strerror}; name another place"
        ) from error
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _make(part: Path) -> None:
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_OURS))


def _fill(database: Path, part: Path, step: Step) -> None:
    with (
        told(str(part)),
        closing(_connect(part)) as copied,
        told(str(database)),
        closing(_connect(database)) as original,
    ):
        # A copy begins anew whenever another connection writes, unless it reads from one moment.
        original.execute("begin")
        original.execute("select count(*) from sqlite_master").fetchone()
        with told(str(part)):
            original.backup(
                copied, pages=PAGES, progress=lambda _, left, total: step(total - left, total)
            )
            copied.execute("pragma journal_mode = delete")


def _check_copy(part: Path, database: Path, go_on: Callable[[], None]) -> None:
    try:
        check(part, go_on=go_on)
    except DamagedError as error:
        check(database, go_on=go_on)
        reason = "the copy is not what was written; the disk it is on fails"
        raise StorageError(str(part), reason) from error


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None)


def check(path: Path, go_on: Callable[[], None] = lambda: None) -> None:
    """Raise unless every page of the file is as it must be; may take minutes on a large one.

    What `go_on` raises ends the check.

    Raises:
        DamagedError: It is not sound.
        StorageError: It cannot be read, or is no database of ours.

    """
    with told(str(path)), closing(_connect(path)) as connection:
        _verdict(connection, "pragma integrity_check(1)", str(path), go_on)
        if connection.execute(FOREIGN).fetchone()[0] < 3:
            raise StorageError(
                str(path), "it is a database, but none of rulewire's; name another one"
            )


def quick_check(path: Path) -> None:
    """Raise unless the file's pages are what they should be; indexes are not compared with tables.

    Raises:
        DamagedError: They are not.
        StorageError: The file cannot be read.

    """
    with told(str(path)), closing(_connect(path)) as connection:
        _verdict(connection, "pragma quick_check(1)", str(path), lambda: None)


def _verdict(
    connection: sqlite3.Connection, question: str, subject: str, go_on: Callable[[], None]
) -> None:
    ended: list[BaseException] = []

    def look() -> int:
        try:
            go_on()
        except BaseException as error:  # noqa: BLE001 - it is raised again below
            ended.append(error)
        return len(ended)

    connection.set_progress_handler(look, STEPS)
    try:
        (verdict,) = connection.execute(question).fetchone()
    except sqlite3.OperationalError:
        if ended:
            raise ended[0] from None
        raise
    if verdict != "ok":
        raise DamagedError(subject, DAMAGED)


def end_of(path: Path) -> End:
    """Return what is newest in a database.

    Raises:
        DamagedError: It is too damaged to tell.
        StorageError: It cannot be read.

    """
    with told(str(path)), closing(_connect(path)) as connection:
        version, finding, fetch, documents, findings = connection.execute(END).fetchone()
    return End(version or "", finding or "", fetch or "", documents, findings)


def settle(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
