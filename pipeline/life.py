"""The sign of life that the daemon writes down, for whoever looks from outside."""

import os
from datetime import datetime
from importlib.metadata import version

from pipeline.clock import clock
from storage.store import Store


class Life:
    """When the loop last turned, looked for what is due, and sent what is owed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ticked: datetime | None = None
        self._drained: datetime | None = None
        self._begun = False

    def ticked(self) -> None:
        """Note that what is due was looked for."""
        self._ticked = clock()

    def drained(self) -> None:
        """Note that what is owed was sent, as far as channels take it."""
        self._drained = clock()

    def pulse(self) -> None:
        """Write it down: that the loop turns, and that the database takes it; first, who this is."""
        if not self._begun:
            self._store.vitals.started(version("rulewire"), os.getpid(), clock())
            self._begun = True
        self._store.vitals.pulse(clock(), self._ticked, self._drained)

    def end(self) -> None:
        """Note that the daemon ends as it was told to."""
        self._store.vitals.stopped(clock())
