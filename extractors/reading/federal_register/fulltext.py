"""The XML of the Federal Register: single documents, and whole daily issues.

Tags: GPO, Federal Register XML User Guide, and the schema FRMergedXML.xsd
(https://www.govinfo.gov/bulkdata/FR/resources). The XML is not the official legal edition.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from lxml import etree

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Source
from extractors.reading.federal_register.numbers import (
    cited_number,
    document_id,
    is_correction,
    normal_number,
    plain_dashes,
)
from extractors.reading.federal_register.vocabulary import unknown_of
from extractors.reading.moments import day_in, midnight
from extractors.reading.tree import Grammar, paragraphs
from extractors.xmltext import line, root_of

GENRES = MappingProxyType(
    {
        "RULE": "rule",
        "PRORULE": "proposed_rule",
        "NOTICE": "notice",
        "PRESDOCU": "presidential_document",
        "CORRECT": "correction",
    }
)

COLUMNS = "columns"
"""Label of the row that names the columns of the table below it."""


def _cited(element: etree._Element) -> str:
    """Return the part an instruction stands in, the level of a heading, "columns" for a head."""
    if element.tag == "HD":
        return element.get("SOURCE", "")
    if element.tag == "BOXHD":
        return COLUMNS
    regtext = element.getparent() if element.tag == "AMDPAR" else None
    if regtext is None or not regtext.get("TITLE"):
        return ""
    return plain_dashes(f"{regtext.get('TITLE')} CFR {regtext.get('PART')}")


GRAMMAR = Grammar(
    inline=frozenset({"E", "SU", "FTREF", "FR", "LI", "AC", "I", "B", "PRTPAGE"}),
    # No word runs over a page break without a hyphen.
    emphasis=frozenset({"E", "I", "B", "FTREF", "PRTPAGE"}),
    breaks=frozenset({"LI"}),
    flowing=frozenset({"P", "FP", "HD", "AMDPAR", "ENT", "CHED", "TTITLE", "TNOTE", "SUBJECT"}),
    starts=frozenset({"SECTNO"}),
    goes_on=frozenset({"SUBJECT"}),
    rows=frozenset({"ROW", "BOXHD"}),
    skipped=frozenset({"PRTPAGE", "GPH", "MATH"}),
    labels=MappingProxyType(
        {
            "AGENCY": "agency",
            "SUBAGY": "agency",
            "AGY": "agency",
            "CFR": "cfr",
            "DEPDOC": "docket",
            "RIN": "rin",
            "ACT": "action",
            "SUM": "summary",
            "DATES": "dates",
            "EFFDATE": "dates",
            "ADD": "addresses",
            "FURINF": "contact",
            "LSTSUB": "subjects",
            "HD": "heading",
            "REGTEXT": "regulation",
            "AMDPAR": "amendment",
            "AUTH": "authority",
            "SECTION": "section",
            "APPENDIX": "appendix",
            "NOTE": "note",
            "GPOTABLE": "table",
            "ROW": "row",
            "BOXHD": "row",
            "TNOTE": "footnote",
            "FTNT": "footnote",
            "STARS": "stars",
            "SIG": "signature",
            "FRDOC": "filing",
            "FILED": "filing",
            "BILCOD": "filing",
        }
    ),
    # "The asterisks stand for text that is not changed": 1 CFR 21.21, Document Drafting Handbook 3.
    stands_for=MappingProxyType({"STARS": "* * * * *"}),
    cited=_cited,
)
_DAY_IN_URL = re.compile(r"/(\d{4})[/-](\d{2})[/-](\d{2})/")


def read_xml(source: Source, page: Page, link: Link) -> Document:
    """Return the document whose full text is `page`, with what the index said of it in `link`.

    Raises:
        ReadError: Not well-formed, or none of the Register's documents is in it.

    """
    root = root_of(page.body, page.url)
    element = next((found for found in root.iter(*GENRES)), None)
    if element is None:
        raise ReadError(page.url, f"no Federal Register document in <{root.tag}>")
    written = _DAY_IN_URL.search(page.url)
    given = link.fields.get("publication_date", "-".join(written.groups()) if written else "")
    day = date.fromisoformat(given) if given else None
    return _document(source, page, element, day, link)


def documents_of_issue(source: Source, page: Page) -> Iterator[Document]:
    """Yield every rule, proposed rule, notice and presidential document of a daily issue.

    Raises:
        ReadError: Not an issue: no date, or no document.

    """
    root = root_of(page.body, page.url)
    dated = root.find("DATE")
    day = day_in(line(dated, GRAMMAR)) if dated is not None else None
    if day is None:
        raise ReadError(page.url, "an issue without a date")
    elements = list(root.iter(*GENRES))
    if not elements:
        raise ReadError(page.url, "an issue without documents")
    for element in elements:
        yield _document(source, page, element, day, Link(page.url))


def _document(
    source: Source, page: Page, element: etree._Element, day: date | None, link: Link
) -> Document:
    printed = " ".join(line(found, GRAMMAR) for found in element.iter("FRDOC"))
    number = normal_number(link.fields.get("number", "")) or cited_number(printed)
    if not number:
        raise ReadError(page.url, f"<{element.tag}> without a document number")
    title = link.title or _title(element)
    genre = link.fields.get("genre") or GENRES[str(element.tag)]
    return Document(
        id=link.document or document_id(number, day),
        source=source.key,
        url=link.fields.get("html_url") or f"https://www.federalregister.gov/d/{number}",
        title=title,
        published=midnight(day, source.zone) if day else link.published,
        paragraphs=tuple(_without_title(paragraphs(element, GRAMMAR), title)),
        genre="correction" if is_correction(number) else genre,
        fields={**_preamble(element, number), **link.fields},
        raw=page.sha256,
    )


def _title(element: etree._Element) -> str:
    """Return the subject of a rule or notice, the heading of a proclamation or order."""
    for path in ("PREAMB/SUBJECT", ".//HD", "PREAMB/AGENCY"):
        found = element.find(path)
        if found is not None:
            return line(found, GRAMMAR)
    return ""


def _without_title(texts: Iterator[Paragraph], title: str) -> Iterator[Paragraph]:
    """Yield `texts` without the first that only repeats the title."""
    for text in texts:
        if text.text == title and text.role in {"", "heading"}:
            break
        yield text
    yield from texts


def _preamble(element: etree._Element, number: str) -> Mapping[str, str]:
    """Return the facts that the preamble names, each under the name it has in `Document.fields`."""
    paths = {
        "agencies": ("PREAMB/AGENCY", "PREAMB/SUBAGY"),
        "cfr": ("PREAMB/CFR",),
        "docket": ("PREAMB/DEPDOC",),
        "rin": ("PREAMB/RIN",),
        "action": ("PREAMB/ACT/P",),
    }
    facts = {"number": number, "type": str(element.tag), "unknown_element": unknown_of(element)}
    for name, places in paths.items():
        texts = [line(found, GRAMMAR) for place in places for found in element.findall(place)]
        facts[name] = "; ".join(filter(None, texts))
    facts["rin"] = plain_dashes(facts["rin"]).removeprefix("RIN").strip()
    facts["docket"] = plain_dashes(facts["docket"]).strip("[]")
    return {name: fact for name, fact in facts.items() if fact}
