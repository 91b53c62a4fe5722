"""Who counts for whom: a watch on a company covers its subsidiaries, its products, its successors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractors.watch import RELATIONS, Entity

Kin = Mapping[str, Mapping[str, str]]
"""For each entity's key the further keys that it counts for, each with the relations that lead there."""

# Relations followed one after the other; beyond them too little is left of a connection.
MOST_STEPS = 4


def kin_of(entities: Iterable[Entity]) -> Kin:
    """Return which watched keys each entity counts for, besides its own, nearest first.

    Relations lead from the part to the whole, "same as" both ways.

    >>> chip = Entity(key="chip", name="Chip", label="PRODUCT", product_of="fab")
    >>> fab = Entity(key="fab", name="Fab", label="ORG", subsidiary_of="group")
    >>> kin_of([chip, fab])["chip"]
    {'fab': 'product of fab', 'group': 'product of fab, subsidiary of group'}
    """
    steps: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entity in entities:
        for relation, other in relations(entity):
            steps[entity.key].setdefault(other, relation.replace("_", " "))
            if relation == "same_as":
                steps[other].setdefault(entity.key, "same as")
    return {key: _reached(key, steps) for key in tuple(steps)}


def relations(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the relations of an entity that are set, each with the key it leads to."""
    for relation in RELATIONS:
        if other := getattr(entity, relation):
            yield relation, other


def through(found: Iterable[str], watched: str, kin: Kin) -> str:
    """Return how one of the keys `found` meets a watch on `watched`, "" if none does.

    Its own mention goes before any relation, the nearest relation before others.

    >>> through(["chip"], "fab", {"chip": {"fab": "product of fab"}})
    'chip, product of fab'
    """
    keys = tuple(found)
    if watched in keys:
        return watched
    ways = [(key, kin[key][watched]) for key in keys if watched in kin.get(key, ())]
    if not ways:
        return ""
    key, way = min(ways, key=lambda one: one[1].count(","))
    return f"{key}, {way}"


def _reached(start: str, steps: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what can be reached from `start`, each by its shortest way."""
    ways: dict[str, str] = {}
    border = {start: ""}
    for _ in range(MOST_STEPS):
        onward: dict[str, str] = {}
        for key, way in border.items():
            for other, relation in steps.get(key, {}).items():
                if other != start and other not in ways:
                    told = f"{relation} {other}"
                    ways[other] = onward[other] = f"{way}, {told}" if way else told
        border = onward
    return ways
