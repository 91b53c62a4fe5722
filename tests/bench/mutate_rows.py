"""Mutations of tables: rows come, go, swap, and stand under another country."""

from collections.abc import Sequence
from copy import deepcopy
from random import Random  # noqa: TID251 - seeded: the same mutations at every run

from lawfile import Draft, LawFile, Mutation, Spot, Told, told
from lxml import etree

from extractors.hunks import HunkClass

_SYLLABLES = ("ka", "lo", "mi", "tu", "ra", "ven", "sor", "bel", "dun", "fi")
EDITORIAL, SUBSTANTIVE = HunkClass.EDITORIAL, HunkClass.SUBSTANTIVE


def _new_row(rng: Random, like: etree._Element) -> etree._Element:
    """Return a row of a firm that nobody has, otherwise as `like`."""
    row = deepcopy(like)
    for child in list(row[1]):
        row[1].remove(child)
    words = ["".join(rng.choices(_SYLLABLES, k=3)).capitalize() for _ in range(3)]
    row[0].text = " "
    row[1].text = f"{' '.join(words)} Company, {rng.randrange(1, 99)} Walnut Lane, {words[0]}."
    return row


def _country(row: etree._Element) -> str:
    return (row[0].text or "").strip()


def _row(rng: Random, law: LawFile, *, first: bool | None = None) -> tuple[list[Spot], int]:
    """Return a table, and the place in it of a row that has, or has not, its country's name."""
    table = rng.choice(law.tables)
    for _ in range(200):
        at = rng.randrange(len(table))
        printed = not table[at].paragraph.text.startswith("|")
        if first is None or printed == first:
            return table, at
    return table, 0


def added(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a row behind another."""
    table, at = _row(rng, law)
    row = draft.element(table[at])
    row.addnext(_new_row(rng, row))
    return (told("added", SUBSTANTIVE, table[at].label),)


def added_first(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a row before the first of a country, which loses the country's name to it."""
    table, at = _row(rng, law, first=True)
    row = draft.element(table[at])
    new = _new_row(rng, row)
    new[0].text, row[0].text = row[0].text, " "
    row.addprevious(new)
    return (told("added", SUBSTANTIVE, table[at].label),)


def removed(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Take a row out; the next gets its country's name if it has none of its own."""
    table, at = _row(rng, law)
    row = draft.element(table[at])
    after = row.getnext()
    if _country(row) and after is not None and not _country(after):
        after[0].text = row[0].text
    parent = row.getparent()
    assert parent is not None
    parent.remove(row)
    return (told("removed", SUBSTANTIVE, table[at].label),)


def swapped(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Let two rows of a country stand in each other's place."""
    table, at = _row(rng, law)
    if at + 1 == len(table):
        return None
    one, other = draft.element(table[at]), draft.element(table[at + 1])
    if _country(other):
        return None
    one[0].text, other[0].text = other[0].text, one[0].text
    other.addnext(one)
    return (told("moved", EDITORIAL, table[at].label),)


def to_another_country(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a row under the country of another."""
    table, at = _row(rng, law, first=False)
    there = rng.randrange(len(table))
    row, other = draft.element(table[at]), draft.element(table[there])
    between = table[min(at, there) + 1 : max(at, there) + 1]
    if all(spot.paragraph.text.startswith("|") for spot in between):
        return None
    other.addnext(row)
    return (told("amended", SUBSTANTIVE, table[at].label),)


def country_respelled(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Give a country another name: the row that prints it is told, those that inherit it not."""
    table, at = _row(rng, law, first=True)
    cell = draft.element(table[at])[0]
    if not (cell.text or "").strip() or len(table[at].paragraph.text) < 60:
        return None
    cell.text = f"{(cell.text or '').strip()}, ORCHARD OF"
    return (told("amended", SUBSTANTIVE, table[at].label),)


MUTATIONS: dict[str, Mutation] = {
    "a row added": added,
    "a first row added": added_first,
    "a row removed": removed,
    "two rows swapped": swapped,
    "a row under another country": to_another_country,
    "a country re-named": country_respelled,
}
