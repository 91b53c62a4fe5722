"""Search: words in the text, by source, label, entity, rule and day; and as a subscription."""

from datetime import date
from urllib.parse import urlencode

from storage.web.asking import Asked, Shown
from storage.web.registry import page
from storage.web.searching import MOST, Search, as_subscription, found, marked

LABELS = ("ORG", "AGENCY", "PERSON", "PRODUCT", "MODEL", "RULE", "LIST", "BILL", "COUNTRY")
RULES = frozenset({"RULE", "LIST", "BILL"})


@page("/search")
def search(asked: Asked) -> Shown:
    """Show what matches, newest first."""
    given = asked.query
    sought = Search(
        words=given.get("q", "").strip(),
        source=given.get("source", ""),
        entity=given.get("entity", ""),
        label=given.get("label", ""),
        rule=given.get("rule", ""),
        since=_day(asked, "since"),
        until=_day(asked, "until"),
        official=bool(given.get("official")),
    )
    some = bool(sought.words or sought.terms)
    rows = found(asked.store, sought, asked.number("before", 0, 10**12)) if some else []
    onward = (
        {"q": sought.words, **sought.terms, "before": rows[MOST - 1]["serial"]}
        if rows[MOST:]
        else {}
    )
    entities = sorted(asked.settings.entities.items(), key=lambda each: each[1].name.casefold())
    return Shown(
        "search.html",
        {
            "title": "Search",
            "sought": sought,
            "some": some,
            "rows": [(row, list(marked(row["found"] or ""))) for row in rows[:MOST]],
            "onward": urlencode(onward),
            "label_pairs": [(name, name) for name in LABELS],
            "source_pairs": [(key, key) for key in sorted(asked.settings.sources)],
            "entities": [(key, one.name) for key, one in entities if one.label not in RULES],
            "rules": [(key, one.name) for key, one in entities if one.label in RULES],
            "snippet": as_subscription(sought) if some else "",
        },
    )


def _day(asked: Asked, name: str) -> date | None:
    return asked.day(name, asked.now.date()) if asked.query.get(name, "").strip() else None
