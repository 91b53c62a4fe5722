"""What is in a page of an archive: one text, or those of a daily issue. Runs in a worker."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from html import unescape

from extractors.errors import ReadError
from extractors.model import Document, Page, Paragraph, Source
from extractors.reading.encoding import decode
from extractors.reading.markup import plain
from extractors.reading.moments import believable, moment_in
from extractors.reading.plaintext import plain_text
from extractors.reading.urls import absolute, document_id, parts
from pipeline.at_hand import documents_of

LINE = "application/json"  # a line of JSON: a document that somebody else read
_LINK = re.compile(rb"<link\b[^>]{0,2000}\brel\s*=\s*[\"']?canonical\b[^>]{0,2000}>", re.IGNORECASE)
_ADDRESS = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_LAW = ("ecfr:", "cfr:")
_HEAD = 100_000  # bytes in which a page names its own address


def texts_of(page: Page, source: Source) -> tuple[Document, ...]:
    """Return the documents in a page of an archive.

    Raises:
        ReadError: It is cut short, nothing that we know, or law without the day of its text.

    """
    if page.media_type == LINE:
        return (_line(page, source),)
    web = replace(page, url=named_url(page)) if page.url.startswith("file:") else page
    found = tuple(document for _, document in documents_of(page.url, web, source))
    if any(document.id.startswith(_LAW) for document in found):
        reason = "a text of the law does not say since when it stands; rulewire backfill has that"
        raise ReadError(page.url, reason)
    return tuple(replace(document, raw=page.sha256) for document in found)


def named_url(page: Page) -> str:
    """Return the web address that a saved page names as its own, that of its file if it names none."""
    link = _LINK.search(page.body, 0, _HEAD)
    found = _ADDRESS.search(link[0]) if link else None
    named = next(filter(None, found.groups()), b"") if found else b""
    return absolute("", unescape(named.decode("utf-8", "replace"))) or page.url


def _line(page: Page, source: Source) -> Document:
    """Return the document that a line of JSON is: "text", and what else it says of it.

    Raises:
        ReadError: It is no JSON object with a text, or says what is no address or no date.

    """
    said = _object(page)
    text = _text(said, "text")
    lines = (plain(line) for line in text.splitlines())
    paragraphs = tuple(Paragraph("", line) for line in lines if line)
    if not paragraphs:
        raise ReadError(page.url, 'it has no "text"')
    url, key = _named(said, page)
    authors = said.get("authors")
    return Document(
        id=key,
        source=source.key,
        url=url,
        title=plain(_text(said, "title")),
        published=believable(_published(said, page, source.zone, text), page.fetched_at),
        paragraphs=paragraphs,
        genre=source.genre,
        authors=tuple(map(str, authors)) if isinstance(authors, list) else (),
        raw=page.sha256,
    )


def _named(said: Mapping[str, object], page: Page) -> tuple[str, str]:
    """Return address and id of a document; one without an address is a part of its file's.

    An address ends before its "#", and documents of one file would be one document.

    Raises:
        ReadError: What it says is its address is none.

    """
    if said.get("url") and not parts(absolute("", _text(said, "url"))).hostname:
        raise ReadError(page.url, 'its "url" is no web address: https://… is one, or leave it out')
    name = _text(said, "id")
    if url := absolute("", _text(said, "url") or name):
        return url, document_id(url)
    base, _, number = page.url.partition("#")
    part = f"#{name.strip() or number}"
    return base + part, document_id(base) + part


def _published(said: Mapping[str, object], page: Page, zone: str, text: str) -> datetime | None:
    """Return when a document says that it was published, or its text does; None if none does.

    Raises:
        ReadError: It says so in a way that is no date.

    """
    name = "published" if said.get("published") else "published_at"
    if not said.get(name):
        return moment_in(plain_text(text).date, zone)
    if moment := moment_in(_text(said, name), zone):
        return moment
    reason = f'its "{name}" is no date: 2019-05-16 is one, or 2019-05-16T09:00:00-04:00'
    raise ReadError(page.url, reason)


def _object(page: Page) -> Mapping[str, object]:
    try:
        said = json.loads(decode(page.body, page.charset))
    except (ValueError, RecursionError) as error:
        raise ReadError(page.url, f"it is no JSON: {error}") from error
    if not isinstance(said, dict):
        raise ReadError(page.url, "it is no JSON object: a document is one")
    return said


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    return str(value) if isinstance(value, str | int) else ""
