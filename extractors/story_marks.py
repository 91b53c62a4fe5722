"""What two documents are compared by, and the line that it is kept as.

Whoever compares loads no reader: that is `extractors.story_traits`.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Traits:
    """What two documents are compared by.

    Attributes:
        document: Its id.
        published: The day, US Eastern; None if unknown.
        anchors: "own|90 FR 4621", "fr|…" and "cited|…" for pages (its own, of its opening, of the rest), "rin|…", "bill|…", "main|family|key|day",
            "sure|family" if the headline tells it too, "act|day", "day|place|day",
            "name|place|kind|slug", "way|eases|place" or "way|tightens|place", "case|yes", "count|number|place", "party|…", "sum|…".
            Places are "title", "lead" and "body".
        shingles: The smallest hashes of its word triples: a sketch that finds copies.
        official: Whether it is the acting agency's own.
        told: Whether it tells of one action: not off topic, not a round-up.
        lead: Hashes of the telling words of headline and opening.
        words: Hashes of those of the whole text.

    """

    document: str
    published: date | None
    anchors: frozenset[str]
    shingles: frozenset[int]
    official: bool
    told: bool = True
    lead: frozenset[int] = frozenset()
    words: frozenset[int] = frozenset()


def dump(traits: Traits) -> str:
    """Return traits as one line of JSON, the inverse of `load`."""
    day = traits.published.isoformat() if traits.published else None
    return json.dumps(
        [traits.document, day, sorted(traits.anchors), _packed(traits.shingles),
         int(traits.official), int(traits.told), _packed(traits.lead), _packed(traits.words)],
        separators=(",", ":"), ensure_ascii=False,
    )  # fmt: skip


def load(text: str) -> Traits:
    """Return the traits that `dump` wrote; an older one wrote hashes as lists of numbers.

    Raises:
        ValueError: `text` is not a line that `dump` wrote.

    """
    try:
        document, day, anchors, shingles, official, told, *words = json.loads(text)
        published = date.fromisoformat(day) if day else None
        return Traits(
            document,
            published,
            frozenset(anchors),
            _unpacked(shingles),
            bool(official),
            bool(told),
            *map(_unpacked, words),
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"not the traits of a document: {text[:60]!r}") from error


def _packed(hashes: frozenset[int]) -> str:
    """Return hashes in order, four bytes each, the last byte of each first, in base 64."""
    return b64encode(_little(array("I", sorted(hashes))).tobytes()).decode()


def _unpacked(packed: str | list[int]) -> frozenset[int]:
    if isinstance(packed, list):
        return frozenset(packed)
    return frozenset(_little(array("I", b64decode(packed, validate=True))))


def _little(hashes: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes
