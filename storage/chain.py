"""The chain of seals as a role of the store: its head, its seals, and what was dropped by rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from storage.ledger import Ledger
from storage.sealing import canonical
from storage.values import clean, stamp

HEAD = "select sequence, hash from seal order by sequence desc limit 1"
AFTER = "select * from seal where sequence > :after order by sequence limit :most"
HOLDS = "select sequence from seal where hash = :hash"
AT_ONCE = 5000  # seals read at a time


@dataclass(frozen=True, slots=True)
class Seal:
    """One line of the chain: `key` names a row of the kind `what`, `content` hashes what it says."""

    sequence: int
    what: str
    key: str
    content: str
    note: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last seal: its number and hash; 0 and "" if there is none."""

    sequence: int = 0
    hash: str = ""


class Chain:
    """What was sealed, in order; rows are sealed by those who write them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def head(self) -> Head:
        """Return the last seal: to note it elsewhere makes all before it provable."""
        row = self._ledger.row(HEAD)
        return Head(row["sequence"], row["hash"]) if row else Head()

    def holds(self, hash: str) -> int | None:
        """Return the number of the seal with that hash, None if there is none."""
        row = self._ledger.row(HOLDS, hash=hash)
        return int(row["sequence"]) if row else None

    def seals(self, after: int = 0) -> Iterator[Seal]:
        """Yield the seals after that number, in order."""
        while rows := self._ledger.rows(AFTER, after=after, most=AT_ONCE):
            yield from (Seal(**row) for row in rows)
            after = rows[-1]["sequence"]

    def pruned(self, what: str, keys: Iterable[str | int], rule: str, now: datetime) -> None:
        """Seal that rows were dropped, and by which rule; call it where they are deleted.

        In one `store.fact()` with the deletion. `what` is "fetch" (keys: ids), "exchange" (keys:
        `exchange_key`), "raw" (keys: SHA-256 of the bodies) or "version" ("fr:2025-1#2"). Keys may
        be many. Nothing is sealed for none.
        """
        dropped = sorted({str(key) for key in keys})
        if dropped:
            said = {
                "at": stamp(now),
                "keys": _ranges(dropped) if what == "fetch" else dropped,
                "rows": len(dropped),
                "rule": clean(rule),
                "what": what,
            }
            self._ledger.seal("pruned", "", canonical(said))


def _ranges(ids: Iterable[str]) -> list[list[int]]:
    """Return ids as spans, first and last included.

    >>> _ranges(["1", "2", "3", "7"])
    [[1, 3], [7, 7]]
    """
    placed = enumerate(sorted(map(int, ids)))
    spans = (list(span) for _, span in groupby(placed, key=lambda one: one[1] - one[0]))
    return [[span[0][1], span[-1][1]] for span in spans]


def dropped_keys(note: Mapping[str, object]) -> Iterator[str]:
    """Yield the keys that the note of a pruned seal names."""
    keys = note["keys"]
    assert isinstance(keys, list)  # noqa: S101 - `pruned` wrote it
    for one in keys:
        yield from map(str, range(one[0], one[1] + 1)) if isinstance(one, list) else [str(one)]
