"""Definitions: a paragraph that begins with the term it defines, and what follows the term."""

import re
from dataclasses import dataclass

from extractors.law.designators import Designator, first_of
from extractors.xmltext import CLOSE, OPEN, plain

_TERM = re.compile(
    rf"{OPEN}(?P<italic>[^{CLOSE}]{{2,160}}){CLOSE}"
    rf"|{OPEN}?[“\"](?P<quoted>[^”\"]{{2,160}})[”\"]{CLOSE}?"
)
_DEFINES = re.compile(
    r"(?:mean|include|refer|encompass|cover)s?\b|(?:has|have) the (?:same )?meaning"
    r"|is (?:defined|any|an?|the)\b|see\b|—",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term, with the designators that follow it: "Computer software—(1) Means—"."""

    name: str
    designators: tuple[Designator, ...] = ()


def term_of(marked: str, *, among_terms: bool, dotted: bool) -> Term | None:
    """Return the term that `marked` begins with and says the meaning of, None if it does not.

    `among_terms` says that all paragraphs about are definitions, which need no verb then.

    >>> term_of("“Access information.” Words that …", among_terms=True, dotted=False)
    Term(name='“Access information”', designators=())
    """
    match = _TERM.match(marked)
    if match is None:
        return None
    if not among_terms and not _DEFINES.search(marked[match.end() : match.end() + 110]):
        return None
    name = plain(match["italic"] or match["quoted"]).strip(' .,:;—-“”"')
    return Term(f"“{name}”", first_of(marked, match.end(), dotted=dotted)) if name else None
