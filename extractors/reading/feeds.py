"""Feeds of every kind as one list of entries: RSS 0.9x, 1.0 and 2.0, Atom, RDF, JSON Feed."""

import html
import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from time import struct_time

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.answers import json_of
from extractors.reading.encoding import decode
from extractors.reading.media import media_of
from extractors.reading.moments import believable, in_utc, moment_in
from extractors.reading.urls import absolute

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SAYS_ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|\b[A-Z]{1,5})\)?\s*\Z")
# What feedparser lets through from hostile addresses and dates.
_FOREIGN = (ValueError, LookupError, AssertionError, TypeError, RecursionError)
_END = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
# feedparser puts in what a feed declares, as often as it names it: 60 kB, 60,000 times.
# One that names others is longer still: billion laughs. Default attributes multiply as well.
_LONG_ENTITY = re.compile(r"""<!ENTITY[^>"']{0,200}["'](?:[^"']{64}|[^"'&]*&(?!#))|<!ATTLIST""")
_JSON_FEED = "jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; what it does not say is "" or None.

    Attributes:
        guid: As the publisher writes it; it may be given twice, or to all.
        url: Absolute web address.
        title: Plain text.
        summary: HTML.
        content: HTML, the whole text if the feed carries it.
        published: UTC, None if unknown or unbelievable.
        stamp: Changes when anything that the entry says does.
        authors: Names.

    """

    guid: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime | None
    stamp: str
    authors: tuple[str, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether it leads to, or holds, anything to read."""
        return bool(self.url or self.title or self.summary or self.content)


def entries_of(subject: str, page: Page, zone: str) -> tuple[Entry, ...]:
    """Return the entries of the feed in `page`, in its order; a malformed feed may still have some.

    `subject` names the feed in errors; times that say no zone are meant in `zone`.

    Raises:
        ReadError: It is no feed, or is too damaged to have entries.

    """
    import feedparser  # when it is needed: a command that reads no feed starts without

    if page.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return tuple(_json_entries(subject, page, zone))
    if _LONG_ENTITY.search(decode(page.body, page.charset)):
        raise ReadError(subject, f"{page.url} declares entities that stand for whole texts")
    headers = {
        "content-type": f"application/xml; charset={_charset(page)}",
        "content-location": page.url,
    }
    try:
        # Bytes, or text, would first be tried as the name of a file or a URL to open.
        parsed = feedparser.parse(io.BytesIO(page.body), response_headers=headers)
        found = tuple(_entry(entry, page, zone) for entry in parsed.entries)
    except _FOREIGN as error:
        raise ReadError(subject, f"{page.url}: unreadable feed: {error!r}") from error
    if not found and (parsed.bozo or not parsed.version):
        reason = f": {parsed.bozo_exception}" if parsed.bozo else ""
        raise ReadError(subject, f"{page.url} is not a feed{reason}")
    return found


def is_whole(page: Page) -> bool:
    """Return whether a feed has its last tag; JSON that has not is none."""
    text = page.body[-65_536:].replace(b"\0", b"")  # UTF-16 as well
    return media_of(page) != "xml" or _END.search(text) is not None


def plain_title(text: str) -> str:
    """Return a title without mark-up, however often it was escaped.

    >>> plain_title("Food &amp;amp; Water <i>v.</i> FERC")
    'Food & Water v. FERC'
    """
    return " ".join(html.unescape(html.unescape(_TAG.sub("", text))).split())


def _charset(page: Page) -> str:
    """Return "utf-8" if the bytes can be nothing else, whatever is declared; else the header's."""
    try:
        is_utf8 = not page.body.isascii() and bool(page.body.decode("utf-8"))
    except UnicodeDecodeError:
        return page.charset
    return "utf-8" if is_utf8 else page.charset


def _entry(entry: Mapping[str, object], page: Page, zone: str) -> Entry:
    # feedparser answers "updated" with "published", and warns, unless it is asked as a plain dict.
    own = dict(entry)
    contents = entry.get("content")
    bodies = [one for one in contents if one.get("value")] if isinstance(contents, list) else []
    marked_up = [one for one in bodies if "html" in str(one.get("type"))] or bodies
    summary = _said(entry, "summary")
    content = str(marked_up[0]["value"]) if marked_up else ""
    title = plain_title(_said(entry, "title"))
    link = _said(entry, "link")
    authors = entry.get("authors")
    named = [str(one.get("name", "")) for one in authors] if isinstance(authors, list) else []
    return Entry(
        guid=_said(entry, "id"),
        url=absolute(page.url, link) if link else "",
        title=title,
        summary=summary,
        content=content,
        published=_moment(own, "published", page, zone) or _moment(own, "updated", page, zone),
        stamp=_hash(_said(own, "updated"), title, summary, content),
        authors=tuple(filter(None, named)),
    )


def _said(entry: Mapping[str, object], name: str) -> str:
    return str(entry.get(name) or "").strip()


def _moment(entry: Mapping[str, object], name: str, page: Page, zone: str) -> datetime | None:
    """Return a time of an entry; feedparser takes what says no zone for UTC."""
    parsed, said = entry.get(f"{name}_parsed"), _said(entry, name)
    if not isinstance(parsed, struct_time):
        return believable(_unparsed_moment(said, zone), page.fetched_at)
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if not _SAYS_ZONE.search(said):
        moment = in_utc(moment.replace(tzinfo=None), zone)
    return believable(moment, page.fetched_at)


def _unparsed_moment(said: str, zone: str) -> datetime | None:
    """Return the moment in a date that feedparser does not know, such as one without a zone."""
    try:
        return in_utc(parsedate_to_datetime(said), zone)
    except (ValueError, OverflowError):
        return moment_in(said, zone)


def _json_entries(subject: str, page: Page, zone: str) -> Iterator[Entry]:
    feed = json_of(page, subject)
    known = feed if isinstance(feed, dict) else {}
    items = known.get("items")
    if _JSON_FEED not in str(known.get("version")) or not isinstance(items, list):
        raise ReadError(subject, f"{page.url} is JSON, but no JSON Feed")
    for entry in items:
        if not isinstance(entry, dict):
            raise ReadError(subject, f"{page.url}: an item that is no object")
        yield _json_entry(entry, page, zone)


def _json_entry(entry: Mapping[str, object], page: Page, zone: str) -> Entry:
    url = _said(entry, "url") or _said(entry, "external_url")
    content = _said(entry, "content_html") or html.escape(_said(entry, "content_text"))
    title, summary = plain_title(_said(entry, "title")), html.escape(_said(entry, "summary"))
    authors = entry.get("authors") or [entry.get("author")]
    named = (
        [one.get("name") for one in authors if isinstance(one, dict)]
        if isinstance(authors, list)
        else []
    )
    published = _said(entry, "date_published") or _said(entry, "date_modified")
    return Entry(
        guid=_said(entry, "id"),
        url=absolute(page.url, url) if url else "",
        title=title,
        summary=summary,
        content=content,
        published=believable(moment_in(published, zone), page.fetched_at),
        stamp=_hash(_said(entry, "date_modified"), title, summary, content),
        authors=tuple(str(name) for name in named if name),
    )


def _hash(*texts: str) -> str:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
