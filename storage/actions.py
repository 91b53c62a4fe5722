"""The clocks of each rule in the Federal Register, as the database knows them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.clocks.notes import unincorporated
from extractors.clocks.nouns import Action, Noted, Unit
from storage import clock_queries as ask
from storage.editions import Sourced
from storage.ledger import Ledger, Row
from storage.values import day_of_stamp, day_of_text, seen_on

# The last line of a document: FR Doc. 2025-00636 Filed 1-13-25, then the hour.
_FILED = re.compile(r"Filed (?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d\d)\b")
_LONG_BEFORE = timedelta(days=120)  # how long before its publication a rule is announced at most
_SOON_AFTER = timedelta(days=3)  # a release may follow the rule

Many = Mapping[str, Sequence[Row]]


def actions(
    ledger: Ledger, editions: Iterable[Sourced], notes: Iterable[Noted], announced: Iterable[Row]
) -> Iterator[Action]:
    """Yield the rules that are kept, the oldest first."""
    releases: dict[str, list[date]] = defaultdict(list)
    for row in announced:
        releases[row["rule"]] += filter(None, [day_of_stamp(row["published"])])
    known = _Known(
        units=_Units(editions, notes),
        amended=_many(ledger, ask.UNITS),
        put_off=_many(ledger, ask.PUT_OFF),
        corrected=_many(ledger, ask.CORRECTED_TWICE),
        twins=_many(ledger, ask.TWINS),
    )
    last: dict[str, date] = {}
    for row in ledger.rows(ask.ACTIONS):
        rule, published = row["rule"], day_of_stamp(row["published"])
        about = _announced(releases[rule], last.get(rule), published) if rule else None
        yield known.action(row, published, about)
        if published:
            last[rule] = published


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all documents, by document."""

    units: "_Units"
    amended: Many
    put_off: Many
    corrected: Many
    twins: Many

    def action(self, row: Row, published: date | None, announced: date | None) -> Action:
        """Return a rule with its clocks."""
        document = row["id"]
        units = tuple(self.units.of(row, one) for one in self.amended.get(document, ()))
        days = [one.effective for one in units]
        days += [day_of_text(row["effective_on"]), day_of_text(row["said_effective"])]
        effective = min(filter(None, days), default=None)
        return Action(
            document=document,
            version=row["number"],
            source=row["source"],
            url=row["url"],
            title=row["title"],
            citation=row["citation"],
            rule=row["rule"],
            seen=seen_on(row["first_seen"]),
            published=published,
            announced=announced,
            filed=_filed(row),
            effective=effective,
            units=units,
            put_off=self._put_off(document, effective),
            corrects=next((one["value"] for one in self.corrected.get(document, ())), ""),
            twins=tuple(one["twin"] for one in self.twins.get(document, ())),
        )

    def _put_off(self, document: str, effective: date | None) -> str:
        """Return the title of a later document that came in time to put it off, "" if none did."""
        for one in self.put_off.get(document, ()):
            day = day_of_stamp(one["published"])
            if day and effective and day <= effective:
                return str(one["title"])
        return ""


def _many(ledger: Ledger, query: str) -> Many:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ledger.rows(query):
        found[row["document"]].append(row)
    return found


class _Units:
    """The texts of the law by title and citation, with their editions."""

    def __init__(self, editions: Iterable[Sourced], notes: Iterable[Noted]) -> None:
        self._editions: dict[tuple[str, str], list[Sourced]] = defaultdict(list)
        for one in editions:
            self._editions[_title(one.document), one.citation].append(one)
        # A note gives the page of the amendment, and the day of the document that it stands in.
        self._noted = {
            (_title(note.document), note.citation, one.day)
            for note in notes
            for one in unincorporated(note.text)
        }

    def of(self, action: Row, amended: Row) -> Unit:
        """Return the clocks of a section or supplement that an action amends."""
        place = (amended["title"], amended["unit"])
        editions = self._editions.get(place, [])
        made = [one.day for one in editions if action["id"] in one.documents]
        looked = [one.looked for one in editions if one.looked]
        return Unit(
            citation=amended["unit"],
            effective=day_of_text(amended["effective"]),
            incorporated=min(made, default=None),
            kept=editions[0].day if editions else None,
            looked=max(looked, default=None),
            noted=(*place, day_of_stamp(action["published"])) in self._noted,
        )


def _title(law: str) -> str:
    """Return the title that a text of the law is of.

    >>> _title("ecfr:15-744.11")
    '15'
    """
    return law.partition(":")[2].partition("-")[0]


def _announced(releases: list[date], last: date | None, published: date | None) -> date | None:
    """Return the first release about an action: after the last action on the same rule."""
    if published is None:
        return None
    earliest = max(last or date.min, published - _LONG_BEFORE)
    found = [day for day in releases if earliest < day <= published + _SOON_AFTER]
    return min(found, default=None)


def _filed(row: Row) -> date | None:
    if row["filed_at"]:
        return day_of_text(row["filed_at"])
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
