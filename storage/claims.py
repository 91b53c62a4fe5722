"""Claims on rules as they are kept with a version, and the states and phases that they lead to.

Those of a rule are written anew with each claim that can move them, in its transaction. A rule of
which `MANY` such claims are kept is only marked then: it is settled once a round, before what is
scheduled is told, and at the next start. So the thousandth text of a flood takes no longer than
the first; the views show such a rule as it was last settled, and `stale_rule` names it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from extractors.claims.told_days import published_day
from extractors.ledger.claims import claims_of
from extractors.ledger.nouns import Claim, Period, Phase, Weight
from extractors.ledger.periods import enforcement_periods, legal_periods
from extractors.ledger.phases import phases_of
from extractors.model import Annotations, Document
from extractors.reading.urls import parts
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import maybe_moment

OFFICIAL = "select 1 from source where key = :source and authority = 'official'"
FORGET = "delete from claim where document = :document and version = :version"
KEEP = """
    insert into claim (document, version, position, rule, rule_name, kind, axis, weight, since,
        until, quote, start, end, how, part, fr)
    values (:document, :version, :position, :rule, :rule_name, :kind, :axis, :weight, :since,
        :until, :quote, :start, :end, :how, :part, :fr)
"""
# What can move a state: index claim_moving has the very same words.
MOVES = "(weight = 'instrument' or weight = 'agency' and kind in ('not_enforced', 'enforced'))"
# The rules that any version of a document moves, and those that its eCFR notes name.
TOUCHED = f"""
    select distinct rule from claim where document = :document and rule <> '' and {MOVES}
    union
    select distinct e.rule from claim c
    cross join version v on json_extract(v.fields, '$.citation') = +c.fr
    join document d on d.id = v.document and d.number = v.number
    join claim e on e.document = v.document and e.version = v.number
    where c.document = :document and c.fr <> '' and e.rule <> ''
"""  # noqa: S608 - our own statement
# What a rule's document claims, and what notes of the eCFR that name the document do.
OF_RULE = """
    select * from ledger_event where rule = :rule
    union all
    select * from ledger_event where fr <> '' and fr in (select citation from ledger_event
        where rule = :rule and weight = 'instrument' and citation <> ''
            and kind in ('suspended', 'interim_final', 'final', 'rescinded'))
"""
MOVING = f"select * from ({OF_RULE}) where {MOVES}"  # noqa: S608 - our own statement
COUNT = f"""
    select count(*) as n from (select 1 from claim where rule = :rule and {MOVES} limit :most)
"""  # noqa: S608 - our own statement
MARK = "insert into stale_rule (rule) values (:rule) on conflict do nothing"
MARKED = "select rule from stale_rule order by rule"
UNMARK = "delete from stale_rule where rule = :rule"
OF_NOBODY = "select * from ledger_event where document = :document and rule = ''"
FORGET_PERIODS = "delete from rule_period where rule = :rule"
FORGET_PHASES = "delete from phase where subject = :subject"
KEEP_PERIOD = """
    insert into rule_period (rule, axis, since, until, state, scheduled, document, version, position)
    values (:rule, :axis, :since, :until, :state, :scheduled, :document, :version, :position)
"""
KEEP_PHASE = """
    insert into phase (subject, kind, day, part, document, version, position, superseded_by)
    values (:subject, :kind, :day, :part, :document, :version, :position, :superseded_by)
