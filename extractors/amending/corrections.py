"""Corrections: what a document corrects, and how it should read.

"In rule document 2013-16962, appearing on pages 44686-44728 in the issue of Wednesday, July 24,
2013, make the following correction: On page 44727, in the third column, … “X” should read “Y”."
"""

import re
from collections.abc import Iterator

from extractors.amending.nouns import Amendment
from extractors.amending.tokens import tokens_of
from extractors.model import Document
from extractors.reading.federal_register.numbers import normal_number, plain_dashes

_DOCUMENT = re.compile(
    r"(?:(?:[Rr]ule|[Nn]otice|[Dd]ocument|[Pp]residential|[Pp]roposed rule) document|FR Doc\.?(?: No\.?)?)\s+"
    r"(?P<number>[A-Z]?\d*-?\d{2,4}[-–]\d{3,6})"
)
_PAGES = re.compile(r"\bpages? (\d{2,6})")
_CITED = re.compile(r"\b(\d{2,3}) FR (\d[\d,]*)\b")
_ISSUE = re.compile(r"\bissue of \w+, \w+ \d{1,2}, (\d{4})")
_PLACE = re.compile(r"(?:(?<!\d)\d+\. )?On page (?P<page>[\d,]+),? ?(?P<where>.*)", re.DOTALL)
_SAYS = re.compile(
    r"\b(?:is|are) (?:deleted|removed|added)\b|\bshould (?:be )?(?:read|corrected)|\b(?:is|are) corrected\b|\bcorrect(?:ed)? to read"
)
_FIRST_VOLUME = 1935  # Volume 1 is that of 1936.


def corrected(document: Document) -> tuple[str, str]:
    """Return number and citation of the document that this one corrects, "" for what it hides.

    >>> from extractors.model import Paragraph
    >>> text = "In rule document 2013-16962, appearing on pages 44686-44728 in the issue of Wednesday, July 24, 2013, make the following correction:"
    >>> corrected(Document("", "", "", "", None, (Paragraph("", text),)))
    ('2013-16962', '78 FR 44686')
    """
    number = citation = ""
    for paragraph in document.paragraphs:
        text = paragraph.text
        named = _DOCUMENT.search(text) if not number and paragraph.role != "filing" else None
        if named:
            number = normal_number(plain_dashes(named["number"]))
            page, issue = _PAGES.search(text), _ISSUE.search(text)
            if page and issue:
                citation = f"{int(issue[1]) - _FIRST_VOLUME} FR {page[1]}"
        if not citation and (cited := _CITED.search(text)):
            citation = f"{cited[1]} FR {cited[2].replace(',', '')}"
    return number, citation


def corrections_of(document: Document) -> tuple[Amendment, ...]:
    """Return the corrections that a document makes to a printed one, in order."""
    return tuple(_corrections(document)) if _is_correcting(document) else ()


def _is_correcting(document: Document) -> bool:
    told = f"{document.genre} {document.title} {document.fields.get('action', '')}".lower()
    return "correct" in told


def is_correction(words: str) -> bool:
    """Whether an instruction gives printed words and how they should read."""
    says = _SAYS.search(words) if _PLACE.match(words) else None
    return says is not None and bool(tokens_of(words).quotes)


def _corrections(document: Document) -> Iterator[Amendment]:
    volume = corrected(document)[1].partition(" ")[0]
    for paragraph in document.paragraphs:
        text = paragraph.text
        found, says = _PLACE.match(text), _SAYS.search(text)
        if not found or not says or (paragraph.role == "amendment" and not is_correction(text)):
            continue
        number = re.match(r"\d+(?=\. )", text)
        printed, reads = (
            tokens_of(text[: says.start()]).quotes,
            tokens_of(text[says.end() :]).quotes,
        )
        yield Amendment(
            instruction=number.group() if number else "",
            action="correct",
            target=f"{volume} FR {found['page'].replace(',', '')}".strip(),
            before=printed[-1] if printed else "",
            after=reads[-1] if reads else "",
            words=text,
        )
