"""`rulewire explain`: why a finding was told, to whom, and to whom not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from config.settings import Settings
from extractors.errors import ReadError
from extractors.kin import kin_of
from extractors.model import Finding
from extractors.subscriptions import verdict
from pipeline.composing import query
from pipeline.fates import fate
from pipeline.harmless import line as harmless
from pipeline.harmless import web_url
from storage.ledger import Row
from storage.store import Store

SHOWN = 200  # characters of a quote, a title or a reason
MOST = 12  # names shown


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding fired.

    Attributes:
        finding, found_at: What was found, and when (UTC).
        names: The watched names in the version it is about, with what decided each.
        deliveries: What became of it.
        untold: Subscriptions that did not get it, each with the term it misses.
        query: A shell line that shows the same.

    """

    finding: Finding
    found_at: str
    names: tuple[Row, ...]
    deliveries: tuple[Row, ...]
    untold: Mapping[str, str]
    query: str


def explanation(store: Store, settings: Settings, asked: str) -> Explanation:
    """Return why a finding fired; `asked` is its key or the beginning of one.

    Raises:
        ReadError: There is no such finding, or several begin so.

    """
    key = _key(store, asked)
    known = store.inquiries.finding(key)
    if known is None:
        raise ReadError(asked, "no such finding is kept; rulewire deliveries lists what was told")
    found, found_at = known
    rows = tuple(store.inquiries.deliveries(key))
    told = {row["subscription"] for row in rows}
    kin = kin_of(settings.entities.values())
    untold = {
        name: verdict(found, wanted, kin)[1] or "it did not ask for it when it was found"
        for name, wanted in settings.subscriptions.items()
        if name not in told
    }
    names = store.inquiries.watched(found.document, found.version, MOST)
    return Explanation(found, found_at, tuple(names), rows, untold, query(store.path, found))


def _key(store: Store, asked: str) -> str:
    like = store.inquiries.like(asked)
    if any(row["key"] == asked for row in like) or not like:
        return asked
    if len(like) > 1:
        keys = ", ".join(row["key"] for row in like[:5])
        raise ReadError(asked, f"several findings begin so, name one: {keys}")
    return str(like[0]["key"])


def lines(told: Explanation, settings: Settings) -> Iterator[str]:
    """Yield the explanation for a person."""
    found = told.finding
    yield f"{found.severity.name} · {found.kind.replace('_', ' ')} · found {told.found_at}"
    yield f"  {harmless(found.title, SHOWN)}"
    yield f"  why        {harmless(found.reason, SHOWN)}"
    if found.quote:
        yield f"  words      “{harmless(found.quote, SHOWN)}”"
    yield f"  source     {' '.join(filter(None, (found.source, web_url(found.url))))}"
    for row in told.names:
        where = f"{row['part']} {row['start']}–{row['end']}"
        yield f"  name       {harmless(row['name'], 60)}: “{harmless(row['surface'], 60)}” ({where}) by {row['reason']}"
    for row in told.deliveries:
        to = f"{row['subscription']} by {row['channel']}"
        yield f"  {row['state']:<10} {to}: {fate(settings, row)}; it asked for {row['why']}"
    for name, missed in told.untold.items():
        yield f"  not told   {name}: {harmless(missed, SHOWN)}"
    yield f"  the same   {told.query}"


def as_json(told: Explanation) -> str:
    """Return the same as one JSON object."""
    found = told.finding
    row = {
        "key": found.key,
        "kind": found.kind,
        "severity": found.severity.name.lower(),
        "found_at": told.found_at,
        "title": found.title,
        "reason": found.reason,
        "quote": found.quote,
        "source": found.source,
        "url": found.url,
        "document": found.document,
        "version": found.version,
        "names": [dict(name) for name in told.names],
        "deliveries": [dict(delivery) for delivery in told.deliveries],
        "not_told": dict(told.untold),
        "query": told.query,
    }
    return json.dumps(row, ensure_ascii=False)
