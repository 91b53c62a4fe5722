"""Findings as feeds: Atom (RFC 4287) and JSON Feed 1.1, with ids that stay for good."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from markupsafe import escape

from pipeline.harmless import line, web_url
from storage.ledger import Row

ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE = "application/atom+xml; charset=utf-8"
JSON_TYPE = "application/feed+json; charset=utf-8"
_BEGINNING = "1970-01-01T00:00:00Z"  # of a feed that has nothing yet: an Atom feed must have a day
_LONG = 2000  # characters of a quote


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name, where it stands ("http://127.0.0.1:8001/feed/all.atom"), what it tells.

    `site` is the address of the window without a slash at its end.
    """

    title: str
    site: str
    place: str
    rows: Sequence[Row]

    @property
    def updated(self) -> str:
        """When it last got something."""
        return max((str(row["found_at"]) for row in self.rows), default=_BEGINNING)


def urn(what: str) -> str:
    """Return an id that stays the same for the same thing, whatever window shows it."""
    return uuid5(NAMESPACE_URL, f"rulewire:{what}").urn


def as_atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    _text(root, "id", urn(feed.place.rpartition(".")[0]))
    _text(root, "title", line(feed.title, 200))
    _text(root, "updated", feed.updated)
    etree.SubElement(root, f"{{{ATOM}}}link", rel="self", href=f"{feed.site}{feed.place}")
    etree.SubElement(root, f"{{{ATOM}}}link", rel="alternate", href=f"{feed.site}/")
    _text(etree.SubElement(root, f"{{{ATOM}}}author"), "name", "rulewire")
    for row in feed.rows:
        _entry(root, feed, row)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def as_json(feed: Feed) -> bytes:
    """Return the feed as JSON Feed: https://www.jsonfeed.org/version/1.1/."""
    items = [
        {
            "id": urn(f"finding:{row['key']}"),
            "url": _address(feed, row),
            "title": _title(row),
            "content_html": _html(row),
            "summary": line(str(row["reason"]), _LONG),
            "date_published": row["found_at"],
            "tags": [row["severity"], row["kind"]],
            "authors": [{"name": line(str(row["source_name"] or "rulewire"), 200)}],
        }
        for row in feed.rows
    ]
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": line(feed.title, 200),
        "home_page_url": f"{feed.site}/",
        "feed_url": f"{feed.site}{feed.place}",
        "items": items,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _entry(root: etree._Element, feed: Feed, row: Row) -> None:
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "id", urn(f"finding:{row['key']}"))
    _text(entry, "title", _title(row))
    _text(entry, "updated", str(row["found_at"]))
    _text(entry, "published", str(row["found_at"]))
    etree.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=_address(feed, row))
    author = etree.SubElement(entry, f"{{{ATOM}}}author")
    _text(author, "name", line(str(row["source_name"] or "rulewire"), 200))
    for term in (row["severity"], row["kind"]):
        etree.SubElement(entry, f"{{{ATOM}}}category", term=str(term))
    _text(entry, "content", _html(row)).set("type", "html")


def _text(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = text
    return element


def _title(row: Row) -> str:
    return line(f"{str(row['severity']).upper()}: {row['title']}", 300)


def _address(feed: Feed, row: Row) -> str:
    """Return where a reader checks it: at the source, else in the window."""
    return web_url(str(row["url"])) or f"{feed.site}/"


def _html(row: Row) -> str:
    reason, quote = (line(str(row[name]), _LONG) for name in ("reason", "quote"))
    parts = [f"<p>{escape(reason)}</p>" if reason else ""]
    parts += [f"<blockquote>{escape(quote)}</blockquote>" if quote else ""]
    return "".join(parts) or f"<p>{escape(_title(row))}</p>"
