"""Documents of open stories, kept so that a new one is only compared with what may be like it.

`Shelf.story_of` answers as `extractors.stories.story_of` does, which looks at every pair. Here what
two documents share is counted for all of them at once, which bounds what each pair can weigh. The
pairs of a story are weighed only if it could then be the one that fits best.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from extractors.stories import AGAINST, ENOUGH, WEIGHTS, best_story, key_of, score_of
from extractors.story_evidence import ALIKE, RARITY, TENTHS, Alike, View, view_of
from extractors.story_features import (
    DAY,
    KIND,
    LEAD,
    OTHER,
    SHINGLES,
    THING,
    WORDS,
    Features,
    Index,
)
from extractors.story_marks import Traits

Table = NDArray[Any]

_NO_DAY = -(10**6)
_MOST_GAP, _MONTH = 90, 30.0
_NEXT_DAY, _CLOSE, _FAR = 1, 4, 8
_SLACK = 1e-6
# What of a document is compared as numbers: columns of a table with a row for each.
_SIZES, _DAY, _ACT, _MAIN, _CASE = (LEAD, WORDS, SHINGLES), 3, 4, 5, 6
_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class _Shelved:
    """A document on the shelf: its story, and all that is compared but words, which are counted."""

    document: str
    story: str
    published: date | None
    view: View
    sizes: tuple[int, int, int]

    @property
    def numbers(self) -> tuple[int, ...]:
        """What is compared as numbers."""
        view = self.view
        days = _day(self.published), _day(view.act)
        return (*self.sizes, *days, int(bool(view.mains)), int(view.case))


class Shelf:
    """Up to `most` documents that have a story: those that were put last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._slots: dict[str, int] = {}  # by document, oldest first
        self._shelved: list[_Shelved | None] = []
        self._members: dict[str, list[int]] = {}
        self._numbers = np.zeros((64, _COLUMNS), np.int64)
        self._index = Index()

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._slots))

    def put(self, story: str, marks: Traits) -> None:
        """Put a document on the shelf in place of what was known of it; the oldest may go for it."""
        self.drop(marks.document)
        if not marks.told:
            return  # it may keep a story that somebody was told of, and others do not join it
        slot = len(self._shelved)
        one = _shelved(story, marks)
        self._shelved.append(one)
        self._slots[marks.document] = slot
        self._members.setdefault(story, []).append(slot)
        if slot == len(self._numbers):
            self._numbers = np.concatenate([self._numbers, np.zeros_like(self._numbers)])
        self._numbers[slot] = one.numbers
        self._index.add(slot, features_of(marks).keys)
        if len(self._slots) > self._most:
            self.drop(next(iter(self._slots)))
        if len(self._shelved) > 2 * self._most + 64:
            self._tidy()

    def drop(self, document: str) -> None:
        """Take a document off the shelf, if it is there."""
        slot = self._slots.pop(document, None)
        one = self._shelved[slot] if slot is not None else None
        if slot is not None and one:
            self._shelved[slot] = None
            self._members[one.story].remove(slot)
            if not self._members[one.story]:
                del self._members[one.story]

    def story_of(self, new: Traits) -> str:
        """Return the key of the story that `new` belongs to, its own new key, or "" if it has none."""
        if not new.told:
            return ""
        one = _shelved("", new)
        shared = self._index.shared(features_of(new), len(self._shelved))
        own = self._slots.get(new.document, -1)
        scores: dict[str, list[float]] = {}
        best = AGAINST
        for most, story, members in self._promising(self._most_of(one, shared), own):
            if most < best:
                break
            scores[story] = [self._score(one, place, shared) for place in members]
            if max(scores[story]) > 0:
                best = max(best, fmean(scores[story]))
        return best_story(scores) or key_of(new)

    def _promising(self, most: Table, own: int) -> list[tuple[float, str, list[int]]]:
        """Return the stories that a document may belong to, and their other documents.

        Each begins with the mean of the most that its scores can be. The highest come first: what it
        then fits leaves out all that cannot fit it better.
        """
        likely = {one.story for slot in np.flatnonzero(most > 0) if (one := self._shelved[slot])}
        found = []
        for story in likely:
            members = [slot for slot in self._members[story] if slot != own]
            if members and most[members].max() > 0:
                found.append((float(most[members].mean()), story, members))
        return sorted(found, reverse=True)

    def _score(self, one: _Shelved, slot: int, shared: Table) -> float:
        other = self._shelved[slot]
        assert other  # noqa: S101 - the dead are no members
        lead, words, shingles = (
            _cosine(int(shared[kind, slot]), one.sizes[kind], other.sizes[kind]) for kind in _SIZES
        )
        short = min(one.sizes[SHINGLES], other.sizes[SHINGLES])
        return score_of(
            (one.view, one.published), (other.view, other.published),
            Alike(lead, words, shingles, short),
        )  # fmt: skip

    def _most_of(self, one: _Shelved, shared: Table) -> Table:
        """Return for each slot the most that its score can be, whatever else is against it."""
        count = len(self._shelved)
        numbers = self._numbers[:count].T
        with np.errstate(divide="ignore", invalid="ignore"):
            lead, words, copy = (
                np.nan_to_num(shared[kind] / np.sqrt(numbers[kind] * float(one.sizes[kind])))
                for kind in _SIZES
            )
        found: Table = shared[OTHER] + WEIGHTS["copy"] * copy - ENOUGH + _SLACK
        found += WEIGHTS["lead"] * TENTHS * np.minimum(lead, ALIKE)
        found += WEIGHTS["words"] * TENTHS * np.minimum(words, ALIKE)
        found += self._of_acts(one, numbers, shared) + self._of_days(one, numbers, shared)
        return found

    def _of_acts(self, one: _Shelved, numbers: Table, shared: Table) -> Table:
        """Return what can be for, and what is against, one act by its kind and thing."""
        kind, thing = shared[KIND] > 0, shared[THING] > 0
        found: Table = kind * WEIGHTS["kind"] + thing * (WEIGHTS["thing"] + WEIGHTS["act"])
        if one.view.mains:
            both = numbers[_MAIN] > 0
            found += both * ~kind * WEIGHTS["another_kind"]
            found += both * ~thing * WEIGHTS["another_thing"]
        found += (numbers[_CASE] != one.view.case) * WEIGHTS["court"]
        return found

    def _of_days(self, one: _Shelved, numbers: Table, shared: Table) -> Table:
        """Return what can be for, and what is against, one act by its days."""
        found: Table = (shared[DAY] > 0) * WEIGHTS["day"]
        if one.view.act:
            acts = np.abs(numbers[_ACT] - _day(one.view.act))
            dated = numbers[_ACT] != _NO_DAY
            found += (dated & (acts <= _CLOSE)) * WEIGHTS["close"]
            found += (dated & (acts <= _NEXT_DAY)) * (WEIGHTS["near"] - WEIGHTS["close"])
            found += (dated & (acts >= _FAR) & (shared[DAY] == 0)) * WEIGHTS["far"]
        if one.published:
            gap = np.minimum(np.abs(numbers[_DAY] - _day(one.published)), _MOST_GAP)
            gap = gap * (numbers[_DAY] != _NO_DAY)
            found += WEIGHTS["gap"] * np.sqrt(gap / _MONTH)
        return found

    def _tidy(self) -> None:
        """Forget the slots of those that are off the shelf."""
        kept = [slot for slot, one in enumerate(self._shelved) if one]
        places = np.full(len(self._shelved), -1, np.int64)
        places[kept] = np.arange(len(kept))
        self._index.move(places)
        self._numbers[: len(kept)] = self._numbers[kept]
        self._shelved = [self._shelved[slot] for slot in kept]
        self._slots = {document: int(places[slot]) for document, slot in self._slots.items()}
        self._members = {
            story: [int(places[slot]) for slot in slots] for story, slots in self._members.items()
        }


