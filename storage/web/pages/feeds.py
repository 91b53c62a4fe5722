"""Feeds of everything, of a rule, an entity, a subscription; and calendars of what is scheduled."""

from datetime import timedelta

from extractors.ledger.nouns import Phase
from pipeline.calendar import calendar
from pipeline.phases import EASTERN
from storage.ledger import Row
from storage.web.asking import Asked, NotFoundError, Sent, Shown
from storage.web.feeding import ATOM_TYPE, JSON_TYPE, Feed, as_atom, as_json
from storage.web.registry import page
from storage.web.setting import segment

MOST = 50  # findings in a feed
AHEAD_DAYS = 730  # of what a calendar holds
PAST_DAYS = 90
FORMS = {"atom": (as_atom, ATOM_TYPE), "json": (as_json, JSON_TYPE)}

_ROWS = """
    select f.*, s.name as source_name from finding f left join source s on s.key = f.source
    where f.kind not in ('heartbeat', 'restless') {terms}
    order by f.found_at desc, f.rowid desc limit :most
"""
_TERMS = {
    "rule": """and exists (select 1 from json_each(f.entities) e where e.value = :key)""",
    "entity": """and exists (select 1 from json_each(f.entities) e
        join entity_kin k on k.entity = e.value where k.watched = :key)""",
    "subscription": """and exists (select 1 from delivery y
        where y.finding = f.key and y.subscription = :key and y.state <> 'threaded')""",
}


@page("/feeds")
def feeds(asked: Asked) -> Shown:
    """Show which feeds there are."""
    rows = [(key, one.name) for key, one in asked.settings.entities.items() if one.label == "RULE"]
    return Shown(
        "feeds.html",
        {
            "title": "Feeds and calendar",
            "rules": sorted(rows, key=lambda each: each[1]),
            "subscriptions": sorted(asked.settings.subscriptions),
        },
    )


@page("/feed/all.{form}")
def everything(asked: Asked) -> Sent:
    """Send a feed of all findings."""
    rows = asked.store.ask(_ROWS.format(terms=""), most=MOST)
    return _sent(asked, "rulewire: all findings", f"/feed/all.{asked.path['form']}", rows)


@page("/feed/{kind}/{key}.{form}")
def one(asked: Asked) -> Sent:
    """Send a feed of the findings on a rule or an entity, or of those told to a subscription."""
    kind, key, form = (asked.path[name] for name in ("kind", "key", "form"))
    name = _name(asked, kind, key)
    rows = asked.store.ask(_ROWS.format(terms=_TERMS[kind]), key=key, most=MOST)
    return _sent(asked, f"rulewire: {name}", f"/feed/{kind}/{segment(key)}.{form}", rows)


@page("/calendar.ics")
def everything_ahead(asked: Asked) -> Sent:
    """Send a calendar of all that is scheduled."""
    return Sent(calendar(_phases(asked), asked.now), "text/calendar; charset=utf-8")


@page("/calendar/rule/{key}.ics")
def ahead(asked: Asked) -> Sent:
    """Send a calendar of what is scheduled for a rule."""
    _name(asked, "rule", asked.path["key"])
    phases = [phase for phase in _phases(asked) if phase.claim.rule == asked.path["key"]]
    return Sent(calendar(phases, asked.now), "text/calendar; charset=utf-8")


def _phases(asked: Asked) -> list[Phase]:
    today = asked.now.astimezone(EASTERN).date()
    first, last = today - timedelta(days=PAST_DAYS), today + timedelta(days=AHEAD_DAYS)
    return asked.store.states.phases(first, last)


def _name(asked: Asked, kind: str, key: str) -> str:
    """Return what a feed is of, for a person.

    Raises:
        NotFoundError: There is no such rule, entity or subscription.

    """
    near = (("All feeds", "/feeds"),)
    if kind not in _TERMS:
        raise NotFoundError(f"There are no feeds of a {kind}", "rule, entity, subscription", near)
    if kind == "subscription":
        if key in asked.settings.subscriptions:
            return f"subscription {key}"
    elif key in asked.settings.entities:
        return asked.settings.entities[key].name
    elif kind == "rule" and key in asked.store.states.names():
        return asked.store.states.names()[key]
    raise NotFoundError(f"There is no {kind} “{key}”", "The page of feeds names them.", near)


def _sent(asked: Asked, title: str, place: str, rows: list[Row]) -> Sent:
    form = asked.path["form"]
    if form not in FORMS:
        hint = "A feed ends in .atom or .json."
        raise NotFoundError(f"No feed has the form {form}", hint, (("All feeds", "/feeds"),))
    make, media_type = FORMS[form]
    return Sent(make(Feed(title, asked.site, place, rows)), media_type)
