"""The recorded full texts: all of their text, all of their instructions, either dash."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from extractors.amending.instructions import amendments_of
from extractors.model import Document, Link, Page
from extractors.reading.federal_register import documents_of_issue, read_xml
from extractors.reading.federal_register.fulltext import GENRES
from extractors.reading.federal_register.numbers import plain_dashes
from extractors.xmltext import root_of
from saved_pages import source

XML = Path(__file__).parents[1].parent / "shared" / "real" / "federal_register" / "xml"
ISSUES = ("FR-2016-04-15-issue.xml.gz", "FR-2024-02-12-issue.xml.gz")
FILES = sorted(path.name for path in XML.glob("*.xml*"))
# Tags that one origin added to the texts for its own parser.
_ADDED = re.compile(rb"<EREGS_INSTRUCTIONS>.*?</EREGS_INSTRUCTIONS>", re.DOTALL)

pytestmark = [
    pytest.mark.skipif(not XML.is_dir(), reason="../shared is not here"),
    pytest.mark.no_cover,
]


def page(name: str) -> Page:
    path = XML / name
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    address = f"https://site.example/{name}"
    return Page(address, _ADDED.sub(b"", body), "application/xml", "", datetime.now(UTC))


def documents(name: str) -> list[Document]:
    if name.endswith(".gz"):
        return list(documents_of_issue(source("federal_register"), page(name)))
    return [read_xml(source("federal_register"), page(name), Link(page(name).url))]


def printed(element: etree._Element) -> str:
    """Return the letters and digits inside an element without those of its pictures' names."""
    texts = element.xpath(".//text()[not(ancestor::GPH or ancestor::MATH)]")
    return letters("".join(map(str, texts if isinstance(texts, list) else [])))


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def without(title: str, whole: str, read: str) -> bool:
    """Whether `read` is `whole` without one occurrence of `title`."""
    same = next((n for n, (a, b) in enumerate(zip(whole, read, strict=False)) if a != b), len(read))
    places = range(max(0, same - len(title)), same + 1)
    return any(read[:at] + title + read[at:] == whole for at in places)


@pytest.mark.parametrize("name", FILES)
def test_every_character_comes_out_once_and_in_order(name: str) -> None:
    saved = page(name)
    elements = list(root_of(saved.body, saved.url).iter(*GENRES))

    for element, document in zip(elements, documents(name), strict=True):
        whole, read = printed(element), letters(document.text)

        assert read == whole or without(letters(document.title), whole, read), document.id


def test_either_dash_gives_the_same_documents() -> None:
    hyphens, dashes = documents(ISSUES[1]), documents("FR-2024-02-12-issue-endash.xml.gz")

    assert [one.id for one in hyphens] == [one.id for one in dashes]
    for one, other in zip(hyphens, dashes, strict=True):
        assert plain_dashes(one.text) == plain_dashes(other.text)
        assert [p.role for p in one.paragraphs] == [p.role for p in other.paragraphs]


def test_either_dash_gives_the_same_amendments() -> None:
    hyphens, dashes = documents(ISSUES[1]), documents("FR-2024-02-12-issue-endash.xml.gz")

    for one, other in zip(hyphens, dashes, strict=True):
        assert [(a.action, plain_dashes(a.target)) for a in amendments_of(one)] == [
            (a.action, plain_dashes(a.target)) for a in amendments_of(other)
        ]


@pytest.mark.parametrize(("name", "instructions"), [(ISSUES[0], 40), (ISSUES[1], 148)])
def test_every_instruction_of_an_issue_is_understood(name: str, instructions: int) -> None:
    found = documents(name)
    told = [p for one in found for p in one.paragraphs if p.role == "amendment"]
    amendments = [amendment for one in found for amendment in amendments_of(one)]

    assert len(told) == instructions
    assert [one.words for one in amendments if one.action == "other" or one.rest] == []
    assert all(one.target for one in amendments)


def test_nearly_every_instruction_of_the_other_rules_is_understood() -> None:
    """The rest are official interpretations, whose headings stand in the instructions unquoted."""
    names = [name for name in FILES if name not in ISSUES and "endash" not in name]
    found = [one for name in names for one in amendments_of(documents(name)[0])]
    words = {one.words for one in found}
    unread = {one.words for one in found if one.action == "other" or one.rest}
    own = {one for one in unread if "[label:" not in one}  # hand-edited by their origin

    assert len(own) / len(words) <= 0.05


@pytest.mark.parametrize("name", ["2013-27337.xml", "2014-24194.xml"])
def test_a_text_without_regulation_orders_nothing(name: str) -> None:
    assert amendments_of(documents(name)[0]) == ()
