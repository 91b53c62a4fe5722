"""Which removed entry is which added one: the same party under another key.

A name is re-spelled, an order renewed, an address corrected. Two entries are one party if

- their names are the same, and they share an address, alias, citation or first day; or
- their names are `SAME_NAME` alike, or one's name is an alias of the other, and they share an
  address or alias, and a citation or first day. Names that changed places with aliases are the same.

Everything else was removed and added.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extractors.lists.folding import folded
from extractors.model import ListEntry

SAME_NAME = 75.0
"""How alike (rapidfuzz token sort ratio, 0-100) a name and its new spelling are at least."""
SAME_ADDRESS = 85.0
"""How alike two spellings of one address are at least."""
DAYS = ("Effective_Date", "start_date")

Pair = tuple[int, int]


def same_parties(
    before: Sequence[ListEntry], after: Sequence[ListEntry], old: Sequence[int], new: Sequence[int]
) -> list[Pair]:
    """Return the pairs of places, the surest first, among the places `old` and `new`.

    A place may stand in several pairs: the first one counts.
    """
    seen: set[Pair] = set()
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at in old:
        for sign in _signs(before[at]):
            index[sign].append(at)
    scored = []
    for b in new:
        for sign in _signs(after[b]):
            for a in index.get(sign, ()):
                if (a, b) not in seen:
                    seen.add((a, b))
                    if score := _likeness(before[a], after[b]):
                        scored.append((-score, a, b))
    return [(a, b) for _, a, b in sorted(scored)]


def _signs(entry: ListEntry) -> Iterator[str]:
    """Yield what two entries must share one of, to be looked at together."""
    for told in (entry.name, *entry.addresses, *entry.aliases):
        if known := folded(told):
            yield f"at {known}"
    for cited in entry.citations:
        yield f"by {folded(cited)}"


def _likeness(before: ListEntry, after: ListEntry) -> float:
    """Return how sure it is that both are one party, 0 if it is not sure enough."""
    place, act = _share_place(before, after), _share_act(before, after)
    kept, known = _bears(after, before.name), _bears(before, after.name)
    if kept and known:
        evidence = 100.0 * (place + act)
        return evidence and evidence + 100.0
    alike = (
        100.0
        if kept or known
        else fuzz.token_sort_ratio(before.name.casefold(), after.name.casefold())
    )
    return alike if alike >= SAME_NAME and place and act else 0.0


def _bears(entry: ListEntry, name: str) -> bool:
    return folded(name) in map(folded, (entry.name, *entry.aliases))


def _share_place(before: ListEntry, after: ListEntry) -> bool:
    """Return whether an address or alias is the same, or an address nearly so."""
    if _folds(before) & _folds(after):
        return True
    return any(
        fuzz.token_sort_ratio(one.casefold(), two.casefold()) >= SAME_ADDRESS
        for one in before.addresses
        for two in after.addresses
    )


def _folds(entry: ListEntry) -> set[str]:
    return {told for told in map(folded, (*entry.addresses, *entry.aliases)) if told}


def _share_act(before: ListEntry, after: ListEntry) -> bool:
    """Return whether one notice names both, or both began on one day."""
    if {*map(folded, before.citations)} & {*map(folded, after.citations)}:
        return True
    return any(before.facts.get(day, "") == after.facts.get(day, 0) for day in DAYS)
