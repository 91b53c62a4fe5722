"""Stories: which documents tell of the same action, by shared anchors first, then by likeness."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from zlib import crc32

from extractors.claims.subjects import slug
from extractors.claims.told_days import published_day
from extractors.model import Annotations, Document, RuleEvent

# Steps that one publication takes together are one action; other kinds stand for themselves.
_FAMILY = {
    "proposed": "issue", "interim_final": "issue", "final": "issue", "effective": "issue",
    "comment_opened": "issue", "amended": "issue",
    "rescission_announced": "undo", "rescinded": "undo",
}  # fmt: skip
# Days by which two documents may date one action differently: release, publication, effect.
_WINDOWS = {"issue": 21, "undo": 14, "enforcement_action": 21, "list": 10}
_WINDOW = 10
# Coverage of an action ends some time; later documents are about something new.
_COVERAGE = timedelta(days=120)
_LIKENESS_WINDOW = timedelta(days=7)
_BACKGROUND = timedelta(days=60)
# Share of common word triples from which two texts are copies of one another with edits.
_ALIKE = 0.3
_SKETCH = 128
_ROUND_UP = re.compile(
    r"\b(?:weekly|round-?up|digest|newsletter|this week|week in|month in|year in|monthly|week[’']s)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\w+ ){0,2}?(?:entities|parties|companies|firms|persons|entries)\b"
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What two documents are compared by.

    Attributes:
        document: Its id.
        published: The day, US Eastern; None if unknown.
        anchors: "fr|90 FR 4621", "rin|…", "main|family|key|day", "party|…", "count|…".
        shingles: The smallest hashes of its word triples, a sketch for likeness.
        official: Whether it is the acting agency's own, and so can be a story's head.
        told: Whether it tells of one action: not off topic, not a round-up.

    """

    document: str
    published: date | None
    anchors: frozenset[str]
    shingles: frozenset[int]
    official: bool
    told: bool = True


def traits(document: Document, annotations: Annotations) -> Traits:
    """Return the traits of a document that was read."""
    day = published_day(document.published)
    return Traits(
        document=document.id,
        published=day,
        anchors=frozenset(_anchors(document, annotations, day)),
        shingles=_sketch(document.text),
        official=any(event.status == "official" for event in annotations.events),
        told=annotations.relevant and not _ROUND_UP.search(document.title),
    )


def same_story(a: Traits, b: Traits) -> bool:
    """Return whether two documents tell of the same action. Symmetric.

    They do if they cite the same Federal Register page, or their main events are of one thing and
    one kind within a few days; two changes of one list must also share a party or a count. Texts
    without a common anchor must be nearly copies, published within a week, and not contradict.
    """
    if not (a.told and b.told) or _apart(a, b) > _COVERAGE:
        return False
    verdict = _same_main(a, b)
    if a.anchors & b.anchors & _cited(a):
        return verdict is not False
    if verdict is not None:
        return verdict
    return _apart(a, b) <= _LIKENESS_WINDOW and _likeness(a.shingles, b.shingles) >= _ALIKE


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
    heads: dict[str, str] = {}
    for one in ordered:
        heads.setdefault(story[one.document], _key(one))
    return {one.document: heads[story[one.document]] if one.told else "" for one in ordered}


def story_of(new: Traits, known: Iterable[tuple[str, Traits]]) -> str:
    """Return the key of the story that `new` belongs to, its own new key, or "" if it has none.

    If it fits several stories, the one with most fitting documents, then the smallest key.
    """
    if not new.told:
        return ""
    fitting = Counter(key for key, other in known if key and same_story(new, other))
    return min(fitting, key=lambda key: (-fitting[key], key), default=_key(new))


def dump(traits: Traits) -> str:
    """Return traits as one line of JSON, the inverse of `load`."""
    day = traits.published.isoformat() if traits.published else None
    return json.dumps(
        [traits.document, day, sorted(traits.anchors), sorted(traits.shingles),
         int(traits.official), int(traits.told)],
        separators=(",", ":"), ensure_ascii=False,
    )  # fmt: skip


