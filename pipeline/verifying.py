"""`rulewire verify`: the chain of seals and the kept bodies, looked through from end to end."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from extractors.errors import ConfigError
from pipeline.walking import Break, Walk, short
from storage.chain import Head
from storage.exchanges import Exchanges
from storage.store import Store

Step = Callable[[], None]
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


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
        raise ConfigError(
            "--head",
            f'"{text}" has no hash of 64 hexadecimal digits; copy one whole from a heartbeat',
        )
    return found[0] if found else ""


def work(store: Store, since: datetime | None) -> int:
    """Return how many steps `verified` takes."""
    return store.chain.head().sequence + len(store.exchanges.bodies(since))


def verified(store: Store, since: datetime | None, noted: str, step: Step) -> Verified:
    """Return whether all is as it was sealed; `noted` is a hash that must be in the chain, or "".

    What is older than `since` is only looked for, not read.
    """
    walk = Walk(store.chain, store.chain.first_since(since) if since else 0)
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
    for what, version, words in store.dossiers.misquoted():
        why = f"{short(words)} does not stand in the text where it was read"
        outcome.breaks.append(Break(0, what, version, why))
    if noted:
        outcome.noted = store.chain.holds(noted)
        if outcome.noted is None:
            why = "it is not in the chain: rewritten since, cut, or another database"
            outcome.breaks.insert(0, Break(0, "head", noted, why))
    return outcome


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
