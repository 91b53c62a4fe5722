"""The recorded files of the law, where they are beside the repository, and what is in them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from extractors.law.places import Place
from extractors.law.reading import LawText, law_root, read_law
from extractors.law.vocabulary import METADATA, SKIPPED, STARS

REAL = Path(__file__).parents[1].parent / "shared" / "real"
RECORDED = sorted([*REAL.glob("ecfr/*/*.xml"), *REAL.glob("cfr_annual/*.xml")])
recorded = pytest.mark.skipif(not RECORDED, reason="the recorded law is not beside this repository")


def named(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def fragment(body: str, number: str = "744.1") -> bytes:
    """Return a section of title 15 with these elements in it."""
    told = f'{{"path":"/on/_SUBSTITUTE_DATE_/title-15/section-{number}"}}'.replace('"', "&quot;")
    return f'<DIV8 N="{number}" TYPE="SECTION" hierarchy_metadata="{told}">{body}</DIV8>'.encode()


def root(file: Path) -> etree._Element:
    return law_root(file.read_bytes(), file.name)


@cache
def law(file: Path) -> tuple[LawText, ...]:
    return tuple(read_law(file.read_bytes(), file.name))


def characters(place: Place, apart: set[etree._Element]) -> str:
    """Return the characters of the text nodes of a place, without spaces, as they stand in the XML.

    Three things are put there: a row of stars, brackets round the number of a footnote, and
    (not here) the strokes between the cells of a row.
    """
    return "".join("".join(_nodes(place.element, apart - {place.element})).split())


def _nodes(element: etree._Element, apart: set[etree._Element]) -> Iterator[str]:
    if element in apart or element.tag in SKIPPED | METADATA:
        return
    after = element.getnext()
    is_mark = element.tag == "SU" and after is not None and after.tag == "FTREF"
    is_mark = is_mark and not (element.tail or "").strip()
    yield "[" if is_mark else "*****" if element.tag == STARS else ""
    yield element.text or ""
    for child in element:
        yield from _nodes(child, apart)
        yield child.tail or ""
    yield "]" if is_mark else ""
