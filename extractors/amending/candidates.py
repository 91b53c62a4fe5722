"""The Federal Register document behind a change of a provision."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.reading.moments import day_in

_CITATION = re.compile(
    r"(?<!\d)(?P<volume>\d+)\s+(?:FR|Fed\. ?Reg\.)\s+(?P<page>[\d,]*\d)(?:, (?P<day>[A-Z][a-z]+\.? \d{1,2}, \d{4}))?"
)
_SAME_RULE = timedelta(days=3)  # an amendment is incorporated on its day, or at the next opening
_LONGEST = 1500  # pages of one document


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kept Federal Register document.

    Attributes:
        citation: "91 FR 36073": its first page; "" if unknown.
        targets: What it amends, as `Amendment.target` cites it.
        effective: Days on which its amendments take effect.

    """

    document: str
    title: str
    url: str
    citation: str = ""
    published: date | None = None
    targets: tuple[str, ...] = ()
    effective: tuple[date, ...] = ()


def amending_documents(
    added: Sequence[str], citation: str, day: date | None, candidates: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """Return the documents behind a change, the surest first.

    `added` are the Federal Register citations that the provision newly names, as its source note
    prints them. They give the page of the amendment, which is seldom the document's first: where
    none begins there, it is the last one before that page that amends `citation`, and was
    published on the day printed. Without citations it is one that amends `citation` with effect
    on `day`.
    """
    known = tuple(candidates)
    named = [one for text in added for one in _cited(text, citation, known)]
    if named or day is None:
        return tuple(dict.fromkeys(named))
    fits = [
        (min(abs(on - day) for on in one.effective), one)
        for one in known
        if one.effective and any(_touches(target, citation) for target in one.targets)
    ]
    near = [pair for pair in fits if pair[0] <= _SAME_RULE]
    return tuple(one for _, one in sorted(near, key=lambda pair: (pair[0], pair[1].document)))


def _cited(text: str, citation: str, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the documents that a source note's citation means."""
    found = []
    for cited in _CITATION.finditer(text):
        volume, page = _page(cited)
        day = day_in(cited["day"]) if cited["day"] else None
        first = {one: _first_page(one) for one in known}
        exact = [one for one, start in first.items() if start == (volume, page)]
        inside = [
            (start, one)
            for one, (in_volume, start) in first.items()
            if in_volume == volume
            and 0 <= page - start <= _LONGEST
            and (day is None or one.published is None or one.published == day)
            and any(_touches(target, citation) for target in one.targets)
        ]
        found += exact or [one for _, one in sorted(inside, key=lambda pair: -pair[0])[:1]]
    return found


def _first_page(candidate: Candidate) -> tuple[int, int]:
    found = _CITATION.match(candidate.citation)
    return _page(found) if found else (0, 0)


def _page(cited: re.Match[str]) -> tuple[int, int]:
    return int(cited["volume"]), int(cited["page"].replace(",", ""))


def _touches(target: str, citation: str) -> bool:
    """Whether one of two citations is the other, or stands under it."""
    short, long = sorted((target, citation), key=len)
    return long == short or (long.startswith(short) and long[len(short)] in "( ,")
