"""Patterns that look first for the letters which every match has: few sentences have any.

A search for some letters is ten times as fast as a pattern of many words, and claims are read with
a hundred such patterns a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

# How `re` itself reads a pattern; it has no public name.
_PARSER: Any = import_module("re._parser")
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ASCII = 128
# Longer letters are rarer in other words, up to this length.
_RARE = 4


class Trigger:
    """A compiled pattern that is not tried on a text without the letters that it needs."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._letters = tuple(sorted(letters(pattern), key=len))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches, as `re` does."""
        return self._pattern.finditer(text) if self._may(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, None if there is none, as `re` does."""
        return self._pattern.search(text) if self._may(text) else None

    def _may(self, text: str) -> bool:
        lower = text.lower()
        for piece in self._letters:
            if piece in lower:
                return True
        return not self._letters


def trigger(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Trigger:
    """Return a pattern that looks first for the letters it needs."""
    return Trigger(re.compile(pattern, flags))


def letters(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return letters, in lower case, of which one stands in every match; none if that is not known.

    >>> sorted(letters(re.compile(r"(?:[Ll]icen[cs]es?|(?:export )?permits?)")))
    ['licen', 'permit']
    """
    return _needed(_PARSER.parse(pattern.pattern, pattern.flags))


def _needed(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    found: list[frozenset[str]] = []
    run = ""
    for kind, what in parts:
        letter = _letter(kind.name, what)
        if letter:
            run += letter
            continue
        found, run = [*found, *_piece(run)], ""
        if within := _within(kind.name, what):
            found.append(within)
    return max([*found, *_piece(run)], key=_worth, default=frozenset())


def _piece(run: str) -> list[frozenset[str]]:
    return [frozenset({run})] if len(run) > 1 else []


def _worth(pieces: frozenset[str]) -> tuple[int, int]:
    return min(_RARE, *(len(piece.strip()) for piece in pieces)), -len(pieces)


def _letter(kind: str, what: Any) -> str:
    """Return the letter that one character must be, but for its case, "" if there is a choice."""
    if kind == "LITERAL":
        return chr(what).lower() if what < _ASCII else ""
    if kind != "IN" or any(one.name != "LITERAL" or code >= _ASCII for one, code in what):
        return ""
    choice = {chr(code).lower() for _, code in what}
    return choice.pop() if len(choice) == 1 else ""


def _within(kind: str, what: Any) -> frozenset[str]:
    """Return what a group, a choice or a repetition needs."""
    if kind == "SUBPATTERN":
        return _needed(what[3])
    if kind == "BRANCH":
        choices = [_needed(choice) for choice in what[1]]
        return frozenset().union(*choices) if all(choices) else frozenset()
    if kind in _REPEATS:
        return _needed(what[2]) if what[0] else frozenset()
    return _needed(what) if kind == "ATOMIC_GROUP" else frozenset()
