"""What two documents are compared by, and the bytes that it is kept as.

Whoever compares loads no reader: that is `extractors.story_traits`.
"""

import json
import sys
from array import array
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

import zstandard

_FOUR_BYTES = "I"


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


def dump(traits: Traits) -> bytes:
    """Return traits as they are kept beside the id of their document, the inverse of `load`.

    A line of JSON, then the hashes, four bytes each, the last byte of each first; as Zstandard.
    """
    day = traits.published.isoformat() if traits.published else None
    kinds = (traits.shingles, traits.lead, traits.words)
    said = [day, sorted(traits.anchors), int(traits.official), int(traits.told), [len(kind) for kind in kinds]]  # fmt: skip
    head = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
    hashes = array(_FOUR_BYTES, (value for kind in kinds for value in sorted(kind)))
    return zstandard.compress(head + b"\n" + _little(hashes).tobytes())


def load(document: str, kept: bytes) -> Traits:
    """Return the traits that `dump` wrote of that document.

    Raises:
        ValueError: `kept` is nothing that `dump` wrote.

    """
    try:
        head, _, packed = zstandard.decompress(kept).partition(b"\n")
        day, anchors, official, told, sizes = json.loads(head)
        hashes = _little(array(_FOUR_BYTES, packed))
        ends = list(accumulate(sizes, initial=0))
        if ends[-1] != len(hashes):
            raise ValueError(f"{len(hashes)} hashes, not {ends[-1]}")
        shingles, lead, words = (frozenset(hashes[a:b]) for a, b in pairwise(ends))
        return Traits(
            document,
            date.fromisoformat(day) if day else None,
            frozenset(anchors),
            shingles,
            bool(official),
            bool(told),
            lead,
            words,
        )
    except (TypeError, ValueError, zstandard.ZstdError) as error:
        raise ValueError(f"not the traits of {document}: {kept[:40]!r}") from error


def _little(hashes: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes
