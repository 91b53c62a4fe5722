"""Paragraph designators: "(a)(2)(ii)", and lists of them as instructions write them."""

import re
from collections.abc import Iterator

Path = tuple[str, ...]

DESIGNATOR = r"\(\s?(?:[a-z]{1,2}|[A-Z]{1,2}|\d{1,3}|[ivxl]{1,6}|[IVXL]{1,5})\s?\)"
PATH = rf"{DESIGNATOR}(?: ?{DESIGNATOR})*"
_JOIN = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|through|to)\s+|\s*[-–]\s*)(?:paragraphs?\s+)?"
PATHS = rf"{PATH}(?:{_JOIN}{PATH})*"
_ONE = re.compile(DESIGNATOR)
_STEP = re.compile(rf"(?P<join>{_JOIN})?(?P<path>{PATH})")
LEVELS = ("lower", "digit", "roman", "upper", "digit", "roman")
_ROMAN = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
    "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv"
]  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def path_of(text: str) -> Path:
    """Return the designators in `text`, outermost first.

    >>> path_of("(a)(5)( 2 )")
    ('a', '5', '2')
    """
    return tuple(found.strip("() ") for found in _ONE.findall(text))


def forms(part: str) -> frozenset[str]:
    """Return what a designator can be: "i" is a letter and a roman number."""
    if part.isdecimal():
        return frozenset({"digit"})
    found = {"upper" if part.isupper() else "lower"} if len(set(part)) == 1 else set()
    if part.lower() in _ROMAN:
        found.add("upper roman" if part.isupper() else "roman")
    return frozenset(found or {"lower"})


def follows(part: str, before: str) -> bool:
    """Whether `part` is the next designator after `before` in some numbering."""
    return part in _successors(before)


def paths_of(text: str, last: Path = ()) -> list[Path]:
    """Return every paragraph that a list names, ranges filled; `last` is the one named before.

    >>> paths_of("(b)(2) through (4), (c), and (d)(1) and (3)")[2:]
    [('b', '4'), ('c',), ('d', '1'), ('d', '3')]
    """
    found: list[Path] = []
    for step in _STEP.finditer(text):
        path = _completed(path_of(step["path"]), last)
        ranged = re.search(r"through|to\b|[-–]", step["join"] or "")
        if found and ranged:
            found += [(*path[:-1], part) for part in _between(found[-1], path)]
        found.append(path)
        last = path
    return found


def _completed(path: Path, last: Path) -> Path:
    """Return `path` under what the one before it stood under, where it goes on with that."""
    regular = last[:1] != () and "lower" in forms(last[0])
    for depth in range(len(last) - 1, 0, -1):
        if fits(path, depth) if regular else forms(path[0]) & forms(last[depth]):
            return (*last[:depth], *path)
    return path


def fits(path: Path, depth: int) -> bool:
    """Whether `path` can stand at that depth: letters, numbers, small roman, capitals, and again.

    The levels of a section: 1 CFR 21.11, Document Drafting Handbook 1.
    """
    levels = LEVELS[depth : depth + len(path)]
    return len(levels) == len(path) and all(
        level in forms(part) for level, part in zip(levels, path, strict=True)
    )


def _between(first: Path, last: Path) -> Iterator[str]:
    """Yield the designators between the ends of a range."""
    part = first[len(last) - 1] if len(first) >= len(last) else ""
    for series in (_LETTERS, _ROMAN, [str(n) for n in range(1, 200)]):
        for variant in (list(series), [one.upper() for one in series]):
            if part in variant and last[-1] in variant:
                yield from variant[variant.index(part) + 1 : variant.index(last[-1])]
                return


def _successors(part: str) -> set[str]:
    found = {str(int(part) + 1)} if part.isdecimal() else set()
    for series in (_LETTERS, _ROMAN):
        for variant in (list(series), [one.upper() for one in series]):
            if part in variant[:-1]:
                found.add(variant[variant.index(part) + 1])
    if part == "z":
        found.add("aa")
    return found
