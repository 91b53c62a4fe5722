"""What may be dropped when it is old: nothing that a finding cites, and no newest version.

`docs/retention.md` is the policy; the two say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.chain import Chain
from storage.ledger import Ledger, Row
from storage.values import dumps, stamp

# A finding rests on the version that it tells of and on the one before. In the order of their keys.
OLD = {
    "fetch": """
        select f.id as key, length(f.url) + 150 as bytes from fetch f
        where f.id > :after and f.started_at < :before
            and not exists (
                select 1 from version v join document d on d.id = v.document
                where f.sha256 <> '' and v.raw = f.sha256
                    and (v.number = d.number or exists (
                        select 1 from finding n where n.document = v.document
                            and n.version in (v.number, v.number + 1)))
                    and f.id in (
                        (select min(g.id) from fetch g where g.sha256 = f.sha256),
                        (select max(g.id) from fetch g
                            where g.sha256 = f.sha256 and g.started_at <= v.first_seen)))
            and not exists (
                select 1 from finding n where n.document = '' and n.source = f.source
                    and n.found_at >= f.started_at
                    and n.found_at < strftime('%Y-%m-%dT%H:%M:%SZ', f.started_at, '+1 day'))
        order by f.id limit :most
    """,
    "raw": """
        select r.sha256 as key, length(r.body) as bytes from raw r
        where r.sha256 > :after
            and not exists (
                select 1 from version v join document d on d.id = v.document
                where v.raw = r.sha256
                    and (v.first_seen >= :before or v.number = d.number or exists (
                        select 1 from finding n where n.document = v.document
                            and n.version in (v.number, v.number + 1))))
            and not exists (
                select 1 from exchange e where e.sha256 = r.sha256 and e.received_at >= :before)
        order by r.sha256 limit :most
    """,
    "earlier_reading": """
        select e.id as key, coalesce(length(e.said), 0) + 100 as bytes from earlier_reading e
        where e.id > :after and e.replaced_at < :before
            and not exists (
                select 1 from finding n where n.document = e.document
                    and n.version in (e.version, e.version + 1))
        order by e.id limit :most
    """,
}
DROP = {
    "fetch": "delete from fetch where id in (select value from json_each(:keys))",
    "raw": "delete from raw where sha256 in (select value from json_each(:keys))",
    "earlier_reading": """
        delete from earlier_reading where id in (select value from json_each(:keys))""",
}
SEALED = ("fetch", "raw")
AT_ONCE = 500  # rows in one transaction: nobody waits long for us


@dataclass(frozen=True, slots=True)
class Old:
    """Rows of a table that may go, and about how many bytes they are."""

    rows: int
    bytes: int


class Retention:
    """What is old."""

    def __init__(self, ledger: Ledger, chain: Chain) -> None:
        self._ledger = ledger
        self._chain = chain

    def old(self, table: str, before: datetime) -> Iterator[Old]:
        """Yield what of `table` is from before that moment and may go, some rows at a time."""
        after: object = ""
        while rows := self._some(table, before, after):
            yield _sum(rows)
            after = rows[-1]["key"]

    def drop(self, table: str, before: datetime, rule: str, now: datetime) -> Iterator[Old]:
        """Drop it, some rows at a time; yield what was dropped. The chain of seals says by which rule.

        Killed between, what is dropped is sealed as dropped, and the rest is there.
        """
        after: object = ""
        while True:
            with self._ledger.fact():
                rows = self._some(table, before, after)
                keys = [row["key"] for row in rows]
                self._ledger.run(DROP[table], keys=dumps(keys))
                if table in SEALED:
                    self._chain.pruned(table, keys, rule, now)
            if not rows:
                return
            yield _sum(rows)
            after = keys[-1]

    def _some(self, table: str, before: datetime, after: object) -> list[Row]:
        first = after if after != "" or table == "raw" else 0
        values = {"before": stamp(before), "after": first, "most": AT_ONCE}
        return self._ledger.rows(OLD[table], **values)


def _sum(rows: list[Row]) -> Old:
    return Old(len(rows), sum(row["bytes"] for row in rows))
