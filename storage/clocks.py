"""The clocks of rules: what is known of them, and what came of looking at them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.claims.told_days import published_day
from extractors.clocks.flags import flags
from extractors.clocks.nouns import Action, Announcement, Edition, Gap, Noted, Unit
from extractors.law.behind import section_of
from extractors.reading.moments import day_in
from storage import clock_queries as ask
from storage.amendments import Amendments
from storage.editions import Sourced, sourced
from storage.ledger import Ledger, Row
from storage.values import clean, dumps, moment

# The last line of a document: FR Doc. 2025-00636 Filed 1-13-25, then the hour.
_FILED = re.compile(r"Filed (?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d\d)\b")
_LONG_BEFORE = timedelta(days=120)  # how long before its publication a rule is announced at most
_SOON_AFTER = timedelta(days=3)  # a release may follow the rule
_LATE = timedelta(days=60)  # from publication to effect, for all but a few rules
_OLD = timedelta(days=30)  # an edition seen so long after its day was fetched as history


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
            since = _day(cover["since"])
            notes = tuple(map(_noted, self._ledger.rows(ask.NOTES)))
            announced = self._ledger.rows(ask.ANNOUNCED)
            return Facts(
                actions=tuple(self._actions(editions, notes, announced)),
                announcements=tuple(_announcements(announced, since, _day(cover["looked"]))),
                editions=tuple(
                    _edition(one, since) for one in editions if one.amended and one.before
                ),
                notes=notes,
            )

    def _actions(
        self, editions: Sequence[Sourced], notes: Iterable[Noted], announced: Iterable[Row]
    ) -> Iterator[Action]:
        units = _Units(editions, notes)
        amended: dict[str, list[Row]] = defaultdict(list)
        for row in self._ledger.rows(ask.UNITS):
            amended[row["document"]].append(row)
        releases: dict[str, list[date]] = defaultdict(list)
        for row in announced:
            releases[row["rule"]] += filter(None, [_day(row["published"])])
        put_off = self._many(ask.PUT_OFF)
        corrected = self._many(ask.CORRECTED_TWICE)
        twins = self._many(ask.TWINS)
        last: dict[str, date] = {}
        for row in self._ledger.rows(ask.ACTIONS):
            document, rule = row["id"], row["rule"]
            found = tuple(units.of(row, one) for one in amended[document])
            days = [one.effective for one in found]
            days += [_iso(row["effective_on"]), _iso(row["said_effective"])]
            effective = min(filter(None, days), default=None)
            published = _day(row["published"])
            later = [(_day(one["published"]), one["title"]) for one in put_off.get(document, ())]
            yield Action(
                document=document,
                version=row["number"],
                source=row["source"],
                url=row["url"],
                title=row["title"],
                citation=row["citation"],
                rule=rule,
                seen=_seen(row["first_seen"]),
                published=published,
                announced=_announced(releases[rule], last.get(rule), published) if rule else None,
                filed=_filed(row),
                effective=effective,
                units=found,
                put_off=next((t for d, t in later if d and effective and d <= effective), ""),
                corrects=next((one["value"] for one in corrected.get(document, ())), ""),
                twins=tuple(one["twin"] for one in twins.get(document, ())),
            )
            if published:
                last[rule] = published

    def _many(self, query: str) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._ledger.rows(query):
            found[row["document"]].append(row)
        return found

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


class _Units:
    """The texts of the law by citation, with their editions."""

    def __init__(self, editions: Iterable[Sourced], notes: Iterable[Noted]) -> None:
        self._editions: dict[str, list[Sourced]] = defaultdict(list)
        for one in editions:
            self._editions[one.citation].append(one)
        self._noted = {(one.citation, text) for one in notes for text in _cited(one.text)}

    def of(self, action: Row, amended: Row) -> Unit:
        """Return the clocks of a section or supplement that an action amends."""
        editions = self._editions.get(amended["unit"], [])
        made = [one.day for one in editions if action["id"] in one.documents]
        looked = [one.looked for one in editions if one.looked]
        return Unit(
            citation=amended["unit"],
            effective=_iso(amended["effective"]),
            incorporated=min(made, default=None),
            kept=editions[0].day if editions else None,
            looked=max(looked, default=None),
            noted=(amended["unit"], action["citation"]) in self._noted,
        )


def _cited(text: str) -> Iterator[str]:
    for found in re.finditer(r"\b\d{1,3} FR \d{1,6}\b", text):
        yield found[0]


def _noted(row: Row) -> Noted:
    day, seen = date.fromisoformat(row["valid_from"]), _seen(row["seen_at"])
    return Noted(
        document=row["document"],
        source=row["source"],
        url=row["url"],
        citation=section_of(row["label"]) or row["label"],
        text=row["text"],
        seen=seen,
        first=bool(row["first"]) or seen - day > _OLD,
    )


def _announcements(
    rows: Iterable[Row], since: date | None, looked: date | None
) -> Iterator[Announcement]:
    """Yield the announcements since when the Register is kept: of older ones it may have more."""
    for row in rows:
        day = _day(row["published"])
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
            seen=_seen(row["first_seen"]),
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
        cited=one.cited,
        explained=bool(one.documents),
        covered=since is not None and since <= published,
    )


def _announced(releases: list[date], last: date | None, published: date | None) -> date | None:
    """Return the first release about an action: after the last action on the same rule."""
    if published is None:
        return None
    earliest = max(last or date.min, published - _LONG_BEFORE)
    found = [day for day in releases if earliest < day <= published + _SOON_AFTER]
    return min(found, default=None)


def _filed(row: Row) -> date | None:
    if row["filed_at"]:
        return _iso(row["filed_at"])
    printed = _FILED.search(row["ending"])
    if printed is None:
        return None
    year = int(printed["year"])
    try:
        return date(
            year + (1900 if year > 70 else 2000), int(printed["month"]), int(printed["day"])
        )
    except ValueError:
        return None


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


def _iso(text: str | None) -> date | None:
    """Return the day that a text of ours, or of the API, begins with."""
    found = re.match(r"\d{4}-\d\d-\d\d", text or "")
    return date.fromisoformat(found[0]) if found else None


def _day(stamp: str | None) -> date | None:
    return published_day(moment(stamp)) if stamp else None


def _seen(stamp: str) -> date:
    return moment(stamp).date()
