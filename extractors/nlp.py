"""One spaCy pipeline that tags a text: who and what it names, its citations, its dates.

The tokenizer and each component stand in a file of their own in `extractors/entities/`. Every
module there is imported, so that a component registers itself by being a file.
"""

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.model import Identifier, LegalDate, Mention
from extractors.registry import modules
from extractors.watch import Entity

# In the order in which each needs what the one before it found.
_COMPONENTS = ("rulewire_names", "identifiers", "watch_list", "mentions", "spellings", "dates")
# spaCy refuses texts above a million characters since its models need memory; ours need little.
_MAX_LENGTH = 200_000_000
# Words remembered from text to text, about 30 MB. Beyond them the words of a text are forgotten
# with it: a daemon reads for years.
_VOCABULARY = 100_000


@dataclass(frozen=True, slots=True)
class Tagged:
    """What stands in a text: offsets count in it, those of `title_mentions` in the title."""

    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    identifiers: tuple[Identifier, ...]
    dates: tuple[LegalDate, ...]


def build(entities: Iterable[Entity]) -> Language:
    """Return the pipeline that watches `entities`.

    A `Doc` that went through it has span groups "mentions" and "identifiers", and in `user_data`
    the tuples "mentions", "identifiers" and "dates".
    """
    for module in modules("extractors.entities"):
        import_module(module)
    tokenizer = {"@tokenizers": "rulewire.tokenizer.v1"}
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})
    nlp.max_length = _MAX_LENGTH
    watched = tuple(entities)
    for name in _COMPONENTS:
        component = nlp.add_pipe(name)
        watch = getattr(component, "watch", None)
        if watch is not None:
            watch(watched)
    return nlp


class Tagger:
    """Tags texts. Built once a process: compiling a long watch list takes a moment."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.nlp = build(entities)

    def __call__(
        self, text: str, title: str = "", published: date | None = None, publisher: str = ""
    ) -> Tagged:
        """Return what stands in `text`, read together with its `title`.

        `published` is the day of publication in US Eastern time, by which "on Monday" and "May 13"
        are understood; `publisher` the canonical name of who published it, "" if unknown.
        """
        whole = f"{title}\n{text}"
        body = len(title) + 1
        full = len(self.nlp.vocab) > _VOCABULARY
        with self.nlp.memory_zone() if full else nullcontext():
            doc = self.nlp.make_doc(whole)
            doc.user_data.update(body=body, published=published, publisher=publisher)
            return _tagged(self.nlp(doc), body)


def _tagged(doc: Doc, body: int) -> Tagged:
    mentions: tuple[Mention, ...] = doc.user_data["mentions"]
    identifiers: tuple[Identifier, ...] = doc.user_data["identifiers"]
    return Tagged(
        mentions=tuple(_moved(mention, body) for mention in mentions if mention.start >= body),
        title_mentions=tuple(mention for mention in mentions if mention.start < body),
        identifiers=tuple(
            replace(one, start=one.start - body, end=one.end - body) for one in identifiers
        ),
        dates=doc.user_data["dates"],
    )


def _moved(mention: Mention, body: int) -> Mention:
    start, end = mention.start - body, mention.end - body
    return Mention(
        mention.label, start, end, mention.text, mention.entity, mention.name, mention.reason
    )