def _shelved(story: str, marks: Traits) -> _Shelved:
    sizes = len(marks.lead), len(marks.words), len(marks.shingles)
    return _Shelved(marks.document, story, marks.published, view_of(marks), sizes)


def _day(day: date | None) -> int:
    return day.toordinal() if day else _NO_DAY


def _cosine(common: int, one: int, other: int) -> float:
    """Return what `extractors.story_words.likeness` does, of sets that are counted."""
    return float(common / (one * other) ** 0.5) if common else 0.0


# A document that was compared is put on the shelf next.
_FEATURES: WeakKeyDictionary[Traits, Features] = WeakKeyDictionary()


def features_of(marks: Traits) -> Features:
    """Return what may be shared with another document, each with the most that it can weigh."""
    found = _FEATURES.get(marks)
    if found is None:
        found = _FEATURES[marks] = _featured(marks, view_of(marks))
    return found


def _featured(marks: Traits, view: View) -> Features:
    weighty = {f"page|{page}": WEIGHTS["page"] for page in view.pages} | {
        f"cited|{page}": WEIGHTS["page_aside"] for page in view.cited
    }
    weighty |= _weighing("number", view.numbers) | _weighing("bill", view.bills)
    weighty |= _weighing("sums", view.sums)
    named = max(WEIGHTS[heat] for heat in ("hot", "warm", "cold"))
    weighty |= {f"name|{name}": named * RARITY[kind] for name, (_, kind) in view.names.items()}
    counted = (marks.lead, marks.words, marks.shingles, *map(_hashed, (view.days, view.families, view.mains)))  # fmt: skip
    return Features.of(counted, {_hash(name): weight for name, weight in weighty.items()})


def _hash(name: str) -> int:
    return crc32(name.encode())


def _hashed(names: Iterable[str]) -> set[int]:
    return {_hash(name) for name in names}


def _weighing(kind: str, values: frozenset[str]) -> dict[str, float]:
    return {f"{kind}|{value}": WEIGHTS[kind] for value in values}
