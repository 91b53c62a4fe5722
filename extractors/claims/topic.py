"""Whether a text is about U.S. export controls or sanctions at all."""

import re
from collections.abc import Sequence

from extractors.claims.publisher import BIS, COMMERCE, JUSTICE, OFAC, STATE, TREASURY
from extractors.claims.subjects import PARTY_LISTS
from extractors.model import Document, Mention

# Bodies that do nothing but export controls or sanctions.
_BODIES = frozenset(
    {OFAC, "Office of Export Enforcement", "End-User Review Committee",
     "Directorate of Defense Trade Controls"}
)  # fmt: skip
# Bodies that act in the field, among other things: BIS also inquires into imports (Section 232).
_DEPARTMENTS = frozenset({BIS, COMMERCE, JUSTICE, STATE, TREASURY})
WORDS = re.compile(
    r"\bexport[- ]controls?\b|\bexport (?:licen[cs](?:e|es|ing)|restrictions?|curbs?|bans?|rules?|violations?|privileges)\b"
    r"|\bExport Administration\b|\bEAR\b|\blicen[cs](?:e|ing) requirements?\b|\blicen[cs]es? (?:for|to) China\b"
    r"|\b(?:U\.S\.|US|American) sanctions\b|\bsanctions (?:violations?|evasion|program|list)\b|\bsmuggl\w+\b"
    r"|\blicen[cs]es? (?:is|are) (?:now )?(?:needed|required)\b"
    r"|\b(?:chip|semiconductor|AI|technology) (?:export|curb|restriction)s?\b|\b(?:trade )?blacklist\w*\b|\bexporting\b"
    r"|\b(?:U\.S\.|US) government\b|\b(?:Trump|Biden) administration\b",
    re.IGNORECASE,
)


def signals(document: Document, mentions: Sequence[Mention]) -> int:
    """Return how many distinct marks of the subject a text bears; 0 is off topic, 2 is on it.

    A body, party list or watched rule that deals with nothing else counts 2, a phrase 1, and 1
    more if a department is named that acts in the field.
    """
    marks = {m.name for m in mentions if _telling(m)}
    words = {
        match.group().lower() for match in WORDS.finditer(f"{document.title}\n{document.text}")
    }
    department = any(m.label == "AGENCY" and m.name in _DEPARTMENTS for m in mentions)
    return 2 * len(marks) + len(words) + department


def is_on_topic(document: Document, mentions: Sequence[Mention]) -> bool:
    """Return whether a text deals with U.S. export controls or sanctions, if only in passing."""
    return signals(document, mentions) >= 2


def _telling(mention: Mention) -> bool:
    if mention.label == "AGENCY":
        return mention.name in _BODIES
    if mention.label == "LIST":
        return mention.name in PARTY_LISTS or bool(mention.entity)
    return mention.label in {"RULE", "BILL"} and bool(mention.entity)
