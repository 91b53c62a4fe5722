"""Which Federal Register document is behind a change of the law: the citation that came with it.

A section ends with the list of its amendments ("[61 FR 12802, Mar. 25, 1996, as amended at …]"),
and a note on a stay names its document: what was added there made the change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from extractors.hunks import TOLD, Hunk, HunkClass
from extractors.law.ccl import SUPPLEMENT
from extractors.model import Document
from extractors.reading.moments import day_in

_CITED = re.compile(
    r"\b(?P<volume>\d{1,3}) FR (?P<page>\d{1,6})(?:, (?P<day>[A-Z][a-z]+\.? \d{1,2}, \d{4}))?"
)
_TEXT = re.compile(
    r"\d+ CFR (?:Part \w+|[\d.]+[\w.-]*\w)"
    r"|(?:Supplement No\.|Appendix) [\w-]+ to (?:Subpart \w+ of )?Part \w+"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A Federal Register document as the CFR cites it: "91 FR 36073", and its day if printed."""

    citation: str
    day: date | None = None

    def __str__(self) -> str:
        return (
            f"{self.citation}, {self.day:%B} {self.day.day}, {self.day.year}"
            if self.day
            else self.citation
        )


def section_of(label: str) -> str:
    """Return the section, supplement or part in which a citation lies, "" if it names none.

    >>> section_of("15 CFR 744.11(a)(2)"), section_of("Appendix A to Part 810(b)")
    ('15 CFR 744.11', 'Appendix A to Part 810')
    >>> section_of("ECCN 3A090.a")
    'Supplement No. 1 to Part 774'
    """
    if label.startswith("ECCN "):
        return SUPPLEMENT
    found = _TEXT.match(label)
    return found[0] if found else ""


def documents_behind(hunks: Iterable[Hunk]) -> Mapping[str, tuple[Cited, ...]]:
    """Return, by section, the documents cited now in what points to them and not before."""
    found: dict[str, dict[Cited, None]] = {}
    for hunk in hunks:
        if hunk.class_ in (HunkClass.POINTER, HunkClass.STATUS):
            before = set(citations(hunk.before))
            new = [cited for cited in citations(hunk.after) if cited not in before]
            found.setdefault(section_of(hunk.label), {}).update(dict.fromkeys(new))
    return {section: tuple(cited) for section, cited in found.items() if cited}


def behind(hunk: Hunk, documents: Mapping[str, tuple[Cited, ...]]) -> tuple[Cited, ...]:
    """Return what of `documents_behind` is behind one change; pointers themselves change nothing."""
    return documents.get(section_of(hunk.label), ()) if hunk.class_ in TOLD else ()


def comparison_url(before: Document, after: Document) -> str:
    """Return where the eCFR itself shows both texts side by side; the text's own URL for others.

    Address: https://www.ecfr.gov/compare/DAY/to/DAY/title-15/section-744.22.
    """
    days = before.fields.get("as_of"), after.fields.get("as_of")
    if not all(days) or "/current/" not in after.url:
        return after.url
    return after.url.replace("/current/", f"/compare/{days[0]}/to/{days[1]}/", 1)


def citations(text: str) -> Iterator[Cited]:
    """Yield the Federal Register documents that `text` cites, in order."""
    for match in _CITED.finditer(text):
        day = day_in(match["day"]) if match["day"] else None
        yield Cited(f"{match['volume']} FR {match['page']}", day)
