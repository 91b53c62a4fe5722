"""What speaks for and against two documents telling of the same action."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from extractors.story_marks import Traits
from extractors.story_words import likeness

RARITY = {"common": 0.15, "list": 0.3, "known": 0.5, "rare": 1.0}
_MOST_NAMES = 3.0
_MOST_SUMS = 2
_COPIED = timedelta(days=7)
_STALE = timedelta(days=40)
# Days by which one act may be dated differently: release, publication, effect.
_WINDOWS = {"list": timedelta(days=10), "undo": timedelta(days=14)}
_WINDOW = timedelta(days=21)
# What ties texts of different weeks together; alike words alone do not.
_FIRM = ("page", "page_aside", "number", "bill", "near", "day", "act", "sums")
# Words with which the names of unlike parties begin.
_PLACES = frozenset(
    {"beijing", "shanghai", "shenzhen", "guangzhou", "hong", "kong", "nanjing", "wuhan", "hangzhou", "china", "chinese", "the", "new"}
)  # fmt: skip
_OF_NAME = 4  # parts of the anchor of a name
_FEWEST_TRIPLES = 20
_NEXT_DAY = 1  # days by which release and publication often differ
_CLOSE = 4
_FAR = 8
_MOST_GAP = timedelta(days=90)
_MONTH = 30.0
TENTHS = 10
ALIKE = 0.4  # words: more makes no difference
# Steps that undo what the others did.
_UNDOING = frozenset({"undo", "suspended", "license_granted"})


@dataclass(frozen=True, slots=True)
class View:
    """Traits taken apart, so that a pair is compared without parsing anything."""

    own: str
    pages: frozenset[str]
    cited: frozenset[str]
    numbers: frozenset[str]
    bills: frozenset[str]
    mains: dict[str, tuple[str, str]]
    families: frozenset[str]
    sure: bool
    act: date | None
    way: str
    headed: bool
    case: bool
    days: dict[str, str]
    names: dict[str, tuple[str, str]]
    sums: frozenset[str]
    counts: frozenset[str]
    first_counts: frozenset[str]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike the words of two documents are, 0 to 1: of their openings, of all, in threes.

    `short` is the lesser number of threes.
    """

    lead: float
    words: float
    shingles: float
    short: int


def alike(a: Traits, b: Traits) -> Alike:
    """Return how alike the words of two documents are."""
    return Alike(
        likeness(a.lead, b.lead),
        likeness(a.words, b.words),
        likeness(a.shingles, b.shingles),
        min(len(a.shingles), len(b.shingles)),
    )


def evidence(a: Traits, b: Traits) -> dict[str, float]:
    """Return what speaks for or against one action, by name; the same for either order."""
    gap = abs(a.published - b.published) if a.published and b.published else timedelta(0)
    return compared(view_of(a), view_of(b), gap, alike(a, b))


def compared(one: View, other: View, gap: timedelta, alike: Alike) -> dict[str, float]:
    """Return what `evidence` does, of traits taken apart.

    `gap` is the time between their publication, 0 if one is unknown.
    """
    gap = min(gap, _MOST_GAP)
    page = bool(one.pages & other.pages)
    copied = gap <= _COPIED and alike.short >= _FEWEST_TRIPLES  # else too short to tell a copy
    found = {
        "gap": (gap.days / _MONTH) ** 0.5,
        "page": float(page),
        "page_aside": float(not page and bool(one.cited & other.cited)),
        "number": float(bool(one.numbers & other.numbers)),
        "bill": float(bool(one.bills & other.bills)),
        "lead": TENTHS * min(alike.lead, ALIKE),
        "words": TENTHS * min(alike.words, ALIKE),
        "copy": alike.shingles if copied else 0.0,
        "sums": float(min(len(one.sums & other.sums), _MOST_SUMS)),
    }
    for more in (_of_names, _of_days, _of_mains, _of_ways):
        found |= dict(more(one, other))
    found["stale"] = float(gap > _STALE and not any(found.get(name) for name in _FIRM))
    found["strangers"] = float(_are_strangers(one, other, found))
    return found


def excluded(one: View, other: View) -> bool:
    """Return whether two documents cannot tell of one action, whatever they share.

    Two legal texts of different pages are two acts; so are a change of a list and a rule, if
    the headlines say so, and one kind of act on one thing on days far apart.
    """
    if one.own and other.own and one.own != other.own:
        return True
    if one.sure and other.sure and ("list" in one.families) != ("list" in other.families):
        return True
    return not one.pages & other.pages and _on_other_days(one, other)


def _on_other_days(one: View, other: View) -> bool:
    """Return whether the main events are of one kind and thing, each time on days far apart."""
    alike = [
        (one.mains[key], other.mains[key])
        for key in one.mains.keys() & other.mains.keys()
        if one.mains[key][0] == other.mains[key][0]
    ]
    return bool(alike) and all(
        ours and theirs and abs(date.fromisoformat(ours) - date.fromisoformat(theirs)) > _WINDOWS.get(family, _WINDOW)
        for (family, ours), (_, theirs) in alike
    )  # fmt: skip


