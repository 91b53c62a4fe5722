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
Places = NDArray[np.int64]


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


@dataclass(frozen=True, slots=True)
class _Segment:
    """Features in order, at least one, each with the number of a document that has it.

    `unique` are the different ones; of the n-th the first stands at `starts[n]`.
    """

    keys: Keys
    slots: Places
    unique: Keys
    starts: Places

    @classmethod
    def of(cls, keys: Keys, slots: Places) -> Self:
        """Return a segment of features that are in order."""
        starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
        return cls(keys, slots, keys[starts], np.append(starts, len(keys)))

    def found(self, keys: Keys) -> tuple[Places, Places, Places]:
        """Return which of `keys`, by their places, are here, where their first is, and how many."""
        places = np.searchsorted(self.unique, keys)
        known = np.flatnonzero(self.unique.take(places, mode="clip") == keys)
        places = places[known]
        first = self.starts[places]
        return known, first, self.starts[places + 1] - first


class Index:
    """Which documents, told by numbers, have which features.

    Sorted segments, each at least twice as long as the next: a document is merged some ten times
    until it lies in the longest, and a search looks into some ten.
    """

    def __init__(self) -> None:
        self._segments: list[_Segment] = []

    def add(self, slot: int, keys: Keys) -> None:
        """Note the features of a document, in order."""
        if not len(keys):
            return
        new = _Segment.of(keys, np.full(len(keys), slot, np.int64))
        while self._segments and len(self._segments[-1].keys) < 2 * len(new.keys):
            new = _sorted([self._segments.pop(), new])
        self._segments.append(new)

    def shared(self, features: Features, count: int) -> NDArray[np.float64]:
        """Return for each kind and each of `count` documents what it shares of some features."""
        found = np.zeros(_KINDS * count)
        rows = (features.keys >> np.uint64(32)).astype(np.int64) * count
        for segment in self._segments:
            known, first, many = segment.found(features.keys)
            if len(known):
                ends = np.cumsum(many)
                places = np.arange(ends[-1]) + np.repeat(first - ends + many, many)
                cells = segment.slots[places] + np.repeat(rows[known], many)
                weights = np.repeat(features.weights[known], many)
                found += np.bincount(cells, weights, minlength=_KINDS * count)
        return found.reshape(_KINDS, count)

    def move(self, places: Places) -> None:
        """Give the documents other numbers; those with a number below 0 are forgotten."""
        if self._segments:
            whole = _sorted(self._segments)
            slots = places[whole.slots]
            kept = slots >= 0
            self._segments = [_Segment.of(whole.keys[kept], slots[kept])] if kept.any() else []


def _sorted(segments: list[_Segment]) -> _Segment:
    keys = np.concatenate([segment.keys for segment in segments])
    order = np.argsort(keys, kind="stable")
    return _Segment.of(keys[order], np.concatenate([one.slots for one in segments])[order])
