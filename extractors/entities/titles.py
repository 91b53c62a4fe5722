"""Offices: a title stands outside a person's name and holds no mention (GUIDELINES §2 rule 4)."""

import re
from collections.abc import Iterator

from extractors.entities.persons import TITLES
from extractors.model import Mention
from extractors.triggers import trigger

_US = r"(?:(?:U\.S\.|US|United States) )?"
_RANK = (
    r"(?:(?:[Aa]cting|[Ff]ormer|[Tt]hen-?|[Dd]eputy|[Aa]ssistant|[Pp]rincipal|[Uu]nder|[Vv]ice) ?)*"
)
_BODY = (
    r"(?:Commerce|Treasury|State|Defense|War|Justice|Energy|Homeland Security|Interior|Labor|Trade"
    r"|House|Senate|Foreign|Finance|Economy|Industry|Congress)"
)
_OFFICE = (
    r"(?:(?:[Uu]nder ?|[Aa]ssistant |[Dd]eputy )?[Ss]ecretary|[Uu]ndersecretary|[Mm]inister|[Cc]hief"
    r"|Speaker|Majority Leader|Minority Leader|Majority Whip|Minority Whip|Republican Leader"
    r"|Democratic Leader|President [Pp]ro [Tt]empore)"
)
_LAW = (
    r"(?:Attorney|Magistrate Judge|District Judge|Circuit Judge|Senator|Sen\.|Representative|Rep\."
    r"|Congressman|Congresswoman|President|Vice President|Ambassador|Trade Representative)"
)
_TITLE = trigger(
    rf"(?<![\w.-]){_US}{_RANK}{_BODY} {_OFFICE}\b(?! of [a-z])"
    rf"|(?<![\w.-]){_US}{_RANK}[Ss]ecretary of (?:the )?(?:U\.S\. )?{_BODY}\b"
    rf"|(?<![\w.-])(?:U\.S\.|US|United States) {_RANK}{_LAW}(?= [A-Z][\w'-]+ [A-Z]| for the )"
    rf"(?: for the (?:[A-Z][a-z]+ )?District of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
)
_NAMES = sorted((re.escape(title) for title in TITLES), key=len, reverse=True)
BEFORE_NAME = re.compile(rf"(?:^|[\s(\"“'-])(?:{'|'.join(_NAMES)})\.? $")
"""Matches text that ends in a title and a blank."""


def find_titles(text: str) -> Iterator[Mention]:
    """Yield the office titles in `text` as mentions without a label: nothing inside them counts.

    >>> [title.text for title in find_titles("said Commerce Secretary Gina Raimondo")]
    ['Commerce Secretary']
    """
    for match in _TITLE.finditer(text):
        yield Mention("", match.start(), match.end(), match.group(), "", "", "title")
