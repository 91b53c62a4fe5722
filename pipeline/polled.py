"""`rulewire sources --why`: why a source is asked when it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from config.nearest import hint
from config.settings import Settings, SourceSettings
from extractors.errors import ConfigError
from extractors.polling.habits import EASTERN, LEAST, LEAST_DAYS, timed
from extractors.polling.nouns import Arrival, Asked, Limits, Plan
from pipeline.harmless import line as harmless
from pipeline.listing import begun
from pipeline.polling import dawn, heeded, limits, planned
from storage.ledger import Row
from storage.store import Store

SHOWN = 100  # characters of an error
NEVER: Row = {"state": "never checked", "last_checked": None, "next_due": None, "last_error": ""}


@dataclass(frozen=True, slots=True)
class Why:
    """What the rounds of a source follow.

    Attributes:
        row: Its health.
        arrivals: What is known to the plan of the day.
        own: Its limits as configured.
        limits: Those that hold with what its server asked for.
        plan: None if it is asked after its usual pause.

    """

    wanted: SourceSettings
    row: Row
    arrivals: Sequence[Arrival]
    own: Limits
    asked: Asked
    limits: Limits
    plan: Plan | None
    now: datetime

    @property
    def reason(self) -> str:
        """Why its next round is when it is."""
        if not self.wanted.enabled:
            return "it is not enabled"
        if self.row["last_checked"] is None:
            return "it was never asked: at the next look"
        if self.row["state"] in ("failing", "blind"):
            return f"a try after a failure: {harmless(self.row['last_error'], SHOWN)}"
        if self.plan:
            return "the next minute of its plan"
        return "its usual pause"

    @property
    def unplanned(self) -> str:
        """Why it has no plan."""
        if self.own.shortest == self.own.usual == self.own.longest:
            return "it does not follow habits (adaptive = false)"
        if not self.own.free:
            return "its limits leave nothing to choose"
        if not self.limits.free:
            return f"its server wants no shorter one ({self.asked.words})"
        return f"a habit is {LEAST} times on {LEAST_DAYS} days or more, not known of it yet"


def whys(settings: Settings, keys: Sequence[str], now: datetime) -> Iterator[Why]:
    """Yield why each of some sources is asked when it is, or of all if none is named.

    Raises:
        ConfigError: One of `keys` is no source.

    """
    for key in keys:
        if key not in settings.sources:
            raise ConfigError("--source", f'"{key}" is no source{hint(key, settings.sources)}')
    wanted = [settings.sources[key] for key in keys or sorted(settings.sources)]
    if not begun(settings.database):
        yield from _known(wanted, settings, None, now)
        return
    with Store(settings.database) as store:
        yield from _known(wanted, settings, store, now)


def _known(
    wanted: Iterable[SourceSettings], settings: Settings, store: Store | None, now: datetime
) -> Iterator[Why]:
    rows: Mapping[str, Row] = {}
    wishes: Mapping[str, Asked] = {}
    if store:
        rows = {row["key"]: row for row in store.sources.health()}
        wishes = store.polling.wishes()
    known = dawn(now.astimezone(EASTERN).date())
    for one in wanted:
        key = one.source.key
        seen = timed(store.polling.arrivals(key, known)) if store else []
        own, asked = limits(one, settings.polling), wishes.get(key, Asked())
        held = heeded(one, own, asked)
        plan = planned(one.source, seen, held)
        yield Why(one, rows.get(key, NEVER), seen, own, asked, held, plan, now)
