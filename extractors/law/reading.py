"""Files of the law, whole parts or fragments, as provisions."""

import re
from dataclasses import dataclass

from lxml import etree

from extractors.errors import ReadError
from extractors.law import ccl
from extractors.law.blocks import blocks_of
from extractors.law.labels import Provision, paragraphs
from extractors.law.places import Place, is_law, places
from extractors.law.refusals import refuse_ragged, refuse_unknown
from extractors.model import Paragraph
from extractors.xmltext import root_of

_DEFINITIONS = re.compile(r"definition|meaning of terms|\bterms (?:used|defined)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LawText:
    """A section, an appendix or a part's own text: see `Place` for its id and citation."""

    id: str
    citation: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


def read_law(body: bytes, name: str, title: str = "") -> tuple[LawText, ...]:
    """Return what a file of eCFR or annual CFR XML says, in order, a part's own text first.

    `name` is what an error calls the file; `title` is the number to take where it says none.

    Raises:
        ReadError: Not well-formed, no law, an unknown element, a table with a missing cell.

    """
    found = []
    for place in places(law_root(body, name), title):
        texts = text_of(place)
        if texts:
            found.append(LawText(place.id, place.citation, place.heading, texts))
    if not found:
        raise ReadError(name, "no text in it")
    return tuple(found)


def law_root(body: bytes, name: str) -> etree._Element:
    """Return the root of a file of the law, every element of which is known.

    Raises:
        ReadError: As `read_law` does.

    """
    root = root_of(body, name)
    if not is_law(root):
        raise ReadError(name, f"no XML of the law: its root is {root.tag}")
    refuse_unknown(root, name)
    refuse_ragged(root, name)
    return root


def text_of(place: Place) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a place with their citations."""
    inside = place.kind in ("section", "appendix")
    blocks = blocks_of(place.element, inside=inside)
    if ccl.is_ccl(place.citation):
        return ccl.paragraphs(blocks, place.citation)
    return paragraphs(blocks, provision_of(place))


def provision_of(place: Place) -> Provision:
    """Return what the labels need to know of a place."""
    return Provision(
        place.citation,
        dotted=place.kind == "appendix",
        defines=bool(_DEFINITIONS.search(place.heading)),
    )
