"""The names that a text is linked by: those of the parties that a kept list names."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from extractors.claims.places import is_place
from extractors.errors import ReadError
from extractors.lists.entries import entries_of
from extractors.lists.supplements import ENTITY_LIST, MILITARY_END_USER_LIST, UNVERIFIED_LIST
from extractors.lists.told import TYPE
from extractors.model import Document, ListEntry

_CALLED = {
    ENTITY_LIST: "Entity List, Supplement No. 4",
    UNVERIFIED_LIST: "Unverified List, Supplement No. 6",
    MILITARY_END_USER_LIST: "Military End-User List, Supplement No. 7",
}
_HEADING = re.compile(
    r"^(?:[^:]*\b(?:entit(?:y|ies)|institutions?|affiliates?|subsidiar(?:y|ies))): ", re.I
)
# What stands where a name was looked for: "104 Tel Hai St.", but not "54th Research Institute".
_ADDRESS = re.compile(
    r"^(?:Address|Room|Building|Unit|Floor|the following)\b"
    r"|^(?:No\. ?\d|\d[\d/-]*[A-Z]? )(?!.*\b(?:Institute|Academy|Factory|Plant|Works|Bureau|Company)\b)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:Co|Ltd|Inc|Corp|Bhd|Sti|\w)\.$")
_BRACKETED = re.compile(r"^(?P<name>.{4,}?) \((?P<short>[^()]{3,60})\)(?P<form>,? .*)?$")
_NO_PARTY = re.compile(r"^(?:\[|The following |Subordinate |Entity$|Listed person|For )", re.I)


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A party as a list names it; `list` is what a person calls the list.

    `person` says that the list itself marks a natural person; most lists do not.
    """

    list: str
    name: str
    aliases: tuple[str, ...] = ()
    person: bool = False


def parties_in(document: Document) -> tuple[ListedParty, ...]:
    """Return the parties of a list, in its order; () if the document is none.

    Vessels and aircraft are left out: they bear the names of anything.
    """
    return tuple(filter(None, map(party_of, entries_of(document))))


def known_parties(documents: Iterable[Document]) -> tuple[ListedParty, ...]:
    """Return the parties of several lists, in order, of those that can be read."""
    found: list[ListedParty] = []
    for document in documents:
        # What an earlier reader kept may be no whole table; the list's next round says so.
        with suppress(ReadError):
            found += parties_in(document)
    return tuple(found)


def party_of(entry: ListEntry) -> ListedParty | None:
    """Return the party of an entry with all its names, None for a vessel, an aircraft or no name."""
    called = _CALLED.get(entry.list, entry.list)
    called = called if "list" in called.lower() else f"list “{called}”"
    kind = entry.facts.get(TYPE, "").lower()
    if kind in {"vessel", "aircraft"} or _NO_PARTY.match(entry.name):
        return None
    if kind != "individual":
        return _party(called, entry.name, entry.aliases)
    turned = [_in_speech(alias) for alias in (entry.name, *entry.aliases)]
    return _party(called, turned[0], turned[1:], person=True)


def _in_speech(name: str) -> str:
    """Return "Jong Un KIM" for "KIM, Jong Un"."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


def _party(
    called: str, name: str, aliases: Sequence[str], *, person: bool = False
) -> ListedParty | None:
    """Return a party; a short form in brackets after a name is an alias."""
    found: dict[str, None] = {}
    name = _plain(name)
    for told in (name, *map(_plain, aliases)):
        if _ADDRESS.match(told):
            continue
        bracketed = _BRACKETED.match(told)
        if bracketed and not is_place(bracketed["short"]):
            found[f"{bracketed['name']}{bracketed['form'] or ''}".strip()] = None
            if bracketed["form"] in (None, ""):
                found[bracketed["short"].strip()] = None
        found[told] = None
    names = tuple(each for each in found if each and each != name)
    return ListedParty(called, name, names, person) if name in found and name else None


def _plain(name: str) -> str:
    """Return a name without the heading before it and the full stop that ends its list."""
    name = _HEADING.sub("", name.strip())
    return name if _ABBREVIATED.search(name) else name.rstrip(". ")
