"""A copy is put in the place of the database, in one step that a crash cannot halve.

The copy is laid down beside the database, whole, and then named as the next one: from then on every
start ends what is left to do, which is only to rename. The old database goes aside with its journal
and is never deleted.
"""

import fcntl
from glob import escape
from pathlib import Path

from extractors.errors import StorageError
from storage.copying import Step, copy, settle

NEXT, ASIDE = ".next-", ".damaged-"
JOURNALS = ("-wal", "-shm", "-journal")
# The bytes that each connection of SQLite holds a shared lock on: os_unix.c, SHARED_FIRST.
SHARED_FIRST, SHARED_SIZE = 0x40000002, 510


def put(database: Path, good: Path, stamp: str, step: Step = lambda done, total: None) -> Path:
    """Put a copy of `good` in the place of `database`; return where the old one is now.

    `stamp` tells this restore from others, in file names. Nobody else may use the database.

    Raises:
        StorageError: A file cannot be written or is not sound; all is as it was.

    """
    _refuse_company(database)
    copy(good, database.with_name(f"{database.name}{NEXT}{stamp}"), step)
    return finish(database) or database


def unfinished(database: Path) -> Path | None:
    """Return the copy that is about to be put in the place of `database`, None if none is."""
    found = database.parent.glob(f"{escape(database.name)}{NEXT}*")
    return next(
        (path for path in sorted(found) if not path.name.endswith((".part", *JOURNALS))), None
    )


def finish(database: Path) -> Path | None:
    """End a restore that was begun, if there is one; return where the old database is now.

    Raises:
        StorageError: A file cannot be renamed.

    """
    coming = unfinished(database)
    if coming is None:
        return None
    stamp = coming.name.removeprefix(f"{database.name}{NEXT}")
    aside = database.with_name(f"{database.name}{ASIDE}{stamp}")
    try:
        # The journal of the old one must be gone before the new one is there: it would be applied.
        for suffix in ("", *JOURNALS):
            old = Path(f"{database}{suffix}")
            if old.exists():
                old.rename(f"{aside}{suffix}")
        settle(database.parent)
        coming.rename(database)
        settle(database.parent)
    except OSError as error:
        raise StorageError(
            str(database), f"it cannot be moved: {error.strerror}; make its folder writable"
        ) from error
    return aside


def _refuse_company(database: Path) -> None:
    """Raise if another program has the database open: it would go on with the old one.

    Raises:
        StorageError: One has.

    """
    if not database.exists():
        return
    try:
        with database.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_SIZE, SHARED_FIRST)
    except BlockingIOError as error:
        reason = "another program has it open (rulewire serve, Datasette); stop that one"
        raise StorageError(str(database), reason) from error
    except OSError as error:
        raise StorageError(
            str(database), f"it cannot be opened: {error.strerror}; check whose file it is"
        ) from error