def _are_strangers(one: View, other: View, found: dict[str, float]) -> bool:
    """Return whether two changes of a list name other parties, or count others, and share no name."""
    if not (found.get("kind") and "list" in one.families):
        return False
    ours, theirs = _bearers(one.parties), _bearers(other.parties)
    unlike = _disjoint(ours, theirs) if ours and theirs else _disjoint(one.counts, other.counts)
    # Reports of one change may count parts of it; those of other days counted something else.
    recounted = _disjoint(one.first_counts, other.first_counts) and not found.get("near")
    dated = one.act and other.act
    if recounted and dated:
        return True
    shared = {n for n in one.names.keys() & other.names.keys() if one.names[n][1] != "list"}
    return unlike and not shared and not one.counts & other.counts


def _bearers(parties: frozenset[str]) -> frozenset[str]:
    """Return the words that tell parties apart: "gmc" of "gmc-semiconductor-wuxi-co-ltd"."""
    return frozenset(
        next((word for word in party.split("-") if word not in _PLACES), party) for party in parties
    )


def _of_names(one: View, other: View) -> Iterator[tuple[str, float]]:
    """Yield how much of what is rare both name, by how prominently."""
    shared = {"hot": 0.0, "warm": 0.0, "cold": 0.0}
    for name in one.names.keys() & other.names.keys():
        (place, kind), (there, _) = one.names[name], other.names[name]
        aside = (place == "body") + (there == "body")
        shared[("hot", "warm", "cold")[aside]] += RARITY[kind]
    yield from ((heat, min(found, _MOST_NAMES)) for heat, found in shared.items())


def _of_days(one: View, other: View) -> Iterator[tuple[str, float]]:
    common = one.days.keys() & other.days.keys()
    leading = any(one.days[day] == other.days[day] == "lead" for day in common)
    yield "day", float(leading)
    yield "day_aside", float(bool(common) and not leading)
    if one.act and other.act:
        apart = abs((one.act - other.act).days)
        yield "near", float(apart <= _NEXT_DAY)
        yield "close", float(_NEXT_DAY < apart <= _CLOSE)
        yield "far", float(apart >= _FAR and not leading)


def _of_mains(one: View, other: View) -> Iterator[tuple[str, float]]:
    """Yield whether the main events are of one thing and kind."""
    if not (one.mains and other.mains):
        return
    keys = one.mains.keys() & other.mains.keys()
    acts = [key for key in keys if one.mains[key][0] == other.mains[key][0]]
    same_kind = bool(one.families & other.families)
    yield "thing", float(bool(keys))
    yield "another_thing", float(not keys)
    yield "kind", float(same_kind)
    yield "another_kind", float(not same_kind)
    yield "act", float(bool(acts))


def _of_ways(one: View, other: View) -> Iterator[tuple[str, float]]:
    """Yield whether one eases what the other tightens, by words and by kinds of action."""
    apart = bool(one.way and other.way) and one.way != other.way
    yield "court", float(one.case != other.case)
    yield "eases", float(apart)
    yield "eases_headed", float(apart and one.headed and other.headed)
    keys = one.mains.keys() & other.mains.keys()
    undoing = [
        {one.mains[k][0] in _UNDOING for k in keys},
        {other.mains[k][0] in _UNDOING for k in keys},
    ]
    agree = bool(one.way) and one.way == other.way
    yield "undone", float(bool(keys) and undoing[0] != undoing[1] and not agree)


def _disjoint(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and not ours & theirs


# What is compared with all others is looked at once, and forgotten with its traits.
_VIEWS: WeakKeyDictionary[Traits, View] = WeakKeyDictionary()


def view_of(traits: Traits) -> View:
    """Return traits taken apart."""
    view = _VIEWS.get(traits)
    if view is None:
        view = _VIEWS[traits] = _viewed(traits)
    return view


def _viewed(traits: Traits) -> View:
    parts = [anchor.split("|") for anchor in traits.anchors]
    by_kind: dict[str, list[str]] = {}
    for first, *rest in parts:
        by_kind.setdefault(first, []).append(rest[0])

    def of(kind: str) -> frozenset[str]:
        return frozenset(by_kind.get(kind, ()))

    own, act, way = (next(iter(of(kind)), "") for kind in ("own", "act", "way"))
    mains = {part[2]: (part[1], part[3]) for part in parts if part[0] == "main"}
    return View(
        own=own,
        pages=of("own") | of("fr"),
        cited=of("own") | of("fr") | of("cited"),
        numbers=of("rin") | of("docket"),
        bills=of("bill"),
        mains=mains,
        families=frozenset(family for family, _ in mains.values()),
        sure=bool(of("sure")),
        act=date.fromisoformat(act) if act else None,
        way=way,
        headed=any(part[0] == "way" and part[2] == "title" for part in parts),
        case=bool(of("case")),
        days={part[2]: part[1] for part in parts if part[0] == "day"},
        names={
            part[3]: (part[1], part[2])
            for part in parts
            if part[0] == "name" and len(part) == _OF_NAME
        },
        sums=of("sum"),
        counts=of("count"),
        first_counts=frozenset(p[1] for p in parts if p[0] == "count" and p[2:] == ["lead"]),
        parties=frozenset(part[2] for part in parts if part[0] == "party"),
    )
