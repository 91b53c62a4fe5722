"""Who publishes a document: the acting agency itself, or somebody who tells of it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.model import Authority, Document, Mention, Source
from extractors.reading.urls import parts

BIS = "Bureau of Industry and Security"
COMMERCE = "Department of Commerce"
JUSTICE = "Department of Justice"
OFAC = "Office of Foreign Assets Control"
TREASURY = "Department of the Treasury"
STATE = "Department of State"
CONGRESS = "Congress"

# An office speaks for its department and the other way round.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({BIS, COMMERCE, "Office of Export Enforcement", "End-User Review Committee"}),
    frozenset({OFAC, TREASURY}),
    frozenset({JUSTICE, "Federal Bureau of Investigation"}),
    frozenset({STATE, "Directorate of Defense Trade Controls"}),
    frozenset({CONGRESS, "House of Representatives", "Senate", "Senate Banking Committee",
               "House Foreign Affairs Committee"}),
)  # fmt: skip

_HOSTS = {
    "bis.gov": BIS,
    "bis.doc.gov": BIS,
    "commerce.gov": COMMERCE,
    "justice.gov": JUSTICE,
    "ofac.treasury.gov": OFAC,
    "treasury.gov": TREASURY,
    "state.gov": STATE,
}
_NAMES = {
    "bureau of industry and security": BIS,
    "bureau of industry & security": BIS,
    "u.s. department of commerce": COMMERCE,
    "department of commerce": COMMERCE,
    "office of public affairs": JUSTICE,
    "department of justice": JUSTICE,
    "u.s. department of justice": JUSTICE,
    "united states department of justice": JUSTICE,
    "office of foreign assets control": OFAC,
    "department of the treasury": TREASURY,
    "u.s. department of the treasury": TREASURY,
    "department of state": STATE,
    "united states department of state": STATE,
}
_PREAMBLE = re.compile(r"^(?:AGENCY|ACTION|SUMMARY|DATES?):", re.MULTILINE)
_ORDER = re.compile(r"^(?:Order|In the Matter of|Action Affecting)\b|\bDenial Order\b")
_ORDERED = re.compile(
    r"\bIn the Matter of:?\s|\b[Ii]t is (?:therefore |hereby |so )*ordered\b|\bIT IS (?:THEREFORE |HEREBY |SO )*ORDERED\b"
)
_RELEASE = re.compile(r"\bfor immediate release\b", re.IGNORECASE)
# News puts the day into its dateline and names weekdays; a release says "today".
_RELEASE_LEAD = re.compile(r"^[A-Z][A-Za-z .,]{3,40} ?(?:—|–|--|-) ?(?=.{0,400}\b[Tt]oday\b)")
# The head of a legal text, in capitals: 1 CFR 18.12, preamble requirements; orders bear it too.
_LETTERHEAD = re.compile(
    r"\s*(?:UNITED STATES |U\.S\. )?DEPARTMENT OF (?:THE )?(?P<department>COMMERCE|TREASURY|STATE|JUSTICE)\b"
)
_TITLE_HEAD = re.compile(
    r"\s*(?:United States |U\.S\. )?Department of (?:the )?(?P<department>Commerce|Treasury|State|Justice)\s+(?:Bureau|Office|Directorate) of "
)
_DEPARTMENTS = {"COMMERCE": COMMERCE, "TREASURY": TREASURY, "STATE": STATE, "JUSTICE": JUSTICE}
# Who closes a release on a criminal case; its opening names the court at most.
_PROSECUTOR = re.compile(
    r"\b(?:U\.S\.|United States) Attorney(?:[’']s Office)?\b[^.]{0,120}\b(?:prosecut|said|announc)|\bJustice Department[’']s (?:National Security|Criminal) Division"
)
_SPEAKS = re.compile(
    r"\s*(?:\([A-Za-z ]+\)\s*)?(?:,? ?[Tt]oday,? )?(?:today|announc|impos|releas|issu|publish|add|amend|propos|unseal|charg|is |has )",
)


def is_instrument(document: Document) -> bool:
    """Return whether the document is a Federal Register text, by its genre or its preamble."""
    if document.genre in {"rule", "proposed_rule", "notice"}:
        return True
    return len(_captions(document.text)) >= 2


@lru_cache(maxsize=4)
def _captions(text: str) -> frozenset[str]:
    return frozenset(match.group() for match in _PREAMBLE.finditer(text))


def is_order(document: Document) -> bool:
    """Return whether the document is an agency's order in a case: 15 CFR 766.24 and 766.25."""
    return bool(_ORDER.search(document.title) or _ORDERED.search(document.text))


def infer_publisher(document: Document, mentions: Sequence[Mention]) -> str:
    """Return the canonical name of the agency that publishes `document`, "" if it is none.

    Decided by its letterhead, its host, the site's name, or the way it opens: the marks of a press release and
    the agency that speaks in its first paragraph. For files that come without a source.
    """
    head = _LETTERHEAD.match(document.text) or _TITLE_HEAD.match(document.text)
    if head:
        return _DEPARTMENTS[head["department"].upper()]
    return _named_publisher(document) or _releasing_agency(document, mentions)


def infer_authority(document: Document, mentions: Sequence[Mention]) -> bool:
    """Return whether a document that came without a source speaks for the acting agency."""
    return is_instrument(document) or bool(infer_publisher(document, mentions))


def publisher_of(document: Document, mentions: Sequence[Mention], source: Source) -> str:
    """Return the agency that publishes `document`, "" if it is none.

    An official source's configured publisher goes before the inferred one.
    """
    if source.authority is Authority.OFFICIAL and source.publisher:
        return source.publisher
    return infer_publisher(document, mentions)


def same_body(one: str, other: str) -> bool:
    """Return whether two agencies are the same or parts of one department."""
    return one == other or any(one in family and other in family for family in FAMILIES)


def _named_publisher(document: Document) -> str:
    host = (parts(document.url).hostname or "").removeprefix("www.")
    for known, agency in _HOSTS.items():
        if host == known or host.endswith("." + known):
            return agency
    names = [document.fields.get("site", ""), document.title.rpartition("|")[2], *document.authors]
    return next((_NAMES[key] for key in (n.strip().lower() for n in names) if key in _NAMES), "")


def _releasing_agency(document: Document, mentions: Sequence[Mention]) -> str:
    text = document.text
    head = text[:700]
    marked = document.genre == "press_release" or _RELEASE.search(head) is not None
    if not marked and not _RELEASE_LEAD.search(head):
        return ""
    agencies = [m for m in mentions if m.label == "AGENCY" and m.start < len(head)]
    known = [m for m in agencies if any(m.name in family for family in FAMILIES)]
    speaking = [m for m in known if _SPEAKS.match(text[m.end : m.end + 60])]
    if not known and _PROSECUTOR.search(text):
        return JUSTICE
    return (speaking or known)[0].name if known else ""
