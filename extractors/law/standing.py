"""Where a citation stands: the text that holds it, and the paragraphs that it covers."""

import re
from collections.abc import Sequence

from extractors.model import Paragraph

_SECTION = re.compile(
    r"(?:(?P<title>\d+) CFR )?(?:§+ ?|[Ss]ec(?:\.|tion)? )?(?P<section>\d+\.[\w.-]*\w)"
    r"(?P<inner>(?: ?\(\w{1,5}\))*)(?P<rest>(?: .*)?)$"
)
_PART = re.compile(r"(?P<title>\d+) CFR (?:Part )?(?P<part>\d+)$", re.IGNORECASE)
_BARE_PART = re.compile(r"Part (?P<part>\d+)$", re.IGNORECASE)
_NAMED = r"(?P<kind>Supplement|Supp\.?|Appendix|App\.?) (?:No\. ?)?(?P<name>[\w-]+)"
_SUPPLEMENT = re.compile(
    rf"{_NAMED} to (?:\d+ CFR )?Part (?P<part>\w+)(?P<inner>.*)$", re.IGNORECASE
)
_SUPPLEMENT_LAST = re.compile(
    rf"\d+ CFR Part (?P<part>\w+),? {_NAMED}(?P<inner>.*)$", re.IGNORECASE
)
_ECCN = re.compile(
    r"(?:ECCN )?(?P<eccn>\d[A-E]\d{3})(?P<path>(?:\.\w{1,2})*)(?P<inner>(?: .*)?)$", re.IGNORECASE
)
_UNDERSTOOD = re.compile(
    r"\d+ CFR (?:Part )?\d|(?:Supplement No\.|Appendix) \S+ to Part \w|ECCN \d[A-E]\d{3}"
)
FORMS = '"15 CFR 744.11(a)(2)", "15 CFR Part 744", "Supplement No. 4 to Part 744" or "ECCN 3A090.a"'


def normal(citation: str) -> str:
    """Return a citation as labels write it; what is not understood, and a title, stay away.

    >>> normal("15 C.F.R. § 744.11(a)(2)"), normal("15 CFR part 744, Supp. No. 4")
    ('15 CFR 744.11(a)(2)', 'Supplement No. 4 to Part 744')
    >>> normal("3a090.a"), normal("§ 744.11 (a).")
    ('ECCN 3A090.a', '744.11(a)')
    """
    plain = " ".join(re.sub(r"C\.\s?F\.\s?R\.?", "CFR", citation, flags=re.IGNORECASE).split())
    plain = re.sub(r"(?<=\d) ?cfr ?(?=[\dps§])", " CFR ", plain, flags=re.IGNORECASE)
    plain = re.sub(r",? paragraph (?=\()", "", plain).rstrip(".,; ")
    if section := _SECTION.match(plain):
        title = f"{section['title']} CFR " if section["title"] else ""
        inner = section["inner"].replace(" ", "")
        return f"{title}{section['section']}{inner}{section['rest']}"
    if part := _PART.match(plain):
        return f"{part['title']} CFR Part {part['part']}"
    if bare := _BARE_PART.match(plain):
        return f"Part {bare['part']}"
    if named := _SUPPLEMENT.match(plain) or _SUPPLEMENT_LAST.match(plain):
        kind = "Supplement No." if named["kind"].lower().startswith("supp") else "Appendix"
        name = named["name"].upper() if named["name"].isalpha() else named["name"]
        return f"{kind} {name} to Part {named['part']}{named['inner']}"
    if entry := _ECCN.match(plain):
        return f"ECCN {entry['eccn'].upper()}{entry['path'].lower()}{entry['inner']}"
    return plain


def part_of(citation: str) -> str:
    """Return the part of a citation in its normal form that says no title, "" if it says one.

    >>> part_of("744.11(a)"), part_of("Part 744"), part_of("15 CFR 744.11")
    ('744', '744', '')
    """
    found = re.match(r"(?:Part )?(\d+)(?:\.|$)", citation)
    return found[1] if found else ""


def is_understood(citation: str) -> bool:
    """Return whether a citation in its normal form is one of the law, with its title.

    >>> is_understood("15 CFR 744.11(a)"), is_understood("the chip rule")
    (True, False)
    """
    return bool(_UNDERSTOOD.match(citation))


def under(paragraphs: Sequence[Paragraph], citation: str) -> tuple[Paragraph, ...]:
    """Return what stands at a citation and below it: at "(a)" also "(a)(1)" and its notes.

    The text of a section or supplement as a whole covers all that it has.
    """
    starts = (f"{citation}(", f"{citation} ", f"{citation}.")
    return tuple(p for p in paragraphs if p.label == citation or p.label.startswith(starts))


def in_range(section: str, numbers: str) -> bool:
    """Return whether a section lies in a range of them, as reserved ones are printed.

    >>> in_range("744.13", "744.12-744.14"), in_range("744.9", "744.12-744.14")
    (True, False)
    """
    ends = re.fullmatch(r"(\d+)\.(\d+)-(?:\1\.)?(\d+)", numbers)
    part, _, number = section.partition(".")
    if ends is None or not number.isdecimal():
        return False
    return part == ends[1] and int(ends[2]) <= int(number) <= int(ends[3])
