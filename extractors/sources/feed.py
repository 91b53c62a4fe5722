"""A feed: links to what is new, or the new texts themselves."""

from dataclasses import replace
from hashlib import sha256

from pydantic import model_validator

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Reading, Source
from extractors.reading.article import read_article
from extractors.reading.blocks import blocks_of
from extractors.reading.challenge import refuse
from extractors.reading.feeds import Entry, entries_of, is_whole
from extractors.reading.markup import parse
from extractors.reading.urls import document_id
from extractors.registry import source_kind
from extractors.watch import Strict


class FeedOptions(Strict):
    """What of a feed is the document.

    Attributes:
        full_text: The content in the feed is the whole text; links are not followed.
        headline_only: Title and summary are all there is for us, as with a paywalled press.

    """

    full_text: bool = False
    headline_only: bool = False

    @model_validator(mode="after")
    def _one_of_them(self) -> "FeedOptions":
        if self.full_text and self.headline_only:
            raise ValueError("full_text and headline_only exclude each other")
        return self


@source_kind("feed", options=FeedOptions)
def read_feed(source: Source, page: Page, link: Link | None) -> Reading:
    """Return links to the entries' pages, or the entries themselves, or one linked page.

    An entry without a link is a document of what the feed says of it. An entry that says nothing
    at all is dropped; a second one with the same address is a repetition.

    Raises:
        ReadError: No feed, no entry where some were promised, or none with anything to read.

    """
    if link is not None:
        return Reading(documents=(read_article(source, page, link),))
    refuse(page, "feed")
    entries = entries_of(source.key, page, source.zone)
    usable = [entry for entry in entries if entry.is_usable]
    if entries and not usable:
        raise ReadError(source.key, f"none of {len(entries)} entries has a link or a text")
    if not usable and source.expect_min:
        raise ReadError(source.key, f"no entries in {page.url}")
    options = source.options if isinstance(source.options, FeedOptions) else FeedOptions()
    follow = not (options.full_text or options.headline_only)
    links: dict[str, Link] = {}
    told: list[Entry] = []
    for entry in usable:
        if follow and entry.url:
            found = Link(entry.url, entry.title, entry.published, stamp=entry.stamp)
            links.setdefault(document_id(entry.url), found)
        else:
            told.append(entry)
    doubt = "" if is_whole(page) else "the feed ends in the middle"
    return Reading(_documents(source, page, told, options), tuple(links.values()), doubt=doubt)


def _documents(
    source: Source, page: Page, entries: list[Entry], options: FeedOptions
) -> tuple[Document, ...]:
    """Return one document an entry; a docket's entries may all lead to the docket's address."""
    guids: dict[str, set[str]] = {}
    for entry in entries:
        guids.setdefault(entry.url, set()).add(entry.guid)
    found: dict[str, Document] = {}
    for entry in entries:
        document = _document(source, page, entry, options)
        if not entry.url or len(guids[entry.url]) > 1:
            document = replace(document, id=_own_id(source, entry))
        found.setdefault(document.id, document)
    return tuple(found.values())


def _document(source: Source, page: Page, entry: Entry, options: FeedOptions) -> Document:
    """Return what the feed itself says; the headline stands for a text that is not there."""
    whole = "" if options.headline_only else entry.content
    texts = _paragraphs(whole or entry.summary or entry.content, page.url)
    return Document(
        id=document_id(entry.url),
        source=source.key,
        url=entry.url or page.url,
        title=entry.title,
        published=entry.published,
        paragraphs=texts or (Paragraph("heading", entry.title),),
        genre=source.genre,
        authors=entry.authors,
        raw=page.sha256,
    )


def _paragraphs(markup: str, url: str) -> tuple[Paragraph, ...]:
    if not markup.strip():
        return ()
    blocks = blocks_of(parse(f"<div>{markup}</div>", url), lambda _element: False)
    return tuple(Paragraph(block.label, block.text) for block in blocks)


def _own_id(source: Source, entry: Entry) -> str:
    """Return an id without the address: by GUID and title, since GUIDs come twice."""
    names = f"{entry.guid}\n{entry.title}".strip()
    said = names or entry.summary + entry.content
    return f"feed:{source.key}#{sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
