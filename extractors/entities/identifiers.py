"""Citations and numbers in the normal forms of GUIDELINES §3, each distinct one once.

ECCN (15 CFR 738.2(d)), Code of Federal Regulations, Federal Register, Regulation Identifier Number,
Executive Order, bill and docket. No spaCy here: what a rule is told by is found without it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extractors.entities.citations import cfr
from extractors.entities.folding import Folded, fold
from extractors.model import Identifier
from extractors.triggers import trigger

# Category digit, product group letter, three digits, paragraphs after dots.
_ECCN = trigger(r"(?<![\w.-])([0-9][A-E][0-9]{3}(?:\.[a-z0-9]{1,3}(?!\w))*)(?![\w])")
_LOWER_ECCN = trigger(r"\bECCNs? ([0-9][a-e][0-9]{3}(?:\.[a-z0-9]{1,3}(?!\w))*)(?!\w)")
_ECCN_TEXT = trigger(
    r"ECCN|classification number|export|licen[cs]e|Commerce Control List|\b(?:EAR|CCL)\b",
    re.IGNORECASE,
)
_FR = trigger(
    r"(?<![\w.])(\d{1,3}) (?:FR|F\.R\.|Fed\.? ?Reg\.?|Federal Register)(?: at)? (\d{1,3}(?:,\d{3})+|\d{1,6})(?!\w)"
)
# Agency code, two letters, two digits, for notices "X" and three: reginfo.gov. Agency codes never look like a year of ours.
_RIN = trigger(r"(?<![\w-])(?!(?:19|20)\d\d)(\d{4})-([A-Z]{2}\d{2}|X[A-Z]\d{3})(?![\w-])")
_SPELT_RIN = trigger(r"\bRINs?:? (\d{4})-([A-Z]{2}\d{2,3})(?![\w-])")
_EO = trigger(
    r"(?<![\w.])(?:Executive Orders?|E\. ?O\.s?|EOs?)(?: \(E\.?O\.?s?\))?(?: [Nn]os?\.)? ?(\d{4,5}|\d\d,\d{3})(?!\w)"
)
_MORE_EO = re.compile(r"(?:, and |, | and | or | & )(?:(?:E\. ?O\.|EO) )?(1\d,?\d{3})(?!\w)")
_BILL = trigger(
    r"(?<![\w.])(S\.(?: ?J\. ?Res\.| ?Con\. ?Res\.| ?Res\.)?|H\. ?J\. ?Res\.|H\. ?Con\. ?Res\.|H\. ?Res\."
    r"|H\. ?R\.|HR(?= ?\d{3})) ?(\d{1,5})(?![\w,.]\d|\w|%)"
)
_DOCKET = trigger(
    r"\b[Dd]ockets?(?: (?:[Nn]os?\.?|[Nn]umbers?|IDs?))*:? ?((?=[\w-]*\d)[A-Z0-9]\w{0,19}(?:-\w{1,20}){1,6})"
)
_MORE_DOCKETS = re.compile(
    r"(?:, and |, | and |; )((?=[\w-]*\d)[A-Z0-9]\w{1,19}(?:-\w{1,20}){1,6})"
)
# regulations.gov: agency, year, number, and for a document in the docket a further number.
_DOCKET_ID = trigger(
    r"(?<![\w-])(?!CVE-)((?:[A-Z]{2,8}-){1,3}(?:19|20)\d\d-\d{4})(?:-\d{4,5})?(?![\w-])"
)
_INITIAL = re.compile(r"\b(?!Act|Bill|Senate|House|Resolution|Measure|And|The)[A-Z][a-z]+ $")


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return every identifier of `text`, each value once where it first stands, in order.

    >>> [found.value for found in find_identifiers("ECCN 3A090.a (90 Fed. Reg. 5298)")]
    ['3A090.a', '90 FR 5298']
    """
    folded = fold(text)
    first: dict[tuple[str, str], Identifier] = {}
    found = sorted(_all(folded), key=lambda identifier: (identifier.start, identifier.end))
    for identifier in found:
        start, end = folded.span(identifier.start, identifier.end)
        key = (identifier.label, identifier.value)
        first.setdefault(key, Identifier(identifier.label, identifier.value, start, end))
    return tuple(first.values())


def _all(folded: Folded) -> Iterator[Identifier]:
    text = folded.text
    for find in _FINDERS:
        yield from find(text)
    for value, start, end in cfr(text):
        yield Identifier("CFR", value, start, end)


def _eccns(text: str) -> Iterator[Identifier]:
    if not _ECCN_TEXT.search(text):
        return
    for pattern in (_ECCN, _LOWER_ECCN):
        for match in pattern.finditer(text):
            value = match[1][:2].upper() + match[1][2:]
            yield Identifier("ECCN", value, match.start(1), match.end(1))


def _registers(text: str) -> Iterator[Identifier]:
    for match in _FR.finditer(text):
        value = f"{match[1]} FR {match[2].replace(',', '')}"
        yield Identifier("FR", value, match.start(), match.end())


def _rins(text: str) -> Iterator[Identifier]:
    for pattern in (_RIN, _SPELT_RIN):
        for match in pattern.finditer(text):
            yield Identifier("RIN", f"{match[1]}-{match[2]}", match.start(1), match.end(2))


def _orders(text: str) -> Iterator[Identifier]:
    for match in _EO.finditer(text):
        yield Identifier("EO", f"EO {match[1].replace(',', '')}", match.start(), match.end())
        for more in _further(text, match.end(), _MORE_EO, "EO", "EO "):
            yield replace(more, value=more.value.replace(",", ""))


def _bills(text: str) -> Iterator[Identifier]:
    for match in _BILL.finditer(text):
        kind = match[1].replace(" ", "")
        # "Harry S. 1945" is a man and a year.
        if kind == "S." and _INITIAL.search(text, max(0, match.start() - 20), match.start()):
            continue
        kind = "H.R." if kind == "HR" else kind
        yield Identifier("BILL", f"{kind} {match[2]}", match.start(), match.end())


def _dockets(text: str) -> Iterator[Identifier]:
    for match in _DOCKET.finditer(text):
        yield Identifier("DOCKET", _docket(match[1]), match.start(1), match.end(1))
        for more in _further(text, match.end(), _MORE_DOCKETS, "DOCKET", ""):
            yield Identifier("DOCKET", _docket(more.value), more.start, more.end)
    for match in _DOCKET_ID.finditer(text):
        yield Identifier("DOCKET", match[1], match.start(1), match.end(1))


def _docket(written: str) -> str:
    """Return the docket's number: a document's number in the docket is not part of it."""
    match = _DOCKET_ID.pattern.fullmatch(written)
    return match[1] if match else written


def _further(
    text: str, position: int, pattern: re.Pattern[str], label: str, prefix: str
) -> Iterator[Identifier]:
    """Yield what a list goes on with after its first member."""
    while match := pattern.match(text, position):
        yield Identifier(label, prefix + match[1], match.start(1), match.end(1))
        position = match.end()


_FINDERS: tuple[Callable[[str], Iterator[Identifier]], ...] = (
    _eccns,
    _registers,
    _rins,
    _orders,
    _bills,
    _dockets,
)
