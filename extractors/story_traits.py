"""What a document is compared by with others, to see whether they tell of the same action."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from zlib import crc32

from extractors.claims.principal import PLAN, family_of, is_cued, main_event
from extractors.claims.publisher import is_instrument
from extractors.claims.sentences import Sentence, split
from extractors.claims.things import slug
from extractors.claims.told_days import find_days, published_day
from extractors.model import Annotations, Document, Mention, RuleEvent
from extractors.story_marks import Traits
from extractors.story_words import direction, is_case, words_of

_CURRENT = timedelta(days=14)
_RECENT = timedelta(days=60)
_SKETCH = 128
_AN_ISSUE = 400  # pages
_LEAD = 3  # sentences
_COUNTING = 1200  # characters in which parties are counted
_FIRST = 2  # sentences in which a report counts those of its own act
_PREAMBLE = 1300  # characters in which a legal text says what it does
_MOST_WORDS = 400
# Days that an act can have, seen from the day it is told.
_PAST, _FUTURE = timedelta(days=150), timedelta(days=400)
_SOON = timedelta(days=3)
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
    r"(?:entities|parties|companies|firms|persons|entries|institutes|targets|organi[sz]ations|vessels|suppliers|names)\b",
    re.IGNORECASE,
)
_WORDS = (
    *("two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, start=2)}
_MONEY = re.compile(
    r"[$€£]\s?(?P<amount>\d[\d,]*(?:\.\d+)?)(?:[\s-]?(?P<unit>thousand|million|billion|bn|bln|mn|mln|m|k|b)\b)?",
    re.IGNORECASE,
)
_UNITS = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
# Begins with the digit: `re` skips what cannot begin a match only by its first character.
_NUMBER = re.compile(
    r"\d(?<![\w.,$€£-]\d)(?:\d{0,2}(?:,\d{3})+(?![\w,])|(?<=[3-9])\d{3}(?![\w.,-]))"
)
_CITATION = re.compile(r"\[(?:[^\]\n]{0,40}; )?(\d{2,3} FR \d+)\]")
# Names of these kinds tell stories apart; bodies and countries stand in all of them.
_TELLING = frozenset({"ORG", "PERSON", "PRODUCT", "MODEL", "RULE", "BILL", "LIST"})
# Names that stand in every other story of the field.
_COMMON = frozenset(
    {"nvidia", "amd", "intel", "huawei", "tsmc", "smic", "donald-trump", "joe-biden", "jeffrey-kessler", "howard-lutnick", "gina-raimondo",
     "alan-estevez", "jensen-huang", "reuters", "bloomberg", "export-administration-regulations", "export-control-reform-act",
     "commerce-control-list"}
)  # fmt: skip


def traits(document: Document, annotations: Annotations) -> Traits:
    """Return the traits of a document that was read."""
    day = published_day(document.published)
    sentences = split(document.text)
    opening = _opening(document, sentences)
    return Traits(
        document=document.id,
        published=day,
        anchors=frozenset(_anchors(document, annotations, day, sentences, opening)),
        shingles=_sketch(document.text),
        official=any(event.status == "official" for event in annotations.events),
        told=annotations.relevant and not _is_round_up(document, annotations.events, day),
        lead=frozenset(words_of(f"{document.title}\n{document.text[:opening]}")),
        words=frozenset(words_of(f"{document.title}\n{document.text}")[:_MOST_WORDS]),
    )


def _opening(document: Document, sentences: Sequence[Sentence]) -> int:
    """Return the offset where the opening ends; of a legal text, where its preamble does."""
    end = sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0
    return max(end, min(len(document.text), _PREAMBLE)) if is_instrument(document) else end


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


def _anchors(
    document: Document,
    notes: Annotations,
    day: date | None,
    sentences: Sequence[Sentence],
    opening: int,
) -> Iterator[str]:
    yield from _pages(document, notes, opening)
    for label in ("RIN", "BILL", "DOCKET"):
        yield from (f"{label.lower()}|{i.value}" for i in notes.identifiers if i.label == label)
    yield from _names(notes, opening)
    yield from (f"sum|{value}" for value in _sums(document.text))
    days = _days(notes, day, sentences, opening)
    yield from (f"day|{place}|{when.isoformat()}" for when, place in days.items())
    main = main_event(document, notes.events, day)
    sure = main is not None and is_cued(document.title, family_of(main))
    act = _day_of_act(main, days, day, sure=sure)
    if act:
        yield f"act|{act.isoformat()}"
    way, place = _way(document, sentences)
    if way:
        yield f"way|{way}|{place}"
    if is_case(document.title, document.text[:opening]):
        yield "case|yes"
    if main:
        yield from _of_main(document, notes, main, day)


def _of_main(
    document: Document, notes: Annotations, main: RuleEvent, day: date | None
) -> Iterator[str]:
    family = family_of(main)
    yield from (f"main|{family}|{key}|{when}" for key, when in _mains(main, notes.events, day))
    if is_cued(document.title, family):
        yield f"sure|{family}"
    if family == "list":
        yield from (f"party|{a.action}|{slug(a.party)}" for a in notes.list_actions)
        whole = f"{document.title}\n{document.text[:_COUNTING]}"
        first = len(document.title) + 1 + _end_of_counts(document)
        for found in _COUNTED.finditer(whole):
            place = "lead" if found.start() < first else "body"
            yield f"count|{_DIGITS.get(found[1].lower(), found[1])}|{place}"


def _end_of_counts(document: Document) -> int:
    """Return the offset after the sentences that count whom an act concerns; see `_COUNTING`."""
    sentences: Sequence[Sentence] = split(document.text)
    if is_instrument(document):
        sentences = [s for s in sentences if "amend" in s.text][:1]
    return sentences[:_FIRST][-1].end if sentences else 0


def _pages(document: Document, notes: Annotations, opening: int) -> Iterator[str]:
    """Yield the Federal Register pages of a document's action: its own if it has one.

    Others cite the rules that came before as well; the action's page is the latest, with those of
    its sister rules, which run in the same issue.
    """
    own = document.fields.get("citation", "")
    if not own and is_instrument(document):
        own = next(iter(_CITATION.findall(document.text)[-1:]), "")
    if own:
        yield f"own|{own}"
    elif not is_instrument(document):
        cited = [i for i in notes.identifiers if i.label == "FR"]
        leading = [i.value for i in cited if i.start < opening]
        place = "fr" if leading else "cited"
        yield from (f"{place}|{page}" for page in _latest(leading or [i.value for i in cited]))


def _latest(pages: Sequence[str]) -> list[str]:
    """Return the latest of some pages, with those of about the same issue."""
    numbers = {page: tuple(map(int, re.findall(r"\d+", page)[:2])) for page in pages}
    last = max(numbers.values(), default=())
    return [
        page
        for page, (volume, number) in numbers.items()
        if volume == last[0] and last[1] - number <= _AN_ISSUE
    ]


def _days(
    notes: Annotations, day: date | None, sentences: Sequence[Sentence], opening: int
) -> Mapping[date, str]:
    """Return the days that can be those of the act, each with where it is told."""
    found: dict[date, str] = {}
    last: date | None = None
    for sentence in sentences:
        for told in find_days(sentence.text, day, last):
            if told.date:
                last = told.date
                place = "lead" if sentence.start < opening else "body"
                if day and day - _PAST <= told.date <= day + _FUTURE:
                    found.setdefault(told.date, place)
    return found | {legal.date: "lead" for legal in notes.dates}


def _day_of_act(
    main: RuleEvent | None, days: Mapping[date, str], day: date | None, *, sure: bool
) -> date | None:
    """Return the day of the act: a sure main event's, else the last that the opening tells."""
    if main and main.date and sure:
        return main.date
    told = [when for when, place in days.items() if place == "lead" and day and when <= day + _SOON]
    return max(told, default=main.date if main else None)


