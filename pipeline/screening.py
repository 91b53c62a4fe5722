"""The user's counterparties, kept ready and read again when their file changes."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import structlog

from config.settings import CounterpartySettings
from extractors.errors import ConfigError
from extractors.lists.changes import ListChange
from extractors.model import Annotations, Delivery, Document, Finding, Source
from extractors.screening.counterparties import Counterparty, counterparties_in
from extractors.screening.entries import screened_against
from extractors.screening.findings import screened, unread_finding
from extractors.screening.matching import Match, Screen
from extractors.subscriptions import deliveries
from extractors.watch import Subscription
from pipeline.telling import Teller
from storage.store import Store

log = structlog.get_logger()


def counterparties_of(path: Path) -> tuple[Counterparty, ...]:
    """Return the counterparties in a file.

    Raises:
        ConfigError: There is no such file, or it cannot be read; says what to mend.

    """
    try:
        return counterparties_in(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigError(
            str(path), f"cannot be read: {error.strerror}; name a file that you may read"
        ) from error


class Counterparties:
    """Whom the user deals with, as the file says now, or as it said when last it was good."""

    def __init__(
        self,
        store: Store,
        settings: CounterpartySettings,
        subscriptions: Sequence[Subscription],
        operator: Sequence[str],
    ) -> None:
        self._store = store
        self._path = Path(settings.file) if settings.file else None
        self._threshold = settings.threshold
        self._subscriptions = subscriptions
        self._operator = operator
        self._seen: object = None  # what told the file apart when last it was looked at
        self._screen: Screen | None = None
        self._reading = asyncio.Lock()

    async def refresh(self, now: datetime) -> None:
        """Read the file again if it changed; one that is broken is told to the operator once.

        Whoever asks meanwhile waits: what it reads would be screened against nobody.
        """
        if self._path is None:
            return
        async with self._reading:
            mark = _mark(self._path)
            if mark != self._seen:
                await self._read(self._path, now)
                self._seen = mark

    async def _read(self, path: Path, now: datetime) -> None:
        try:
            found = await asyncio.to_thread(counterparties_of, path)
        except ConfigError as error:
            log.error("counterparties not read", reason=str(error))
            self._tell(unread_finding(str(path), str(error)), now)
            return
        self._screen = await asyncio.to_thread(Screen, found)
        log.info("counterparties read", counterparties=len(found))

    async def matches(
        self, change: ListChange | None, document: Document, notes: Annotations
    ) -> tuple[Match, ...]:
        """Return who may be whom in what is new in a list, or among the names in a text.

        `change` is that of a list, None if the document is none.
        """
        screen = self._screen
        if screen is None:
            return ()

        def found() -> tuple[Match, ...]:
            return screen.matches(screened_against(change, document, notes), self._threshold)

        return await asyncio.to_thread(found)

    def told(
        self,
        source: Source,
        document: Document,
        number: int,
        found: Sequence[Match],
        now: datetime,
        *,
        relevant: bool,
    ) -> tuple[list[Finding], list[Delivery]]:
        """Return what is to be told of matches, and to whom."""
        findings = list(screened(source, document, number, found, relevant=relevant))
        owed = [d for one in findings for d in deliveries(one, self._subscriptions, {}, now)]
        return findings, owed

    def _tell(self, finding: Finding, now: datetime) -> None:
        Teller(self._store, self._operator, self._subscriptions).tell(finding, now)


def _mark(path: Path) -> object:
    """Return what changes when the file does, "" if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
