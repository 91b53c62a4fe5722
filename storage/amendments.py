"""Amendments as kept: which Federal Register document is behind a change of the law."""

import json
from collections.abc import Sequence
from datetime import date

from extractors.amending.candidates import Candidate, amending_documents
from storage.ledger import Ledger, Row
from storage.values import dumps, maybe_moment

# Documents that are cited so, or that amend the unit.
CANDIDATES = """
    select d.id, d.title, d.url, d.published,
        coalesce(json_extract(v.fields, '$.citation'), '') as citation,
        (select json_group_array(distinct a.target) from amendment a
            where a.document = d.id and a.version = d.number) as targets,
        (select json_group_array(distinct t.date) from amendment_date t
            where t.document = d.id and t.version = d.number and t.role = 'effective'
                and t.date is not null) as effective
    from document d join version v on v.document = d.id and v.number = d.number
    where json_extract(v.fields, '$.citation') in (select value from json_each(:citations))
        or d.id in (select document from amendment where unit = :unit)
    order by d.published, d.id
"""


class Amendments:
    """What is known of orders to change the law."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def behind(
        self, unit: str, added: Sequence[str], day: date | None = None
    ) -> tuple[Candidate, ...]:
        """Return the kept documents behind a change of `unit`, the surest first.

        `unit` is a section or supplement, "15 CFR 744.11"; `added` are the Federal Register
        citations that it newly names; `day` is the day of the amendment.
        """
        citations = dumps([" ".join(one.split(",")[0].split()) for one in added])
        rows = self._ledger.rows(CANDIDATES, citations=citations, unit=unit)
        return amending_documents(added, unit, day, map(_candidate, rows))


def _candidate(row: Row) -> Candidate:
    published = maybe_moment(row["published"])
    return Candidate(
        document=row["id"],
        title=row["title"],
        url=row["url"],
        citation=row["citation"],
        published=published.date() if published else None,
        targets=tuple(json.loads(row["targets"])),
        effective=tuple(map(date.fromisoformat, json.loads(row["effective"]))),
    )
