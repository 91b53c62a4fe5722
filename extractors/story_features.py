"""What documents share, counted for all of them at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

LEAD, WORDS, SHINGLES, DAY, KIND, THING, OTHER = range(7)
"""Kinds of features: each is counted apart; of the last the weights are added up."""
_KINDS = 7

Keys = NDArray[np.uint64]
_Segment = tuple[Keys, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a document in order, their kind in the upper bits, and what each counts."""

    keys: Keys
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, counted: Sequence[Collection[int]], weighty: Mapping[int, float]) -> Self:
        """Return features out of hashes of 32 bits: those of each kind, of the last with weights."""
        parts = [
            np.fromiter(group, np.uint64, len(group)) | np.uint64(kind << 32)
            for kind, group in enumerate((*counted, weighty))
        ]
        keys = np.concatenate(parts)
        weights = np.ones(len(keys))
        weights[len(keys) - len(weighty) :] = np.fromiter(
            weighty.values(), np.float64, len(weighty)
        )
        order = np.argsort(keys)
        return cls(keys[order], weights[order])


class Index:
    """Which documents, told by numbers, have which features.

    Sorted segments, each at least twice as long as the next: a document is merged some ten times
    until it lies in the longest, and a search looks into some ten.
    """

    def __init__(self) -> None:
        self._segments: list[_Segment] = []

    def add(self, slot: int, keys: Keys) -> None:
        """Note the features of a document, in order."""
        self._segments.append((keys, np.full(len(keys), slot, np.int64)))
        while len(self._segments) > 1 and len(self._segments[-2][0]) < 2 * len(
            self._segments[-1][0]
        ):
            last = self._segments.pop()
            self._segments[-1] = _sorted([self._segments[-1], last])

    def shared(self, features: Features, count: int) -> NDArray[np.float64]:
        """Return for each kind and each of `count` documents what it shares of some features."""
        found = np.zeros(_KINDS * count)
        rows = (features.keys >> np.uint64(32)).astype(np.int64) * count
        for keys, slots in self._segments:
            first = np.searchsorted(keys, features.keys, "left")
            many = np.searchsorted(keys, features.keys, "right") - first
            total = int(many.sum())
            if total:
                ends = np.cumsum(many)
                places = np.arange(total) + np.repeat(first - ends + many, many)
                cells = slots[places] + np.repeat(rows, many)
                weights = np.repeat(features.weights, many)
                found += np.bincount(cells, weights, minlength=_KINDS * count)
        return found.reshape(_KINDS, count)

    def move(self, places: NDArray[np.int64]) -> None:
        """Give the documents other numbers; those with a number below 0 are forgotten."""
        keys, slots = _sorted(self._segments) if self._segments else (np.zeros(0, np.uint64), places[:0])  # fmt: skip
        kept = places[slots] >= 0
        self._segments = [(keys[kept], places[slots[kept]])]


def _sorted(segments: list[_Segment]) -> _Segment:
    keys = np.concatenate([keys for keys, _ in segments])
    order = np.argsort(keys, kind="stable")
    return keys[order], np.concatenate([slots for _, slots in segments])[order]
