"""How alike two names are, from 0 to 100, and in words why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from extractors.screening.forms import Form, is_general, weight

_DIGIT = re.compile(r"\d")
_SHORTEST = 5  # letters of a word in which a slip is borne: shorter ones differ by as little
_SWAPPED = 4  # letters of one in which two neighbours may have changed places
_LIGHT = 0.6  # what a letter too few, or two that changed places, counts beside a wrong one
_LONG = 9  # letters of one in which two are
_OTHER_BLANKS = 97
_TRANSLITERATED = 98  # at most
_GENERAL_SAME = 86  # two words that many bear, the same
_GENERAL_ONLY = 70  # at most, where no word that tells who is meant is shared
_LEAST_NATIVE = 3  # characters of a Chinese name of which one may differ
# Two ways to write one sound, where transliterations differ: "Khimiya", "Himija", "Chimiia".
_SOUNDS = (
    *((re.compile("kh|ch(?=[aou])"), "h"), (re.compile("iy|yi|yy|ij|ii|y|j"), "i")),
    *((re.compile("ks"), "x"), (re.compile("ts|tz|cz"), "c"), (re.compile("w"), "v")),
)
# Words that are written short, or in the singular, as often as not.
_SHORT_WORDS = """
    technology tech technologies technical|international intl|electronics electronic|industries industry
    |systems system|manufacturing mfg|trading trade|services service|university univ|institute inst
    |solutions solution|laboratory lab labs laboratories|center centre|group grp|holding holdings
    |communications communication|engineering eng|instruments instrument|products product
    |semiconductor semiconductors|logistics logistic|department dept|company companies
"""
_SHORT = {
    word: line.split()[0]
    for line in _SHORT_WORDS.split("|")
    for word in line.split()
    if line.strip()
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are: a score from 0 to 100, and the reason in words."""

    score: int
    reason: str


NOTHING = Likeness(0, "")


def likeness(ours: Form, theirs: Form) -> Likeness:
    """Return how alike two names are; words count whatever their order.

    >>> from extractors.screening.forms import forms_of
    >>> acme, other = next(forms_of("ACME Zentrix GmbH")), next(forms_of("Zentrix Acme, Inc."))
    >>> likeness(acme, other)
    Likeness(score=100, reason='same words without legal form')
    """
    if " ".join(ours.written.split()).casefold() == " ".join(theirs.written.split()).casefold():
        return Likeness(100, "same name")
    if ours.native and theirs.native:
        return _natives(ours, theirs)
    if ours.joined == theirs.joined or sorted(ours.words) == sorted(theirs.words):
        found = _same(ours, theirs)
    else:
        found = _overlap(ours.words, theirs.words, loose=ours.foreign or theirs.foreign)
    if found.score and (ours.foreign != theirs.foreign or ours.native or theirs.native):
        score = min(found.score, _TRANSLITERATED)
        return Likeness(
            score, f"transliterated as {' '.join(_spelt(ours, theirs))}: {found.reason}"
        )
    return found


def _spelt(ours: Form, theirs: Form) -> Sequence[str]:
    return ours.words if ours.foreign else theirs.words


def _same(ours: Form, theirs: Form) -> Likeness:
    if sorted(ours.words) != sorted(theirs.words):
        return Likeness(_OTHER_BLANKS, "same letters, other blanks")
    if not ours.telling and len(ours.words) < 3:
        return Likeness(_GENERAL_SAME, "the same words, but words that many bear")
    exact = ours.words == theirs.words
    return Likeness(
        100, "same name without legal form" if exact else "same words without legal form"
    )


def _natives(one: Form, other: Form) -> Likeness:
    """Compare Chinese, Japanese or Korean names character by character."""
    ours, theirs = one.native, other.native
    if ours == theirs:
        return Likeness(100, "same characters without legal form")
    longer, distance = max(len(ours), len(theirs)), OSA.distance(ours, theirs)
    if min(len(ours), len(theirs)) < _LEAST_NATIVE:
        return NOTHING
    if one.joined == other.joined:
        return Likeness(_OTHER_BLANKS, f"other characters, both are {one.joined} in Latin letters")
    same = longer - distance
    return Likeness(round(100 * same / longer), f"{same} of {longer} characters")


def _overlap(ours: Sequence[str], theirs: Sequence[str], *, loose: bool) -> Likeness:
    """Compare words: twice the weight that is shared, by the weight of both names (Dice 1945)."""
    shared = [word for word in ours if word in theirs]
    left = [word for word in ours if word not in theirs]
    there = [word for word in theirs if word not in ours]
    met = sum(map(weight, shared))
    tells = any(not is_general(word) for word in shared)
    slips: list[str] = []
    for word in left:
        part, other = max(((alike(word, each, loose), each) for each in there), default=(0.0, ""))
        if part:
            there.remove(other)
            met += part * (weight(word) + weight(other)) / 2
            tells = tells or not is_general(word) or not is_general(other)
            slips.append(f"“{word}” for “{other}”")
    whole = sum(map(weight, ours)) + sum(map(weight, theirs))
    score = round(200 * met / whole) if whole else 0
    count = len(shared) + len(slips)
    reason = f"{count} of {max(len(ours), len(theirs))} words"
    reason += f", {' and '.join(slips)}" if slips else ""
    if not tells:
        return Likeness(min(score, _GENERAL_ONLY), f"{reason}, all of which many bear")
    return Likeness(min(score, 99), reason)


@lru_cache(maxsize=200_000)
def alike(ours: str, theirs: str, loose: bool) -> float:
    """Return how far one word may stand for another: 0 for not at all, below 1 for slips.

    The first letter is hardly ever mistaken. `loose` allows for two ways of writing the same sound in Latin letters.

    >>> alike("zentrix", "zentirx", False), alike("kaile", "kaihe", False), alike("xian", "jian", False)
    (0.91..., 0.6, 0.0)
    """
    if _SHORT.get(ours, ours) == _SHORT.get(theirs, theirs):
        return 0.98
    if loose and _sound(ours) == _sound(theirs):
        return 0.97
    shorter, longer = sorted((len(ours), len(theirs)))
    if shorter < _SWAPPED or ours[0] != theirs[0] or _DIGIT.search(ours + theirs):
        return 0.0
    allowed = 2 if shorter >= _LONG else 1
    distance = OSA.distance(ours, theirs, score_cutoff=allowed)
    swapped = distance == 1 and sorted(ours) == sorted(theirs)
    if distance > allowed or (shorter < _SHORTEST and not swapped):
        return 0.0
    if swapped or (distance == 1 and shorter < longer):
        return 1 - _LIGHT / longer
    # In a short word a letter makes another word as easily as a slip.
    return 1 - distance / longer * (2 if longer == _SHORTEST else 1)


def _sound(word: str) -> str:
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word
