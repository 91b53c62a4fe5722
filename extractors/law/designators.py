"""The designators with which a paragraph begins: "(a)(1)", "(b) Heading.—(1)", "1.", "(c)-(e)".

Levels of a section: (a)(1)(i)(A)(1)(i), the last two in italics (1 CFR 21.11; Document Drafting
Handbook, 3.2).
"""

import re
from dataclasses import dataclass

from extractors.xmltext import CLOSE, OPEN

_MARK = f"[{OPEN}{CLOSE}]?"
_NAME = r"(?P<name>[a-z]{1,9}|[A-Z]{1,5}|\d{1,3})"
_ONE = re.compile(rf"(?P<before>{_MARK})\(\s?(?P<in>{_MARK}){_NAME}{_MARK}\s?\){_MARK}")
_DOTTED = re.compile(
    rf"{_MARK}(?P<name>\d{{1,3}}|[a-zA-Z]|[ivx]{{1,5}}|[IVX]{{1,5}})\.{_MARK}(?=\s)"
)
_RANGE = re.compile(rf"(?:\s?[-–—]\s?|,? (?:through|to|and) |, ){_ONE.pattern}")
_RESERVED = re.compile(rf"[\s.,—{OPEN}{CLOSE}]*\[?Reserved", re.IGNORECASE)
# What stands before a designator: the asterisk of the Munitions List, a box to tick.
_STAR = re.compile(r"(?:[*•□]+|\[ ?\])\s*")
# A heading of its own before the next designator; without italics, a short one.
_HEADING = re.compile(
    rf"\s*(?:(?:{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}[\s.,:;—–-]*){{1,3}}|[A-Z][\w’' -]{{2,60}}[.—]\s?)"
    rf"(?:\[[^\]]{{1,200}}\][.\s{CLOSE}]*)?(?=[({OPEN}])"
)
_BEFORE_DOTTED = re.compile(r"\s?[A-Z][^.:]{2,60}: (?=1\. )")
_PUNCTUATION = re.compile(rf"(?:\s?\([A-Z][\w -]+\))?[\s.,:;—–{CLOSE}-]*")
_ROMAN = re.compile(r"(?=[ivxl])(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class Form:
    """A reading of a designator: its style, its place in the series, how far-fetched it is."""

    style: str
    value: int
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Designator:
    """A designator as printed, with its readings.

    `last` has the readings of the end of a range, `forms` again if it is none.
    """

    text: str
    forms: tuple[Form, ...]
    last: tuple[Form, ...]


def leading(marked: str, *, dotted: bool) -> tuple[Designator, ...]:
    """Return the designators that `marked` begins with, the outermost first.

    `dotted` says that "1." and "a." are designators, too.

    >>> [one.text for one in leading("(a)(1) Text (2)", dotted=False)]
    ['(a)', '(1)']
    """
    star = _STAR.match(marked)
    return _run(marked, star.end() if star else 0, dotted=dotted)


def _run(marked: str, at: int, *, dotted: bool) -> tuple[Designator, ...]:
    found: list[Designator] = []
    while read := _next(marked, at, dotted=dotted):
        one, at = read
        if found and not (_begins(one) or one.text.endswith(".")):
            break
        found.append(one)
        if one.last is not one.forms:
            break
        if dotted and (before := _BEFORE_DOTTED.match(marked, at)):
            at = before.end()
        elif heading := _HEADING.match(marked, at):
            at = heading.end() if _ONE.match(marked, heading.end()) else at
        at += 1 if marked[at : at + 1] == " " and _ONE.match(marked, at + 1) else 0
    return tuple(found)


def first_of(marked: str, at: int, *, dotted: bool) -> tuple[Designator, ...]:
    """Return the designators that follow at `at` if the first of them begins a series."""
    led = _PUNCTUATION.match(marked, at)
    found = _run(marked, led.end() if led else at, dotted=dotted)
    return found if found and _begins(found[0]) else ()


def _begins(one: Designator) -> bool:
    """Whether it is the first of a series, as all after the first in one paragraph are."""
    return any(form.value == 1 for form in one.forms)


def _next(marked: str, at: int, *, dotted: bool) -> tuple[Designator, int] | None:
    match = _ONE.match(marked, at)
    if match is None:
        match = _DOTTED.match(marked, at) if dotted else None
        if match is None:
            return None
        forms = tuple(Form(f".{f.style}", f.value, f.cost) for f in _forms(match["name"], ""))
        return Designator(f"{match['name']}.", forms, forms), match.end()
    forms = _forms(match["name"], match["before"] + match["in"])
    if not forms:
        return None
    text, end, last = f"({match['name']})", match.end(), forms
    further = _RANGE.match(marked, end)
    while further and _RESERVED.match(marked, further.end()):
        last = _forms(further["name"], further["in"])
        text, end = f"{text}-({further['name']})", further.end()
        further = None
    return (Designator(text, forms, last), end) if last else None


def _forms(name: str, italic: str) -> tuple[Form, ...]:
    if name.isdecimal():
        second, fifth = (1.5, 0.0) if italic else (0.0, 1.5)
        return (Form("digit", int(name), second), Form("italic digit", int(name), fifth))
    if name.isupper():
        found = [Form("upper", value) for value in _alphas(name.lower())]
        if value := _roman(name.lower()):
            found.append(Form("upper roman", value, 0.7))
        return tuple(found)
    found = [Form("alpha", value, 0.8 if italic else 0.0) for value in _alphas(name)]
    if value := _roman(name):
        third, sixth = (1.5, 0.0) if italic else (0.0, 1.5)
        found += [Form("roman", value, third), Form("italic roman", value, sixth)]
    if italic:
        found += [Form("italic alpha", value, 0.2) for value in _alphas(name)]
    return tuple(found)


def _alphas(name: str) -> list[int]:
    """Return the places of "c" (3), "bb" (28) and "ab" (28, where it follows "aa")."""
    place = ord(name[0]) - 96
    if len(set(name)) == 1 and len(name) <= 3:
        return [26 * (len(name) - 1) + place]
    return [26 * place + ord(name[1]) - 96] if len(name) == 2 and place <= 2 else []


def _roman(name: str) -> int:
    """Return the number, 0 if it is none.

    >>> _roman("xiv"), _roman("iix")
    (14, 0)
    """
    if not _ROMAN.fullmatch(name):
        return 0
    digits = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[each] for each in name]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)
