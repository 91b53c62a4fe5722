"""Along the chain of seals: what does not follow, what was edited, what is gone."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from storage.chain import Chain, Seal, dropped_keys
from storage.sealing import SEALED, canonical, content_hash, seal_hash

_SHOWN = 300  # characters of a row in a message


@dataclass(frozen=True, slots=True)
class Break:
    """A place where what is kept is not what was sealed.

    Attributes:
        sequence: Number of the seal, 0 if the row has none.
        what, key: The row's kind and name: fetch exchange version finding raw, or chain.
        why: What is wrong with it, in words.

    """

    sequence: int
    what: str
    key: str
    why: str


class Walk:
    """Along the chain: what was seen so far, and what did not fit."""

    def __init__(self, chain: Chain, first: int) -> None:
        self._chain = chain
        self._first = first  # rows of seals before it are looked for, not read
        self._there = {what: set(chain.rows(what)) for what in SEALED}
        self._at, self._previous = 0, ""
        self._breaks: list[Break] = []
        self._gone: list[Seal] = []
        self._sealed: dict[str, set[str]] = defaultdict(set)
        self.passed = 0
        self.dropped: dict[str, dict[str, int]] = defaultdict(dict)
        self.rules: Counter[str] = Counter()

    def pass_by(self, seal: Seal) -> None:
        """Look at the next seal, and at the row that it is of."""
        if why := self._unfit(seal):
            self._breaks.append(Break(seal.sequence, "chain", seal.key, why))
        self.passed += 1
        self._previous, self._at = seal.hash, seal.sequence
        if seal.what in SEALED:
            self._look(seal)
        elif content_hash(seal.what, seal.note) != seal.content:
            self._breaks.append(Break(seal.sequence, seal.what, seal.key, "its note was edited"))
        elif seal.what == "pruned":
            self._drop(seal)

    def _unfit(self, seal: Seal) -> str:
        """Return why a seal does not follow from the one before, "" if it does."""
        if seal.sequence != self._at + 1:
            missing = seal.sequence - self._at - 1
            return f"{missing} seal{'s' * (missing != 1)} before it deleted"
        if seal_hash(seal.sequence, seal.content, self._previous) != seal.hash:
            return "it does not follow from the seal before: one of the two was edited or moved"
        return ""

    def _look(self, seal: Seal) -> None:
        if seal.key in self._sealed[seal.what]:
            self._breaks.append(Break(seal.sequence, seal.what, seal.key, "sealed twice"))
        self._sealed[seal.what].add(seal.key)
        if seal.key not in self._there[seal.what]:
            self._gone.append(seal)
        elif seal.sequence >= self._first:
            self._read(seal)

    def _read(self, seal: Seal) -> None:
        says = self._chain.says(seal.what, seal.key)
        if content_hash(seal.what, canonical(says)) != seal.content:
            why = f"edited after it was sealed; it says now: {short(says)}"
            self._breaks.append(Break(seal.sequence, seal.what, seal.key, why))

    def _drop(self, seal: Seal) -> None:
        note = json.loads(seal.note)
        self.rules[note["rule"]] += note["rows"]
        for key in dropped_keys(note):
            self.dropped[note["what"]][key] = seal.sequence

    def found(self) -> Iterator[Break]:
        """Yield what does not fit; a row that is gone by a rule does."""
        yield from self._breaks
        for seal in self._gone:
            if self.dropped[seal.what].get(seal.key, 0) < seal.sequence:
                why = "deleted, and by no rule of retention"
                yield Break(seal.sequence, seal.what, seal.key, why)

    def unsealed(self) -> Iterator[Break]:
        """Yield rows that nobody sealed."""
        for what in SEALED:
            for key in sorted(self._there[what] - self._sealed[what]):
                yield Break(0, what, key, "inserted: it was never sealed")


def short(says: object) -> str:
    """Return what is said, at most some lines of it."""
    text = canonical(says)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
