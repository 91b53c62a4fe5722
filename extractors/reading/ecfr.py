"""The XML of the eCFR: one document a section or appendix, and one for the part's own text.

Tags: GPO, eCFR XML User Guide. Identifiers are the `N` attributes; GPO says that `NODE` may change.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from urllib.parse import quote

from lxml import etree

from extractors.errors import ReadError
from extractors.model import Document, Page, Paragraph, Source
from extractors.reading.tree import Grammar, line, paragraphs, root_of

GRAMMAR = Grammar(
    inline=frozenset(
        (
            "E",
            "I",
            "B",
            "SU",
            "FTREF",
            "FR",
            "AC",
            "sup",
            "sub",
            "em",
            "strong",
            "i",
            "b",
            "a",
            "br",
        )
    ),
    emphasis=frozenset({"E", "I", "B", "FTREF"}),
    breaks=frozenset({"br"}),
    flowing=frozenset(
        (
            "P",
            "FP",
            "FP-1",
            "FP-2",
            "FP1-2",
            "HEAD",
            "HED",
            "PSPACE",
            "HD1",
            "HD2",
            "TD",
            "TH",
            "LI",
        )
    ),
    starts=frozenset({"HED"}),
    goes_on=frozenset({"PSPACE"}),
    rows=frozenset({"TR"}),
    skipped=frozenset({"img"}),
    labels=MappingProxyType(
        {
            "HEAD": "heading",
            "HD1": "heading",
            "HD2": "heading",
            "HD3": "heading",
            "TR": "row",
            "AUTH": "authority",
            "SOURCE": "source",
            "CITA": "citation",
            "NOTE": "note",
            "FTNT": "footnote",
            "EDNOTE": "editorial note",
            "EFFDNOT": "effective date note",
            "CROSSREF": "cross-reference",
            "XREF": "pending amendment",
        }
    ),
    stands_for=MappingProxyType({}),
)
_TEXTS = ("DIV8", "DIV9")
_APPENDIX = re.compile(
    r"(?P<kind>Supplement|Appendix)(?: No\.)? (?P<name>\S+) to Part (?P<part>\S+)"
)
_SHORT = {"Supplement": "supp", "Appendix": "app"}


def sections(source: Source, page: Page, place: tuple[int, str], as_of: str) -> Iterator[Document]:
    """Yield the documents of a part, the part's own text first, as they stood on day `as_of`.

    `place` is the number of the title, and that of the part.

    Raises:
        ReadError: Cut short, another part, or a part without a section.

    """
    part = place[1]
    root = root_of(page)
    holder = next((div for div in root.iter("DIV5") if div.get("N") == part), None)
    if holder is None:
        raise ReadError(page.url, f"no part {part} in it")
    found = list(holder.iter(*_TEXTS))
    if not found:
        raise ReadError(page.url, f"part {part} has lost all its sections")
    yield _document(source, page, holder, place, as_of, list(_own_text(holder)))
    for element in found:
        yield _document(source, page, element, place, as_of, list(paragraphs(element, GRAMMAR)))


def _own_text(element: etree._Element) -> Iterator[Paragraph]:
    """Yield the text of a part outside its sections: headings, authority, source, notes."""
    for child in element:
        if child.tag in _TEXTS:
            continue
        if any(inner.tag in _TEXTS for inner in child.iter()):
            yield from _own_text(child)
        else:
            yield from paragraphs(child, GRAMMAR)


def _document(
    source: Source,
    page: Page,
    element: etree._Element,
    place: tuple[int, str],
    as_of: str,
    texts: list[Paragraph],
) -> Document:
    title, part = place
    head = element.find("HEAD")
    name = line(head, GRAMMAR) if head is not None else element.get("N", "")
    return Document(
        id=_id(element, title, part),
        source=source.key,
        url=f"https://www.ecfr.gov/current/title-{title}/{_path(element, part)}",
        title=name,
        published=None,
        paragraphs=tuple(texts),
        genre="regulation",
        fields={**_fields(element, title, part), "as_of": as_of},
        raw=page.sha256,
    )


def _id(element: etree._Element, title: int, part: str) -> str:
    """Return the id: "ecfr:15-744", "ecfr:15-744.11", "ecfr:15-744-supp-4"."""
    number = element.get("N", "")
    if element.tag == "DIV5":
        return f"ecfr:{title}-{part}"
    if element.tag == "DIV8":
        return f"ecfr:{title}-{number}"
    if known := _APPENDIX.fullmatch(number):
        return f"ecfr:{title}-{known['part']}-{_SHORT[known['kind']]}-{known['name']}"
    return f"ecfr:{title}-{part}-{re.sub(r'[^a-z0-9]+', '-', number.lower()).strip('-')}"


def _path(element: etree._Element, part: str) -> str:
    number = quote(element.get("N", ""))
    paths = {"DIV5": f"part-{part}", "DIV8": f"section-{number}"}
    return paths.get(str(element.tag), f"part-{part}/appendix-{number}")


def _fields(element: etree._Element, title: int, part: str) -> dict[str, str]:
    number = element.get("N", "")
    cited = {"DIV5": f"{title} CFR Part {part}", "DIV8": f"{title} CFR {number}"}
    citation = cited.get(str(element.tag), f"{number}, Title {title}")
    return {"citation": citation, "part": part}
