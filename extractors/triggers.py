"""Patterns that are not tried on a text in which they cannot match: one look tells which may.

Claims are read with a hundred patterns a sentence, and few sentences have any. RE2 looks for all of
them at once, first by their letters, then in time linear in the text. It neither looks around nor
counts, so what it is given for each is a wider pattern, which matches wherever the pattern does.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from importlib import import_module
from string import punctuation
from threading import Lock
from typing import Any

import re2

# How `re` itself reads a pattern; it has no public name.
_PARSER: Any = import_module("re._parser")
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_NOWHERE = frozenset({"AT", "ASSERT", "ASSERT_NOT"})  # they hold no place in the text
_ANY = "(?s:.)"
# `re` counts letters of all scripts, which these classes of RE2's do; the others are wide enough.
_CLASSES = {
    "CATEGORY_WORD": r"\pL\pN_",
    "CATEGORY_DIGIT": r"\pN",
    "CATEGORY_SPACE": r"\s\pZ\x0b\x1c-\x1f\x{85}",
    "CATEGORY_NOT_WORD": r"\W",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_NOT_SPACE": r"\S",
}
_MARKS = frozenset(punctuation + " \n\t") - {"?"}
_COPIES = 4  # of what must be there so often or oftener
# Bytes that RE2 may take for a pattern, and for all together never came near; with less it is ten
# times as slow.
_MEMORY = 32 << 20
_LONG = 200  # characters, from which on the place of a first match is worth a look
_SHORT = 2_000  # characters; in a longer text nearly all words stand, so only their letters count

_known: list[str] = []
_door = Lock()


class Trigger:
    """A compiled `pattern` that is tried only on a text in which it may match."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        with _door:
            self._number = len(_known)
            _known.append(wider(pattern))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches, as `re` does."""
        return self.pattern.finditer(text, self._first(text)) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, None if there is none, as `re` does."""
        return self.pattern.search(text, self._first(text)) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Return False if neither `text` nor any part of it has a match."""
        known = len(_known)  # those of modules that came later are looked for as well
        found = _in_sentence(text, known) if len(text) <= _SHORT else _in_text(text, known)
        return self._number in found

    def _first(self, text: str) -> int:
        """Return a place in `text` before which no match begins, its length if it has none."""
        if len(text) < _LONG or _is_turkish(text):
            return 0
        given = text.encode("utf-8", "replace")
        found = self._wide.search(given)
        return len(given[: found.start()].decode()) if found else len(text)

    @cached_property  # two milliseconds, so only for those that are met in a long text
    def _wide(self) -> Any:
        return re2.compile(_known[self._number], _options())


@cache  # one that several modules name is looked for once
def trigger(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Trigger:
    """Return a pattern that is tried only where it may match."""
    return Trigger(re.compile(pattern, flags))


@lru_cache(maxsize=2_000)
def _in_sentence(text: str, known: int) -> frozenset[int]:
    return _found(text, known, by_letters=False)


@lru_cache(maxsize=4)
def _in_text(text: str, known: int) -> frozenset[int]:
    return _found(text, known, by_letters=True)


def _found(text: str, known: int, *, by_letters: bool) -> frozenset[int]:
    """Return the numbers of those of the first `known` patterns that may match."""
    if _is_turkish(text):
        return frozenset(range(known))
    return frozenset(_filter(known).Match(text.encode("utf-8", "replace"), by_letters) or ())


def _is_turkish(text: str) -> bool:
    return "\u0130" in text or "\u0131" in text  # İ and ı are "i" to `re`, but not to RE2


@lru_cache(maxsize=1)
def _filter(known: int) -> Any:
    every = re2.Filter()
    for pattern in _known[:known]:
        every.Add(pattern, _options())
    every.Compile()
    return every


def _options() -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False  # that it takes the slower way
    return options


def wider(pattern: re.Pattern[str]) -> str:
    r"""Return a pattern for RE2 that matches wherever `pattern` does, and elsewhere, too.

    >>> wider(re.compile(r"\b[Ll]icen[cs]es?(?! to sell)"))
    '[Ll]icen[cs]e(?:s)?'
    >>> wider(re.compile(r"\b(?:sign|enter)(?:s|ed)(?= [^.;]{0,9}\border)"))
    '(?:sign|enter)(?:s|ed)\\x{20}(?:[^\\x{2e}\\x{3b}])*order'
    """
    fold = "(?i)" if pattern.flags & re.IGNORECASE else ""
    return fold + _all(_PARSER.parse(pattern.pattern, pattern.flags), last=True)


def _all(parts: Iterable[tuple[Any, Any]], *, last: bool = False) -> str:
    """Return what stands in a row for `parts`; `last` if no letter of a match comes after them.

    What is looked ahead at from the last of them stands in the text right there; between letters it
    would overlap with them.
    """
    given = [(kind.name, what) for kind, what in parts]
    placed = [n for n, (kind, _) in enumerate(given) if kind not in _NOWHERE]
    end = placed[-1] if placed else -1
    after = given[end + 1 :] if last else []
    ahead = next((_all(what[1]) for kind, what in after if kind == "ASSERT" and what[0] > 0), "")
    pieces = [_one(*given[n], last=last and not ahead and n == end) for n in placed]
    return "".join([*pieces, ahead])


def _one(kind: str, what: Any, *, last: bool) -> str:
    if kind == "LITERAL":
        return _letter(what)
    if kind == "IN":
        return _class(what)
    if kind in {"ANY", "NOT_LITERAL"}:
        return _ANY
    if kind == "SUBPATTERN":
        fold = "i" if what[1] & re.IGNORECASE else ""
        return f"(?{fold}:{_all(what[3], last=last)})"
    if kind == "ATOMIC_GROUP":
        return f"(?:{_all(what, last=last)})"
    if kind == "BRANCH":
        return f"(?:{'|'.join(_all(way, last=last) for way in what[1])})"
    if kind in _REPEATS:
        return _repeated(*what)
    return f"{_ANY}*"  # a group again, whatever it was


def _class(members: list[tuple[Any, Any]]) -> str:
    if members[0][0].name != "NEGATE":
        return f"[{''.join(map(_member, members))}]"
    # Letters have a case, and "?" stands for half characters in what RE2 is given.
    marks = all(kind.name == "LITERAL" and chr(what) in _MARKS for kind, what in members[1:])
    return f"[^{''.join(map(_member, members[1:]))}]" if marks else _ANY


def _member(one: tuple[Any, Any]) -> str:
    kind, what = one
    if kind.name == "RANGE":
        return f"{_letter(what[0])}-{_letter(what[1])}"
    return _letter(what) if kind.name == "LITERAL" else _CLASSES[what.name]


def _letter(code: int) -> str:
    return chr(code) if chr(code).isalnum() else f"\\x{{{code:x}}}"


def _repeated(least: int, most: int, parts: Iterable[tuple[Any, Any]]) -> str:
    piece = f"(?:{_all(parts)})"
    if most == 1:
        return piece if least else f"{piece}?"
    return f"{piece * min(least, _COPIES)}{piece}*"
