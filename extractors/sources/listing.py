"""An HTML index of links: press releases, notices, guidance. A site's shape is configuration."""

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from pydantic import Field

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Reading, Source
from extractors.reading.article import read_article
from extractors.reading.challenge import refuse
from extractors.reading.encoding import decode
from extractors.reading.markup import plain
from extractors.reading.moments import believable, moment_in
from extractors.reading.selectors import OptionalSelector, Pattern, Selector
from extractors.reading.urls import absolute, document_id
from extractors.registry import source_kind
from extractors.watch import Strict


class ListingOptions(Strict):
    """Where an index keeps what.

    Attributes:
        item: CSS selector of one entry.
        link: Selector, inside an entry, of the link; `:scope` if the entry is the link.
        title: Selector, inside an entry, of the title; empty: the text of the link.
        date: Selector, inside an entry, of the date; empty: none is given. A selector that ends in
            "@name" reads that attribute, "@name" alone that of the entry.
        formats: `strptime` patterns of the date; a date in words or ISO 8601 needs none.
        fields: Name to selector, inside an entry, of further facts ("citation").
        next: Selector of the link to the next page; empty: there is none.
        pages: Address of the index' page number `{page}`; empty: there is none.
        last: Number of the last page that `pages` is followed to; the first is 1, `url` itself.
        include: Pattern that a link's address must match somewhere.
        exclude: Pattern that it must not; empty: none is left out.
        follow: Whether the links are read; otherwise the index' words are the documents.

    """

    item: Selector
    link: Selector = "a[href]"
    title: OptionalSelector = ""
    date: str = ""
    formats: tuple[str, ...] = ()
    fields: Mapping[str, Selector] = Field(default_factory=dict)
    next: OptionalSelector = ""
    pages: str = ""
    last: int = 1
    include: Pattern = ""
    exclude: Pattern = ""
    follow: bool = True


@source_kind("listing", options=ListingOptions)
def read_listing(source: Source, page: Page, link: Link | None) -> Reading:
    """Return the links of an index' page, or the one document that a linked page is.

    Raises:
        ReadError: A selector finds nothing on the first page: the site was redesigned.

    """
    if link is not None:
        return Reading(documents=(read_article(source, page, link),))
    refuse(page, "html")
    options = source.options
    if not isinstance(options, ListingOptions):
        raise ReadError(source.key, "a listing needs the option `item`")
    soup = BeautifulSoup(decode(page.body, page.charset), "lxml")
    number = _page_number(page.url, options.pages)
    items = soup.select(options.item)
    if not items and number > 1:
        return Reading()
    links = _links(source, page, items, options)
    further = _next_page(page, soup, options, number)
    if options.follow:
        return Reading(links=links, next_page=further)
    documents = tuple(_document(source, page, found) for found in links)
    return Reading(documents, next_page=further)


def _links(
    source: Source, page: Page, items: list[Tag], options: ListingOptions
) -> tuple[Link, ...]:
    """Return what the entries link to, each address once.

    Entries without a link are headings or separators; if none has one, the site was redesigned.
    """
    linked = [pair for item in items for pair in _linked(page, item, options)]
    if not linked and source.expect_min:
        where = f"{options.item} {options.link}"
        raise ReadError(source.key, f"no link at {where!r} in {page.url}: a redesign?")
    found: dict[str, Link] = {}
    for item, anchor, url in linked:
        found.setdefault(document_id(url), _link(source, page, (item, anchor, url), options))
    if options.date and found and not any(link.published for link in found.values()):
        raise ReadError(source.key, f"no date at {options.date!r} in {page.url}: a redesign?")
    return tuple(found.values())


def _linked(page: Page, item: Tag, options: ListingOptions) -> Iterator[tuple[Tag, Tag, str]]:
    """Yield the entry with its first link that is wanted, if it has one."""
    for anchor in item.select(options.link):
        href = anchor.get("href")
        url = absolute(_base(page, item), href) if isinstance(href, str) else ""
        excluded = options.exclude and re.search(options.exclude, url)
        if url and re.search(options.include, url) and not excluded:
            yield item, anchor, url
            return


def _link(source: Source, page: Page, place: tuple[Tag, Tag, str], options: ListingOptions) -> Link:
    item, anchor, url = place
    title = _text(item, options.title) if options.title else plain(anchor.get_text(" "))
    fields = {name: _text(item, selector) for name, selector in options.fields.items()}
    date = (
        moment_in(_text(item, options.date), source.zone, options.formats) if options.date else None
    )
    return Link(
        url,
        title=title,
        published=believable(date, page.fetched_at),
        fields={name: text for name, text in fields.items() if text},
    )


def _text(item: Tag, place: str) -> str:
    """Return the text at a selector, or the attribute "selector@name", inside `item`; "" if none."""
    selector, _, attribute = place.partition("@")
    found = item.select_one(selector) if selector else item
    if found is None:
        return ""
    return plain(str(found.get(attribute, "")) if attribute else found.get_text(" "))


def _base(page: Page, element: Tag) -> str:
    """Return what relative addresses are relative to: HTML Standard, 4.2.3 (`<base>`)."""
    root = element.find_parent("html")
    base = root.select_one("base[href]") if root else None
    return absolute(page.url, str(base["href"])) or page.url if base else page.url


def _page_number(url: str, pages: str) -> int:
    """Return which page of the index is at `url`: 1, unless it is written as `pages` says."""
    pattern = re.escape(pages).replace(re.escape("{page}"), r"(\d+)")
    found = re.fullmatch(pattern, url) if pages else None
    return int(found[1]) if found else 1


def _next_page(page: Page, soup: BeautifulSoup, options: ListingOptions, number: int) -> str:
    if options.pages and number < options.last:
        return options.pages.replace("{page}", str(number + 1))
    found = soup.select_one(options.next) if options.next else None
    href = found.get("href") if found else None
    url = absolute(_base(page, found), href) if found and isinstance(href, str) else ""
    return "" if url == page.url else url


def _document(source: Source, page: Page, link: Link) -> Document:
    """Return what the index says of a page that is not followed."""
    told = (link.title, *link.fields.values())
    return Document(
        id=document_id(link.url),
        source=source.key,
        url=link.url,
        title=link.title,
        published=link.published,
        paragraphs=tuple(Paragraph("", text) for text in told if text),
        genre=source.genre,
        fields=link.fields,
        raw=page.sha256,
    )
