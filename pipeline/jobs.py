"""What a worker does, wherever it runs: the functions that an executor is handed.

A worker is prepared once, with the tagger that it keeps for all its jobs. What reads is loaded in
workers alone: whoever hands them jobs does without spaCy's 40 MB and the second that it all takes.
"""

import copyreg
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.errors import ReadError
from extractors.listed.rows import ListedParty
from extractors.model import (
    Annotations,
    Document,
    Identifier,
    LegalDate,
    Link,
    ListAction,
    Mention,
    Page,
    Paragraph,
    Reading,
    RuleEvent,
    Source,
)
from extractors.registry import source_kinds
from extractors.story_marks import Traits
from extractors.watch import Entity
from pipeline.bounds import broke

if TYPE_CHECKING:
    from extractors.annotate import Annotator

Given = TypeVar("Given", Document, Page)
Made = TypeVar("Made")


def _pickled_by_values(kind: type[Any]) -> None:
    """Let instances cross to another process as their values alone.

    What dataclasses with slots do for pickle by themselves takes three times as long.
    """
    values = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda one: (kind, values(one)))


# What there are many of in a text.
for _kind in (Identifier, LegalDate, ListAction, Mention, Paragraph, RuleEvent):
    _pickled_by_values(_kind)


@dataclass(frozen=True, slots=True)
class Noted:
    """All that is made of a text: what it says, and what others are compared with."""

    notes: Annotations
    marks: Traits


_annotators: dict[str, "Annotator"] = {}


def prepare(entities: Mapping[str, Entity], parties: Sequence[ListedParty]) -> None:
    """Build the tagger of this worker."""
    from extractors.annotate import Annotator

    _annotators["ours"] = Annotator(entities, parties)


def idle() -> None:
    """Do nothing: whoever does it is ready for more."""


def read(source: Source, page: Page, link: Link | None) -> Reading:
    """Return what a page says."""
    return source_kinds()[source.kind].read(source, page, link)


def annotate(document: Document, source: Source) -> Noted:
    """Return all that is read in a text; the sentences that it was cut into serve both parts."""
    from extractors.story_traits import traits

    notes = _annotators["ours"](document, source)
    return Noted(notes, traits(document, notes))


def texts(page: Page, source: Source) -> tuple[Document, ...]:
    """Return the documents in a page of an archive."""
    from pipeline.copied import texts_of

    return texts_of(page, source)


def many(
    job: Callable[[Given, Source], Made], given: Sequence[tuple[Given, Source]]
) -> list[Made | ReadError]:
    """Return what `job` makes of each text or page of a source, or why it could not, in order.

    Raises:
        MemoryError: One of them filled the memory, which may leave the worker unfit for others.

    """
    return [_made(job, one, source) for one, source in given]


def _made(job: Callable[[Given, Source], Made], given: Given, source: Source) -> Made | ReadError:
    try:
        return job(given, source)
    except ReadError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the parsers' edge: there is nothing they may not raise
        return broke(given.url, error)
