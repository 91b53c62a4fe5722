"""A document at hand: a file as a page, and what is in a page, whatever its kind."""

import gzip
import mimetypes
import zlib
from collections.abc import Iterator
from pathlib import Path

from extractors.errors import ReadError
from extractors.law.places import is_law
from extractors.law.reading import read_law
from extractors.model import Authority, Document, Link, Page, Source
from extractors.reading.article import read_article
from extractors.reading.federal_register import documents_of_issue, read_xml
from extractors.reading.media import media_of
from extractors.xmltext import root_of
from pipeline.clock import clock

GUEST = Source("at-hand", "page", "", "a document at hand", Authority.SECONDARY)
_ISSUE = "FEDREG"  # root of the XML of a daily issue: FRMergedXML.xsd


def file_page(place: Path) -> Page:
    """Return a file as a page; one that ends in .gz is unpacked.

    Raises:
        ReadError: It cannot be read.

    """
    name = place.with_suffix("").name if place.suffix == ".gz" else place.name
    try:
        body = place.read_bytes()
        body = gzip.decompress(body) if place.suffix == ".gz" else body
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise ReadError(
            str(place), f"cannot be read: {reason}; name a file that you may read"
        ) from error
    return Page(place.absolute().as_uri(), body, mimetypes.guess_type(name)[0] or "", "", clock())


def documents_of(name: str, page: Page, source: Source = GUEST) -> Iterator[tuple[str, Document]]:
    """Yield what is in a page, each with its name: one, or the texts of a law or of a daily issue.

    Raises:
        ReadError: It is cut short, or nothing that we know.

    """
    if media_of(page) != "xml":
        yield name, read_article(source, page)
    elif is_law(root := root_of(page.body, page.url)):
        for text in read_law(page.body, page.url):
            fields = {"citation": text.citation}
            document = Document(
                text.id, source.key, page.url, text.heading, None, text.paragraphs, "regulation",
                fields=fields, raw=page.sha256,
            )  # fmt: skip
            yield f"{name}#{text.citation}", document
    elif root.tag == _ISSUE:
        for document in documents_of_issue(source, page):
            yield f"{name}#{document.fields['number']}", document
    else:
        yield name, read_xml(source, page, Link(page.url))
