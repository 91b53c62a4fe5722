"""A text on its way into the ledger: what is new, then with all that was read in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.hunks import Change
from extractors.model import Annotations, Document, Page, Source, Version
from extractors.screening.matching import Match
from extractors.story_marks import Traits
from storage.imports import ARCHIVED
from storage.lists import Publication


@dataclass(frozen=True, slots=True)
class Arrival:
    """A text that is new or changed, with all that is known of it.

    `quiet` tells nobody; `taken` is what another source told before; `rows` is what a list says.
    """

    source: Source
    document: Document
    page: Page
    before: Version | None
    change: Change | None
    now: datetime
    quiet: bool
    taken: bool
    rows: Publication | None

    @property
    def number(self) -> int:
        """The number of its version."""
        return self.change.number if self.change else 1

    @property
    def archived(self) -> bool:
        """Whether it comes from an archive."""
        return ARCHIVED in self.document.fields


@dataclass(frozen=True, slots=True)
class Read:
    """An arrival with what was read in it; `matches` are counterparties that may be in it.

    `marks` are what other documents are compared with.
    """

    arrival: Arrival
    notes: Annotations
    marks: Traits
    matches: Sequence[Match]

    @property
    def document(self) -> Document:
        """The text."""
        return self.arrival.document
