"""Entries found by name, whatever the case, accents and punctuation of the question."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractors.lists.folding import unaccented
from extractors.model import ListEntry

_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")


def matches(entry: ListEntry, question: str) -> bool:
    """Return whether one name of an entry has all words of `question`, each from its beginning on.

    Parties that share a cell with the one it names count as names.

    >>> matches(ListEntry("Entity List", "", "Xi’an Hi-Tech Co., Ltd."), "xian hitech")
    True
    >>> matches(ListEntry("Entity List", "", "Siemens"), "mens")
    False
    """
    wanted = [*_words(question)]
    return bool(wanted) and any(_has(name, wanted) for name in _names(entry))


def _names(entry: ListEntry) -> Iterable[str]:
    return (entry.name, *entry.aliases, *filter(None, [entry.facts.get("parties", "")]))


def _has(name: str, wanted: list[str]) -> bool:
    found = [*_words(name)]
    # "Hi-Tech" is asked for as "hitech" too, and Chinese has no blanks.
    found += [a + b for a, b in pairwise(found)]
    return all(
        any(word.startswith(each) or (not each.isascii() and each in word) for word in found)
        for each in wanted
    )


def _words(text: str) -> Iterator[str]:
    yield from _WORD.findall(unaccented(text.translate(_APOSTROPHES)))
