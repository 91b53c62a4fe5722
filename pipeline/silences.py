"""`rulewire why-not`: why nothing was told of an address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx

from config.settings import Settings
from extractors.errors import ReadError
from extractors.reading.urls import canonical_url, parts
from pipeline.fates import fate
from pipeline.harmless import line as harmless
from pipeline.hindrances import robots_remedy, standing
from pipeline.reasons import explanation
from storage.ledger import Row
from storage.store import Store

SHOWN = 200  # characters of a title or an error


@dataclass(frozen=True, slots=True)
class Silence:
    """What is known of an address, in the order of its way: found, fetched, kept, told.

    `remedy` is what to do, "" if nothing is amiss.
    """

    asked: str
    facts: tuple[str, ...]
    remedy: str


def silence(store: Store, settings: Settings, asked: str) -> Silence:
    """Return why nothing was told of a page, given by its address or a document's id.

    Raises:
        ReadError: It is neither.

    """
    address = _canonical(asked)
    kept = store.inquiries.document(asked, address)
    if kept:
        facts, mend = standing(store, settings, [kept["source"]])
        return Silence(asked, (*_of_document(store, settings, kept), *facts),
                       mend or _document_remedy(kept))  # fmt: skip
    links = store.inquiries.links(asked, address)
    rows = store.inquiries.fetches(asked, address)
    fetches = [_fetch(row) for row in rows]
    refused = robots_remedy([*links, *rows])
    if links:
        facts, mend = standing(store, settings, [row["source"] for row in links])
        remedy = mend or refused or _link_remedy(links)
        return Silence(asked, (*map(_link, links), *fetches, *facts), remedy)
    found = _unknown(store, settings, asked, address, fetches)
    return replace(found, remedy=refused or found.remedy)


def _canonical(asked: str) -> str:
    if asked.startswith(("http://", "https://")):
        try:
            httpx.URL(asked)
        except httpx.InvalidURL as error:
            raise ReadError(
                asked, f"is no address: {error}; copy it whole from a browser"
            ) from error
        return canonical_url(asked)
    if ":" not in asked:
        raise ReadError(
            asked, "is neither an address nor a document's id; name one, such as fr:2025-00636"
        )
    return asked


def _of_document(store: Store, settings: Settings, row: Row) -> Iterator[str]:
    by = f"{row['source_name'] or row['source']} ({row['authority'] or 'no source any more'})"
    yield f"It is kept as {row['id']}, first seen {row['first_seen']}, by {by}."
    keys = store.inquiries.findings(row["id"])
    for key in keys:
        told = explanation(store, settings, key)
        yield f"Finding {key}: {told.finding.severity.name.lower()}, {told.finding.kind}."
        for each in told.deliveries:
            yield f"  {each['subscription']} by {each['channel']}: {fate(settings, each)}"
        for name, missed in told.untold.items():
            yield f"  {name}: not told, {missed}"
    if not keys:
        yield from _unfound(row)
    yield from map(_change, store.inquiries.changes(row["id"]))
    if masks := len(store.documents.masks(row["id"])):
        places = "One place in it changes" if masks == 1 else f"{masks} places in it change"
        yield f"{places} at every visit, as a clock does: told once, and what it says is not any more."


def _change(row: Row) -> str:
    classes = f" ({row['classes']})" if row["classes"] else ""
    seen = f"Version {row['version']}, seen {row['seen_at']}"
    if row["substantive"]:
        return f"{seen}: something of substance changed{classes}."
    return f"{seen}: only editorial differences{classes}; such a change is kept and not told."


def _unfound(row: Row) -> Iterator[str]:
    """Yield why a kept text became no finding."""
    if row["was_there"] or (row["baseline_at"] and row["first_seen"] <= row["baseline_at"]):
        yield "It was there when its source was first read: a baseline is kept and not told."
    elif not row["relevant"]:
        yield "It is not relevant to export controls as it was read: a report of that kind is not told."
    else:
        yield "It became no finding: nobody subscribes to it, or its change carried no meaning."


def _document_remedy(row: Row) -> str:
    if row["was_there"]:
        return "To be told of first sights as well: alert_first_sight = true in its [source.…]."
    return ""


def _link(row: Row) -> str:
    named = f"{row['source_name']} named it, first seen {row['first_seen']}"
    if row["failures"]:
        error = harmless(row["last_error"], SHOWN)
        return f"{named}; its page failed {row['failures']} times: {error}; next try {row['next_fetch']}."
    if row["read_at"]:
        return f"{named}; its page was read {row['read_at']} and gave no document of this address."
    if row["next_fetch"] is None:
        return f"{named} in its baseline; its page is not read unless it changes."
    return f"{named}; its page is due {row['next_fetch']} and was not read yet."


def _link_remedy(links: list[Row]) -> str:
    if any(row["failures"] for row in links):
        return 'Open the page in a browser; if it is there, its source\'s settings may need `fetch = "browser"`.'
    return ""


def _fetch(row: Row) -> str:
    came = harmless(row["error"], SHOWN) if row["error"] else f"status {row['status']}"
    return f"Asked {row['started_at']} for {row['source']}: {came}."


def _unknown(
    store: Store, settings: Settings, asked: str, address: str, fetches: list[str]
) -> Silence:
    """Return what to say of an address that no source ever named."""
    host = _host(address)
    near = [row for row in store.inquiries.sources() if host and _host(row["url"]) == host]
    facts = ["No source that is read has named this address.", *fetches]
    for row in near:
        seen = row["last_ok"] or "never"
        facts.append(f"{row['name']} reads that host; it is {row['state']}, last seen {seen}.")
    told, mend = standing(store, settings, [row["key"] for row in near])
    facts += told
    if near:
        remedy = mend or "Its index may not have shown it; to read it now: rulewire once"
    else:
        remedy = f"No source reads {host or 'it'}; add one: a [source.…] table with its index, kind and authority."
    return Silence(asked, tuple(facts), remedy)


def _host(url: str) -> str:
    return (parts(url).hostname or "").removeprefix("www.")
