"""Rules: what is claimed of each, who names it, and what is scheduled."""

from collections.abc import Mapping, Sequence
from datetime import date

from extractors.ledger.nouns import Claim, Phase
from storage.claims import OF_RULE, claims, settle
from storage.ledger import Ledger, Row

NAMES = """
    select rule, max(rule_name) as name, count(*) as claims from claim
    where rule <> '' group by rule order by rule
"""
# Official texts that name a rule and claim nothing of it.
NAMING = """
    select distinct d.id, d.title, d.url, date(d.published) as day, d.source
    from mention m
    cross join document d on d.id = m.document and d.number = m.version
    join source s on s.key = d.source and s.authority = 'official'
    where m.entity = :rule and date(d.published) <= :day and not exists (
        select 1 from claim c
        where c.document = d.id and c.version = d.number and c.rule = :rule)
    order by d.published, d.id
"""
# A note of the eCFR gives way to the Federal Register document that it names.
PHASES = """
    select p.kind as phase, p.day as phase_day, e.*
    from phase p
    join ledger_event e on e.document = p.document and e.version = p.version
        and e.position = p.position
    where p.superseded_by = '' and p.day between :first and :last and not (
        e.fr <> '' and exists (
            select 1 from ledger_event f where f.citation = e.fr and f.rule <> ''))
    order by p.day, p.kind, p.subject, p.part
"""
TOLD = "select 1 from finding where key = :key"
LOOKED = "select key, name, authority, state, last_ok, blind_since from source_health"


class States:
    """What is known of rules."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def names(self) -> Mapping[str, str]:
        """Return the rules that anything is claimed of, each with its name."""
        return {row["rule"]: row["name"] for row in self._ledger.rows(NAMES)}

    def claims(self, rule: str) -> list[Claim]:
        """Return all claims on a rule, and the notes of the eCFR that name its documents."""
        return claims(self._ledger.rows(OF_RULE, rule=rule))

    def naming(self, rule: str, day: date) -> list[Row]:
        """Return the official documents until `day` that name a rule and claim nothing of it."""
        return self._ledger.rows(NAMING, rule=rule, day=day.isoformat())

    def settle(self) -> None:
        """Bring the rules up to date that were spoken of too often to do so with each claim."""
        settle(self._ledger)

    def phases(self, first: date, last: date) -> list[Phase]:
        """Return what stands to begin or end between two days, both included."""
        days = {"first": first.isoformat(), "last": last.isoformat()}
        rows = self._ledger.rows(PHASES, **days)
        kinds = [(row["phase"], date.fromisoformat(row["phase_day"])) for row in rows]
        found = zip(kinds, claims(rows), strict=True)
        return [Phase(kind, day, claim) for (kind, day), claim in found]

    def told(self, key: str) -> bool:
        """Return whether a finding was told before."""
        return self._ledger.row(TOLD, key=key) is not None

    def looked(self) -> Sequence[Row]:
        """Return when each source was last seen, and its health."""
        return self._ledger.rows(LOOKED)
