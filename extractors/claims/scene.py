"""All that a claim finder looks at, gathered once for a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.claims.list_changes import ListChange, find_list_changes
from extractors.claims.publisher import is_instrument, publisher_of, same_body
from extractors.claims.sentences import Sentence, split
from extractors.claims.subjects import REGIMES, Reference, Subjects, find_subjects
from extractors.claims.told_days import Day, find_days, published_day
from extractors.model import Document, Mention, Source
from extractors.watch import Entity


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its sentences, main things and publication day (US Eastern).

    `instrument` is a Federal Register text; `publisher` the agency that publishes the document,
    "" if it is none; mentions are in the order of the text.
    """

    document: Document
    mentions: tuple[Mention, ...]
    subjects: Subjects
    published: date | None
    instrument: bool
    publisher: str
    sentences: tuple[Sentence, ...]
    entities: Mapping[str, Entity]
    days: Mapping[int, tuple[Day, ...]]

    def told_days(self, sentence: Sentence) -> tuple[Day, ...]:
        """Return the time expressions of a sentence; "the same day" knows the sentences before."""
        return self.days.get(sentence.start, ())

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
        first = bisect_left(self.mentions, sentence.start, key=_start)
        last = bisect_left(self.mentions, sentence.end, key=_start)
        return tuple(mention for mention in self.mentions[first:last] if mention.label in labels)

    def official(self, actor: str) -> bool:
        """Return whether a claim about an act of `actor` is the actor's own word.

        It is if the document is the legal instrument, or its publisher is the acting agency.
        """
        return self.instrument or (self.publisher != "" and same_body(self.publisher, actor))

    def is_american(self, product: Mention) -> bool:
        """Return whether a product is, as far as the watch list knows, no foreign company's."""
        watched = self.entities.get(product.entity)
        maker = self.entities.get(watched.product_of) if watched else None
        home = self.entities.get(maker.country) if maker else None
        return home is None or home.name == "United States"

    def list_changes(self, sentence: Sentence) -> tuple[ListChange, ...]:
        """Return the changes of party lists that a sentence tells of."""
        return find_list_changes(sentence, self.subjects)


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
    entities: Mapping[str, Entity],
    source: Source,
) -> Scene:
    """Return the scene of a document."""
    ordered = tuple(sorted(mentions, key=lambda mention: mention.start))
    published = published_day(document.published)
    sentences = split(document.text)
    return Scene(
        document,
        ordered,
        find_subjects(document, ordered, entities),
        published,
        is_instrument(document),
        publisher_of(document, ordered, source),
        sentences,
        entities,
        _days(sentences, published),
    )


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
