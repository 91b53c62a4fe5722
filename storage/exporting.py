"""What is kept, month by month, for a store of columns: whole, in one order, one row in memory.

A month is that of a document's publication, else of its first sight, and has all that belongs to
its documents. Tables and columns are called as in the database, where `docs/schema.md` explains them.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256

from storage.ledger import Ledger, Row


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it leaves: its columns, those in `numbers` whole numbers, the others text.

    `order` tells its rows apart; `large` is the column that makes some of them large, "" for none.
    """

    name: str
    texts: str
    numbers: str
    order: str
    large: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns, in order."""
        return (*self.texts.split(), *self.numbers.split())


_AT = "document, version"
TABLES = (
    Table(
        "document",
        "id source url title published genre story severity reason first_seen",
        "number relevant",
        "id",
    ),
    Table(
        "version",
        "document title text labels authors fields digest raw first_seen extractor read_at",
        "number",
        "document, number",
        "text",
    ),
    Table(
        "mention",
        "document part label surface entity name reason",
        "version start end",
        f"{_AT}, part, start, label",
    ),
    Table("identifier", "document label value", "version start end", f"{_AT}, start, label, value"),
    Table("legal_date", "document role date", "version start end", f"{_AT}, role, date, start"),
    Table(
        "rule_event",
        "document rule rule_name kind date axis status quote",
        "version start end",
        f"{_AT}, id",
    ),
    Table(
        "claim",
        "document rule rule_name kind axis weight since until quote how part fr",
        "version position start end",
        f"{_AT}, position",
    ),
    Table("list_action", "document action list party country", "version", f"{_AT}, action, list, party"),
    Table(
        "list_entry_change",
        "document action list key name country what day",
        "version position",
        f"{_AT}, position",
    ),
    Table("change", "document seen_at", "version substantive reverts_to", _AT),
    Table(
        "hunk",
        "document label kind class reason was edits",
        "version position substantive start end",
        f"{_AT}, position",
        "edits",
    ),
)  # fmt: skip
CHUNK = 500  # documents whose rows are asked for at once

MONTHS = """
    select distinct substr(published, 1, 7) as month from document where published is not null
    union
    select distinct substr(first_seen, 1, 7) from document where published is null
    order by 1
"""
# Both ways are found by the index on `published`.
IDS = """
    select id from document where published >= :month and published < :end
    union all
    select id from document
    where published is null and first_seen >= :month and first_seen < :end
    order by id
"""
# A version does not change once it is kept but in what is read in it, and that leaves a row.
MARKS = """
    select d.id, d.source, d.url, d.title, d.published, d.genre, d.number, d.story, d.relevant,
        d.severity, d.reason, d.first_seen,
        (select count(*) || max(e.replaced_at) from earlier_reading e where e.document = d.id) as read
    from json_each(:ids) c cross join document d on d.id = c.value order by d.id
"""
_ROWS = """
    select {columns} from json_each(:ids) c cross join {table} x on x.{key} = c.value
    order by {order}
"""


class Exports:
    """What is kept, on its way out; nothing here writes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def still(self) -> AbstractContextManager[None]:
        """Read the database as it is now, whatever others write meanwhile."""
        return self._ledger.still()

    def months(self) -> list[str]:
        """Return the months of which a document is kept, the first first: "2025-05"."""
        return [row["month"] for row in self._ledger.rows(MONTHS)]

    def documents(self, month: str) -> list[str]:
        """Return the ids of a month's documents, in order."""
        rows = self._ledger.rows(IDS, month=month, end=f"{month}~")
        return [row["id"] for row in rows]

    def mark(self, documents: Sequence[str]) -> str:
        """Return a hash that is another one once a row of these documents is."""
        found = sha256()
        for row in self._each(MARKS, documents):
            found.update(json.dumps(list(row.values())).encode())
        return found.hexdigest()

    def rows(self, table: Table, documents: Sequence[str]) -> Iterator[Row]:
        """Yield the rows of these documents in a table."""
        key = "id" if table.name == "document" else "document"
        columns = ", ".join(f'x."{name}"' for name in table.columns)
        order = ", ".join(f'x."{name.strip()}"' for name in table.order.split(","))
        yield from self._each(
            _ROWS.format(columns=columns, table=table.name, key=key, order=order), documents
        )

    def _each(self, statement: str, documents: Sequence[str]) -> Iterator[Row]:
        for at in range(0, len(documents), CHUNK):
            ids = json.dumps(documents[at : at + CHUNK])
            yield from self._ledger.each(statement, ids=ids)
