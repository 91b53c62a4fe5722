"""All that a claim finder looks at, gathered once for a document."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.claims.list_changes import ListChange, find_list_changes
from extractors.claims.publisher import is_instrument, publisher_of, same_body
from extractors.claims.sentences import Sentence, split
from extractors.claims.subjects import Subjects, find_subjects
from extractors.claims.told_days import published_day
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


def _start(mention: Mention) -> int:
    return mention.start


@dataclass(frozen=True, slots=True)
class Claim:
    """An event before it is dated: kind, whose, where it is told, and which agency acts.

    `start` and `end` are offsets in the text. `vague` marks a time that fixes no day.
    """

    kind: str
    key: str
    name: str
    sentence: Sentence
    start: int
    end: int
    actor: str
    vague: bool = False


def scene(
    document: Document,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    source: Source,
) -> Scene:
    """Return the scene of a document."""
    ordered = tuple(sorted(mentions, key=lambda mention: mention.start))
    return Scene(
        document,
        ordered,
        find_subjects(document, ordered, entities),
        published_day(document.published),
        is_instrument(document),
        publisher_of(document, ordered, source),
        split(document.text),
        entities,
    )
