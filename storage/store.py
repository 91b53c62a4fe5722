"""The store: everything remembered, by role."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.amendments import Amendments
from storage.archive import Archive
from storage.chain import Chain
from storage.channels import Channels
from storage.clocks import Clocks
from storage.documents import Documents
from storage.dossiers import Dossiers
from storage.exchanges import Exchanges
from storage.exporting import Exports
from storage.figures import Figures
from storage.imports import Imports
from storage.inquiries import Inquiries
from storage.ledger import Row, open_ledger
from storage.lists import Lists
from storage.outbox import Outbox
from storage.owed import Debts
from storage.polling import Polling
from storage.previews import Previews
from storage.provisions import Provisions
from storage.readings import Readings
from storage.retention import Retention
from storage.rules import Rules
from storage.screening import Screening
from storage.sights import Sights
from storage.sources import Sources
from storage.states import States
from storage.times import Times
from storage.vitals import Vitals


class Store(AbstractContextManager["Store"]):
    """An open database, by role.

    Its public attributes are its parts.

    Every verb may raise `StorageError`: the file is locked, full, damaged or may not be written.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        self._ledger = open_ledger(path, read_only=read_only)
        self.path = str(path)
        self.outbox = Outbox(self._ledger)
        self.sources = Sources(self._ledger)
        self.sights = Sights(self._ledger)
        self.provisions = Provisions(self._ledger)
        self.lists = Lists(self._ledger)
        self.documents = Documents(self._ledger, self.outbox, self.lists)
        self.readings = Readings(self._ledger)
        self.rules = Rules(self._ledger)
        self.screening = Screening(self._ledger)
        self.amendments = Amendments(self._ledger)
        self.previews = Previews(self._ledger)
        self.states = States(self._ledger)
        self.clocks = Clocks(self._ledger, self.amendments)
        self.archive = Archive(self._ledger)
        self.times = Times(self._ledger)
        self.channels = Channels(self._ledger)
        self.chain = Chain(self._ledger)
        self.exchanges = Exchanges(self._ledger)
        self.inquiries = Inquiries(self._ledger)
        self.retention = Retention(self._ledger, self.chain)
        self.dossiers = Dossiers(self._ledger)
        self.vitals = Vitals(self._ledger)
        self.debts = Debts(self._ledger)
        self.polling = Polling(self._ledger)
        self.figures = Figures(self._ledger)
        self.exports = Exports(self._ledger)
        self.imports = Imports(self._ledger)

    def fact(self) -> AbstractContextManager[None]:
        """Keep all that is written inside, or nothing. Nests."""
        return self._ledger.fact()

    def soon(self, write: Callable[[], None]) -> None:
        """Let the next transaction begin with `write`; a process that is killed before loses it."""
        self._ledger.soon(write)

    def settle(self) -> None:
        """Write what waits for a transaction."""
        self._ledger.settle()

    def probe(self) -> None:
        """Raise `StorageError` unless the database can be written."""
        self._ledger.probe()

    def checkpoint(self) -> int:
        """Keep the journal short; return the bytes that are left in it, since somebody reads there."""
        return self._ledger.checkpoint()

    def still(self) -> AbstractContextManager[None]:
        """Read the database as it is now, whatever others write meanwhile."""
        return self._ledger.still()

    def ask(self, query: str, **values: object) -> list[Row]:
        """Return the rows of a reading query."""
        return self._ledger.rows(query, **values)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ledger.close()
