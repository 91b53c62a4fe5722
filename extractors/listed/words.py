"""Names of parties as words that can be compared, whatever script, accents and legal form."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.claims.party_words import COMMON
from extractors.claims.places import is_place
from extractors.entities.persons import GIVEN_NAMES
from extractors.entities.towns import TOWNS

# Han, kana and hangul are written without blanks: each character is a word.
_UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}[A-Za-z]?(?!\w)|[{_UNSPACED}]|(?:(?![{_UNSPACED}_])\w[\u0300-\u036f]*)+"
)
UNSPACED = re.compile(rf"[{_UNSPACED}]")
# Letters that no decomposition gives a plain form: Unicode has none for them.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_FORM_WORDS = """
    co company ltd limited inc incorporated corp corporation llc llp lp plc gmbh ag sa sas sarl srl spa bv
    nv pte pvt pty sdn bhd fze fzco fzc dmcc jsc ojsc pjsc cjsc zao oao pao ao ooo tov kk sti sirketi oy ab
    private as doo sro ltda
"""
FORMS = frozenset(_FORM_WORDS.split())
"""Legal forms of companies, as `Word.plain` has them."""
_EMPTY = FORMS | {"and", "the"}
# What is left of long legal forms before a name: "Public Joint Stock Company".
_RUNS = (
    *((kind, "joint", "stock") for kind in ("open", "public", "closed")),
    ("joint", "stock"),
    ("liability",),
)
_KIND_WORDS = """
    academy advanced aerospace agency air aircraft airlines alliance alpha association aviation bank beta
    board bureau business capital cargo center central centre chemical chip chips college commerce
    commercial committee communication communications computer computing construction consulting control
    council data defence defense department design development device devices digital division east
    eastern electric electrical electronic electronics energy engineering enterprise enterprises equipment
    establishment export express factory federal federation finance fund future general global gold golden
    good great group high holding holdings home import industrial industries industry information
    innovation institute institution instrument instruments insurance integrated intelligence
    intelligent international investment investments lab laboratories laboratory labs laser line lines
    logistics machine machinery machines management manufacturing marine market marketing materials
    media medical micro microelectronics military ministry motor motors national network networks new north
    northern office oil one optical pacific parts petroleum plant power precision production products
    project quantum research royal satellite science sciences scientific security semiconductor
    semiconductors service services shipping smart software solar solution solutions south southern space
    special star state steel storage street supply system systems tech technical technique technologies
    technology telecom test tools trade traders trading transport travel union united universal university
    unit wave west western works world
"""
KINDS = frozenset(_KIND_WORDS.split())
"""Words that say what a party is or does: many share them."""
_MONTH_WORDS = """
    january february march april may june july august september october november december
"""
_MONTHS = frozenset(_MONTH_WORDS.split())


@cache
def _stop_words() -> frozenset[str]:
    """Return spaCy's; importing it takes longer than all the rest that a short command does."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a text, with its offsets there; `plain` is what is compared."""

    plain: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text`, in order.

    >>> [word.plain for word in words("Ｈuawei Ağ Yıldız L.L.C.")]
    ['huawei', 'ag', 'yildiz', 'llc']
    """
    for match in _WORD.finditer(text):
        yield Word(plain(match.group()), match.start(), match.end())


def plain(word: str) -> str:
    """Return a word without case, accents, full width and stops.

    >>> plain("Ström"), plain("CETC"), plain("U.A.")
    ('strom', 'cetc', 'ua')
    """
    if word.isascii():
        return word.lower().replace(".", "")
    parts = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare).translate(_LETTERS).replace(".", "")


def telling(word: str) -> bool:
    """Return whether a word counts in a comparison: no legal form, article or "and"."""
    return word not in _EMPTY


@lru_cache(maxsize=10_000)
def core(name: str) -> tuple[str, ...]:
    """Return the words of a name that count.

    >>> core("The Acme & Sons Co., Ltd."), core("Inc")
    (('acme', 'sons'), ())
    """
    found = [word for word in map(plain, _WORD.findall(name)) if word not in _EMPTY]
    return tuple(_unstocked(found))


def is_bare(name: str) -> bool:
    """Return whether a name has no legal form, nor anything else that does not count."""
    return len(core(name)) == len(_WORD.findall(name))


def _unstocked(found: list[str]) -> list[str]:
    """Return words without "joint stock", "public joint stock" and "limited liability"."""
    for run in _RUNS:
        if tuple(found[: len(run)]) == run:
            return found[len(run) :]
    return found


@lru_cache(maxsize=200_000)
def common(word: str) -> bool:
    """Return whether a word alone says nothing of who is meant: "may", "technology", "beijing"."""
    capital = word.capitalize()
    return (
        word.isdigit()
        or word in KINDS
        or word in _stop_words()
        or word in COMMON
        or word in _MONTHS
        or capital in GIVEN_NAMES
        or capital in TOWNS
        or is_place(capital)
    )
