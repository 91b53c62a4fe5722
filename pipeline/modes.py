"""What others on the machine may read or change that is none of their business."""

import stat
from collections.abc import Iterator
from pathlib import Path

from config import Settings
from config.masking import shows_a_key

_SECRETS = "secrets.env"  # what the systemd unit calls the file of secrets
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def exposed(settings: Settings) -> Iterator[str]:
    """Yield a line for each file whose mode lets others in, and each source with a key in its URL.

    The database, its journals, lock and backups, and a secrets.env beside the settings are for
    their owner alone. The settings hold no secret; others may read them and must not write them.
    """
    for path in _private(settings):
        yield from _told(path, _OTHERS, "600", "others may read or change it")
    if settings.file:
        yield from _told(Path(settings.file), _OTHERS_WRITE, "go-w", "others may change it")
    for key, wanted in settings.sources.items():
        if shows_a_key(wanted.source.url):
            yield (
                f"[source.{key}] url: a key in it is kept in the database as it stands; put it "
                'into headers = { … = "env:NAME" } if the site takes it there'
            )


def _private(settings: Settings) -> Iterator[Path]:
    database = settings.database
    yield from (database.with_name(database.name + end) for end in ("", "-wal", "-shm", ".lock"))
    if settings.backup.folder:
        yield from sorted(Path(settings.backup.folder).glob(f"{database.stem}-*.db"))
    if settings.file:
        yield Path(settings.file).with_name(_SECRETS)


def _told(path: Path, unwanted: int, mend: str, why: str) -> Iterator[str]:
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if mode & unwanted:
        yield f"{path}: {why} (mode {stat.S_IMODE(mode):o}); chmod {mend} {path}"
