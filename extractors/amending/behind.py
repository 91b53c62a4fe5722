"""The Federal Register document behind a change of a provision."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_CITATION = re.compile(r"(\d+)\s+(?:FR|Fed\. ?Reg\.)\s+([\d,]+)")
_SAME_RULE = timedelta(days=3)  # an amendment is incorporated on its day, or at the next opening


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kept Federal Register document.

    Attributes:
        citation: "91 FR 36073": its first page; "" if unknown.
        last_page: Of the printed document, 0 if unknown.
        targets: What it amends, as `Amendment.target` cites it.
        effective: Days on which its amendments take effect.

    """

    document: str
    title: str
    url: str
    citation: str = ""
    last_page: int = 0
    published: date | None = None
    targets: tuple[str, ...] = ()
    effective: tuple[date, ...] = ()


def amending_documents(
    added: Sequence[str], citation: str, day: date | None, candidates: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """Return the documents behind a change, the surest first.

    `added` are the Federal Register citations that the provision newly names: a document with one
    of them is behind it. Where none fits, it is one that amends `citation` or what is round or in
    it with effect on `day`.
    """
    known = tuple(candidates)
    pages = {page for text in added for page in _pages(text)}
    named = [one for one in known if any(page in pages for page in _pages(one.citation))]
    if named or day is None:
        return tuple(named)
    fits = [
        (min(abs(on - day) for on in one.effective), one)
        for one in known
        if one.effective and any(_touches(target, citation) for target in one.targets)
    ]
    near = [pair for pair in fits if pair[0] <= _SAME_RULE]
    return tuple(one for _, one in sorted(near, key=lambda pair: (pair[0], pair[1].document)))


def _pages(text: str) -> list[tuple[int, int]]:
    return [(int(v), int(p.replace(",", ""))) for v, p in _CITATION.findall(text)]


def _touches(target: str, citation: str) -> bool:
    """Whether one of two citations is the other, or stands under it."""
    short, long = sorted((target, citation), key=len)
    return long == short or (long.startswith(short) and long[len(short)] in "( ,")
