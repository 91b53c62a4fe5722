"""The Federal Register: documents as published, and those on public inspection before.

A source's `url` is an API v1 search that asks for `fields[]`. Its window is written with the
placeholders `{since}` and `{today}`, days as YYYY-MM-DD, which are filled in before the fetch:
`…/documents.json?conditions[agencies][]=…&conditions[publication_date][gte]={since}&per_page=100`.
Windows by publication date keep a question below the server's limit of results.
"""

from pathlib import PurePosixPath
from typing import Literal

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Reading, Source
from extractors.reading.article import read_article
from extractors.reading.blocks import blocks_of
from extractors.reading.challenge import refuse
from extractors.reading.encoding import decode
from extractors.reading.federal_register import (
    Result,
    document_of,
    link_of,
    next_page,
    plain_paragraphs,
    read_xml,
    results_of,
    slugs_of,
)
from extractors.reading.markup import parse
from extractors.reading.urls import parts
from extractors.registry import source_kind
from extractors.watch import Strict


class FederalRegisterOptions(Strict):
    """What is asked for.

    Attributes:
        feed: "documents" as published, or "public-inspection" before.
        agencies: Slugs of which every result must name one; the server answers a condition that it
            does not understand with everything. Empty: not checked.

    """

    feed: Literal["documents", "public-inspection"] = "documents"
    agencies: tuple[str, ...] = ()


@source_kind("federal_register", options=FederalRegisterOptions)
def read_federal_register(source: Source, page: Page, link: Link | None) -> Reading:
    """Return the results of a search as links to their full texts, or one full text.

    A filing has the id of the document that it becomes; `fields["stage"]` tells the two apart.

    Raises:
        ReadError: Not an answer of the API, nothing where something was promised, or results of
            agencies that were not asked for.

    """
    if link is not None:
        return Reading(documents=(_full_text(source, page, link),))
    refuse(page, "json")
    options = source.options
    if not isinstance(options, FederalRegisterOptions):
        options = FederalRegisterOptions()
    results = results_of(page)
    if not results and source.expect_min:
        raise ReadError(source.key, f"no results at {page.url}")
    _check_agencies(source, results, frozenset(options.agencies))
    stage = options.feed.replace("-", "_").replace("documents", "published")
    documents: list[Document] = []
    links: list[Link] = []
    for result in results:
        if found := link_of(source, result, stage):
            links.append(found)
        else:
            documents.append(document_of(source, page, result, stage))
    return Reading(tuple(documents), tuple(links), next_page(page))


def _check_agencies(source: Source, results: tuple[Result, ...], wanted: frozenset[str]) -> None:
    for result in results:
        if wanted and result.get("agencies") and not wanted & slugs_of(result):
            number = result["document_number"]
            raise ReadError(source.key, f"{number} is of another agency: the question was ignored")


def _full_text(source: Source, page: Page, link: Link) -> Document:
    """Return the document whose text, in whatever form it was linked to, is `page`."""
    form = PurePosixPath(parts(link.url).path).suffix
    if form == ".xml":
        refuse(page, "xml")
        return read_xml(source, page, link)
    if form == ".pdf":
        refuse(page, "pdf")
        return _document(source, page, link, read_article(source, page, link).paragraphs)
    refuse(page, "article")
    if form == ".txt":
        return _document(source, page, link, plain_paragraphs(page))
    root = parse(decode(page.body, page.charset), page.url)
    blocks = blocks_of(root, lambda _element: False)
    return _document(
        source, page, link, tuple(Paragraph(block.label, block.text) for block in blocks)
    )


def _document(
    source: Source, page: Page, link: Link, paragraphs: tuple[Paragraph, ...]
) -> Document:
    return Document(
        id=link.document,
        source=source.key,
        url=link.fields.get("html_url", page.url),
        title=link.title,
        published=link.published,
        paragraphs=paragraphs,
        genre=link.fields.get("genre", source.genre),
        fields=link.fields,
        raw=page.sha256,
    )
