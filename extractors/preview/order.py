"""Where a paragraph goes among those of its level: (t) after (s), (aa) after (z)."""

import re

from extractors.amending.paths import follows
from extractors.law.designators import leading
from extractors.preview.nouns import Body, DoubtError
from extractors.preview.targets import APART, is_under, words_at

_LAST = re.compile(r"(?P<parent>.*)\((?P<part>\w+)\)$")
_FIRST = frozenset({"a", "1", "i", "A", "I"})


def parted(label: str) -> tuple[str, str]:
    """Return a label's parent and its own designator: ("27 CFR 447.43(a)", "2").

    Raises:
        DoubtError: It has no designator.

    """
    found = _LAST.match(label)
    if found is None:
        raise DoubtError(f"{label} has no designator that says where it goes")
    return found["parent"], found["part"]


def place_for(body: Body, label: str, *, gaps: bool = False) -> int:
    """Return before which paragraph a new one goes.

    `gaps` allows one whose predecessor is not there: others are still to come.

    Raises:
        DoubtError: Its parent or its predecessor is not there.

    """
    parent, part = parted(label)
    below = words_at(body, parent)
    if not below:
        raise DoubtError(f"there is no {parent} in the text under which {label} could stand")
    names = _children(body, parent, below)
    before = [name for name in names if follows(part, name.rpartition("-")[2].strip("()"))]
    if not before and gaps:
        before = [name for name in names if _value(name, part) < _value(part, part)][-1:]
    if before:
        return (
            max(n for n in below if is_under(body[n].label, f"{parent}{_bracketed(before[-1])}"))
            + 1
        )
    if part in _FIRST or gaps:
        own = [n for n in below if body[n].label == parent]
        first = next((n for n in below if body[n].label != parent), None)
        return first if first is not None else (own[-1] + 1 if own else below[0])
    there = f"the last before it is ({names[-1]})" if names else "it has no paragraphs"
    raise DoubtError(f"what {label} should follow is not in the text: in {parent} {there}")


def end_of(body: Body) -> int:
    """Return before which paragraph the words of a section end: its notes and citations."""
    last = [n for n, one in enumerate(body) if one.kind not in APART]
    return last[-1] + 1 if last else len(body)


def _children(body: Body, parent: str, below: list[int]) -> list[str]:
    """Return the designators right below a paragraph, in order, without brackets."""
    found: dict[str, None] = {}
    for n in below:
        if child := re.match(r"\((\w+)\)(-\(\w+\))?", body[n].label[len(parent) :]):
            found[child[1] + (child[2] or "")] = None
    return list(found)


def _bracketed(name: str) -> str:
    first, dash, rest = name.partition("-")
    return f"({first}){dash}{rest}"


def _value(name: str, like: str) -> int:
    """Return the place of a designator in the series that `like` is one of, 0 if in none."""
    one = leading(f"({name.partition('-')[0]})", dotted=False)
    other = leading(f"({like})", dotted=False)
    styles = {form.style for form in other[0].forms} if other else set()
    return next((form.value for form in one[0].forms if form.style in styles), 0) if one else 0
