"""Which Federal Register documents came with each edition of the law: derived once, and kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.law.behind import citations, section_of
from storage.amendments import Amendments
from storage.clock_queries import CITING, EDITIONS, KEEP_SOURCE
from storage.ledger import Ledger, Row
from storage.values import dumps


@dataclass(frozen=True, slots=True)
class Sourced:
    """An edition of a section or supplement, what it newly cites, and the documents that made it.

    `watched` says that the daemon read it; history is only fetched. `before` is the first day of the edition before it, None if there is none; `looked` is the last
    day on which its text was read, None if only its past is kept.
    """

    document: str
    source: str
    url: str
    citation: str
    day: date
    before: date | None
    amended: bool
    watched: bool
    seen: date
    looked: date | None
    cited: tuple[str, ...]
    documents: tuple[str, ...]


def sourced(ledger: Ledger, amendments: Amendments) -> Iterator[Sourced]:
    """Yield all editions, those of a text in order; those that have no document are asked again."""
    for row in ledger.rows(EDITIONS):
        cited, documents = _origin(ledger, amendments, row)
        yield Sourced(
            document=row["document"],
            source=row["source"],
            url=row["url"],
            citation=section_of(row["label"]) or row["label"],
            day=date.fromisoformat(row["valid_from"]),
            before=date.fromisoformat(row["before"]) if row["before"] else None,
            amended=row["basis"] == "amendment",
            watched=bool(row["told"]),
            seen=date.fromisoformat(row["seen_at"][:10]),
            looked=date.fromisoformat(row["last_seen"][:10]) if row["last_seen"] else None,
            cited=cited,
            documents=documents,
        )


def _origin(
    ledger: Ledger, amendments: Amendments, row: Row
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = row["since"] == row["before"]
    if known and json.loads(row["documents"]):
        return tuple(json.loads(row["cited"])), tuple(json.loads(row["documents"]))
    cited = tuple(json.loads(row["cited"])) if known else _cited(ledger, row)
    amended = row["basis"] == "amendment" and row["before"]
    day = date.fromisoformat(row["valid_from"]) if amended else None
    unit = section_of(row["label"]) or row["label"]
    behind = amendments.behind(unit, cited, day) if cited or day else ()
    documents = tuple(one.document for one in behind)
    values = {"cited": dumps(cited), "documents": dumps(documents)}
    ledger.run(
        KEEP_SOURCE,
        document=row["document"],
        valid_from=row["valid_from"],
        since=row["before"],
        **values,
    )
    return cited, documents


def _cited(ledger: Ledger, row: Row) -> tuple[str, ...]:
    """Return the citations in what is new in an edition, without those in what went for it."""
    at = {"document": row["document"]}
    new = ledger.rows(CITING, there=row["valid_from"], not_there=row["before"], **at)
    old = ledger.rows(CITING, there=row["before"], not_there=row["valid_from"], **at)
    gone = {cited for one in old for cited in citations(one["text"])}
    found = [cited for one in new for cited in citations(one["text"]) if cited not in gone]
    return tuple(dict.fromkeys(map(str, found)))
