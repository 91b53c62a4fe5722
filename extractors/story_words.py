"""Words by which texts on one act are alike, and whether an act tightens or eases."""

import re
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

# Words that most texts on the subject share, beside those of the language: they tell no act apart.
_EVERYWHERE = frozenset(
    """
    a about act action add added administration after against agency all also american an and any apr april are as at aug
    august be been before between bis both bureau but by can china chinese chip commerce compani company control could day
    dec december department down during each eight entiti entity export feb february final first five for foreign four
    friday from government had has have he her here his how if in industry into is it its jan january jul july jun june last
    licence license list made make mar march may might monday month more most must new nine no not notice nov november now
    oct october of official officials on one only or order other our out over own part put rule said say says secretary
    security sep sept september seven she should since six so some still such take ten than that the their then there these
    they this those three thursday to today told trade tuesday two u.s under until up us was washington we wednesday week
    were what when where which who whom why will with would year you your
    """.split()  # noqa: SIM905
)
_WORD = re.compile(
    r"[A-Za-z][A-Za-z0-9’'-]+|\b(?!(?:19|20)\d\d\b)(?:3[2-9]|[4-9]\d|\d[\d.,]*\d\d)\b"
)
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 4
_REMEMBERED = 50_000  # words, a few megabytes

# Acts that ease, and acts that tighten or punish. The first in a headline says which it is.
_EASES = (
    r"suspen(?:ds?|ded|ding|sions?)|freez\w+|froze|on hold|paus\w+|lift(?:s|ed|ing)?|rescind\w*|rescissions?|withdr[ae]w\w*|withdrawal|scrap\w*"
    r"|drops?|dropped|eas(?:es|ed|ing)|relax\w*|resum\w+|restart\w*|restor\w+|undo\w*|repeal\w*|revers\w+|roll\w* back|removes?|removed"
    r"|removals?|removing|delist\w*|took off|takes? off|struck|sleeps?|stay(?:s|ed)|shelv\w+|(?:gets?|got) (?:\w+ ){0,3}back|free to"
    r"|no longer|clear(?:s|ed)|approv(?:es|ed)|allow(?:s|ed)|may (?:again )?(?:ship|sell|export)|lets|grant(?:s|ed)|reopen\w*|dead|gone"
    r"|the end of|given up|win|wins|won"
)
_TIGHTENS = (
    r"impos\w+|add(?:s|ed|ing|itions?)|tighten\w*|expan(?:ds?|ded|sion)|restrict(?:s|ed)|curbs|bar(?:s|red)|ban(?:s|ned)|halt(?:s|ed)?"
    r"|stop(?:s|ped)|orders|requir(?:es|ed|ing)|blacklist\w*|lists|listed|puts?|placed?|places|hits?|designat\w+|sanction(?:s|ed)"
    r"|strengthen\w*|widens?|fin(?:es|ed)|penalt\w+|plead\w*|guilty|charg(?:es|ed)|arrest\w*|smuggl\w+"
)
_COURT = re.compile(
    r"\b(?:plead(?:s|ed)?|guilty|indict\w+|charged|smuggl\w+|prosecutors?|penalt(?:y|ies)|fine[sd]?|settle(?:s|d|ment)|arrest\w*|denial order|forfeit\w*|conspir\w+|sentenced)\b",
    re.IGNORECASE,
)
_COURT_WORDS = 2
_DIRECTION = re.compile(rf"\b(?:(?P<eases>{_EASES})|(?P<tightens>{_TIGHTENS}))\b", re.IGNORECASE)


def words_of(text: str) -> list[int]:
    """Return the telling words of a text as hashes of their stems, in order."""
    return [one for one in map(_hashed, _WORD.findall(text)) if one is not None]


@lru_cache(_REMEMBERED)
def _hashed(printed: str) -> int | None:
    """Return the hash of a word's stem, None if the word tells no act apart."""
    word = printed.lower()
    stem = _stem(word)
    return None if word in _EVERYWHERE or stem in _EVERYWHERE else crc32(stem.encode())


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def direction(title: str, first: str) -> tuple[str, str]:
    """Return "eases" or "tightens" and whether the "title" or the "lead" says so; "" if neither.

    >>> direction("One-Year Suspension of the Expansion of Controls", "")
    ('eases', 'title')
    """
    headed = _DIRECTION.search(title)
    if headed:
        return str(headed.lastgroup), "title"
    told = {str(found.lastgroup) for found in _DIRECTION.finditer(first)}
    return (told.pop(), "lead") if len(told) == 1 else ("", "")


def is_case(title: str, opening: str) -> bool:
    """Return whether a text is about a case: its headline or opening is full of the court's words."""
    return bool(_COURT.search(title)) or len(_COURT.findall(opening)) >= _COURT_WORDS


def likeness(ours: Iterable[int], theirs: Iterable[int]) -> float:
    """Return the cosine of two sets, 0 to 1."""
    one, other = frozenset(ours), frozenset(theirs)
    common = len(one & other)
    return float(common / (len(one) * len(other)) ** 0.5) if common else 0.0
