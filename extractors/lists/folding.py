"""What of an entry's words carries meaning: its letters and digits, and the points between digits."""

import re
import unicodedata
from collections.abc import Iterable

from extractors.model import ListEntry

_BETWEEN = re.compile(r"[\W_]+")
# What does not stand between two digits: nearly all, so that it goes by one pattern alone.
# Each run is tried at its beginning only: a long one would cost as the square of its length.
_ASIDE = re.compile(r"(?<![\W\d_])[\W_]+|(?<![\W_])[\W_]++(?!\d)")
# Alone between two digits these make one number of two: "3.5", "12/19/22", "1,000".
_NUMERAL = frozenset(".,/:")


def folded(text: str) -> str:
    """Return `text` without what re-publishing moves: spaces, dashes, punctuation, capitals.

    In the eCFR's part 744 the issues of 2026-03-25, 07-18 and 07-23 differ in 468 blocks by no more.

    >>> folded("—Acme  Co.,Ltd.; (See § 744.11 of the EAR.)")
    'acmecoltdsee744.11oftheear'
    >>> folded("No. 1.5") == folded("No. 15"), folded("1 5") == folded("15")
    (False, False)
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return _BETWEEN.sub(_joint, _ASIDE.sub("", plain))


def _joint(between: re.Match[str]) -> str:
    return between.group() if between.group() in _NUMERAL else " "


def unaccented(text: str) -> str:
    """Return `text` in small letters without accents.

    >>> unaccented("Görüntü Şubesi")
    'goruntu subesi'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def folded_all(texts: Iterable[str]) -> str:
    """Return the fold of all `texts` together: the same wherever they are cut."""
    return folded(" ".join(texts))


def party_sense(entry: ListEntry) -> str:
    """Return what an entry says of who and where the party is."""
    return folded_all((entry.name, *entry.aliases, *entry.addresses))


def sense(entry: ListEntry) -> str:
    """Return all that an entry says: two with the same sense say the same."""
    terms = folded_all((entry.country, entry.requirement, entry.policy, *entry.citations))
    facts = folded_all(f"{column} {value}" for column, value in sorted(entry.facts.items()))
    return "\n".join((entry.list, party_sense(entry), terms, facts))
