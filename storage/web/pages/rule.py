"""A rule's page: its life on two axes, what is scheduled, what it rests on, whom it concerns."""

import json
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

MOST = 60  # documents and names shown
ANNOUNCED = frozenset({"rescission_announced", "under_consideration", "guidance_issued"})

CARD = "select * from rule_card where key = :key"
DOCUMENTS = """
    select d.id, d.title, d.published, d.source, d.genre, s.name as source_name, s.authority
    from document d left join source s on s.key = d.source
    where d.id in (select document from rule_document where rule = :key
        union select document from claim where rule = :key)
    order by d.published desc, d.serial desc limit :most
"""
INVOLVED = """
    select m.entity, e.name, e.label, count(distinct m.document) as n
    from claim c join document d on d.id = c.document and d.number = c.version
    join mention m on m.document = d.id and m.version = d.number
    join entity e on e.key = m.entity
    where c.rule = :key and m.entity <> :key group by m.entity order by n desc, e.name limit :most
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
    claims = asked.store.states.claims(key)
    legal = legal_periods(claims)
    phases = [phase for phase in phases_of(claims, legal) if not phase.superseded_by]
    said = _said(claims)
    card = (asked.store.ask(CARD, key=key) or [{}])[0]
    return Shown(
        "rule.html",
        {
            "title": name,
            "key": key,
            "found": found,
            "legal": legal_state(found),
            "day": day,
            "today": today,
            "picture": timeline((*legal, *enforcement_periods(claims)), said, phases, day),
            "periods": (*legal, *enforcement_periods(claims)),
            "phases": [(phase, words(phase)) for phase in phases],
            "said": said,
            "card": _read(card),
            "documents": asked.store.ask(DOCUMENTS, key=key, most=MOST),
            "involved": asked.store.ask(INVOLVED, key=key, most=MOST),
            "notice": NOTICE,
        },
    )


@page("/rules")
def rules(asked: Asked) -> Shown:
    """Show the rules that anything is kept of, the newest first."""
    sought = asked.query.get("q", "").strip()
    rows = asked.store.rules.cards(sought)
    return Shown("rules.html", {"title": "Rules", "q": sought, "rules": [_read(r) for r in rows]})


def _said(claims: Sequence[Claim]) -> list[Claim]:
    """Return what was announced or only reported: the first claim of each kind, weight and day."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.day, claim.document)):
        if claim.weight is Weight.REPORT or claim.kind in ANNOUNCED:
            found.setdefault((claim.kind, claim.weight, claim.day), claim)
    return list(found.values())


def _read(card: Row) -> dict[str, object]:
    """Return a card with its JSON lists read."""
    return {
        name: json.loads(value) if isinstance(value, str) and value.startswith("[") else value
        for name, value in dict(card).items()
    }
