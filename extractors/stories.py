"""Stories: which documents tell of the same action, by shared anchors first, then by likeness."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from extractors.claims.principal import PLAN
from extractors.claims.things import slug
from extractors.story_traits import Traits, dump, likeness, load, traits

__all__ = [
    "Traits",
    "cluster",
    "dump",
    "head",
    "load",
    "same_story",
    "story_of",
    "tie",
    "ties",
    "traits",
]

# Days by which two documents may date one action differently: release, publication, effect.
_WINDOWS = {"issue": 21, "undo": 14, "enforcement_action": 21, "list": 10, PLAN: 21}
_WINDOW = 10
# Coverage of an action ends some time; later documents are about something new.
_COVERAGE = timedelta(days=120)
_LIKENESS_WINDOW = timedelta(days=7)
_NAMES_WINDOW = timedelta(days=45)
# Share of common word triples from which two texts are copies of one another with edits.
_ALIKE = 0.3
# Weights of what two texts may share beside the kind of action, and how much is enough. A name
# that nobody watches is rare; a watched one stands in many stories.
_RARE = {"name|": 1.5, "known|": 0.5, "sum|": 1.5}
_ENOUGH = 5.0
# Cases of one court and one week share their prosecutors.
_ENOUGH_FOR_CASES = 7.5
_MOST_NAMES = 6.0
_MOST_KNOWN = 1.5


def same_story(a: Traits, b: Traits) -> bool:
    """Return whether two documents tell of the same action. Symmetric; see `tie`."""
    return tie(a, b) != ""


def tie(a: Traits, b: Traits) -> str:
    """Return what makes two documents tell of the same action, "" if they do not. Symmetric.

    They do if they cite the same Federal Register page or number, or their main events are of one
    thing and one kind within a few days; two changes of one list must also share a party or a
    count. Texts without a common anchor must be nearly copies, published within a week, or share
    several rare names and sums, and not contradict.
    """
    if not (a.told and b.told) or _apart(a, b) > _COVERAGE:
        return ""
    verdict = _same_main(a, b)
    if verdict is not None:
        return f"the same main event: {_told_main(a, b)}" if verdict else ""
    if cited := a.anchors & b.anchors & _cited(a):
        # An alert cites the sister rule as well; the headlines say which of them it is about.
        apart = _differ(a, b) and _sure(a) and _sure(b)
        return "" if apart else f"both cite {_plain(min(cited))}"
    like = likeness(a.shingles, b.shingles)
    if _apart(a, b) <= _LIKENESS_WINDOW and like >= _ALIKE:
        return f"nearly the same words: {like:.0%} of the word triples"
    if _differ(a, b) or _apart(a, b) > _NAMES_WINDOW:
        return ""
    enough = _ENOUGH_FOR_CASES if _are_cases(a, b) else _ENOUGH
    rare = sorted(x for x in a.anchors & b.anchors if x.startswith(tuple(_RARE)))
    return f"both name {', '.join(map(_plain, rare))}" if _shared(a, b) >= enough else ""


def ties(members: Sequence[Traits]) -> dict[str, tuple[str, str]]:
    """Return for each document of a story another one and what ties it to that, by its id.

    The other is the earliest that it fits, itself aside; one that fits none is left out. The same
    for any order of `members`.
    """
    ordered = sorted(members, key=_age)
    return {
        one.document: found[0]
        for one in ordered
        if (found := [(o.document, why) for o in ordered if o is not one and (why := tie(one, o))])
    }


def cluster(traits: Sequence[Traits]) -> dict[str, str]:
    """Return the story's key for each document, "" for one without a story.

    The same for any order: documents are joined through common neighbours, and a story is named
    after its earliest document.
    """
    ordered = sorted(traits, key=_age)
    story = {one.document: one.document for one in ordered}
    for a, b in _pairs(ordered):
        if story[a.document] != story[b.document] and same_story(a, b):
            old, new = story[b.document], story[a.document]
            story = {name: new if root == old else root for name, root in story.items()}
    keys: dict[str, str] = {}
    for one in ordered:
        keys.setdefault(story[one.document], _key(one))
    return {one.document: keys[story[one.document]] if one.told else "" for one in ordered}


def story_of(new: Traits, known: Iterable[tuple[str, Traits]]) -> str:
    """Return the key of the story that `new` belongs to, its own new key, or "" if it has none.

    If it fits several stories, the one with most fitting documents, then the smallest key.
    """
    if not new.told:
        return ""
    fitting = Counter(key for key, other in known if key and same_story(new, other))
    return min(fitting, key=lambda key: (-fitting[key], key), default=_key(new))


def head(members: Sequence[Traits]) -> str:
    """Return the id of the document that stands for a story, "" if it has no members.

    The acting agency's own text goes before the news, whenever it arrives; of two the earlier.
    Coverage threads under it. The same for any order of `members`.
    """
    first = min(members, key=lambda one: (not one.official, *_age(one)), default=None)
    return first.document if first else ""


def _told_main(a: Traits, b: Traits) -> str:
    """Return the main events that two documents share: "rescinded ai-diffusion-rule 2025-05-13"."""
    ours, theirs = _mains(a), _mains(b)
    shared = [(key, min(ours[key], theirs[key])) for key in ours.keys() & theirs.keys()]
    common = [f"{key} {family} {day}".strip() for key, (family, day) in shared]
    bills = sorted(x for x in a.anchors & b.anchors if x.startswith("bill|"))
    return "; ".join(sorted(common)[:2] or map(_plain, bills))


def _plain(anchor: str) -> str:
    """Return an anchor as a person reads it: "90 FR 4544" of "fr|90 FR 4544"."""
    return anchor.partition("|")[2].replace("|", " ")


def _cited(one: Traits) -> frozenset[str]:
    return frozenset(x for x in one.anchors if x.startswith(("fr|", "rin|", "docket|")))


def _sure(one: Traits) -> bool:
    return any(anchor.startswith("sure|") for anchor in one.anchors)


_Mains = dict[str, tuple[str, str]]


def _mains(one: Traits) -> _Mains:
    """Return the family and day of each of the main events of a document, by key."""
    parts = [anchor.split("|") for anchor in one.anchors if anchor.startswith("main|")]
    return {key: (family, day) for _, family, key, day in parts}


def _same_main(a: Traits, b: Traits) -> bool | None:
    """Return whether the main events are one, None if they do not tell."""
    ours, theirs = _mains(a), _mains(b)
    shared = sorted(ours.keys() & theirs.keys())
    if not shared:
        return _same_bill(a, b, ours, theirs)
    verdicts = [_same_act(ours[key], theirs[key]) for key in shared]
    if not any(verdicts):
        return False
    return _same_parties(a, b) if ours[shared[0]][0] == "list" else True


def _same_bill(a: Traits, b: Traits, ours: _Mains, theirs: _Mains) -> bool | None:
    """Return whether one step of one bill's number is told under two names, None if not."""
    numbers = {x for x in a.anchors & b.anchors if x.startswith("bill|")}
    steps = [(one, other) for one in ours.values() for other in theirs.values()]
    same = any(one[0].startswith("bill_") and _same_act(one, other) for one, other in steps)
    return True if numbers and same else None


