"""The chain of seals as a role of the store: its head, its seals, and what was dropped by rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from storage.cleaning import clean
from storage.ledger import Ledger
from storage.sealing import HEAD, canonical
from storage.values import stamp

AFTER = "select * from seal where sequence > :after order by sequence limit :most"
HOLDS = "select sequence from seal where hash = :hash"
OF = "select * from seal where what = :what and key = :key order by sequence limit 1"
KEYS = {
    "fetch": "select cast(id as text) as key from fetch order by id",
    "exchange": """
        select sha256 || ' ' || received_at || ' ' || url as key from exchange
        order by received_at""",
    "version": """
        select document || '#' || number as key from version order by first_seen, rowid""",
    "finding": "select key from finding order by found_at, rowid",
}
FIRST_SINCE = """
    select min(sequence) as first from seal where (what, key) in (
        select 'fetch', cast(min(id) as text) from fetch where started_at >= :since
        union all select 'version', document || '#' || number from version
            where first_seen >= :since
        union all select 'finding', key from finding where found_at >= :since)
"""
WITNESS = """
    select sequence - 1 as sequence from seal
    where what = 'finding' and key glob 'heartbeat:*' and sequence - 1 >= :after
    order by sequence limit 1
"""
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

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"


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

    def of(self, what: str, key: str) -> Seal | None:
        """Return the seal of a row, None if it has none."""
        row = self._ledger.row(OF, what=what, key=key)
        return Seal(**row) if row else None

    def says(self, what: str, key: str) -> Mapping[str, object] | None:
        """Return what the row says that is sealed under `key`, None if it is not there."""
        return self._ledger.sealed(what, key)

    def rows(self, what: str) -> Iterator[str]:
        """Yield the keys of all rows that must be sealed, of that kind."""
        yield from (row["key"] for row in self._ledger.rows(KEYS[what]))

    def first_since(self, since: datetime) -> int:
        """Return the number of the first seal of what came since then, or that after the last."""
        row = self._ledger.row(FIRST_SINCE, since=stamp(since))
        return row["first"] if row and row["first"] else self.head().sequence + 1

    def witnessed(self, after: int) -> int | None:
        """Return the first seal from `after` on whose hash a heartbeat told, None if none did."""
        row = self._ledger.row(WITNESS, after=after)
        return int(row["sequence"]) if row else None

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
