"""The database cannot be used: said once, past the outbox; and once that it can be used again."""

import time
from collections.abc import Awaitable, Callable, Coroutine

import structlog

from extractors.errors import DamagedError, StorageError
from storage.store import Store

CALM_S = 60.0  # without a failure after which trouble is over: a disk that is nearly full flickers
Cry = Callable[[str, str, str], Awaitable[bool]]
"""Tells title, reason and quote to the operator; returns whether anybody took it."""

log = structlog.get_logger()


class Trouble:
    """How it stands with the database, as the daemon's jobs find it.

    A failure that does not come again (another program held it for some seconds) is no trouble.
    Work that failed is owed as before: whoever finds the database usable goes on with it.
    `damage` is what `end` was called for, None so far.
    """

    def __init__(
        self, store: Store, cry: Cry, end: Callable[[], None], calm_s: float = CALM_S
    ) -> None:
        self._store = store
        self._cry = cry
        self._end_all = end
        self._calm_s = calm_s
        self._failures = 0  # since all was well
        self._usable = True
        self._usable_since = 0.0  # of the monotonic clock
        self._told = False
        self._reason = ""
        self.damage: DamagedError | None = None

    async def met(self, error: StorageError) -> None:
        """Note a failure."""
        self._failures += 1
        self._usable = False
        if isinstance(error, DamagedError):
            self.damage = self.damage or error
            self._end_all()
            return
        if error.reason != self._reason:
            log.error("storage failed", reason=str(error))
        self._reason = error.reason
        if self._failures > 1:
            await self._tell()

    async def over(self) -> bool:
        """Return whether the database can be used, as far as is known."""
        if self.damage or not self._failures:
            return not self.damage
        if not self._usable:
            try:
                self._store.probe()
            except StorageError as error:
                await self.met(error)
                return False
            self._usable, self._usable_since = True, time.monotonic()
        if time.monotonic() - self._usable_since >= self._calm_s:
            await self._end()
        return True

    async def _tell(self) -> None:
        if self._told:
            return
        self._told = True  # nobody else tries meanwhile
        why = "the database cannot be written; nothing is lost, what is owed waits; mend it"
        told = False
        try:
            told = await self._cry("rulewire cannot keep anything", why, self._reason)
        finally:
            self._told = told

    async def _end(self) -> None:
        told, self._told, self._failures, self._reason = self._told, False, 0, ""
        log.info("storage works again")
        if told:
            why = "what was published meanwhile follows, as far as the sources still show it"
            await self._cry("rulewire keeps and tells again", why, "")


def guarded(
    job: Callable[[], Awaitable[object]], trouble: Trouble
) -> Callable[[], Coroutine[None, None, None]]:
    """Return `job` with its last net: a bug is told with its trace and ends nothing else."""

    async def run() -> None:
        try:
            await job()
        except StorageError as error:
            await trouble.met(error)
        except Exception:
            log.critical("a job broke", exc_info=True)

    return run


def when_usable(
    job: Callable[[], Awaitable[object]], trouble: Trouble
) -> Callable[[], Coroutine[None, None, None]]:
    """Return `job`, guarded, as one that waits for a database that can be used."""

    async def run() -> None:
        if await trouble.over():
            await job()

    return guarded(run, trouble)
