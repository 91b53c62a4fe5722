"""How far archives are imported, and what of them failed."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import stamp

ARCHIVED = "archived"
"""Name of the field of a document that says when the copy was made that it was read from."""

AT = """
    select entries, finished from import_file
    where source = :source and path = :path and size = :size and modified = :modified
"""
ADVANCE = """
    insert into import_file (source, path, size, modified, entries, finished)
    values (:source, :path, :size, :modified, :entries, :finished)
    on conflict (source, path) do update set size = excluded.size, modified = excluded.modified,
        entries = excluded.entries, finished = excluded.finished
"""
FAILED = """
    insert into import_failure (source, path, position, entry, prefix, reason, failed_at, tries)
    values (:source, :path, :position, :entry, :prefix, :reason, :now, 1)
    on conflict (source, path, position) do update set reason = excluded.reason,
        failed_at = excluded.failed_at, tries = tries + 1
"""
MENDED = """
    delete from import_failure where source = :source and path = :path and position = :position
"""
FORGET = "delete from import_failure where source = :source and path = :path"
FORGET_FILE = "delete from import_file where source = :source and path = :path"
# Page by page: there may be many, and some are mended meanwhile.
FAILURES = """
    select source, path, position, entry, prefix, reason, tries from import_failure
    where (:only = '' or source = :only)
        and (source, path, position) > (:source, :path, :position)
    order by source, path, position limit :most
"""
KNOWN = "select 1 from source where key = :source"
COUNT = "select count(*) as n from import_failure where :only = '' or source = :only"
# All that is known of it is an older copy, and nobody saw it since.
OUTDATED = """
    select 1 from document d join version v on v.document = d.id and v.number = d.number
    where d.id = :document and d.last_seen = v.first_seen
        and json_extract(v.fields, '$.archived') < :archived
"""
AT_ONCE = 500  # failures


@dataclass(frozen=True, slots=True)
class Mark:
    """A file as it was found: what tells whether it changed since."""

    path: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An entry of a file that could not be imported; `position` -1 is the file itself."""

    source: str
    path: str
    position: int
    entry: str
    prefix: str
    reason: str
    tries: int = 1


class Imports:
    """What is known of archives."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def knows(self, source: str) -> bool:
        """Return whether documents can be kept as those of a source."""
        return self._ledger.row(KNOWN, source=source) is not None

    def done(self, source: str, mark: Mark) -> tuple[int, bool]:
        """Return how many entries of a file are imported, and whether that is all of it."""
        row = self._ledger.row(AT, source=source, **asdict(mark))
        return (row["entries"], bool(row["finished"])) if row else (0, False)

    def advance(self, source: str, mark: Mark, entries: int, *, finished: bool) -> None:
        """Note how far a file is imported."""
        at = {"entries": entries, "finished": int(finished)}
        self._ledger.run(ADVANCE, source=source, **asdict(mark), **at)

    def anew(self, source: str, path: str) -> None:
        """Forget what failed in a file that is read from its beginning."""
        self._ledger.run(FORGET, source=source, path=path)

    def gone(self, source: str, path: str) -> None:
        """Forget a file that is not there any more; one that comes back is read from its beginning."""
        self.anew(source, path)
        self._ledger.run(FORGET_FILE, source=source, path=path)

    def failed(self, failure: Failure, now: datetime) -> None:
        """Note that an entry could not be imported."""
        row = asdict(failure) | {"entry": clean(failure.entry), "reason": clean(failure.reason)}
        del row["tries"]
        self._ledger.run(FAILED, **row, now=stamp(now))

    def mended(self, failure: Failure) -> None:
        """Note that what failed is imported now, or is not there any more."""
        at = {"source": failure.source, "path": failure.path, "position": failure.position}
        self._ledger.run(MENDED, **at)

    def failures(self, only: str = "") -> Iterator[Failure]:
        """Yield what failed, of one source or of all; what fails again meanwhile is not repeated."""
        last = {"source": "", "path": "", "position": -2}
        while rows := self._ledger.rows(FAILURES, only=only, **last, most=AT_ONCE):
            yield from (Failure(**row) for row in rows)
            last = {name: rows[-1][name] for name in last}

    def failing(self, only: str = "") -> int:
        """Return how many failures are noted, of one source or of all."""
        (row,) = self._ledger.rows(COUNT, only=only)
        return int(row["n"])

    def outdated(self, document: str, archived: str) -> bool:
        """Return whether all that is known of a document is a copy older than that."""
        return self._ledger.row(OUTDATED, document=document, archived=archived) is not None
