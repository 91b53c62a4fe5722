"""Entries of lists: those that stand, those that stood on a day, and what was done to them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.lists.changes import ListChange, as_modified
from extractors.lists.folding import folded, unaccented
from extractors.model import ListEntry
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import dumps

STANDING = """
    select * from list_entry where document = :document and valid_until is null order by id
"""
STOOD = """
    select * from list_entry
    where valid_from <= :day and (valid_until is null or valid_until > :day)
        and (:list = '' or list = :list)
    order by list, name, id
"""
NAMES = "select distinct list from list_entry order by list"
CHANGES = """
    select * from list_entry_history
    where day >= :since and (:list = '' or list = :list)
"""
GAPS = "select * from list_gap where :list = '' or list = :list"
END = """
    update list_entry set valid_until = :day
    where document = :document and key = :key and valid_until is null
"""
KEEP_ENTRY = """
    insert into list_entry (document, list, key, name, aliases, addresses, country, requirement,
        policy, citations, facts, version, valid_from)
    values (:document, :list, :key, :name, :aliases, :addresses, :country, :requirement,
        :policy, :citations, :facts, :version, :day)
"""
KEEP_NAME = """
    insert into list_entry_name (fold, entry)
    select :fold, id from list_entry
    where document = :document and key = :key and valid_until is null
    on conflict do nothing
"""
KEEP_CHANGE = """
    insert into list_entry_change (document, version, position, action, list, key, name, country,
        what, day)
    values (:document, :version, :position, :action, :list, :key, :name, :country, :what, :day)
"""


@dataclass(frozen=True, slots=True)
class Publication:
    """A list as one version of its document has it.

    Attributes:
        day: The day that it is as of.
        before: Its entries as they were kept, () if none were.
        change: What differs; of a baseline everything is added.

    """

    day: date
    before: tuple[ListEntry, ...]
    change: ListChange

    @property
    def baseline(self) -> bool:
        """Whether nothing was known of the list, so that nothing in it is news."""
        return not self.before

    @property
    def news(self) -> ListChange:
        """What differs from what was known: nothing if nothing was."""
        return ListChange() if self.baseline else self.change


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry as it is kept: since when it stands so, and in which document."""

    entry: ListEntry
    since: str
    document: str


class Lists:
    """What is known of lists."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def names(self) -> list[str]:
        """Return the names of the lists that are kept."""
        return [row["list"] for row in self._ledger.rows(NAMES)]

    def standing(self, document: str) -> tuple[ListEntry, ...]:
        """Return the entries that a list's document has now, the longest standing first."""
        return tuple(map(_entry, self._ledger.rows(STANDING, document=document)))

    def stood(self, day: date, of_list: str = "") -> list[Standing]:
        """Return the entries of all lists, or of one, that stood on a day."""
        rows = self._ledger.rows(STOOD, day=day.isoformat(), list=of_list)
        return [Standing(_entry(row), row["valid_from"], row["document"]) for row in rows]

    def changes(self, since: date, of_list: str = "") -> list[Row]:
        """Return what was added, modified and removed from a day on, newest first."""
        return self._ledger.rows(CHANGES, since=since.isoformat(), list=of_list)

    def gaps(self, of_list: str = "") -> list[Row]:
        """Return who stands in one of two publications of a list and not in the other."""
        return self._ledger.rows(GAPS, list=of_list)

    def keep(self, document: str, version: int, publication: Publication) -> None:
        """Keep a publication: what stays as it is stays one row. Call inside a fact."""
        day, change = publication.day.isoformat(), publication.change
        here = {"document": document, "day": day}
        fresh = (*change.added, *(each.after for each in change.modified))
        gone = (*change.removed, *(each.before for each in change.modified))
        self._ledger.run_all(END, [here | {"key": entry.key} for entry in gone])
        self._ledger.run_all(
            KEEP_ENTRY, [here | {"version": version} | _entry_row(entry) for entry in fresh]
        )
        self._ledger.run_all(KEEP_NAME, [here | row for entry in fresh for row in _folds(entry)])
        if not publication.baseline:
            rows = [
                here | {"version": version, "position": position} | row
                for position, row in enumerate(_change_rows(change))
            ]
            self._ledger.run_all(KEEP_CHANGE, rows)


def _entry(row: Row) -> ListEntry:
    return ListEntry(
        list=row["list"],
        key=row["key"],
        name=row["name"],
        aliases=tuple(json.loads(row["aliases"])),
        addresses=tuple(json.loads(row["addresses"])),
        country=row["country"],
        requirement=row["requirement"],
        policy=row["policy"],
        citations=tuple(json.loads(row["citations"])),
        facts=json.loads(row["facts"]),
    )


def _entry_row(entry: ListEntry) -> dict[str, object]:
    return {
        "list": entry.list,
        "key": clean(entry.key),
        "name": clean(entry.name),
        "aliases": clean(dumps(entry.aliases)),
        "addresses": clean(dumps(entry.addresses)),
        "country": clean(entry.country),
        "requirement": clean(entry.requirement),
        "policy": clean(entry.policy),
        "citations": clean(dumps(entry.citations)),
        "facts": clean(dumps(dict(entry.facts))),
    }


def _folds(entry: ListEntry) -> Iterator[dict[str, object]]:
    for name in (entry.name, *entry.aliases):
        if fold := folded(unaccented(name)):
            yield {"key": clean(entry.key), "fold": clean(fold)}


def _change_rows(change: ListChange) -> Iterator[dict[str, object]]:
    for action, entries in (("ADD", change.added), ("REMOVE", change.removed)):
        for entry in entries:
            yield _who(action, entry) | {"what": "{}"}
    for each in change.modified:
        what = as_modified(each)["fields"]
        yield _who("MODIFY", each.after) | {"what": clean(dumps(what))}


def _who(action: str, entry: ListEntry) -> dict[str, object]:
    names: Sequence[str] = ("list", "key", "name", "country")
    row: dict[str, object] = {name: clean(getattr(entry, name)) for name in names}
    return row | {"action": action}
