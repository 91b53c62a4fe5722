"""What the database needs now and then: its journal kept short, backups made, old rows dropped."""

import asyncio
import threading
from datetime import date, datetime
from pathlib import Path

import structlog

from config.settings import Settings
from extractors.errors import DamagedError, StorageError
from extractors.findings import storage_finding
from pipeline.backups import back_up, backups, due, thin
from pipeline.pruning import prune_beside, wanted
from pipeline.telling import Teller
from storage.ledger import WAL_BYTES
from storage.store import Store

log = structlog.get_logger()


class Cut(Exception):  # noqa: N818 - nothing went wrong
    """The daemon ends while it copies."""


class Upkeep:
    """The daemon's housekeeping, for one configuration."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self._held = False  # whether it was said that a reader holds the journal
        self._pruned: date | None = None  # the day on which old rows were dropped last

    async def look(self, now: datetime) -> None:
        """Do what is due.

        Raises:
            DamagedError: The database is damaged.
            StorageError: It cannot be used.

        """
        self._shorten()
        if due(self._settings, now):
            await self._back_up(now)
        if wanted(self._settings) and self._pruned != now.date():
            gone = await asyncio.to_thread(prune_beside, self._settings, now)
            self._pruned = now.date()
            log.info("pruned", **{table: old.rows for table, old in gone.items()})

    def _shorten(self) -> None:
        """Empty the journal as far as readers let us, and say once if one holds it."""
        size = self._store.checkpoint()
        if size > WAL_BYTES and not self._held:
            log.warning("a reader holds the journal; it grows until that one ends", bytes=size)
        self._held = size > WAL_BYTES

    async def _back_up(self, now: datetime) -> None:
        try:
            made = await self._copied(now)
        except DamagedError:
            raise
        except StorageError as error:
            self._tell_failure(error, now)
            return
        gone = thin(self._settings, now)
        log.info("backed up", file=str(made), dropped=len(gone))

    async def _copied(self, now: datetime) -> Path:
        """Copy in a thread, which the end of the daemon ends."""
        ended = threading.Event()

        def step(_done: int, _total: int) -> None:
            if ended.is_set():
                raise Cut

        try:
            return await asyncio.to_thread(back_up, self._settings, None, now, step)
        except asyncio.CancelledError:
            ended.set()
            raise

    def _tell_failure(self, error: StorageError, now: datetime) -> None:
        """Tell the operator that there is no backup, once until there is one again."""
        log.error("backup failed", reason=str(error))
        last = next((f"{one.at:%Y-%m-%d %H:%M} UTC" for one in backups(self._settings)), "never")
        finding = storage_finding(
            f"backup:{last}", "No backup could be made", f"the last one: {last}", str(error)
        )
        subscriptions = tuple(self._settings.subscriptions.values())
        Teller(self._store, self._settings.alert.operator, subscriptions).tell(finding, now)
