"""Carries a name that a text has made known to the other places where it stands.

Short forms in brackets ("Bureau of Indian Standards (BIS)"), the same name again, and a company's
first word after its full name ("Volna Trade", later "Volna").
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.entities.countries import DEMONYMS
from extractors.entities.guesses import GENERIC, is_firm, without_trade
from extractors.entities.persons import GIVEN_NAMES, NO_SURNAME
from extractors.entities.phrases import FORM, OPENERS
from extractors.entities.towns import TOWNS
from extractors.model import Mention

_ACRONYM = re.compile(
    r" \((?:the |hereinafter |or )?[\"“']?([A-Z][A-Za-z0-9&-]{1,11})[\"”']?\)", re.UNICODE
)
_SHORT = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9&-]{1,11}(?![\w-])")
_EXCEPTIONS = re.compile(
    r"\b[Ll]icense [Ee]xceptions ((?:[A-Z]{2,4}(?:,? and |,? or |, ))+[A-Z]{2,4})\b"
)
# Letters of an exception that by themselves are a kind of goods: high-bandwidth memory.
_GOODS = frozenset({"HBM"})
_SPREAD = frozenset({"ORG", "PERSON", "PRODUCT", "MODEL", "AGENCY"})
_COMMON = GENERIC | OPENERS | TOWNS | NO_SURNAME | GIVEN_NAMES | frozenset(DEMONYMS)
_LOWER_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_LEAST_LETTERS = 3
# What is longer is no name, and costs as much as it is long wherever it begins.
_MOST_LETTERS = 200


def exceptions(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield license exceptions by their letters alone, where the text says that they are some."""
    known: dict[str, Mention] = {}
    for one in mentions:
        if one.label == "RULE" and one.text.casefold().startswith("license exception "):
            short = one.text.rsplit(" ", 1)[-1]
            defined = _ACRONYM.match(text, one.end)
            if defined and defined[1].isupper():
                known[defined[1]] = replace(one, name=f"License Exception {defined[1]}")
                yield known[defined[1]]
            elif short.isupper():
                known[short] = one
    for series in _EXCEPTIONS.finditer(text):
        for short in re.findall(r"[A-Z]{2,4}", series[1]):
            name = f"License Exception {short}"
            known.setdefault(short, Mention("RULE", 0, 0, short, "", name))
    for match in _SHORT.finditer(text) if known.keys() - _GOODS else ():
        full = known.get(match.group())
        if full and match.group() not in _GOODS:
            yield _placed(full, match.start(), match.end(), text, "defined in the text")


def acronyms(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield each use of a short form that the text itself gives in brackets after a name."""
    defined: dict[str, Mention] = {}
    for mention in mentions:
        match = _ACRONYM.match(text, mention.end) if mention.label else None
        if match and abbreviates(match[1], mention.text):
            defined.setdefault(match[1], mention)
    for match in _SHORT.finditer(text) if defined else ():
        if full := defined.get(match.group()):
            yield _placed(full, match.start(), match.end(), text, "defined in the text")


def abbreviates(short: str, name: str) -> bool:
    """Return whether `short` is made of letters of `name`, in order, or is its first word.

    >>> abbreviates("SJS", "SJ Semiconductor"), abbreviates("Volna", "Volna Trade")
    (True, True)
    """
    if name.startswith(f"{short} "):
        return True
    letters = iter(name.upper())
    capitals = [char for char in short if char.isupper()]
    return (
        len(capitals) > 1
        and capitals[0] == name[0].upper()
        and all(char in letters for char in capitals)
    )


def repeated(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield further uses of names that nobody watches, in full or short; some may be known already.

    A common word with a capital is no short form.
    """
    forms = _forms(text, mentions)
    if not forms:
        return
    written = tuple(forms)
    found = AhoCorasick(written, matchkind=MatchKind.LeftmostLongest)
    for index, start, end in found.find_matches_as_indexes(text):
        whole, mention = forms[written[index]]
        if _stands_alone(text, start, end, whole=whole):
            yield _placed(mention, start, end, text, "repeated")


def unlike(mentions: Sequence[Mention], others: Iterable[Mention]) -> Iterator[Mention]:
    """Yield those of `others` that overlap none of `mentions`, which come in order."""
    starts = [one.start for one in mentions]
    for other in others:
        place = bisect_right(starts, other.start)
        before = mentions[place - 1].end if place else 0
        after = starts[place] if place < len(starts) else other.end
        if before <= other.start and other.end <= after:
            yield other


def _forms(text: str, mentions: Sequence[Mention]) -> dict[str, tuple[bool, Mention]]:
    """Return the forms to look for: whether each is a whole name, and what it names."""
    forms: dict[str, tuple[bool, Mention]] = {}
    common = frozenset(_LOWER_WORD.findall(text))
    fresh = [one for one in mentions if not one.entity and len(one.text) <= _MOST_LETTERS]
    for one in fresh:
        if one.label in _SPREAD and len(one.text) >= _LEAST_LETTERS:
            if one.text.lower() not in common and one.text not in _COMMON:
                forms[one.text] = (True, one)
            if one.label == "ORG" and one.name not in _COMMON:
                forms.setdefault(one.name, (True, one))
    for one in fresh:
        if one.label == "ORG":
            for short in _shorts(one.text, common):
                forms.setdefault(short, (False, one))
    return forms


def _shorts(name: str, common: frozenset[str]) -> Iterator[str]:
    """Yield what may stand for a company's whole name: its first word, and all but its trade."""
    words = FORM.sub("", name).split()
    if len(words) < 2 or (len(words) > 2 and not is_firm(" ".join(words))):
        return
    for short in (without_trade(name), words[0].strip(",")):
        distinct = short[:1].isupper() and short not in _COMMON and short.lower() not in common
        if distinct and len(short) > _LEAST_LETTERS and short != name:
            yield short


def _stands_alone(text: str, start: int, end: int, *, whole: bool) -> bool:
    """Return whether the words from `start` to `end` are no part of a longer name or word."""
    if re.match(r"[\w-]", text[end : end + 1]) or re.match(r"[\w.@-]", text[start - 1 : start]):
        return False
    if whole:
        return True
    before = re.search(r"(?<![.!?:\n] )\b[A-Z][\w&-]* $", text[max(0, start - 24) : start])
    return not before and not re.match(r"(?: &)? [A-Z]", text[end : end + 4])


def _placed(mention: Mention, start: int, end: int, text: str, reason: str) -> Mention:
    return replace(mention, start=start, end=end, text=text[start:end], reason=reason)
