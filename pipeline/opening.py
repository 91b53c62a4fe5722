"""The database is opened for work: alone, and only if there is no reason to think it damaged."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import structlog

from config.settings import Settings
from extractors.errors import DamagedError
from pipeline.alone import alone
from pipeline.clock import clock
from pipeline.crying import cry
from storage.copying import check, quick_check
from storage.store import Store

log = structlog.get_logger()


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Give the store, locked. Damage, now or while it is used, is told to the operator once.

    Raises:
        DamagedError: It is damaged; a file beside it says so until it is sound again.
        StorageError: Another rulewire works on it, or it cannot be opened.

    """
    mark = settings.database.with_name(f"{settings.database.name}.damaged")
    with alone(settings.database):
        try:
            _doubt(settings.database, mark)
            with Store(settings.database) as store:
                yield store
        except DamagedError as error:
            _tell(settings, error, mark)
            raise


def _doubt(database: Path, mark: Path) -> None:
    """Look through a database that was found damaged, or whose last user did not close it."""
    journal = database.with_name(f"{database.name}-wal")
    if mark.exists() and database.exists():
        check(database)
        mark.unlink()
    elif database.exists() and journal.exists() and journal.stat().st_size:
        quick_check(database)


def _tell(settings: Settings, error: DamagedError, mark: Path) -> None:
    log.critical("database damaged", reason=str(error))
    if mark.exists():
        return
    why = "nothing is watched until a backup is restored: " + error.reason
    if asyncio.run(
        cry(settings, "rulewire has stopped: its database is damaged", why, "", clock())
    ):
        with suppress(OSError):
            mark.write_text(f"{clock():%Y-%m-%dT%H:%M:%SZ} {error}\n", "utf-8")
