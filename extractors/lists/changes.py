"""What differs between two publications of a list: the nouns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.model import ListEntry


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What was modified of one field of an entry.

    Attributes:
        before, after: The values that went and those that came, as printed. Of a field with
            several values (aliases, addresses, citations) only those that differ.

    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modified:
    """An entry that stays and says something else.

    Attributes:
        before, after: The whole entry; `after` has the key of `before`.
        fields: Name of a field ("name", "aliases" …, or the column of a fact) to its change.

    """

    before: ListEntry
    after: ListEntry
    fields: Mapping[str, FieldChange] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ListChange:
    """What was added to a list, removed from it and modified on it, each in the list's order.

    `entries` are all that the list has now, under the keys that they had before.
    """

    added: tuple[ListEntry, ...] = ()
    removed: tuple[ListEntry, ...] = ()
    modified: tuple[Modified, ...] = ()
    entries: tuple[ListEntry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.modified)


def as_row(entry: ListEntry) -> dict[str, object]:
    """Return an entry for JSON: every field, those without a value as "" or []."""
    return {
        "list": entry.list,
        "key": entry.key,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "addresses": list(entry.addresses),
        "country": entry.country,
        "requirement": entry.requirement,
        "policy": entry.policy,
        "citations": list(entry.citations),
        "facts": dict(entry.facts),
    }


def as_modified(change: Modified) -> dict[str, object]:
    """Return a modification for JSON: who, and by field what went and what came."""
    return {
        "list": change.after.list,
        "key": change.after.key,
        "name": change.after.name,
        "country": change.after.country,
        "fields": {
            name: {"before": list(each.before), "after": list(each.after)}
            for name, each in change.fields.items()
        },
    }
