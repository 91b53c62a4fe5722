"""Answers of the Federal Register API v1 and of its public inspection desk.

https://www.federalregister.gov/developers/documentation/api/v1
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import parse_qs

from extractors.errors import ReadError
from extractors.model import Document, Link, Page, Paragraph, Source
from extractors.reading.answers import json_of
from extractors.reading.federal_register.numbers import document_id, is_correction, normal_number
from extractors.reading.moments import midnight, moment_in
from extractors.reading.urls import absolute, parts

Result = Mapping[str, object]
_FULL_TEXTS = {
    "published": ("full_text_xml_url", "raw_text_url", "body_html_url"),
    # A filing may be a scan only; a published document gets its XML soon.
    "public_inspection": ("raw_text_url", "pdf_url"),
}
_GENRES = {
    "rule": "rule",
    "proposed rule": "proposed_rule",
    "notice": "notice",
    "sunshine act document": "notice",
    "presidential document": "presidential_document",
    "correction": "correction",
}
# Name in `Document.fields` to the API's.
_FACTS = {
    "citation": "citation",
    "type": "type",
    "subtype": "subtype",
    "action": "action",
    "abstract": "abstract",
    "dates": "dates",
    "effective_on": "effective_on",
    "comments_close_on": "comments_close_on",
    "docket": "docket_ids",
    "rin": "regulation_id_numbers",
    "html_url": "html_url",
    "pdf_url": "pdf_url",
    "publication_date": "publication_date",
    "signing_date": "signing_date",
    "significant": "significant",
    "correction_of": "correction_of",
    "filed_at": "filed_at",
    "filing_type": "filing_type",
    "executive_order_number": "executive_order_number",
}


def results_of(page: Page) -> tuple[Result, ...]:
    """Return the results in a search answer, each number once; none if nothing matches.

    The server leaves `results` out when it counts zero, may answer 404 for the same, and does not
    wrap a single document.

    Raises:
        ReadError: Not the API's JSON, an answer with `errors`, or a count without results.

    """
    answer = _json(page)
    if page.status == 404:
        return ()
    if answer.get("errors"):
        raise ReadError(page.url, f"the API refuses the question: {answer['errors']}")
    if "document_number" in answer:
        return (answer,)
    results = answer.get("results")
    if results is None and answer.get("count") == 0:
        return ()
    if not isinstance(results, list):
        raise ReadError(page.url, f"no results and count {answer.get('count')!r}")
    return tuple(_once(page, results))


def next_page(page: Page) -> str:
    """Return the URL of the search's next page, "" at the end.

    Past its limits the server starts over from page 1: a next page that is not further on than
    this one is the end.

    Raises:
        ReadError: It is no address: what stands there would be missed.

    """
    url = _json(page).get("next_page_url")
    if isinstance(url, str) and url and not absolute(page.url, url):
        raise ReadError(page.url, "its next page has no address that can be asked")
    if not isinstance(url, str) or _page_number(url) <= _page_number(page.url):
        return ""
    return url


def link_of(source: Source, result: Result, stage: str) -> Link | None:
    """Return where the full text of `result` is, None if it has none yet."""
    url = next((str(result[name]) for name in _FULL_TEXTS[stage] if result.get(name)), "")
    if not url:
        return None
    day = _day(result)
    return Link(
        url,
        title=title_of(result),
        published=midnight(day, source.zone) if day else None,
        document=document_id(str(result["document_number"]), day),
        stamp=str(result.get("pdf_updated_at") or ""),
        fields=fields_of(result, stage),
    )


def document_of(source: Source, page: Page, result: Result, stage: str) -> Document:
    """Return what the index alone says of `result`: abstract and dates, until its text is there."""
    day = _day(result)
    filed = moment_in(str(result.get("filed_at") or ""), source.zone)
    fields = fields_of(result, stage)
    told = [
        Paragraph(name, fields[name]) for name in ("action", "abstract", "dates") if name in fields
    ]
    return Document(
        id=document_id(str(result["document_number"]), day),
        source=source.key,
        url=fields.get("html_url", page.url),
        title=title_of(result),
        published=midnight(day, source.zone) if day else filed,
        paragraphs=tuple(told) or (Paragraph("heading", title_of(result)),),
        genre=fields["genre"],
        fields=fields,
        raw=page.sha256,
    )


def fields_of(result: Result, stage: str) -> Mapping[str, str]:
    """Return the facts about `result` as text, lists parted by "; ".

    `stage` is "published" or "public_inspection".
    """
    number = normal_number(str(result["document_number"]))
    facts = {"number": number, "genre": _genre(number, result), "stage": stage}
    facts |= {name: _text(result.get(key)) for name, key in _FACTS.items()}
    facts["docket"] = facts["docket"] or _text(result.get("docket_numbers"))
    facts["agencies"] = _text([_named(agency) for agency in _list(result, "agencies")])
    facts["cfr"] = _text([_cfr(cited) for cited in _list(result, "cfr_references")])
    return {name: fact for name, fact in facts.items() if fact}


def slugs_of(result: Result) -> frozenset[str]:
    """Return the slugs of the agencies that `result` names."""
    return frozenset(str(agency.get("slug")) for agency in _list(result, "agencies"))


def title_of(result: Result) -> str:
    """Return the title; filings for public inspection may have up to three subject lines instead."""
    subjects = [_text(result.get(f"subject_{line}")) for line in (1, 2, 3)]
    return _text(result.get("title")) or "; ".join(filter(None, subjects))


def _json(page: Page) -> Result:
    answer = json_of(page)
    if not isinstance(answer, dict):
        raise ReadError(page.url, "expected a JSON object")
    return answer


def _once(page: Page, results: list[object]) -> Iterator[Result]:
    seen = set()
    for result in results:
        if not isinstance(result, dict) or not result.get("document_number"):
            raise ReadError(page.url, "a result without a document number")
        key = (normal_number(str(result["document_number"])), result.get("publication_date"))
        if key not in seen:
            seen.add(key)
            yield result


def _page_number(url: str) -> int:
    written = parse_qs(parts(url).query).get("page", ["1"])[0]
    return int(written) if written.isdecimal() else 1


def _day(result: Result) -> date | None:
    written = str(result.get("publication_date") or "")
    return date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else None


def _genre(number: str, result: Result) -> str:
    if is_correction(number) or result.get("correction_of"):
        return "correction"
    return _GENRES.get(str(result.get("type") or "").lower(), "notice")


def _list(result: Result, name: str) -> list[dict[str, object]]:
    found = result.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _named(agency: Mapping[str, object]) -> str:
    return _text(agency.get("name") or agency.get("raw_name"))


def _cfr(cited: Mapping[str, object]) -> str:
    return f"{_text(cited.get('title'))} CFR {_text(cited.get('part'))}".strip()


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    return " ".join(str(value).split())
