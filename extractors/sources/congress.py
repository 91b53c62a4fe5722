"""A bill in Congress: its actions and the versions of its text, from the Congress.gov API v3.

A source's `url` is `https://api.congress.gov/v3/bill/119/s/1705`. It leads to the versions of the
text, those to the actions, with which the bill is whole, and to the words of the newest version.
The key stands in a header: `headers = { X-Api-Key = "env:CONGRESS_API_KEY" }`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

from extractors.model import Document, Link, Page, Paragraph, Reading, Source
from extractors.reading.bill_text import provisions
from extractors.reading.challenge import refuse
from extractors.reading.congress import (
    MOST,
    Bill,
    TextVersion,
    actions_of,
    bill_at,
    facts_of,
    told_versions,
    versions_of,
)
from extractors.reading.moments import midnight
from extractors.registry import source_kind
from extractors.watch import Strict

# Fields of links that are for the reader of their page alone.
_PASSED_ON = frozenset({"reads", "versions", "title", "superseded"})


class CongressOptions(Strict):
    """Where the words of a bill are: `texts` is the bulk data of bills, "" not to read them."""

    texts: str = "https://www.govinfo.gov/bulkdata/BILLS"


@source_kind("congress", options=CongressOptions)
def read_congress(source: Source, page: Page, link: Link | None) -> Reading:
    """Return where a page leads, the bill that its actions make whole, or the words of its text.

    Raises:
        ReadError: Not an answer of the API on this bill, one cut short, or a text without words.

    """
    bill = bill_at(source.url)
    reads = link.fields.get("reads", "actions") if link else "bill"
    refuse(page, "xml" if reads == "text" else "json")
    if link is None:
        return Reading(links=(_versions_link(source, page, bill),))
    if reads == "versions":
        return Reading(links=tuple(_onward(source, page, link, bill)))
    if reads == "text":
        return _text(source, page, link, bill)
    return Reading(documents=(_bill(source, page, link, bill),))


def _versions_link(source: Source, page: Page, bill: Bill) -> Link:
    facts, moved = facts_of(page, bill)
    return Link(
        _part(source, "text"),
        title=facts["title"],
        published=_moment(source, facts["latest_action_date"]),
        stamp=_stamp(moved),
        leads=True,
        fields={**facts, "reads": "versions"},
    )


def _onward(source: Source, page: Page, link: Link, bill: Bill) -> Iterator[Link]:
    """Yield the link to the actions, then those to the words of each version."""
    versions = versions_of(page)
    told = json.dumps([*told_versions(versions)])
    actions = {**link.fields, "reads": "actions", "versions": told}
    yield Link(
        _part(source, "actions"),
        title=link.title,
        published=_moment(source, link.fields["latest_action_date"]),
        document=bill.document,
        once=True,  # else a new action would be read with old facts, and told twice
        stamp=_stamp(f"{link.stamp}\n{told}"),
        fields=actions,
    )
    options = source.options if isinstance(source.options, CongressOptions) else CongressOptions()
    dated = [one for one in versions if one.day and one.stem]
    for one in dated if options.texts else ():
        yield _words(source, link, bill, _Words(options.texts, one, one is dated[-1]))


@dataclass(frozen=True, slots=True)
class _Words:
    """A version whose words are wanted, if it is the newest."""

    texts: str
    version: TextVersion
    newest: bool

    def url(self, bill: Bill) -> str:
        """Return its address: a folder for each session, the first of which begins in odd years."""
        began = 1787 + 2 * bill.congress
        session = min(max(int(self.version.day[:4]) - began + 1, 1), 2)
        folder = f"{bill.congress}/{session}/{bill.type}"
        return f"{self.texts.rstrip('/')}/{folder}/{self.version.stem}.xml"


def _words(source: Source, link: Link, bill: Bill, words: _Words) -> Link:
    """Return the link to the words of a version.

    One that a newer one took the place of is known, so that it is no news, and says nothing.
    """
    version = words.version
    superseded = {} if words.newest else {"superseded": "yes"}
    facts = {name: link.fields[name] for name in ("congress", "type", "number")}
    return Link(
        words.url(bill),
        title=link.title,
        published=_moment(source, version.day),
        document=f"{bill.document}:text",
        once=True,
        sight="" if words.newest else "later",
        fields={**facts, "reads": "text", "stage": version.name, "day": version.day, **superseded},
    )


def _bill(source: Source, page: Page, link: Link, bill: Bill) -> Document:
    fields = link.fields
    chamber = f" in the {fields['chamber']}" if "chamber" in fields else ""
    by = f" by {fields['sponsors']}" if "sponsors" in fields else ""
    law = (Paragraph("law", f"It is {fields['law']}."),) if "law" in fields else ()
    texts = (Paragraph("text version", told) for told in json.loads(fields["versions"]))
    paragraphs = (
        *law,
        Paragraph("sponsors", f"Introduced on {fields['introduced']}{chamber}{by}"),
        *texts,
        *actions_of(page, (fields["latest_action_date"], fields["latest_action"])),
    )
    return Document(
        id=bill.document,
        source=source.key,
        url=bill.url,
        title=f"{link.title} ({bill.cited})",
        published=_moment(source, fields["introduced"]),
        paragraphs=paragraphs,
        genre="bill",
        fields=_facts(fields),
        raw=page.sha256,
    )


def _text(source: Source, page: Page, link: Link, bill: Bill) -> Reading:
    if "superseded" in link.fields:
        return Reading()
    stage = f"{link.fields['day']}: {link.fields['stage']}"
    paragraphs = (Paragraph("text version", stage), *provisions(page))
    text = Document(
        id=f"{bill.document}:text",
        source=source.key,
        url=f"{bill.url}/text",
        title=f"{link.title} ({bill.cited}): its text",
        published=link.published,
        paragraphs=paragraphs,
        genre="bill",
        fields=_facts(link.fields),
        raw=page.sha256,
    )
    return Reading(documents=(text,))


def _facts(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if name not in _PASSED_ON}


def _part(source: Source, name: str) -> str:
    """Return the address of a part of the bill, the most of it that one answer holds."""
    parts = urlsplit(source.url)
    path = f"{parts.path.rstrip('/')}/{name}"
    return urlunsplit((parts.scheme, parts.netloc, path, f"format=json&limit={MOST}", ""))


def _moment(source: Source, day: str) -> datetime:
    return midnight(date.fromisoformat(day), source.zone)


def _stamp(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
