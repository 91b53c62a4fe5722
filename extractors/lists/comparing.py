"""Two publications of a list, compared entry by entry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.lists.changes import FieldChange, ListChange, Modified
from extractors.lists.folding import folded, folded_all, party_sense, sense
from extractors.lists.matching import Pair, same_parties
from extractors.model import ListEntry


def compare_entries(before: Sequence[ListEntry], after: Sequence[ListEntry]) -> ListChange:
    """Return what was added, removed and modified between two publications of a list.

    Entries are paired by key, then by what they say where a key has changed. Values are compared by
    `folded`, so that dashes, spaces, punctuation and capitals are no modification. A party's name,
    aliases and addresses are also compared together: an editor who moves a comma moves the place
    where they are cut, not what they say.
    """
    pairs = _paired(before, after)
    partner = {new: old for old, new in pairs}
    taken = {old for old, _ in pairs}
    used = {before[old].key for old in taken}
    modified, entries = [], []
    for at, entry in enumerate(after):
        old = before[partner[at]] if at in partner else None
        kept = replace(entry, key=old.key) if old else _fresh(entry, used)
        entries.append(kept)
        if old and old != kept and (fields := dict(_fields(old, kept))):
            modified.append(Modified(old, kept, fields))
    return ListChange(
        added=tuple(entry for at, entry in enumerate(entries) if at not in partner),
        removed=tuple(entry for at, entry in enumerate(before) if at not in taken),
        modified=tuple(modified),
        entries=tuple(entries),
    )


def _fresh(entry: ListEntry, used: set[str]) -> ListEntry:
    """Return a new entry with a key that none of the others has."""
    plain, count, key = base_key(entry), 1, base_key(entry)
    while key in used:
        count += 1
        key = f"{plain}#{count}"
    used.add(key)
    return replace(entry, key=key)


def base_key(entry: ListEntry) -> str:
    """Return the key without the number that tells it from its like."""
    return entry.key.partition("#")[0]


def _paired(before: Sequence[ListEntry], after: Sequence[ListEntry]) -> list[Pair]:
    """Return which entry of `before` is which of `after`: places in both."""
    pairs: list[Pair] = []
    old, new = set(range(len(before))), set(range(len(after)))

    def take(found: Iterable[Pair]) -> None:
        for a, b in found:
            if a in old and b in new:
                old.remove(a)
                new.remove(b)
                pairs.append((a, b))

    take(_identical(before, after))
    take(_alike(before, after, old, new, whole=True))
    take(_alike(before, after, old, new, whole=False))
    take(same_parties(before, after, sorted(old), sorted(new)))
    return pairs


def _identical(before: Sequence[ListEntry], after: Sequence[ListEntry]) -> Iterator[Pair]:
    """Yield the entries that are printed as before, which most are."""
    places = {entry.key: at for at, entry in enumerate(before)}
    for b, entry in enumerate(after):
        a = places.get(entry.key)
        if a is not None and before[a] == entry:
            yield a, b


def _alike(
    before: Sequence[ListEntry],
    after: Sequence[ListEntry],
    old: set[int],
    new: set[int],
    *,
    whole: bool,
) -> Iterator[Pair]:
    """Yield entries that say the same as a whole, or whose key only one has on either side."""
    sign = sense if whole else base_key
    places: dict[str, list[int]] = defaultdict(list)
    for at in sorted(old):
        places[sign(before[at])].append(at)
    counts = Counter(sign(after[at]) for at in new)
    for at in sorted(new):
        there = places.get(mark := sign(after[at]), [])
        if there and (whole or len(there) == counts[mark] == 1):
            yield there.pop(0) if whole else there[0], at


def _fields(before: ListEntry, after: ListEntry) -> Iterator[tuple[str, FieldChange]]:
    """Yield what was modified, field by field."""
    if party_sense(before) != party_sense(after):
        yield from _of_texts("name", before.name, after.name)
        yield from _of_sets("aliases", before.aliases, after.aliases)
        yield from _of_sets("addresses", before.addresses, after.addresses)
    for name in ("country", "requirement", "policy"):
        yield from _of_texts(name, getattr(before, name), getattr(after, name))
    yield from _of_sets("citations", before.citations, after.citations)
    for column in dict.fromkeys((*before.facts, *after.facts)):
        yield from _of_texts(column, before.facts.get(column, ""), after.facts.get(column, ""))


def _of_texts(name: str, before: str, after: str) -> Iterator[tuple[str, FieldChange]]:
    if folded(before) != folded(after):
        yield name, FieldChange((before,) if before else (), (after,) if after else ())


def _of_sets(
    name: str, before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[tuple[str, FieldChange]]:
    gone, come = _without(before, after), _without(after, before)
    if folded_all(sorted(map(folded, gone))) != folded_all(sorted(map(folded, come))):
        yield name, FieldChange(gone, come)


def _without(values: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return `values` less `others`; what is there twice goes twice."""
    left = Counter(map(folded, others))
    found = []
    for value in values:
        if left[folded(value)] > 0:
            left[folded(value)] -= 1
        else:
            found.append(value)
    return tuple(found)
