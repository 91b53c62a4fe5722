"""Pages made on the spot, and read."""

from datetime import UTC, datetime

from extractors.model import Authority, Document, Link, Page, Source
from extractors.reading.article import read_article

FETCHED = datetime(2026, 6, 1, tzinfo=UTC)
SENTENCE = "A sentence of ten words or more stands here, and it ends."


def source(zone: str = "America/New_York") -> Source:
    return Source("desk", "page", "https://site.example/", "Desk", Authority.SECONDARY, zone=zone)


def page(
    body: str | bytes,
    url: str = "https://www.site.example/story",
    media_type: str = "text/html",
    charset: str = "",
) -> Page:
    content = body.encode() if isinstance(body, str) else body
    return Page(url, content, media_type, charset, FETCHED)


def read(body: str | bytes, link: Link | None = None, zone: str = "America/New_York") -> Document:
    """Return the document in an HTML page."""
    return read_article(source(zone), page(body), link)


def story(head: str = "", before: str = "", after: str = "") -> str:
    """Return a small page: a headline, and a story of one sentence between other things."""
    return (
        f"<!doctype html><html lang='en-US'><head><meta charset='utf-8'>{head}</head><body><main>"
        f"<h1>Agency lifts rule</h1>{before}<p>{SENTENCE}</p>{after}</main></body></html>"
    )


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]
