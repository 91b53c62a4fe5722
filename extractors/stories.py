"""Stories: which documents tell of the same action, by all that speaks for it and against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from statistics import fmean

from extractors.claims.things import slug
from extractors.story_evidence import Alike, View, alike, compared, evidence, excluded, view_of
from extractors.story_marks import Traits

# Coverage of an action ends some time; later documents are about something new.
_COVERAGE = timedelta(days=120)
# What a pair must reach for one story, and what each finding weighs. They were fitted by a
# logistic regression over annotated pairs and rounded; `docs/accuracy.md` says how they fare.
ENOUGH = 3.5
WEIGHTS: Mapping[str, float] = {
    "page": 6.0, "page_aside": 2.0, "number": 1.5, "bill": 1.0, "copy": 6.0, "sums": 0.7,
    "lead": 1.1, "words": 0.6, "hot": 0.4, "warm": 0.3, "cold": 0.5,
    "near": 2.0, "close": 1.0, "day": 1.5, "day_aside": 0.5, "far": -3.0, "gap": -1.8,
    "act": 1.5, "thing": 0.8, "kind": 0.7, "another_kind": -1.0, "another_thing": -0.7,
    "undone": -3.0, "eases": -0.9, "eases_headed": -0.8, "court": -1.2, "strangers": -3.5, "stale": -3.0,
}  # fmt: skip
AGAINST = -0.25  # a late analysis shares little with the first report but all with the rule
_NEVER = -100.0


def same_story(a: Traits, b: Traits) -> bool:
    """Return whether two documents by themselves tell of the same action. Symmetric."""
    return _score(a, b) > 0


def ties(members: Sequence[Traits]) -> dict[str, tuple[str, str]]:
    """Return for each document of a story the one it fits best and what ties it to that, by its id.

    The same for any order of `members`; one that fits none by itself is left out.
    """
    ordered = sorted(members, key=_age)
    found = {}
    for one in ordered:
        others = [
            (-_score(one, other), _age(other), other) for other in ordered if other is not one
        ]
        score, _, other = min(others, key=lambda each: each[:2], default=(0.0, None, one))
        if score < 0:
            found[one.document] = (other.document, _why(one, other))
    return found


def _why(a: Traits, b: Traits) -> str:
    """Return the weightiest of what speaks for two documents telling of one action."""
    weighed = [(WEIGHTS[name] * value, name) for name, value in evidence(a, b).items()]
    best = sorted((found for found in weighed if found[0] > 0 and found[1] in _SAID), reverse=True)
    return ", ".join(f"{_SAID[name]} ({weight:.1f})" for weight, name in best[:_MOST_SAID])


_MOST_SAID = 3
_SAID: Mapping[str, str] = {
    "page": "the same Federal Register page", "page_aside": "a page that both cite",
    "number": "the same RIN or docket", "bill": "the same bill", "copy": "nearly the same words",
    "sums": "the same sums", "lead": "openings alike", "words": "words alike",
    "hot": "names in headline or opening", "warm": "names that one has in its opening",
    "cold": "names in the text", "near": "acts of the same day", "close": "acts some days apart",
    "day": "the same day in the opening", "day_aside": "the same day in the text",
    "act": "the same act on the same thing", "thing": "the same thing", "kind": "the same kind of act",
}  # fmt: skip


def cluster(traits: Sequence[Traits]) -> dict[str, str]:
    """Return the story's key for each document, "" for one without a story.

    The same for any order: the likest are joined first, groups only if their pairs together do not
    speak against it and none excludes it. A story is named after its earliest document.
    """
    told = sorted((one for one in traits if one.told), key=_age)
    scores = {(a, b): _score(told[a], told[b]) for a, b in _pairs(told)}
    group = {place: [place] for place in range(len(told))}
    for score, a, b in sorted((-score, *pair) for pair, score in scores.items()):
        if score >= 0:
            break
        ours, theirs = group[a], group[b]
        across = [scores.get((min(x, y), max(x, y)), _NEVER) for x in ours for y in theirs]
        if ours is not theirs and _fits(across):
            joined = sorted([*ours, *theirs])
            group |= dict.fromkeys(joined, joined)
    found = {told[place].document: key_of(told[members[0]]) for place, members in group.items()}
    return {one.document: found.get(one.document, "") for one in traits}


def story_of(new: Traits, known: Iterable[tuple[str, Traits]]) -> str:
    """Return the key of the story that `new` belongs to, its own new key, or "" if it has none.

    Of several that it fits, the one that it fits best, then the smallest key.
    """
    if not new.told:
        return ""
    scores: dict[str, list[float]] = {}
    for key, other in known:
        if key and other.told:
            scores.setdefault(key, []).append(_score(new, other))
    return best_story(scores) or key_of(new)


def best_story(scores: Mapping[str, Sequence[float]]) -> str:
    """Return the key of the story that fits best, by the scores of its documents; "" if none does."""
    fitting = [(-fmean(found), key) for key, found in scores.items() if _fits(found)]
    return min(fitting)[1] if fitting else ""


def _fits(scores: Sequence[float]) -> bool:
    """Return whether one pair speaks for a common story and all together hardly against it."""
    return max(scores) > 0 and fmean(scores) > AGAINST


def _score(a: Traits, b: Traits) -> float:
    """Return how much speaks for one action; 0 or less is too little."""
    if not (a.told and b.told) or _apart(a.published, b.published) > _COVERAGE:
        return _NEVER
    return score_of((view_of(a), a.published), (view_of(b), b.published), alike(a, b))


Seen = tuple[View, date | None]


def score_of(a: Seen, b: Seen, alike: Alike) -> float:
    """Return how much speaks for one action of two documents: what is seen of them, and when."""
    gap = _apart(a[1], b[1])
    if gap > _COVERAGE or excluded(a[0], b[0]):
        return _NEVER
    found = compared(a[0], b[0], gap, alike)
    return sum(WEIGHTS[name] * value for name, value in found.items()) - ENOUGH


def _apart(a: date | None, b: date | None) -> timedelta:
    return timedelta(0) if a is None or b is None else abs(a - b)


def _pairs(ordered: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are near enough in time, by their places, the earlier first."""
    for index, a in enumerate(ordered):
        for place in range(index + 1, len(ordered)):
            if _apart(a.published, ordered[place].published) > _COVERAGE:
                break
            yield index, place


def _age(one: Traits) -> tuple[date, str]:
    return one.published or date.min, one.document


def key_of(one: Traits) -> str:
    """Return the key of a story that begins with this document: what it is about and a digest."""
    main = min((x.split("|")[1:3] for x in one.anchors if x.startswith("main|")), default=["story"])
    digest = blake2b(one.document.encode(), digest_size=4).hexdigest()
    return "-".join([slug(" ".join(reversed(main)))[:60], digest])
