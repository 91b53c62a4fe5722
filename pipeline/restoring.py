"""A backup takes the place of the database; the old one is put aside, and what is lost is said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from config.settings import Settings
from extractors.errors import StorageError
from pipeline.backups import STAMP, newest_good
from storage.copying import End, Step, check, end_of
from storage.restoring import put


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did; `had` is None if the old database is too damaged to tell."""

    good: Path
    aside: Path
    has: End
    had: End | None

    def lines(self) -> Iterator[str]:
        """Yield what was done and what is lost, for a person."""
        holds = f"{self.has.documents} documents, {self.has.findings} findings"
        yield f"Restored from {self.good}, checked page by page: {holds}."
        for name in ("version", "finding", "fetch"):
            yield f"Newest {name:<8}{getattr(self.has, name) or 'none':<22}{self._lost(name)}"
        if self.aside.exists():
            yield f"The old database is kept: {self.aside}"
        yield (
            "What came since is read again from the sources, as far as they still show it, "
            "and may be told again."
        )

    def _lost(self, name: str) -> str:
        if self.had is None:
            return "(the old database is too damaged to tell its own)"
        newest = getattr(self.had, name)
        return "(nothing lost)" if newest <= getattr(self.has, name) else f"(lost: up to {newest})"

    @property
    def row(self) -> dict[str, object]:
        """The same for a program."""
        return {
            "restored_from": str(self.good),
            "aside": str(self.aside),
            "newest": {n: getattr(self.has, n) for n in ("version", "finding", "fetch")},
            "had": {n: getattr(self.had, n) for n in ("version", "finding", "fetch")}
            if self.had
            else None,
        }


def restore(
    settings: Settings, file: Path | None, now: datetime, step: Step, tell: Callable[[str], None]
) -> Restored:
    """Put `file`, or the newest good backup, in the place of the database.

    `tell` hears of backups that are not sound. The caller holds the database's lock.

    Raises:
        StorageError: Nothing was changed; says why.

    """
    if file and not file.exists():
        raise StorageError(
            str(file), "there is no such file; name a backup, or none for the newest good one"
        )
    good = file or newest_good(settings, now, tell)
    if file:
        check(file)
    has, had = end_of(good), _end_if_any(settings.database)
    aside = put(settings.database, good, f"{now:{STAMP}}", step)
    return Restored(good, aside, has, had)


def _end_if_any(database: Path) -> End | None:
    if not database.exists():
        return None
    try:
        return end_of(database)
    except StorageError:
        return None
