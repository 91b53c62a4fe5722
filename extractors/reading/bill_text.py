"""The words of a bill: XML of the House and Senate (bill.dtd, res.dtd), provision by provision.

https://www.govinfo.gov/bulkdata/BILLS/resources has the vocabulary. What a committee struck stands
in the file, marked as deleted, and is no part of the bill any more.
"""

from collections.abc import Iterator

from lxml import etree

from extractors.errors import ReadError
from extractors.model import Page, Paragraph
from extractors.xmltext import root_of, squash

_HEADED = frozenset({"division", "title", "subtitle", "part", "subpart", "chapter", "subchapter"})
_LEVELS = frozenset(
    {"section", "subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "subitem"}
)
_BODIES = ("legis-body", "resolution-body", "engrossed-amendment-body", "preamble")
# Contents and the full stop after a quotation say nothing of their own.
_SKIPPED = frozenset({"toc", "toc-entry", "deleted-phrase", "after-quoted-block", "editorial"})


def provisions(page: Page) -> tuple[Paragraph, ...]:
    """Return the long title and the provisions, each labelled as it is cited: "Sec. 2(a)(1)".

    Words that the bill would write into another law are labelled after where it quotes them.

    Raises:
        ReadError: Not the XML of a bill, cut short, or without a provision.

    """
    root = root_of(page.body, page.url)
    bodies = [body for name in _BODIES for body in root.iter(name) if _stands(body)]
    found = [paragraph for body in bodies for paragraph in _inside(body, "")]
    if not found:
        raise ReadError(page.url, f"not one provision in the <{root.tag}>: no text of a bill")
    titles = [Paragraph("long title", squash(_words(one))) for one in root.iter("official-title")]
    return (*titles[:1], *found)


def _inside(element: etree._Element, label: str) -> Iterator[Paragraph]:
    """Yield the provisions under `element`, which is cited as `label`."""
    for child in element:
        if child.tag in _SKIPPED or not _stands(child):
            continue
        if child.tag in _HEADED:
            yield from _own(child, "heading", "")
            yield from _inside(child, label)
        elif child.tag in _LEVELS:
            cited = _cited(child, label)
            yield from _own(child, cited, child.tag)
            yield from _inside(child, cited)
        elif child.tag == "quoted-block":
            yield from _inside(child, f"{label} quoting " if label else "")
        elif child.tag in {"enum", "header", "text"} and element.tag in _LEVELS | _HEADED:
            continue
        elif words := squash(_words(child)):
            yield Paragraph(label, words)


def _own(element: etree._Element, label: str, level: str) -> Iterator[Paragraph]:
    """Yield a provision's own words: its number, its heading and its text."""
    enum, header, *texts = (
        squash(" ".join(_words(one) for one in element.findall(name) if _stands(one)))
        for name in ("enum", "header", "text")
    )
    number = f"Sec. {enum}" if level == "section" and enum else enum
    headed = f"{header}." if header and any(texts) else header
    words = " ".join(filter(None, (number, headed, *texts)))
    if words:
        yield Paragraph(label, words)


def _cited(element: etree._Element, outer: str) -> str:
    """Return how a provision is cited, given what it stands in."""
    enum = squash(_words(found)) if (found := element.find("enum")) is not None else ""
    if element.tag == "section":
        quoting = outer if outer.endswith(" quoting ") else ""
        return f"{quoting}Sec. {enum.rstrip('.')}" if enum else outer
    return f"{outer}{enum.rstrip('.')}"


def _stands(element: etree._Element) -> bool:
    return element.get("changed") != "deleted"


def _words(element: etree._Element) -> str:
    """Return the words of running text; the file has no quotation marks of its own."""
    if element.tag in _SKIPPED or not _stands(element):
        return ""
    words = (element.text or "") + "".join(_words(one) + (one.tail or "") for one in element)
    return f"“{words}”" if element.tag == "quote" else words
