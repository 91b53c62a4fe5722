"""Real documents of the Federal Register and of BIS, with what is certain of each."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from extractors.model import Document, Page, Source
from extractors.reading.article import read_article
from extractors.reading.federal_register import document_of, documents_of_issue
from pipeline.at_hand import GUEST
from training.real import REAL

FOLDER = REAL / "federal_register"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_LIST_TITLE = re.compile(
    r"^(?:Additions?|Removals?|Revisions?|Modifications?)\b.*?\b(?:to|from|on) the (Entity|Unverified) List"
    r"|^(Entity) List (?:Additions?|Removals?)"
)
# "In this interim final rule", "This final rule": how an abstract says what it is of.
_OWN_RULE = re.compile(r"\b[Tt]his (interim final|final|proposed) rule\b")
_OTHER_ACT = re.compile(
    r"Correction|Delay|Suspension|Extension|List\b|Validated End-User|Communications Technology"
)
_OFF_TOPIC = re.compile(
    r"Section 232|Performance Review Board|Priorities and Allocations|Titanium Sponge|Duties on Aluminum"
)
_CONTROLLERS = re.compile(
    r"Industry and Security|Foreign Assets Control|Defense Trade Controls|Sanctions", re.IGNORECASE
)
_DOCKET = re.compile(r"\bDocket (?:No\.|ID|Number):? ?([A-Z]+(?:-[A-Z0-9]+)*-\d{4}-\d{3,5})\b")
_RIN = re.compile(r"\b\d{4}-[A-Z]{2}\d{2,3}\b")
_CFR = re.compile(r"^(\d+) CFR Part (\d+)$")


@dataclass(frozen=True, slots=True)
class Case:
    """A document and what is certain of it.

    Attributes:
        expected: An event: rule or "" for any, kind, day or None for any.
        off_topic: Whether it is of no interest to who watches export controls.
        numbers: (label, value) of numbers that it bears.
        published: Its day, where the text must give it.

    """

    document: Document
    source: Source
    expected: tuple[str, str, date | None] | None = None
    off_topic: bool = False
    numbers: tuple[tuple[str, str], ...] = ()
    published: date | None = None


def bis_documents(source: Source) -> Iterator[Case]:
    """Yield documents by or about BIS as the API's index tells them: title, abstract and day."""
    path = FOLDER / "json" / "bis_documents_2020-2026.json"
    for result in json.loads(path.read_text("utf-8")):
        own = _OWN_RULE.search(result["abstract"])
        # The file leaves out the type, which the API always gives.
        kind = "Notice" if own is None else "Proposed Rule" if own[1] == "proposed" else "Rule"
        page = Page(result["html_url"], b"", "application/json", "utf-8", NOON)
        document = document_of(source, page, result | {"type": kind}, "published")
        day = date.fromisoformat(result["publication_date"])
        off_topic = bool(_OFF_TOPIC.search(f"{result['title']} {result['abstract']}"))
        expected = None if off_topic else _expected(result, own, day)
        yield Case(document, source, expected, off_topic)


def _expected(
    result: dict[str, Any], own: re.Match[str] | None, day: date
) -> tuple[str, str, date | None] | None:
    """Return the event that the title or the abstract is sure of, None if neither is."""
    if found := _LIST_TITLE.search(result["title"]):
        effective = re.search(r"\beffective\b", result["abstract"])
        return f"{found[1] or found[2]} List", "amended", None if effective else day
    if own and not _OTHER_ACT.search(result["title"]):
        return "", own[1].replace(" ", "_"), day
    return None


def bis_pages(source: Source) -> Iterator[Case]:
    """Yield press releases, speeches and lists of notices, as a web archive holds them."""
    path = REAL / "bis" / "text" / "bis_pages.jsonl"
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        told = json.loads(line)
        page = Page(told["url"], told["text"].encode(), "text/plain", "utf-8", NOON)
        document = replace(read_article(source, page), id=f"bis-page-{number}")
        day = date.fromisoformat(told["published"]) if told.get("published") else None
        adds = re.search(r"(?:Additions?|Adds|Revisions) .{0,40}\bEntity List", told["text"], re.I)
        release = told["kind"] == "press_release"
        expected = ("Entity List", "amended", day) if adds and release else None
        yield Case(document, source, expected, published=day)


def issues() -> Iterator[Case]:
    """Yield the documents of two daily issues; few are of who controls exports or sanctions."""
    for name in ("FR-2016-04-15-issue.xml.gz", "FR-2024-02-12-issue.xml.gz"):
        body = gzip.decompress((FOLDER / "xml" / name).read_bytes())
        page = Page(f"https://www.govinfo.gov/{name}", body, "text/xml", "utf-8", NOON)
        for document in documents_of_issue(GUEST, page):
            agencies = f"{document.title} {document.fields.get('agencies', '')}"
            off_topic = not _CONTROLLERS.search(agencies)
            yield Case(document, GUEST, None, off_topic, tuple(_numbers(document)))


def _numbers(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the numbers that the preamble's own tags hold."""
    yield from (("RIN", number) for number in _RIN.findall(document.fields.get("rin", "")))
    yield from (("DOCKET", number) for number in _DOCKET.findall(document.fields.get("docket", "")))
    for cited in document.fields.get("cfr", "").split("; "):
        if found := _CFR.match(cited):
            yield "CFR", f"{found[1]} CFR {found[2]}"


def dated_answers() -> Iterator[tuple[str, date, set[tuple[str, date]]]]:
    """Yield the DATES paragraphs that the API holds, with the days that it gives beside them.

    They are of other subjects, of which no days are read: two words of ours stand before them.
    """
    seen = set()
    names = {"effective_on": "effective", "comments_close_on": "comment_deadline"}
    for path in sorted((FOLDER / "json").rglob("*.json")):
        for result in _results(json.loads(path.read_text("utf-8"))):
            told, day = result.get("dates"), result.get("publication_date")
            if told and day and result["document_number"] not in seen:
                seen.add(result["document_number"])
                truth = {
                    (role, date.fromisoformat(result[name]))
                    for name, role in names.items()
                    if result.get(name)
                }
                if truth:
                    yield f"Export controls.\nDATES: {told}", date.fromisoformat(day), truth


def _results(answer: Any) -> Iterator[dict[str, Any]]:
    if isinstance(answer, dict):
        if "document_number" in answer:
            yield answer
        for value in answer.values():
            yield from _results(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from _results(value)
