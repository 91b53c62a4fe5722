"""Federal Register rules that tests write: a preamble, and instructions with the text they set out."""

from datetime import UTC, datetime

from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.amending.nouns import Amendment, AmendmentDate
from extractors.model import Document, Link, Page
from extractors.reading.federal_register import read_xml
from saved_pages import source

SEEN = datetime(2025, 11, 13, 12, 0, tzinfo=UTC)
BIS = 'TITLE="15" PART="744"'


def rule(regulation: str, dates: str = "", number: str = "2025-19846", act: str = "") -> Document:
    """Return a rule read from XML whose regulatory text and DATES are given."""
    body = (
        f"<RULE><PREAMB><CFR>15 CFR Part 744</CFR><SUBJECT>A Rule</SUBJECT>"
        f"<ACT><HD SOURCE='HED'>ACTION:</HD><P>{act or 'Final rule.'}</P></ACT>"
        f"<EFFDATE><HD SOURCE='HED'>DATES:</HD><P>{dates}</P></EFFDATE></PREAMB>"
        f"<SUPLINF>{regulation}</SUPLINF><FRDOC>[FR Doc. {number} Filed]</FRDOC></RULE>"
    )
    url = f"https://site.example/2025/11/12/{number}.xml"
    page = Page(url, body.encode(), "application/xml", "", SEEN)
    return read_xml(source("federal_register"), page, Link(url))


def regtext(*paragraphs: str, where: str = BIS) -> str:
    """Return regulatory text: an instruction where words are given, else the element itself."""
    inside = (p if p.startswith("<") else f"<AMDPAR>{p}</AMDPAR>" for p in paragraphs)
    return f"<REGTEXT {where}>{''.join(inside)}</REGTEXT>"


def ordered(*paragraphs: str) -> tuple[Amendment, ...]:
    """Return the amendments of a rule with these instructions."""
    return amendments_of(rule(regtext(*paragraphs)))


def orders(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Return number, action and target of each amendment."""
    return [(one.instruction, one.action, one.target) for one in ordered(*paragraphs)]


def days(dates: str) -> tuple[AmendmentDate, ...]:
    """Return the days that a DATES paragraph gives."""
    return effective_days(rule("", dates))