def _same_act(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one[0] != other[0]:
        return False
    if not (one[1] and other[1]):
        return True
    gap = abs((date.fromisoformat(one[1]) - date.fromisoformat(other[1])).days)
    return gap <= _WINDOWS.get(one[0], _WINDOW)


def _same_parties(a: Traits, b: Traits) -> bool:
    for kind in ("party|", "count|"):
        ours, theirs = ({x for x in t.anchors if x.startswith(kind)} for t in (a, b))
        if ours & theirs:
            return True
        if ours and theirs:
            return any(_begins(x, y) for x in ours for y in theirs) if kind == "party|" else False
    return likeness(a.shingles, b.shingles) >= _ALIKE


def _begins(one: str, other: str) -> bool:
    """Return whether one party's name is the other's beginning: "naura" and "naura-technology"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short + "-")


def _differ(a: Traits, b: Traits) -> bool:
    """Return whether two documents are plainly about unlike actions."""
    ours = {(family, key) for key, (family, _) in _mains(a).items()}
    theirs = {(family, key) for key, (family, _) in _mains(b).items()}
    if not (ours and theirs):
        return False
    families = {family for family, _ in ours}, {family for family, _ in theirs}
    return not families[0] & families[1] or "list" in families[0]


def _are_cases(a: Traits, b: Traits) -> bool:
    """Return whether both are about cases, each with a respondent of its own."""
    return all("enforcement_action" in {family for family, _ in _mains(t).values()} for t in (a, b))


def _shared(a: Traits, b: Traits) -> float:
    """Return how much of what is rare two texts share."""
    common = a.anchors & b.anchors
    counts = {kind: sum(x.startswith(kind) for x in common) for kind in _RARE}
    known = min(_RARE["known|"] * counts["known|"], _MOST_KNOWN)
    return (
        min(_RARE["name|"] * counts["name|"], _MOST_NAMES) + known + _RARE["sum|"] * counts["sum|"]
    )


def _apart(a: Traits, b: Traits) -> timedelta:
    if a.published is None or b.published is None:
        return timedelta(0)
    return abs(a.published - b.published)


def _pairs(ordered: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Yield the pairs that are near enough in time, the earlier first."""
    for index, a in enumerate(ordered):
        for b in ordered[index + 1 :]:
            if _apart(a, b) > _COVERAGE:
                break
            yield a, b


def _age(one: Traits) -> tuple[date, str]:
    return one.published or date.min, one.document


def _key(one: Traits) -> str:
    """Return the key of a story that begins with this document: what it is about and a digest."""
    main = min((x.split("|")[1:3] for x in one.anchors if x.startswith("main|")), default=["story"])
    digest = blake2b(one.document.encode(), digest_size=4).hexdigest()
    return "-".join([slug(" ".join(reversed(main)))[:60], digest])
