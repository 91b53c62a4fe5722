"""What two documents are compared by, to see whether they tell of the same action."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from extractors.claims.principal import PLAN, family_of, is_cued, main_event
from extractors.claims.publisher import is_instrument
from extractors.claims.things import slug
from extractors.claims.told_days import published_day
from extractors.model import Annotations, Document, Mention, RuleEvent

_CURRENT = timedelta(days=14)
_SKETCH = 128
_CITED = 2  # pages: of a rule and its sister
_ROUND_UP = re.compile(
    r"\b(?:weekly|round-?up|digest|newsletter|this week|week in|month in|year in|monthly|week[’']s|the week|in brief|recap"
    r"|bulletin|briefs|at a glance)\b",
    re.IGNORECASE,
)
# Kinds of action, or cases, from which a document is about none in particular.
_MANY_FAMILIES = 4
_MANY_CASES = 3
_COUNTED = re.compile(
    r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[\w-]+ ){0,3}?"
    r"(?:entities|parties|companies|firms|persons|entries|institutes|targets|organi[sz]ations|vessels|suppliers|names)\b"
)
_WORDS = (
    *("two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, start=2)}
_MONEY = re.compile(
    r"[$€£]\s?(?P<amount>\d[\d,]*(?:\.\d+)?)(?:[\s-]?(?P<unit>thousand|million|billion|bn|mn|m|k|b)\b)?",
    re.IGNORECASE,
)
_UNITS = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
_NUMBER = re.compile(
    r"(?<![\w.,$€£-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,$€£-])[3-9]\d{3}(?![\w.,-])"
)
_CITATION = re.compile(r"\[(\d{2,3} FR \d+)\]")
# Names of these kinds tell stories apart; bodies and countries stand in all of them.
_TELLING = frozenset({"ORG", "PERSON", "PRODUCT", "MODEL", "RULE", "BILL"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What two documents are compared by.

    Attributes:
        document: Its id.
        published: The day, US Eastern; None if unknown.
        anchors: "fr|90 FR 4621", "rin|…", "bill|…", "main|family|key|day", "sure|family" if the
            headline tells it too, "party|…", "count|…", "name|…" and "known|…" for names, "sum|…".
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
        told=annotations.relevant and not _is_round_up(document, annotations.events, day),
    )


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


def likeness(ours: frozenset[int], theirs: frozenset[int]) -> float:
    """Return the estimated share of common triples, 0 to 1 (bottom-k sketch, Broder 1997)."""
    smallest = sorted(ours | theirs)[:_SKETCH]
    return sum(h in ours and h in theirs for h in smallest) / len(smallest) if smallest else 0.0


def _is_round_up(document: Document, events: Sequence[RuleEvent], day: date | None) -> bool:
    """Return whether a document tells of many actions: by its headline, or by what it tells."""
    if _ROUND_UP.search(document.title):
        return True
    current = [
        e for e in events if e.kind != PLAN and e.date and day and abs(day - e.date) <= _CURRENT
    ]
    families = {family_of(event).split("_")[0] for event in current}
    cases = {event.rule for event in current if event.kind == "enforcement_action"}
    return len(families) >= _MANY_FAMILIES or len(cases) >= _MANY_CASES


def _anchors(document: Document, notes: Annotations, day: date | None) -> Iterator[str]:
    yield from (f"fr|{value}" for value in _pages(document, notes))
    for label in ("RIN", "BILL", "DOCKET"):
        yield from (f"{label.lower()}|{i.value}" for i in notes.identifiers if i.label == label)
    yield from _names(notes.mentions)
    yield from (f"sum|{value}" for value in _sums(document.text))
    main = main_event(document, notes.events, day)
    if main is None:
        return
    family = family_of(main)
    yield from (f"main|{family}|{key}|{when}" for key, when in _mains(main, notes.events, day))
    if is_cued(document.title, family):
        yield f"sure|{family}"
    if family == "list":
        yield from (f"party|{a.action}|{slug(a.party)}" for a in notes.list_actions)
        counted = (m[1] for m in _COUNTED.finditer(f"{document.title}\n{document.text[:1200]}"))
        yield from (f"count|{_DIGITS.get(count, count)}" for count in counted)


def _pages(document: Document, notes: Annotations) -> list[str]:
    """Return the Federal Register pages of a document's action: its own if it has one."""
    own = document.fields.get("citation", "")
    if own:
        return [own]
    if is_instrument(document):
        return _CITATION.findall(document.text)[-1:]
    return [i.value for i in notes.identifiers if i.label == "FR"][:_CITED]


def _mains(main: RuleEvent, events: Sequence[RuleEvent], day: date | None) -> list[tuple[str, str]]:
    """Return the keys and days of the main event and of those of its kind told with it."""
    family = family_of(main)
    alike = [main]
    if family.startswith(("license", "bill", "enforcement", PLAN)):
        alike += [
            e for e in events if family_of(e) == family and (e.date == main.date or not e.date)
        ]
    found = {event.rule or slug(event.rule_name): event.date or main.date or day for event in alike}
    return [(key, when.isoformat() if when else "") for key, when in found.items()]


def _names(mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the names that a text shares with few others: "known|…" for watched ones."""
    for mention in mentions:
        if mention.label in _TELLING and len(mention.text) > len("X1"):
            kind = "known" if mention.watched else "name"
            yield f"{kind}|{slug(mention.name or mention.text)}"


def _sums(text: str) -> Iterator[str]:
    """Yield the sums of money and the long numbers of a text, in plain digits."""
    for money in _MONEY.finditer(text):
        amount = float(money["amount"].replace(",", ""))
        unit = _UNITS.get((money["unit"] or " ")[0].lower(), 1)
        yield f"${amount * unit:.0f}"
    yield from (number.group().replace(",", "") for number in _NUMBER.finditer(text))


def _sketch(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.lower())
    triples = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    return frozenset(sorted(crc32(triple.encode()) for triple in triples)[:_SKETCH])
