"""Patterns that are not tried on a text in which they cannot match: one look tells which may.

Claims are read with a hundred patterns a sentence, and few sentences have any. RE2 looks for all of
them at once, first by their letters, then in time linear in the text.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import Any

import re2

from extractors.widening import wider

# Bytes that RE2 may take for a pattern, and for all together never came near; with less it is ten
# times as slow.
_MEMORY = 32 << 20
_LONG = 200  # characters, from which on the place of a first match is worth a look
_SHORT = 2_000  # characters; in a longer text nearly all words stand, so only their letters count

# Those that look for whole words have a filter of their own.
_known: dict[bool, list[str]] = {False: [], True: []}
_door = Lock()


class Trigger:
    """A compiled `pattern` that is tried only on a text in which it may match."""

    def __init__(self, pattern: re.Pattern[str], *, words: bool = False) -> None:
        self.pattern = pattern
        self._words = words
        with _door:
            self._number = len(_known[words])
            _known[words].append(wider(pattern, words=words))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches, as `re` does."""
        return self.pattern.finditer(text, self._first(text)) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, None if there is none, as `re` does."""
        return self.pattern.search(text, self._first(text)) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Return False if neither `text` nor, without `words`, any part of it has a match."""
        known = len(_known[self._words])  # those of modules that came later are looked for as well
        look = _in_sentence if len(text) <= _SHORT else _in_text
        return self._number in look(text, self._words, known)

    def _first(self, text: str) -> int:
        """Return a place in `text` before which no match begins, its length if it has none."""
        if len(text) < _LONG or _has_odd_letters(text):
            return 0
        given = text.encode("utf-8", "replace")
        found = self._wide.search(given)
        return len(given[: found.start()].decode()) if found else len(text)

    @cached_property  # two milliseconds, so only for those that are met in a long text
    def _wide(self) -> Any:
        return re2.compile(_known[self._words][self._number], _options())


@cache  # one that several modules name is looked for once
def trigger(pattern: str, flags: re.RegexFlag = re.NOFLAG, *, words: bool = False) -> Trigger:
    """Return a pattern that is tried only where it may match.

    With `words`, RE2 is told where words begin and end: worth it for words so short that most texts
    have them in longer ones ("us", "ad"), since it looks more slowly then.
    """
    return Trigger(re.compile(pattern, flags), words=words)


@lru_cache(maxsize=2_000)
def _in_sentence(text: str, words: bool, known: int) -> frozenset[int]:
    return _found(text, words, known, by_letters=False)


@lru_cache(maxsize=4)
def _in_text(text: str, words: bool, known: int) -> frozenset[int]:
    return _found(text, words, known, by_letters=True)


def _found(text: str, words: bool, known: int, *, by_letters: bool) -> frozenset[int]:
    """Return the numbers of those of the first `known` patterns that may match."""
    if _has_odd_letters(text):
        return frozenset(range(known))
    return frozenset(_filter(words, known).Match(text.encode("utf-8", "replace"), by_letters) or ())


def _has_odd_letters(text: str) -> bool:
    """Whether it has letters that `re` takes for "i", "k" or "s", and RE2 for others, or for none."""
    return "\u0130" in text or "\u0131" in text or "\u017f" in text or "\u212a" in text


@lru_cache(maxsize=2)
def _filter(words: bool, known: int) -> Any:
    every = re2.Filter()
    for pattern in _known[words][:known]:
        every.Add(pattern, _options())
    every.Compile()
    return every


def _options() -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False  # that it takes the slower way
    return options
