"""The texts of a part: which part one is of, and in which order they stand."""

import re
from collections.abc import Iterable

_SECTION = re.compile(r"(?P<title>\d+) CFR (?P<part>\w+)\.(?P<number>.*)")
_PART = re.compile(r"(?P<title>\d+) CFR Part (?P<part>\w+)")
_WITHIN = re.compile(r".* to (?:Subpart \w+ of )?Part (?P<part>\w+)")


def part_of(unit: str) -> str:
    """Return the part that a text is of, "part 744"; "" if its citation does not say.

    >>> part_of("15 CFR 744.11"), part_of("Supplement No. 4 to Part 744")
    ('part 744', 'part 744')
    """
    for pattern in (_SECTION, _PART, _WITHIN):
        if found := pattern.match(unit):
            return f"part {found['part']}"
    return ""


def in_order(units: Iterable[str]) -> list[str]:
    """Return the citations of texts as they stand: the part's own, sections, supplements.

    >>> in_order(["Supplement No. 4 to Part 744", "15 CFR 744.11", "15 CFR 744.3"])
    ['15 CFR 744.3', '15 CFR 744.11', 'Supplement No. 4 to Part 744']
    """
    return sorted(units, key=_place)


def _place(unit: str) -> tuple[str, int, list[tuple[int, str]]]:
    found = _SECTION.match(unit)
    rank = 0 if _PART.match(unit) else 1 if found else 2
    words = re.findall(r"\d+|[A-Za-z]+", unit)
    return part_of(unit), rank, [(int(w) if w.isdecimal() else 0, w) for w in words]
