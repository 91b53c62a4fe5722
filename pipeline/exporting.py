"""An export of what is kept, a folder a month: a month that did not change is not written again."""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extractors.errors import ConfigError, StorageError
from pipeline.parquet import clear, drop_month, library, whole, write_month
from storage.copying import settle
from storage.exporting import TABLES, Exports
from storage.private import opened

MANIFEST = "rulewire.json"
FORMAT = 1  # another one is written anew

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did: months written and left as they were, documents and bytes written."""

    written: tuple[str, ...]
    unchanged: int
    documents: int
    bytes: int


def export(exports: Exports, folder: Path, since: date | None, step: Step) -> Exported:
    """Write what is kept to `folder`, of the month of `since` and later; what is the same stays.

    Each month is read at one moment. Killed at any time, no file is half there, and the next
    export goes on with the month that was in hand.

    Raises:
        ConfigError: The library for it is not installed.
        StorageError: The folder cannot be written, or holds other things.

    """
    library()
    first = f"{since:%Y-%m}" if since else ""
    with _held(folder):
        marks = _marks(folder)
        months = [month for month in exports.months() if month >= first]
        for month in sorted(set(marks) - set(months)):
            if month >= first:
                drop_month(folder, month)
                del marks[month]
                _remember(folder, marks)
        return _months(exports, folder, marks, months, step)


def _months(
    exports: Exports, folder: Path, marks: dict[str, str], months: list[str], step: Step
) -> Exported:
    written: list[str] = []
    documents = size = 0
    for number, month in enumerate(months, 1):
        with exports.still():
            ids = exports.documents(month)
            mark = exports.mark(ids)
            if marks.get(month) != mark or not whole(folder, month):
                size += write_month(exports, folder, month, ids)
                written.append(month)
                documents += len(ids)
        if written[-1:] == [month]:
            marks[month] = mark
            _remember(folder, marks)
        step(number, len(months))
    return Exported(tuple(written), len(months) - len(written), documents, size)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the folder: two exports into it would write the same files."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / ".lock").exists():
            reason = "there are other things in it; name a folder that is new or an export's"
            raise StorageError(str(folder), reason)
        lock = opened(folder / ".lock", "a")
    except OSError as error:
        reason = f"it cannot be written: {error.strerror}; name another folder"
        raise StorageError(str(folder), reason) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StorageError(str(folder), "another export writes to it; wait for it") from error
        clear(folder)
        yield


def _marks(folder: Path) -> dict[str, str]:
    """Return the mark of each month that was exported; nothing of an export in another format."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return dict(kept["months"]) if kept["format"] == FORMAT else {}
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(str(path), "it is not an export's; delete it") from error


def _remember(folder: Path, marks: dict[str, str]) -> None:
    kept = {"format": FORMAT, "tables": [table.name for table in TABLES], "months": marks}
    part = folder / f"{MANIFEST}.part"
    with opened(part, "w", encoding="utf-8") as file:
        file.write(json.dumps(kept, indent=1, sort_keys=True))
    settle(part)
    part.replace(folder / MANIFEST)
    settle(folder)
