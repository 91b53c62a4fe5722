"""All that a claim finder looks at, gathered once for a document."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from extractors.claims.known import Known
from extractors.claims.list_changes import ListChange, find_list_changes
from extractors.claims.publisher import BIS, STATE, is_instrument, is_order, publisher_of, same_body
from extractors.claims.sentences import Sentence, split
from extractors.claims.subjects import REGIMES, Reference, Subjects, find_subjects
from extractors.claims.things import thing
from extractors.claims.told_days import Day, find_days, published_day
from extractors.claims.topic import is_on_topic
from extractors.model import Document, Mention, Source


@dataclass(frozen=True)
class Scene:
    """A document with what its claims are read from, each reckoned once, when it is asked for.

    `mentions` are in the order of the text.
    """

    document: Document
    mentions: tuple[Mention, ...]
    known: Known
    source: Source
    _changes: dict[int, tuple[ListChange, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return split(self.text)

    @cached_property
    def on_topic(self) -> bool:
        """Whether the text deals with U.S. export controls or sanctions, if only in passing."""
        return is_on_topic(self.document, self.mentions)

    @cached_property
    def subjects(self) -> Subjects:
        """The document's main things, and the words that stand for them."""
        return find_subjects(self.document, self.mentions, self.known)

    @cached_property
    def published(self) -> date | None:
        """The day of publication in US Eastern time."""
        return published_day(self.document.published)

    @cached_property
    def instrument(self) -> bool:
        """Whether it is a Federal Register text."""
        return is_instrument(self.document)

    @cached_property
    def order(self) -> bool:
        """Whether it is an agency's order in a case."""
        return is_order(self.document)

    @cached_property
    def publisher(self) -> str:
        """The agency that publishes the document, "" if it is none."""
        return publisher_of(self.document, self.mentions, self.source)

    @cached_property
    def _days(self) -> Mapping[int, tuple[Day, ...]]:
        return _days(self.sentences, self.published)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(mention.start for mention in self.mentions)

    @cached_property
    def companies(self) -> frozenset[tuple[str, str]]:
        """Key and name of each company that the text names."""
        return frozenset(thing(mention) for mention in self.mentions if mention.label == "ORG")

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the text names each country."""
        return Counter(mention.name for mention in self.mentions if mention.label == "COUNTRY")

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Mention, ...]]:
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.name].append(mention)
        return {name: tuple(mentions) for name, mentions in found.items()}

    def called(self, name: str) -> tuple[Mention, ...]:
        """Return the mentions with a canonical name."""
        return self._by_name.get(name, ())

    def last_company(self, before: Sentence) -> Mention | None:
        """Return the company named last before a sentence, None if there is none."""
        place = bisect_left(self._companies, before.start, key=_start)
        return self._companies[place - 1] if place else None

    @cached_property
    def _companies(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.label == "ORG")

    def begins(self, start: int) -> bool:
        """Return whether a mention begins at an offset."""
        place = bisect_left(self._starts, start)
        return self._starts[place : place + 1] == (start,)

    def place(self, sentence: Sentence) -> int:
        """Return the index of a sentence."""
        return bisect_left(self.sentences, sentence.start, key=_start)

    def told_days(self, sentence: Sentence) -> tuple[Day, ...]:
        """Return the time expressions of a sentence; "the same day" knows the sentences before."""
        return self._days.get(sentence.start, ())

    def focus(self, sentence: Sentence, *kinds: str) -> Reference | None:
        """Return what "it" means at the start of a sentence: the last thing told of, or the main one.

        Only the few sentences before are looked at.
        """
        at = bisect_right(self.sentences, sentence.start, key=_start) - 1
        first = self.sentences[max(0, at - _BACK)].start
        before = self.subjects.within(first, sentence.start, *kinds)
        main = self.subjects.rule[1]
        if main and main not in REGIMES:
            before = tuple(ref for ref in before if ref.name not in REGIMES)
        if before:
            return before[-1]
        mains = {"rule": self.subjects.rule, "license": self.subjects.license,
                 "list": self.subjects.list, "bill": self.subjects.bill}  # fmt: skip
        # A wide regime that a story on listings names in passing is not what it is about.
        listing = "list" in kinds and self.subjects.list[1] and main in REGIMES
        for kind in ("list", *kinds) if listing else kinds:
            key, name = mains[kind]
            if name:
                return Reference(kind, sentence.start, sentence.start, key, name, named=False)
        return None

    def named(self, sentence: Sentence, *labels: str) -> tuple[Mention, ...]:
        """Return the mentions inside a sentence with the given labels."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end, first)
        return tuple(mention for mention in self.mentions[first:last] if mention.label in labels)

    def official(self, actor: str) -> bool:
        """Return whether a claim about an act of `actor` is the actor's own word.

        It is if the document is the legal instrument, or its publisher is the acting agency.
        """
        return self.instrument or (self.publisher != "" and same_body(self.publisher, actor))

    def is_american(self, product: Mention) -> bool:
        """Return whether a product is, as far as the watch list knows, no foreign company's."""
        watched = self.known.entities.get(product.entity)
        maker = self.known.entities.get(watched.product_of) if watched else None
        home = self.known.entities.get(maker.country) if maker else None
        return home is None or home.name == "United States"

    def list_changes(self, sentence: Sentence) -> tuple[ListChange, ...]:
        """Return the changes of party lists that a sentence tells of."""
        found = self._changes.get(sentence.start)
        if found is None:
            found = self._changes[sentence.start] = find_list_changes(sentence, self.subjects)
        return found


_BACK = 3  # sentences
_OPENING = 8  # characters: "On May 13, …"


def _start(placed: Mention | Sentence) -> int:
    return placed.start


@dataclass(frozen=True, slots=True)
class Claim:
    """An event before it is dated: kind, whose, where it is told, and which agency acts.

    `start` and `end` are offsets in the text. `vague` marks a time that fixes no day, `effect` that
    its day is the one from which it holds. `reason` names the words that decided.
    """

    kind: str
    key: str
    name: str
    sentence: Sentence
    start: int
    end: int
    actor: str
    vague: bool = False
    reason: str = ""
    effect: bool = False


def scene(
    document: Document,
    mentions: Sequence[Mention],
    known: Known,
    source: Source,
) -> Scene:
    """Return the scene of a document."""
    ordered = tuple(sorted(mentions, key=lambda mention: mention.start))
    return Scene(document, ordered, known, source)


def _days(sentences: Sequence[Sentence], published: date | None) -> dict[int, tuple[Day, ...]]:
    last: date | None = None
    found = {}
    for sentence in sentences:
        days = find_days(sentence.text, published, last)
        # "The same day" is that of the sentence before, not of what it recalls in passing.
        opening = [day.date for day in days if day.date and day.start < _OPENING]
        last = next((day for day in (*opening, *(d.date for d in reversed(days))) if day), last)
        found[sentence.start] = days
    return found


def claim_in(
    kind: str, key: str, name: str, sentence: Sentence, start: int, end: int, cue: str = ""
) -> Claim:
    """Return a claim about a rule, with its words at `start` to `end` of a sentence."""
    actor = STATE if "Traffic in Arms" in name else BIS
    reason = cue or sentence.text[start:end]
    return Claim(
        kind, key, name, sentence, sentence.start + start, sentence.start + end, actor,
        reason=f"“{reason[:60]}”",
    )  # fmt: skip
