"""The clocks of rules: what is known of them, and what came of looking at them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.clocks.flags import flags
from extractors.clocks.nouns import Action, Announcement, Edition, Gap, Noted
from extractors.law.behind import section_of
from extractors.reading.moments import day_in
from storage import clock_queries as ask
from storage.actions import actions
from storage.amendments import Amendments
from storage.cleaning import clean
from storage.editions import Sourced, sourced
from storage.ledger import Ledger, Row
from storage.values import day_of_stamp, dumps, seen_on

_LATE = timedelta(days=60)  # from publication to effect, for all but a few rules


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of the clocks."""

    actions: tuple[Action, ...]
    announcements: tuple[Announcement, ...]
    editions: tuple[Edition, ...]
    notes: tuple[Noted, ...]


class Clocks:
    """What is known of the clocks of rules."""

    def __init__(self, ledger: Ledger, amendments: Amendments) -> None:
        self._ledger = ledger
        self._amendments = amendments

    def mark(self) -> str:
        """Return what changes whenever the facts do."""
        (row,) = self._ledger.rows(ask.MARK)
        return str(row["mark"])

    def facts(self) -> Facts:
        """Return all that is known of the clocks now."""
        with self._ledger.fact():
            editions = list(sourced(self._ledger, self._amendments))
            (cover,) = self._ledger.rows(ask.COVERAGE)
            since = day_of_stamp(cover["since"])
            notes = tuple(map(_noted, self._ledger.rows(ask.NOTES)))
            announced = self._ledger.rows(ask.ANNOUNCED)
            return Facts(
                actions=tuple(actions(self._ledger, editions, notes, announced)),
                announcements=tuple(
                    _announcements(announced, since, day_of_stamp(cover["looked"]))
                ),
                editions=tuple(
                    _edition(one, since) for one in editions if one.amended and one.before
                ),
                notes=notes,
            )

    def keep(self, actions: Iterable[Action], gaps: Iterable[Gap]) -> None:
        """Keep the clocks and gaps as they are now, in place of the last ones."""
        with self._ledger.fact():
            self._ledger.run(ask.FORGET_ACTIONS)
            self._ledger.run_all(ask.KEEP_ACTION, [_action_row(one) for one in actions])
            self._ledger.run(ask.FORGET_GAPS)
            self._ledger.run_all(ask.KEEP_GAP, [_gap_row(one) for one in gaps])

    def told(self) -> frozenset[str]:
        """Return the keys of the gaps that were told."""
        return frozenset(row["key"] for row in self._ledger.rows(ask.TOLD))


def _noted(row: Row) -> Noted:
    return Noted(
        document=row["document"],
        source=row["source"],
        url=row["url"],
        citation=section_of(row["label"]) or row["label"],
        text=row["text"],
        seen=seen_on(row["seen_at"]),
        first=bool(row["first"]),
    )


def _announcements(
    rows: Iterable[Row], since: date | None, looked: date | None
) -> Iterator[Announcement]:
    """Yield the announcements since when the Register is kept: of older ones it may have more."""
    for row in rows:
        day = day_of_stamp(row["published"])
        if day is None or since is None or looked is None or day < since:
            continue
        yield Announcement(
            document=row["id"],
            version=row["number"],
            source=row["source"],
            url=row["url"],
            title=row["title"],
            rule=row["rule"],
            rule_name=row["rule_name"],
            event=row["kind"],
            quote=row["quote"],
            day=day,
            seen=seen_on(row["first_seen"]),
            looked=looked,
            filed=bool(row["filed"]),
        )


def _edition(one: Sourced, since: date | None) -> Edition:
    printed = [day for day in map(day_in, one.cited) if day]
    published = max(printed) if printed else one.day - _LATE
    return Edition(
        document=one.document,
        source=one.source,
        url=one.url,
        citation=one.citation,
        day=one.day,
        seen=one.seen,
        watched=one.watched,
        cited=one.cited,
        explained=bool(one.documents),
        covered=since is not None and since <= published,
    )


_DAYS = ("announced", "filed", "published", "effective", "incorporated")


def _action_row(one: Action) -> dict[str, object]:
    days = {name: getattr(one, name) for name in _DAYS}
    return {
        "document": one.document,
        "rule": one.rule,
        "flags": dumps([clean(flag) for flag in flags(one)]),
    } | {name: day.isoformat() if day else None for name, day in days.items()}


def _gap_row(one: Gap) -> dict[str, object]:
    texts = {name: clean(getattr(one, name)) for name in ("title", "reason", "quote")}
    known = {name: getattr(one, name) for name in ("key", "kind", "document", "rule", "url")}
    return known | texts | {"since": one.since.isoformat()}
