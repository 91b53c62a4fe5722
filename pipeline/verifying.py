"""`rulewire verify`: the chain of seals and the kept bodies, looked through from end to end."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from extractors.errors import ConfigError
from storage.chain import Chain, Head, Seal, dropped_keys
from storage.exchanges import Exchanges
from storage.sealing import SEALED, canonical, content_hash, seal_hash
from storage.store import Store

Step = Callable[[], None]
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
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


@dataclass(slots=True)
class Verified:
    """What came of it; `breaks` in the order of the chain, empty if all is whole."""

    head: Head
    seals: int = 0
    bodies: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    breaks: list[Break] = field(default_factory=list)
    noted: int | None = None  # the seal with the hash that was noted elsewhere


def hash_of(text: str) -> str:
    """Return the hash in a head as a person copies it, "" for none.

    Raises:
        ConfigError: It has none.

    """
    found = _HASH.search(text.lower())
    if text and not found:
        raise ConfigError("--head", f'"{text}" has no hash of 64 hexadecimal digits')
    return found[0] if found else ""


def work(store: Store, since: datetime | None) -> int:
    """Return how many steps `verified` takes."""
    return store.chain.head().sequence + len(store.exchanges.bodies(since))


def verified(store: Store, since: datetime | None, noted: str, step: Step) -> Verified:
    """Return whether all is as it was sealed; `noted` is a hash that must be in the chain, or "".

    What is older than `since` is only looked for, not read.
    """
    walk = _Walk(store.chain, store.chain.first_since(since) if since else 0)
    for seal in store.chain.seals():
        walk.pass_by(seal)
        step()
    outcome = Verified(store.chain.head(), seals=walk.passed)
    outcome.dropped = walk.rules
    outcome.breaks = sorted(walk.found(), key=lambda one: one.sequence)
    outcome.breaks += walk.unsealed()
    for one in _bodies(store.exchanges, store.exchanges.bodies(since), step):
        outcome.bodies += 1
        outcome.breaks += [one] if one else []
    outcome.breaks += _bodies_missing(store.exchanges, walk.dropped["raw"])
    if noted:
        outcome.noted = store.chain.holds(noted)
        if outcome.noted is None:
            why = "it is not in the chain: rewritten since, cut, or another database"
            outcome.breaks.insert(0, Break(0, "head", noted, why))
    return outcome


class _Walk:
    """Along the chain: what was seen so far, and what did not fit."""

    def __init__(self, chain: Chain, first: int) -> None:
        self._chain = chain
        self._first = first  # rows of seals before it are looked for, not read
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
        says = self._chain.says(seal.what, seal.key)
        if says is None:
            self._gone.append(seal)
        elif seal.sequence >= self._first and (
            content_hash(seal.what, canonical(says)) != seal.content
        ):
            why = f"edited after it was sealed; it says now: {_short(says)}"
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
            for key in self._chain.rows(what):
                if key not in self._sealed[what]:
                    yield Break(0, what, key, "inserted: it was never sealed")


def _bodies(known: Exchanges, hashes: list[str], step: Step) -> Iterator[Break | None]:
    """Yield for each kept body what is wrong with it, None if nothing is."""
    for name in hashes:
        body, _ = known.body(name)
        step()
        if sha256(body).hexdigest() == name:
            yield None
            continue
        citing = known.citing(name)
        whose = f"; {citing} was read from it" if citing else ""
        yield Break(0, "raw", name, f"its bytes are not those of its hash{whose}")


def _bodies_missing(known: Exchanges, dropped: dict[str, int]) -> Iterator[Break]:
    for name, version in known.missing():
        if name not in dropped:
            yield Break(0, "raw", name, f"deleted, and by no rule; {version} was read from it")


def _short(says: object) -> str:
    text = canonical(says)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
