"""A name in the form that is compared: words that count, in Latin letters, and how each weighs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from extractors.entities.folding import fold
from extractors.listed.words import FORMS, UNSPACED, common, core

_GENERAL = 0.35
"""What a word weighs that says what a party does or where ("trading", "Beijing"), beside 1."""
_DIGITS = 1.0  # "Factory 61" is not "Factory 62"

# Legal forms that are written into the name, the longest first.
_UNSPACED_FORMS = re.compile(
    "股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|集团公司|集团|集團"
    "|公司|株式会社|有限会社|合同会社|주식회사|유한회사|\\(주\\)|（주）"
)
_RUN = re.compile(rf"{UNSPACED.pattern}+")
# Long legal forms of other languages, as they are transliterated.
_LONG_FORMS = re.compile(
    r"\b(?:obshchestvo s ogranichennoy otvetstvennostyu|tovarystvo z obmezhenoyu vidpovidalnistyu"
    r"|(?:publichnoe |otkrytoe |zakrytoe )?aktsionernoe obshchestvo|anonymi etair[ei]ia"
    r"|anonim sirketi|limited sirketi|sociedad anonima|societe anonyme|aktiengesellschaft"
    r"|gesellschaft mit beschrankter haftung)\b"
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "messrs"})
_MORE_FORMS = FORMS.union(
    ["oo", "ood", "eood", "ae", "epe", "ike", "kg", "ohg", "ug", "se", "aps", "kft", "spzoo"]
)
_STOCK = frozenset({"joint", "stock"})
_STOCK_FORMS = _STOCK.union(["public", "private", "open", "closed"])
# Legal forms long enough to be known with a slip: "Limietd".
_SPELT_FORMS = ("limited", "company", "corporation", "incorporated")


@dataclass(frozen=True, slots=True)
class Form:
    """One name, ready to be compared.

    Attributes:
        written: The name as it is written.
        words: Those that count, in Latin letters, each once, in order; legal forms do not.
        joined: The words without blanks.
        native: Its Chinese, Japanese or Korean characters without the legal form, "" if none.
        foreign: Whether the words were transliterated.

    """

    written: str
    words: tuple[str, ...]
    joined: str
    native: str = ""
    foreign: bool = False

    @property
    def telling(self) -> bool:
        """Whether a word, or its characters, says who is meant."""
        return bool(self.native) or any(not is_general(word) for word in self.words)

    @property
    def comparable(self) -> bool:
        """Whether it may be compared at all: "Trading Co., Ltd." and "Ltd." may not."""
        if self.native:
            return len(self.native) > 1
        return len(self.words) > 1 or (self.telling and len(self.joined) > 2)


def forms_of(name: str) -> Iterator[Form]:
    """Yield a name's forms; one with Chinese characters beside Latin words has two.

    >>> [(form.joined, form.native) for form in forms_of("Acme 华为有限公司 Co., Ltd.")]
    [('huawei', '华为'), ('acme', '')]
    >>> [form.words for form in forms_of("ООО «Микрон»")]
    [('mikron',)]
    """
    if name.isascii():
        yield _form(name, name, foreign=False)
        return
    plain = fold(name).text
    latin = _RUN.sub(" ", plain)
    native = "".join(_RUN.findall(_UNSPACED_FORMS.sub("", plain)))
    if native:
        spelt = anyascii(native).lower()
        words = tuple(dict.fromkeys(re.findall(r"[a-z0-9]+", spelt)))
        if words:
            yield Form(name, words, "".join(words), native, foreign=True)
    if any(char.isalnum() for char in latin) and (not native or core(latin)):
        spelt = anyascii(latin)
        yield _form(name, spelt, foreign=_is_foreign(latin))


def _is_foreign(text: str) -> bool:
    """Return whether there are letters of another alphabet than the Latin: Ž is Latin."""
    return any(
        char.isalpha() and ord(char) > 0x24F and not 0x1E00 <= ord(char) < 0x1F00 for char in text
    )


def _form(written: str, latin: str, *, foreign: bool) -> Form:
    words = _core(latin)
    return Form(written, words, "".join(words), "", foreign)


def _core(latin: str) -> tuple[str, ...]:
    """Return the words that count; if none does, all of them but legal forms alone."""
    lower = latin.lower().replace("'", "").replace("`", "").replace("&", " and ")
    if len(lower) > 24:
        lower = _LONG_FORMS.sub(" ", lower)
    found = dict.fromkeys(word for word in core(lower) if not _is_empty(word))
    if _STOCK.issubset(found):
        found = dict.fromkeys(word for word in found if word not in _STOCK_FORMS)
    return tuple(found)


@lru_cache(maxsize=400_000)
def _is_empty(word: str) -> bool:
    """Return whether a word is a legal form or a title, also one with a slip."""
    slip = len(word) > 5 and any(OSA.distance(word, form) < 2 for form in _SPELT_FORMS)
    return slip or word in _MORE_FORMS or word in _TITLES


@lru_cache(maxsize=400_000)
def is_general(word: str) -> bool:
    """Return whether many parties bear the word; a number tells one from another."""
    return not word.isdigit() and (len(word) == 1 or common(word))


def weight(word: str) -> float:
    """Return how much a word counts in a comparison."""
    return _GENERAL if is_general(word) else _DIGITS if word.isdigit() else 1.0
