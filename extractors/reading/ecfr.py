"""The eCFR's answers: one document a section or appendix, and one for the part's own text."""

from collections.abc import Iterator

from extractors.errors import ReadError
from extractors.law.places import Place, places
from extractors.law.reading import law_root, text_of
from extractors.model import Document, Page, Source


def sections(source: Source, page: Page, place: tuple[int, str], as_of: str) -> Iterator[Document]:
    """Yield the documents of a part, the part's own text first, as they stood on day `as_of`.

    `place` is the number of the title, and that of the part.

    Raises:
        ReadError: Cut short, another part, a part without a section, an unknown element, a table
            with a missing cell.

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


def _document(source: Source, page: Page, place: Place, as_of: str) -> Document:
    cited = place.citation
    citation = f"{cited}, Title {place.title}" if place.kind == "appendix" else cited
    return Document(
        id=place.id,
        source=source.key,
        url=f"https://www.ecfr.gov/current/title-{place.title}/{place.path}",
        title=place.heading,
        published=None,
        paragraphs=text_of(place),
        genre="regulation",
        fields={"citation": citation, "part": place.part, "as_of": as_of},
        raw=page.sha256,
    )
