"""Rules as a person and a program read them."""

import json
from collections.abc import Iterator

from pipeline.harmless import line as harmless
from storage.ledger import Row
from storage.store import Store

_LISTS = ("aliases", "rins", "dockets", "documents", "provisions", "eccns", "lists", "bills")
_MOST = 8  # names in a line
_WIDE = 100  # characters of a name


def as_object(store: Store, card: Row) -> str:
    """Return all that is known of a rule as JSON, with what it is connected with and why."""
    told = {name: json.loads(v) if name in _LISTS else v for name, v in dict(card).items()}
    told["links"] = [dict(row) for row in store.rules.links(card["key"])]
    return json.dumps(told, ensure_ascii=False)


def lines(card: Row) -> Iterator[str]:
    """Yield the lines about a rule: its name, then what is known of it."""
    yield f"{harmless(card['name'], _WIDE)}  ({harmless(card['key'], _WIDE)})"
    if aliases := _some(card["aliases"]):
        yield f"  also      {aliases}"
    if card["first_document"]:
        published = str(card["first_published"] or "")[:10]
        cited = filter(None, (card["first_citation"], published, card["url"]))
        yield f"  first     {harmless(', '.join(cited), 2 * _WIDE)}"
    for name, column in (("RIN", "rins"), ("docket", "dockets"), ("documents", "documents"),
                         ("amends", "provisions"), ("ECCNs", "eccns"), ("lists", "lists"),
                         ("bills", "bills")):  # fmt: skip
        if told := _some(card[column]):
            yield f"  {name:<9} {told}"
    yield f"  reports   {card['reports']}"


def _some(values: str) -> str:
    found = json.loads(values)
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return harmless(", ".join(found[:_MOST]), 3 * _WIDE) + more