def _way(document: Document, sentences: Sequence[Sentence]) -> tuple[str, str]:
    """Return whether the act eases or tightens, and where that is told."""
    texts = [s.text for s in sentences]
    if is_instrument(document):
        texts = [text for text in texts if re.match(r"SUMMARY:?.|In th|The Bureau", text)]
    return direction(document.title, texts[0] if texts else "")


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


def _names(notes: Annotations, opening: int) -> Iterator[str]:
    """Yield each name with its most prominent place, and whether others bear it in other stories."""
    places: dict[str, tuple[int, str]] = {}
    told = [(m, 0) for m in notes.title_mentions]
    told += [(m, 1 if m.start < opening else 2) for m in notes.mentions]
    for mention, place in told:
        if mention.label in _TELLING and len(mention.text) > len("X1"):
            name = slug(mention.name or mention.text)
            places[name] = min(places.get(name, (place, _kind(mention, name))), (place, _kind(mention, name)))  # fmt: skip
    for name, (place, kind) in places.items():
        yield f"name|{('title', 'lead', 'body')[place]}|{kind}|{name}"


def _kind(mention: Mention, name: str) -> str:
    """Return how rare a name is: "common", "list", "known" or "rare"."""
    if name in _COMMON:
        return "common"
    if mention.label == "LIST":
        return "list"
    return "known" if mention.watched and mention.label not in {"RULE", "BILL"} else "rare"


def _sums(text: str) -> Iterator[str]:
    """Yield the sums of money and the long numbers of a text, in plain digits."""
    for money in _MONEY.finditer(text):
        amount = float(money["amount"].replace(",", ""))
        unit = _UNITS.get((money["unit"] or " ")[0].lower(), 1)
        yield f"${amount * unit:.0f}"
    yield from (number.group().replace(",", "") for number in _NUMBER.finditer(text))


def _sketch(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.lower())
    triples = set(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return frozenset(sorted(crc32(triple.encode()) for triple in triples)[:_SKETCH])
