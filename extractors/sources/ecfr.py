"""The eCFR: the regulations as they stand, section by section, pinned to a day it is current to.

A source's `url` is `https://www.ecfr.gov/api/versioner/v1/titles.json`. It leads to the structure of
the title, that to the list of versions of each part, and that to the texts: at the first sight of a
part to all of it, later only to what was amended.
"""

from collections.abc import Iterator

from pydantic import Field

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Reading, Source
from extractors.reading.challenge import refuse
from extractors.reading.ecfr import amended, removed, sections
from extractors.reading.ecfr_index import pinned, sizes
from extractors.reading.ecfr_links import Service
from extractors.reading.ecfr_versions import version_list
from extractors.registry import source_kind
from extractors.watch import Strict


class EcfrOptions(Strict):
    """Which parts are read: `title` of the CFR, and numbers of its `parts`.

    `most_removed` is how many entries of a list among them (the Entity List) may be gone at once,
    None for the rule of `extractors.lists.shrinking`.
    """

    title: int
    parts: tuple[str, ...]
    most_removed: int | None = Field(None, ge=0)


@source_kind("ecfr", options=EcfrOptions)
def read_ecfr(source: Source, page: Page, link: Link | None) -> Reading:
    """Return where a page leads, or the documents that a text is.

    Raises:
        ReadError: An import is going on, the title or a part is missing, a part has lost half its
            sections, or the page is not what the service promises.

    """
    options = source.options
    if not isinstance(options, EcfrOptions):
        raise ReadError(source.key, "an eCFR source needs the options `title` and `parts`")
    service = Service(source.url, options.title)
    reads = link.fields.get("reads", "part") if link else "titles"
    refuse(page, "xml" if reads in ("part", "text") else "json")
    if link is None:
        return Reading(links=(service.structure(*pinned(page, options.title)),))
    if reads == "structure":
        return _structure(page, link, service, options.parts)
    if reads == "versions":
        return _versions(page, link, service)
    return Reading(tuple(_texts(source, page, link, options.title)))


def _structure(page: Page, link: Link, service: Service, parts: tuple[str, ...]) -> Reading:
    found = sizes(page)
    missing = [part for part in parts if not found.get(part)]
    if missing:
        raise ReadError(page.url, f"without a section: part {', '.join(missing)}")
    return Reading(links=tuple(service.versions(part, link, found[part]) for part in parts))


def _versions(page: Page, link: Link, service: Service) -> Reading:
    found = version_list(page, link.fields["as_of"])
    part, there = link.fields["part"], link.fields["sections"]
    if found.pages == 1:
        _refuse_loss(page, part, int(there), found.standing)
    links = [service.amended(part, one) for one in found.amendments]
    if found.page == 1:
        links.insert(0, service.whole(part, link.fields["as_of"], there))
    more = found.page < found.pages
    return Reading(
        links=tuple(links), next_page=service.next_versions(part, found.page + 1) if more else ""
    )


def _texts(source: Source, page: Page, link: Link, title: int) -> Iterator[Document]:
    fields = link.fields
    reads, place, as_of = fields.get("reads"), (title, fields["part"]), fields["as_of"]
    if reads == "text":
        yield amended(source, page, place, link.document, (as_of, fields["amended"]))
    elif reads == "removal":
        found = version_list(page, as_of).amendments
        if not found:
            raise ReadError(page.url, f"no version of {link.document} up to {as_of}")
        if found[-1].removed:
            yield removed(source, page, place, link.document, found[-1])
    else:
        texts = list(sections(source, page, place, as_of))
        _refuse_loss(page, fields["part"], len(texts) - 1, int(fields.get("sections", 0)))
        yield from texts


def _refuse_loss(page: Page, part: str, there: int, promised: int) -> None:
    """Raise if fewer than half of the sections that are promised are there."""
    if there * 2 < promised:
        reason = f"part {part} has lost half its sections: {there} of {promised} are there"
        raise ReadError(page.url, reason)