"""

MANY = 100  # claims that move one rule; those best told of have a dozen


def keep_claims(ledger: Ledger, document: Document, number: int, notes: Annotations) -> None:
    """Keep what a version claims of rules, in place of what was, and what follows from it."""
    official = ledger.row(OFFICIAL, source=document.source) is not None
    found = claims_of(document, notes, official=official)
    at = {"document": document.id, "version": number}
    before = _touched(ledger, document.id)
    ledger.run(FORGET, **at)
    ledger.run_all(KEEP, [at | _row(n, claim) for n, claim in enumerate(found)])
    for rule in sorted(before | _touched(ledger, document.id)):
        _refresh(ledger, rule) if _few(ledger, rule) else ledger.run(MARK, rule=rule)
    orphans = claims(ledger.rows(OF_NOBODY, document=document.id))
    _keep_phases(ledger, document.id, phases_of(orphans, ()))


def _touched(ledger: Ledger, document: str) -> set[str]:
    return {row["rule"] for row in ledger.rows(TOUCHED, document=document)}


def _few(ledger: Ledger, rule: str) -> bool:
    (row,) = ledger.rows(COUNT, rule=rule, most=MANY)
    return int(row["n"]) < MANY


def settle(ledger: Ledger) -> None:
    """Write down the states and phases of the rules that are only marked so far."""
    for row in ledger.rows(MARKED):
        with ledger.fact():
            _refresh(ledger, row["rule"])
            ledger.run(UNMARK, rule=row["rule"])


def _refresh(ledger: Ledger, rule: str) -> None:
    """Write down anew the states and phases of a rule."""
    known = claims(ledger.rows(MOVING, rule=rule))
    legal = legal_periods(known)
    ledger.run(FORGET_PERIODS, rule=rule)
    periods = (*legal, *enforcement_periods(known))
    ledger.run_all(KEEP_PERIOD, [{"rule": rule} | _period(one) for one in periods])
    _keep_phases(ledger, rule, phases_of(known, legal))


def claims(rows: Iterable[Row]) -> list[Claim]:
    """Return the claims kept in rows of `ledger_event`."""
    return [_claim(row) for row in rows]


def _keep_phases(ledger: Ledger, subject: str, phases: Sequence[Phase]) -> None:
    ledger.run(FORGET_PHASES, subject=subject)
    ledger.run_all(KEEP_PHASE, [{"subject": subject} | _phase(one) for one in phases])


def _row(position: int, claim: Claim) -> dict[str, object]:
    return {
        "position": position,
        "rule": claim.rule,
        "rule_name": clean(claim.rule_name),
        "kind": claim.kind,
        "axis": claim.axis,
        "weight": claim.weight.value,
        "since": claim.since.isoformat() if claim.since else None,
        "until": claim.until.isoformat() if claim.until else None,
        "quote": clean(claim.quote),
        "start": claim.start,
        "end": claim.end,
        "how": clean(claim.how),
        "part": clean(claim.part),
        "fr": claim.fr,
    }


def _at(claim: Claim) -> dict[str, object]:
    return {"document": claim.document, "version": claim.version, "position": claim.position}


def _period(period: Period) -> dict[str, object]:
    return _at(period.claim) | {
        "axis": period.axis,
        "since": period.since.isoformat(),
        "until": period.until.isoformat() if period.until else None,
        "state": period.state,
        "scheduled": int(period.scheduled),
    }


def _phase(phase: Phase) -> dict[str, object]:
    return _at(phase.claim) | {
        "kind": phase.kind,
        "day": phase.day.isoformat(),
        "part": "" if phase.kind == "stay_ends" else phase.claim.part,
        "superseded_by": phase.superseded_by,
    }


def _claim(row: Row) -> Claim:
    return Claim(
        rule=row["rule"],
        rule_name=row["rule_name"],
        kind=row["kind"],
        axis=row["axis"],
        weight=Weight(row["weight"]),
        since=_day(row["since"]),
        until=_day(row["until"]),
        quote=row["quote"],
        start=row["start"],
        end=row["end"],
        how=row["how"],
        part=row["part"],
        fr=row["fr"],
        document=row["document"],
        version=row["version"],
        position=row["position"],
        said=published_day(maybe_moment(row["published"])),
        title=row["title"],
        url=row["url"],
        source=row["source"],
        cited=row["citation"],
        outlet=row["site"] or parts(row["url"]).netloc or row["source"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
