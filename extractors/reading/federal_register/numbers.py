"""Document numbers of the Federal Register, and the ids made of them.

Forms seen: "2025-00636"; with an en dash until March 2024 ("2024–02801"); without its zeros in
public inspection ("2012-7333" for "2012-07333"); before 2009 "94-16174", "04-16753", "E9-12940",
"Z9-12940"; corrections "C1-2013-16962"; republications "R1-2016-01234".
"""

import re
from datetime import date

# Hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus.
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_MODERN = re.compile(
    r"(?P<prefix>(?:[A-Z]\d*-)?)(?P<year>\d{4})-(?P<serial>\d+)(?P<suffix>(?:-\d+)?)"
)
_CITED = re.compile(
    r"FR\s+Doc\.?\s*(?:No\.?\s*)?:?\s*([A-Z0-9]+(?:[-\u2010-\u2014\u2212][A-Z0-9]+)+)"
)
# Numbers were given out again in later years until then.
_UNIQUE_SINCE = 2016


def plain_dashes(text: str) -> str:
    """Return `text` with a hyphen for every dash, as numbers are written since March 2024.

    >>> plain_dashes("RIN 0694–AJ90")
    'RIN 0694-AJ90'
    """
    return text.translate(_DASHES)


def normal_number(number: str) -> str:
    """Return `number` in the form that its publication and its pre-publication share.

    >>> normal_number("2012–7333")
    '2012-07333'
    >>> normal_number("e9-12940")
    'E9-12940'
    """
    plain = "".join(plain_dashes(number).split()).upper()
    modern = _MODERN.fullmatch(plain)
    if not modern:
        return plain
    return f"{modern['prefix']}{modern['year']}-{modern['serial']:0>5}{modern['suffix']}"


def document_id(number: str, published: date | None) -> str:
    """Return the id of the document `number`; a number from before 2016 carries its day.

    >>> document_id("2025-00636", date(2025, 1, 15))
    'fr:2025-00636'
    >>> document_id("94-16174", date(1994, 7, 5))
    'fr:94-16174@1994-07-05'
    """
    normal = normal_number(number)
    modern = _MODERN.fullmatch(normal)
    if modern and int(modern["year"]) >= _UNIQUE_SINCE:
        return f"fr:{normal}"
    return f"fr:{normal}@{published.isoformat()}" if published else f"fr:{normal}"


def is_correction(number: str) -> bool:
    """Whether `number` is that of a correction printed by the Office of the Federal Register.

    >>> is_correction("C1-2013-16962")
    True
    """
    return bool(re.match(r"C\d+-", normal_number(number)))


def cited_number(text: str) -> str:
    """Return the number in a line such as "[FR Doc. 2024-02801 Filed 2-9-24; 8:45 am]", "" if none.

    >>> cited_number("[FR Doc. E8–23178 Filed 10–1–08; 8:45 am]")
    'E8-23178'
    """
    found = _CITED.search(text)
    return normal_number(found[1]) if found else ""
