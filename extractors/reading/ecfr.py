"""The eCFR's texts: one document a section or appendix, and one for the part's own text."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.errors import ReadError
from extractors.law.places import Place, places
from extractors.law.reading import law_root, text_of
from extractors.model import Document, Page, Paragraph, Source
from extractors.reading.ecfr_versions import Amendment


def sections(source: Source, page: Page, place: tuple[int, str], as_of: str) -> Iterator[Document]:
    """Yield the documents of a part, the part's own text first, as they stood on day `as_of`.

    `place` is the number of the title, and that of the part.

    Raises:
        ReadError: Cut short, another part, a part without a section, a section without a word, an
            unknown element, a table with a missing cell.

    """
    title, part = place
    root = law_root(page.body, page.url)
    found = [one for one in places(root, str(title)) if one.part == part]
    if not any(one.kind == "part" for one in found):
        raise ReadError(page.url, f"no part {part} in it")
    if not any(one.kind in ("section", "appendix") for one in found):
        raise ReadError(page.url, f"part {part} has lost all its sections")
    for one in found:
        yield _document(source, page, one, as_of)


def amended(
    source: Source, page: Page, place: tuple[int, str], document: str, days: tuple[str, str]
) -> Document:
    """Return the section or appendix `document` that the page is, as it stood since an amendment.

    `days` are that as of which it was asked for, and that of the amendment, "" if unknown.

    Raises:
        ReadError: As `sections` does; another section.

    """
    as_of, since = days
    root = law_root(page.body, page.url)
    found = [one for one in places(root, str(place[0])) if one.id == document]
    if len(found) != 1:
        raise ReadError(page.url, f"no {document} in it")
    kept = _document(source, page, found[0], as_of)
    fields = {**kept.fields, "part": place[1]} | ({"amended": since} if since else {})
    return replace(kept, fields=fields)


def removed(
    source: Source, page: Page, place: tuple[int, str], document: str, amendment: Amendment
) -> Document:
    """Return the section or appendix `document` as it stands since its removal: it says so."""
    title, part = place
    section = amendment.kind == "section"
    citation = f"{title} CFR {amendment.number}" if section else amendment.number
    words = f"{citation} was removed on {amendment.day}."
    return Document(
        id=document,
        source=source.key,
        url=f"https://www.ecfr.gov/on/{amendment.day}/title-{title}/part-{part}",
        title=amendment.name,
        published=None,
        paragraphs=(Paragraph(citation, words),),
        genre="regulation",
        fields={
            "citation": citation if section else f"{citation}, Title {title}",
            "part": part,
            "as_of": amendment.asked,
            "amended": amendment.day,
            "removed": amendment.day,
        },
        raw=page.sha256,
    )


def _document(source: Source, page: Page, place: Place, as_of: str) -> Document:
    paragraphs = text_of(place)
    if not paragraphs:
        raise ReadError(page.url, f"no word in {place.citation}")
    cited = place.citation
    citation = f"{cited}, Title {place.title}" if place.kind == "appendix" else cited
    return Document(
        id=place.id,
        source=source.key,
        url=f"https://www.ecfr.gov/current/title-{place.title}/{place.path}",
        title=place.heading,
        published=None,
        paragraphs=paragraphs,
        genre="regulation",
        fields={"citation": citation, "part": place.part, "as_of": as_of},
        raw=page.sha256,
    )
