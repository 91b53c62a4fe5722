"""One page that is one document: guidance, a status page, a PDF."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup, Tag

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Reading, Source
from extractors.reading.article import read_article
from extractors.reading.blocks import blocks_of
from extractors.reading.challenge import refuse
from extractors.reading.encoding import decode
from extractors.reading.markup import parse
from extractors.reading.media import media_of
from extractors.reading.metadata import metadata
from extractors.reading.published import published
from extractors.reading.selectors import OptionalSelector, Selector
from extractors.reading.titles import headline
from extractors.reading.urls import document_id
from extractors.registry import source_kind
from extractors.watch import Strict


class PageOptions(Strict):
    """Which part of a page is read.

    Attributes:
        select: CSS selector of the parts that are the text; empty: the main text is found.
        ignore: CSS selectors of parts that are not read: clocks, counters, "related" boxes.

    """

    select: OptionalSelector = ""
    ignore: tuple[Selector, ...] = ()


@source_kind("page", options=PageOptions)
def read_page(source: Source, page: Page, link: Link | None) -> Reading:
    """Return the page as one document, named by the configured address wherever it redirects.

    Raises:
        ReadError: No page, nothing where `select` points, or no text.

    """
    if link is not None:
        raise ReadError(source.key, f"a page has no further pages, but was given {link.url}")
    options = source.options if isinstance(source.options, PageOptions) else PageOptions()
    if media_of(page) != "html" or not (options.select or options.ignore):
        document = read_article(source, page)
    else:
        refuse(page, "article")
        document = _parts(source, page, options)
    return Reading(documents=(replace(document, id=document_id(source.url)),))


def _parts(source: Source, page: Page, options: PageOptions) -> Document:
    soup = BeautifulSoup(decode(page.body, page.charset), "lxml")
    for selector in options.ignore:
        for element in soup.select(selector):
            element.decompose()
    if not options.select:
        kept = replace(page, body=str(soup).encode(), charset="utf-8")
        return replace(read_article(source, kept), raw=page.sha256)
    chosen = _outermost(soup.select(options.select))
    if not chosen:
        raise ReadError(source.key, f"nothing at {options.select!r} in {page.url}: a redesign?")
    texts = tuple(text for element in chosen for text in _paragraphs(element, page.url))
    if not texts:
        raise ReadError(source.key, f"no text at {options.select!r} in {page.url}")
    root = parse(str(soup), page.url)
    about = metadata(root)
    title, heading = headline(root, about)
    zone = ZoneInfo(source.zone)
    return Document(
        id=document_id(source.url),
        source=source.key,
        url=page.url,
        title=title,
        published=published(root, heading, about, zone=zone, fetched=page.fetched_at, url=page.url),
        paragraphs=texts,
        genre=source.genre,
        raw=page.sha256,
    )


def _outermost(found: list[Tag]) -> list[Tag]:
    """Return those that stand in no other one, which would hold their text already."""
    chosen = {id(element) for element in found}
    return [one for one in found if not any(id(parent) in chosen for parent in one.parents)]


def _paragraphs(element: Tag, url: str) -> list[Paragraph]:
    root = parse(str(element), url)
    return [Paragraph(block.label, block.text) for block in blocks_of(root, lambda _one: False)]
