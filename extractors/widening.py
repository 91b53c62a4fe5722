"""A pattern of `re` made wider, for RE2, which neither looks around nor counts."""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from string import punctuation
from typing import Any

Part = tuple[Any, Any]  # its kind, and what of it

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
_EDGES = {"AT_BOUNDARY": r"\b", "AT_BEGINNING_STRING": r"\A", "AT_END_STRING": r"\z"}
_ASCII = 128
_COPIES = 4  # of what must be there so often or oftener


def wider(pattern: re.Pattern[str], *, words: bool = False) -> str:
    r"""Return a pattern for RE2 that matches wherever `pattern` does, and elsewhere, too.

    With `words`, it says where the text begins and ends, and words, if an ASCII letter is there:
    what is no letter to `re` is none to RE2.

    >>> wider(re.compile(r"\b[Ll]icen[cs]es?(?! to sell)"))
    '[Ll]icen[cs]e(?:s)?'
    >>> wider(re.compile(r"\b(?:sign|enter)(?:s|ed)(?= [^.;]{0,9}\border)"))
    '(?:sign|enter)(?:s|ed)\\x{20}(?:[^\\x{2e}\\x{3b}])*order'
    >>> wider(re.compile(r"\bads?\b"), words=True)
    '\\bad(?:s)?\\b'
    """
    fold = "(?i)" if pattern.flags & re.IGNORECASE else ""
    found = fold + _all(_PARSER.parse(pattern.pattern, pattern.flags), last=True)
    # No backslash of the pattern's own is left: it is written as \x{5c}.
    return found if words else re.sub(r"\\[bAz]", "", found)


def _all(parts: Iterable[Part], *, last: bool = False) -> str:
    """Return what stands in a row for `parts`; `last` if no letter of a match comes after them.

    What is looked ahead at from the last of them stands in the text right there; between letters it
    would overlap with them.
    """
    given = list(parts)
    letters = [n for n, (kind, _) in enumerate(given) if kind.name not in _NOWHERE]
    end = letters[-1] if letters else -1
    after = given[end + 1 :] if last else []
    ahead = next((_all(w[1]) for kind, w in after if kind.name == "ASSERT" and w[0] > 0), "")
    placed = sorted(letters + [n for n, _ in enumerate(given) if _is_edge(given, n)])
    pieces = [_one(*given[n], last=last and not ahead and n == end) for n in placed]
    return "".join([*pieces, ahead])


def _is_edge(given: Sequence[Part], n: int) -> bool:
    """Whether a part is where a word or the text begins or ends, to RE2 as well."""
    kind, what = given[n]
    if kind.name != "AT" or what.name not in _EDGES:
        return False
    if what.name == "AT_BEGINNING_STRING":
        return all(before.name in _NOWHERE for before, _ in given[:n])
    if what.name == "AT_END_STRING":
        return True
    return _is_word(given[n + 1 :], 1) or _is_word(given[:n], -1)


def _is_word(parts: Sequence[Part], step: int) -> bool:
    """Whether all that `parts` match begins, or ends if `step` is -1, with a letter of ASCII."""
    for kind, what in parts[::step]:
        if kind.name in _REPEATS:
            if not _is_word(what[2], step):
                return False
            if what[0]:
                return True
        # What is looked ahead at stands right there for RE2, so that a word would end after it.
        elif kind.name not in _NOWHERE or (kind.name == "ASSERT" and step < 0):
            return _is_letter(kind.name, what, step)
    return False


def _is_letter(kind: str, what: Any, step: int) -> bool:
    if kind == "LITERAL":
        return _is_ascii(what)
    if kind == "IN":
        return all(one.name in {"LITERAL", "RANGE"} and _is_ascii(made) for one, made in what)
    if kind == "BRANCH":
        return all(_is_word(way, step) for way in what[1])
    return kind == "SUBPATTERN" and _is_word(what[3], step)


def _is_ascii(made: int | tuple[int, int]) -> bool:
    """Whether a character, or all from one to another, are what ends a word to `re` and to RE2."""
    codes = (made,) if isinstance(made, int) else range(made[0], made[1] + 1)
    return all(code < _ASCII and (chr(code).isalnum() or chr(code) == "_") for code in codes)


def _one(kind: Any, what: Any, *, last: bool) -> str:
    kind = kind.name
    if kind == "AT":
        return _EDGES[what.name]
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


def _repeated(least: int, most: int, parts: Iterable[Part]) -> str:
    piece = f"(?:{_all(parts)})"
    if most == 1:
        return piece if least else f"{piece}?"
    return f"{piece * min(least, _COPIES)}{piece}*"
