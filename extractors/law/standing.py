"""Where a citation stands: the text that holds it, and the paragraphs that it covers."""

import re
from collections.abc import Sequence

from extractors.model import Paragraph

_SECTION = re.compile(
    r"(?P<title>\d+) CFR (?:§+ ?)?(?P<section>\d+\.[\w.-]*\w)(?P<inner>(?:\(.*)?)$"
)
_PART = re.compile(r"(?P<title>\d+) CFR (?:Part |part )?(?P<part>\d+)$")
_SUPPLEMENT = re.compile(
    r"(?P<kind>Supplement|Supp\.|Appendix|App\.) (?:No\. ?)?(?P<name>\w+) to (?:[Pp]art )(?P<part>\w+)"
    r"(?P<inner>.*)$",
    re.IGNORECASE,
)


def normal(citation: str) -> str:
    """Return a citation as labels write it.

    >>> normal("15 C.F.R. § 744.11(a)(2)"), normal("Supp. No. 4 to part 744")
    ('15 CFR 744.11(a)(2)', 'Supplement No. 4 to Part 744')
    """
    plain = " ".join(re.sub(r"C\.\s?F\.\s?R\.", "CFR", citation).split())
    plain = re.sub(r"(?<=\d) cfr ", " CFR ", plain, flags=re.IGNORECASE)
    if section := _SECTION.match(plain):
        inner = section["inner"].replace(" (", "(")
        return f"{section['title']} CFR {section['section']}{inner}"
    if part := _PART.match(plain):
        return f"{part['title']} CFR Part {part['part']}"
    if named := _SUPPLEMENT.match(plain):
        kind = "Supplement No." if named["kind"].lower().startswith("supp") else "Appendix"
        return f"{kind} {named['name']} to Part {named['part']}{named['inner']}"
    return plain


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
    if ends is None or not number.isdigit():
        return False
    return part == ends[1] and int(ends[2]) <= int(number) <= int(ends[3])
