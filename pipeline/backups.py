"""Backups: a folder of checked copies of the database, each named by its moment."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from config.settings import Settings
from extractors.errors import StorageError
from pipeline.listing import existing_file
from storage.copying import Step, check, copy

STAMP = "%Y%m%dT%H%M%SZ"
LEFT_OVER = timedelta(days=1)  # no copying lasts so long: what is that old was cut off

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that is kept, and the moment that it shows."""

    path: Path
    at: datetime


def backups(settings: Settings) -> list[Backup]:
    """Return the backups that rulewire named, newest first; those of other databases are not."""
    folder = Path(settings.backup.folder)
    if not settings.backup.folder or not folder.is_dir():
        return []
    name = re.compile(rf"{re.escape(settings.database.stem)}-(\d{{8}}T\d{{6}}Z)\.db")
    found = [
        Backup(path, datetime.strptime(match[1], STAMP).replace(tzinfo=UTC))
        for path in folder.iterdir()
        if (match := name.fullmatch(path.name))
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def back_up(settings: Settings, file: Path | None, now: datetime, step: Step) -> Path:
    """Copy the database to `file`, or to the folder of backups under a name of its own.

    Raises:
        StorageError: There is no database, the copy cannot be written, or it is not sound.

    """
    database = existing_file(settings)
    target = file or _named(settings, now)
    if target.resolve() == database.resolve():
        raise StorageError(str(target), "that is the database itself; name another file")
    copy(database, target, step)
    return target


def _named(settings: Settings, now: datetime) -> Path:
    folder = Path(settings.backup.folder)
    if not settings.backup.folder:
        reason = "name a file, or set [backup] folder"
        raise StorageError(str(settings.database), reason)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            str(folder), f"it cannot be made: {error.strerror}; set another [backup] folder"
        ) from error
    return folder / f"{settings.database.stem}-{now:{STAMP}}.db"


def due(settings: Settings, now: datetime) -> bool:
    """Return whether the newest backup is too old; one of the future was made by a wrong clock."""
    if not settings.backup.folder:
        return False
    past = [one.at for one in backups(settings) if one.at <= now]
    return not past or now - past[0] >= timedelta(hours=settings.backup.every_hours)


def _believed(settings: Settings, now: datetime) -> list[Backup]:
    """Return the backups newest first, behind them those of the future: a wrong clock made them."""
    return sorted(backups(settings), key=lambda one: one.at > now)


def thin(settings: Settings, now: datetime) -> list[Path]:
    """Delete all backups but the newest ones that are to be kept; return what was deleted.

    Those of the future go first: they would take the place of all that is made from now on.
    """
    old = [one.path for one in _believed(settings, now)[settings.backup.keep :]]
    parts = Path(settings.backup.folder).glob(f"{settings.database.stem}-*.part")
    oldest = (now - LEFT_OVER).timestamp()
    old += [part for part in parts if part.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def newest_good(settings: Settings, now: datetime, tell: Callable[[str], None]) -> Path:
    """Return the newest backup that is sound; `tell` hears of each that is not.

    Raises:
        StorageError: There is none.

    """
    for one in _believed(settings, now):
        try:
            check(one.path)
        except StorageError as error:
            tell(str(error))
            continue
        return one.path
    where = settings.backup.folder or "[backup] folder is empty"
    raise StorageError(
        str(settings.database), f"there is no good backup of it ({where}); name another file"
    )