def load(text: str) -> Traits:
    """Return the traits that `dump` wrote.

    Raises:
        ValueError: `text` is not a line that `dump` wrote.

    """
    try:
        document, day, anchors, shingles, official, told = json.loads(text)
        published = date.fromisoformat(day) if day else None
        return Traits(
            document, published, frozenset(anchors), frozenset(shingles), bool(official), bool(told)
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"not the traits of a document: {text[:60]!r}") from error


def _anchors(document: Document, notes: Annotations, day: date | None) -> Iterator[str]:
    own = document.fields.get("citation", "")
    cited = [i.value for i in notes.identifiers if i.label == "FR"]
    for value in [own] if own else cited[:1]:
        yield f"fr|{value}"
    yield from (f"rin|{i.value}" for i in notes.identifiers if i.label == "RIN")
    main = _main(notes.events, day)
    if main is None:
        return
    family = "list" if _is_list(main) else _FAMILY.get(main.kind, main.kind)
    when = main.date or day
    yield f"main|{family}|{main.rule or slug(main.rule_name)}|{when.isoformat() if when else ''}"
    if family == "list":
        yield from (f"party|{a.action}|{slug(a.party)}" for a in notes.list_actions)
        yield from (f"count|{m[1]}" for m in _COUNTED.finditer(document.text[:1200]))


def _main(events: Sequence[RuleEvent], day: date | None) -> RuleEvent | None:
    """Return the event that a document is about: the first recent fact, else the first plan."""
    facts = [event for event in events if event.kind != "under_consideration"]
    recent = [e for e in facts if not (e.date and day) or day - e.date <= _BACKGROUND]
    dated = [event for event in recent if event.date]
    ranked = sorted(dated, key=_place) + sorted(recent, key=_place) + sorted(facts, key=_place)
    return next(iter([*ranked, *events]), None)


def _place(event: RuleEvent) -> int:
    return event.start


def _is_list(event: RuleEvent) -> bool:
    return event.kind == "amended" and event.rule_name.endswith("List")


def _cited(one: Traits) -> frozenset[str]:
    return frozenset(anchor for anchor in one.anchors if anchor.startswith(("fr|", "rin|")))


def _same_main(a: Traits, b: Traits) -> bool | None:
    """Return whether the main events are one, None if they do not tell."""
    mains = [next((x.split("|") for x in t.anchors if x.startswith("main|")), None) for t in (a, b)]
    one, other = mains
    if one is None or other is None or one[2] != other[2]:
        return None
    if one[1] != other[1]:
        return False
    if one[3] and other[3]:
        gap = abs((date.fromisoformat(one[3]) - date.fromisoformat(other[3])).days)
        if gap > _WINDOWS.get(one[1], _WINDOW):
            return False
    return _same_parties(a, b) if one[1] == "list" else True


def _same_parties(a: Traits, b: Traits) -> bool:
    for kind in ("party|", "count|"):
        ours, theirs = ({x for x in t.anchors if x.startswith(kind)} for t in (a, b))
        if ours and theirs:
            return bool(ours & theirs)
    return _likeness(a.shingles, b.shingles) >= _ALIKE


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
    main = next((x.split("|")[1:3] for x in one.anchors if x.startswith("main|")), ["story"])
    digest = blake2b(one.document.encode(), digest_size=4).hexdigest()
    return "-".join([slug(" ".join(reversed(main)))[:60], digest])


def _sketch(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.lower())
    triples = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    return frozenset(sorted(crc32(triple.encode()) for triple in triples)[:_SKETCH])


def _likeness(ours: frozenset[int], theirs: frozenset[int]) -> float:
    """Return the estimated share of common triples, 0 to 1 (bottom-k sketch, Broder 1997)."""
    smallest = sorted(ours | theirs)[:_SKETCH]
    return sum(h in ours and h in theirs for h in smallest) / len(smallest) if smallest else 0.0
