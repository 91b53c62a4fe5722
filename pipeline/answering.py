"""How health is told: as a table, as JSON; the same to a terminal and over HTTP."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from config.settings import Settings
from extractors.errors import StorageError
from pipeline.checkup import MEGABYTE, Check, checkup, is_wrong, size
from pipeline.clock import clock
from pipeline.harmless import line as harmless
from pipeline.listing import begun, existing
from pipeline.tables import Column
from storage.copying import quick_check
from storage.values import stamp

SHOWN = 400  # characters of a line
THOROUGH_MB = 500  # a larger database is not read through here: that takes minutes
_MARKS = {"ok": "ok", "note": "note", "wrong": "WRONG"}
COLUMNS = (Column("", 6, whole=True), Column("what", 11, whole=True), Column("how it stands"))


@dataclass(frozen=True, slots=True)
class Report:
    """How everything stands at a moment."""

    at: datetime
    checks: Sequence[Check]

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong."""
        return is_wrong(self.checks)


def looked(settings: Settings, *, thorough: bool = False) -> Report:
    """Return how everything stands now; `thorough` reads the database through, if it is not large.

    A database that cannot be read is told as what is wrong.
    """
    now = clock()
    try:
        with existing(settings, read_only=True) as store:
            checks = checkup(settings, store, now)
        if thorough and size(settings.database) < THOROUGH_MB * MEGABYTE:
            quick_check(settings.database)
    except StorageError as error:
        remedy = "start it: rulewire run" if not begun(settings.database) else "see above"
        return Report(now, [Check("database", "wrong", str(error), remedy, vital=True)])
    return Report(now, checks)


def cells(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield each check for a person, and the remedy beneath what is not well."""
    for check in report.checks:
        yield _MARKS[check.verdict], check.name, harmless(check.says, SHOWN)
        if check.remedy and check.verdict != "ok":
            yield "", "", f"→ {check.remedy}"


def last_word(report: Report) -> str:
    """Return in a line whether all is well."""
    count = sum(check.verdict == "wrong" for check in report.checks)
    things = "one thing is" if count == 1 else f"{count} things are"
    return f"{things} wrong" if count else "all is well"


def for_a_program(report: Report) -> str:
    """Return one JSON object: status, at, and the checks."""
    status = "wrong" if report.wrong else "ok"
    checks = [asdict(check) for check in report.checks]
    return json.dumps({"status": status, "at": stamp(report.at), "checks": checks})
