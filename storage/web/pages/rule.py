"""A rule's page: its life on two axes, what is scheduled, what it rests on, whom it concerns."""

from collections.abc import Sequence

from extractors.errors import ReadError
from extractors.ledger.nouns import Claim, Weight
from extractors.ledger.periods import enforcement_periods, legal_periods
from extractors.ledger.phases import phases_of
from extractors.ledger.telling import words
from pipeline.phases import EASTERN
from pipeline.status import answer, resolved
from pipeline.status_lines import NOTICE, legal_state
from storage.ledger import Row
from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.registry import page
from storage.web.timeline import timeline

MOST_RULES = 300
MOST = 60  # documents, names and marks shown
FEW = 6  # reports, announcements and doubts of a kind that are written out
ANNOUNCED = frozenset({"rescission_announced", "under_consideration", "guidance_issued"})

TOUCHED = """
    with own as (
        select d.id, d.number from rule_document t join document d on d.id = t.document
        where t.rule = :key)
    select distinct 'provision' as kind, a.unit as value from own
        join amendment a on a.document = own.id and a.version = own.number where a.unit <> ''
    union select lower(i.label), i.value from own
        join identifier i on i.document = own.id and i.version = own.number
        where i.label in ('ECCN', 'BILL')
    union select 'list', l.list from own
        join list_action l on l.document = own.id and l.version = own.number
    union select h.kind, h.value from own join rule_handle h on h.document = own.id
        where h.kind in ('rin', 'docket') and not h.cited
    order by 1, 2 limit 200
"""
RULES = """
    select r.key, r.name, f.citation as first_citation, f.published as first_published,
        (select count(*) from rule_document t where t.rule = r.key) as documents,
        (select count(*) from claim c where c.rule = r.key) as claims
    from rule r left join (
        select t.rule, v.fields ->> '$.citation' as citation, d.published,
            row_number() over (partition by t.rule order by d.published, d.id) as place
        from rule_document t join document d on d.id = t.document
        join version v on v.document = d.id and v.number = d.number
    ) f on f.rule = r.key and f.place = 1
    where exists (select 1 from claim c where c.rule = r.key)
        and (:words = '' or instr(lower(r.name || ' ' || r.key || ' ' || r.aliases), lower(:words))
            or exists (select 1 from rule_document t join rule_handle h on h.document = t.document
                where t.rule = r.key and not h.cited and instr(lower(h.value), lower(:words))))
    order by f.published desc, r.name limit :most
"""
DOCUMENTS = """
    select d.id, d.title, d.published, d.source, d.genre, s.name as source_name, s.authority
    from document d left join source s on s.key = d.source
    where d.id in (select document from rule_document where rule = :key
        union select document from claim where rule = :key)
    order by d.published desc, d.serial desc limit :most
"""
INVOLVED = """
    with near as (
        select distinct document, version from claim where rule = :key and weight <> 'report'
        union select document, version from (
            select document, version from claim where rule = :key and weight = 'report' limit 200))
    select m.entity, e.name, e.label, count(distinct m.document) as n
    from near join mention m on m.document = near.document and m.version = near.version
    join entity e on e.key = m.entity
    where m.entity <> :key group by m.entity order by n desc, e.name limit :most
"""


@page("/rule/{key}")
def rule(asked: Asked) -> Shown:
    """Show a rule by key, name or alias, as of the day in `on`, today if it is not given."""
    today = asked.now.astimezone(EASTERN).date()
    day = asked.day("on", today)
    try:
        key, name = resolved(asked.store, asked.settings, asked.path["key"])
        found = answer(asked.store, asked.settings, key, day, today)
    except ReadError as error:
        raise NotFoundError(error.subject, error.reason, (("All rules", "/rules"),)) from error
    legal = legal_periods(found.claims)
    phases = [phase for phase in phases_of(found.claims, legal) if not phase.superseded_by]
    said = _said(found.claims)
    periods = (*legal, *enforcement_periods(found.claims))
    return Shown(
        "rule.html",
        {
            "title": name,
            "key": key,
            "found": found,
            "legal": legal_state(found),
            "day": day,
            "today": today,
            "picture": timeline(periods, said[-MOST:], phases, day),
            "periods": periods,
            "phases": [(phase, words(phase)) for phase in phases],
            "said": said[-MOST:],
            "unsaid": max(0, len(said) - MOST),
            "most": FEW,
            "touched": _touched(asked.store.ask(TOUCHED, key=key)),
            "documents": asked.store.ask(DOCUMENTS, key=key, most=MOST),
            "involved": asked.store.ask(INVOLVED, key=key, most=MOST),
            "notice": NOTICE,
        },
    )


@page("/rules")
def rules(asked: Asked) -> Shown:
    """Show the rules that anything is kept of, the newest first."""
    sought = asked.query.get("q", "").strip()
    named = asked.store.states.names().keys() | asked.settings.entities.keys()
    kept = asked.store.ask(RULES, words=sought, most=MOST_RULES)
    rows = [row for row in kept if row["key"] in named]
    return Shown("rules.html", {"title": "Rules", "q": sought, "rules": rows})


def _said(claims: Sequence[Claim]) -> list[Claim]:
    """Return what was announced or only reported: the first claim of each kind, weight and day."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.day, claim.document)):
        if claim.weight is Weight.REPORT or claim.kind in ANNOUNCED:
            found.setdefault((claim.kind, claim.weight, claim.day), claim)
    return list(found.values())


def _touched(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Return what its documents touch, by what that is."""
    names = ("provision", "eccn", "list", "rin", "docket", "bill")
    return {name: [row["value"] for row in rows if row["kind"] == name] for name in names}
