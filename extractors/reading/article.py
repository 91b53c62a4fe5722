"""One page into one document: an article, a press release, a notice, whatever its form."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Source
from extractors.reading.authors import authors
from extractors.reading.challenge import refuse
from extractors.reading.days import midnight
from extractors.reading.encoding import decode
from extractors.reading.maintext import main_text
from extractors.reading.markup import parse
from extractors.reading.media import media_of
from extractors.reading.metadata import metadata
from extractors.reading.pdf import pdf_text
from extractors.reading.plaintext import plain_text
from extractors.reading.published import published, written
from extractors.reading.titles import headline
from extractors.reading.urls import absolute, canonical_url, document_id, same_site


def read_article(source: Source, page: Page, link: Link | None = None) -> Document:
    """Return the one document that `page` holds: HTML, PDF or plain text.

    What the page does not say of itself - title, date - is taken from `link`.

    Raises:
        ReadError: A challenge, another kind of body, a scanned PDF, or a page without text.

    """
    media = media_of(page)
    root = parse(decode(page.body, page.charset), page.url) if media == "html" else None
    refuse(page, "article", root)
    link = link or Link(page.url)
    if root is not None:
        document = _html(source, page, link, root)
    else:
        document = (_pdf if media == "pdf" else _text)(source, page, link)
    if not document.paragraphs:
        raise ReadError(page.url, "no main text was found")
    return document


def _html(source: Source, page: Page, link: Link, root: HtmlElement) -> Document:
    about = metadata(root)
    title, element = headline(root, about)
    canonical = _canonical(root, page.url)
    when = published(
        root,
        element,
        about,
        zone=ZoneInfo(source.zone),
        fetched=page.fetched_at,
        url=page.url,
    )
    text = main_text(root, element, title)
    said = {"site": about.site, "canonical": canonical}
    if canonical == canonical_url(page.url):
        said["canonical"] = ""
    fields = {name: value for name, value in said.items() if value}
    return _document(
        source, page, link, title=title, when=when, text=text,
        names=authors(root, about), fields=fields,
    )  # fmt: skip


def _pdf(source: Source, page: Page, link: Link) -> Document:
    read = pdf_text(page.body, page.url)
    when = midnight(read.day, ZoneInfo(source.zone)) if read.day else None
    return _document(source, page, link, title=read.title, when=when, text=read.paragraphs)


def _text(source: Source, page: Page, link: Link) -> Document:
    read = plain_text(decode(page.body, page.charset))
    when = written(read.date, ZoneInfo(source.zone), page.fetched_at)
    return _document(source, page, link, title=read.title, when=when, text=read.paragraphs)


def _document(
    source: Source,
    page: Page,
    link: Link,
    *,
    title: str,
    when: datetime | None,
    text: tuple[Paragraph, ...],
    names: tuple[str, ...] = (),
    fields: dict[str, str] | None = None,
) -> Document:
    said = dict(fields or {})
    return Document(
        id=link.document or document_id(said.get("canonical", page.url)),
        source=source.key,
        url=page.url,
        title=title or link.title,
        published=when or link.published,
        paragraphs=text,
        genre=source.genre,
        authors=names,
        fields={**link.fields, **said},
        raw=page.sha256,
    )


def _canonical(root: HtmlElement, url: str) -> str:
    """Return the canonical URL that the page names, if it is of the same site; else its own."""
    for element in root.iter("link"):
        if "canonical" in element.get("rel", "").lower().split():
            named = absolute(url, element.get("href", ""))
            if named and same_site(named, url):
                return canonical_url(named)
    return canonical_url(url)
