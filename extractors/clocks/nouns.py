"""What is known of the clocks, and what is amiss between them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Patience:
    """Days after which a clock that has not moved is worth a word.

    Attributes:
        unfiled: From an announcement to a document in the Federal Register.
        behind: From the effective day to the eCFR.
        unexplained: From a change of the eCFR to the document that made it.

    """

    unfiled: int
    behind: int
    unexplained: int


@dataclass(frozen=True, slots=True)
class Announcement:
    """An official press release that announces an act on a rule.

    `filed` is whether the Register has a document of that rule since; `seen` is when we first saw
    the release, `looked` the last day on which the Register was read.
    """

    document: str
    version: int
    source: str
    url: str
    title: str
    rule: str
    rule_name: str
    event: str
    quote: str
    day: date
    seen: date
    looked: date
    filed: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A section or supplement that an action amends.

    Attributes:
        citation: "15 CFR 744.11".
        effective: The day from which it is amended, None if unknown.
        incorporated: The first day of the eCFR's edition with the amendment, None if there is none.
        kept: The first day of which we know its text, None if never.
        looked: The last day on which its text was read.
        noted: Whether the eCFR itself says that the amendment could not be incorporated.

    """

    citation: str
    effective: date | None
    incorporated: date | None = None
    kept: date | None = None
    looked: date | None = None
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A rule in the Federal Register, with its clocks; None for one that has not struck.

    Attributes:
        filed: The day it was put on public inspection.
        effective: The first of its effective days.
        put_off: Title of a later document that withdrew, delayed or stayed it before it took effect.
        corrects: Its number, if it corrects a document that is itself a correction; "" otherwise.
        twins: Other documents with the same number.

    """

    document: str
    version: int
    source: str
    url: str
    title: str
    citation: str
    rule: str
    seen: date
    published: date | None
    announced: date | None = None
    filed: date | None = None
    effective: date | None = None
    units: tuple[Unit, ...] = ()
    put_off: str = ""
    corrects: str = ""
    twins: tuple[str, ...] = ()

    @property
    def incorporated(self) -> date | None:
        """The day since which the eCFR has all of it, None while it has not."""
        days = [unit.incorporated for unit in self.units if unit.kept]
        known = [day for day in days if day]
        return max(known) if known and len(known) == len(days) else None


@dataclass(frozen=True, slots=True)
class Edition:
    """An amendment of the eCFR; `cited` are the Federal Register documents it newly names.

    `watched` is whether the daemon saw it, and did not only fetch it as history; `explained` is whether one is kept that made it; `covered`, whether the Register is kept since
    before the amendment, so that one would be known.
    """

    document: str
    source: str
    url: str
    citation: str
    day: date
    seen: date
    watched: bool
    cited: tuple[str, ...]
    explained: bool
    covered: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """An editorial note of the eCFR with its section; `first` if it stood there before we watched."""

    document: str
    source: str
    url: str
    citation: str
    text: str
    seen: date
    first: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Something amiss between two clocks.

    Attributes:
        key: The same gap has the same key.
        kind: unfiled, unexplained, unincorporated or behind.
        since: The day on which the first of the two clocks struck.
        told: Whether it came about under our eyes: what was so at first sight is a baseline.

    """

    key: str
    kind: str
    document: str
    version: int
    source: str
    url: str
    rule: str
    since: date
    title: str
    reason: str
    quote: str
    told: bool
