"""Where each designator stands: the cheapest reading of a whole run of paragraphs.

The law's XML does not nest, and "(i)" is a letter after (h) and a numeral after (h)(1): only what
follows tells. All readings are kept side by side, the cheapest of them in a beam, each with the
open designators from the outermost inwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.law.designators import Designator, Form

_BEAM = 24
_NOWHERE = 10.0
_LEVELS = {"alpha": 1, "digit": 2, "roman": 3, "upper": 4, "italic digit": 5, "italic roman": 6}
_OUT_OF_ORDER = 8.0
_GAP = 3.0
_NOT_FIRST = 5.0
TERM = "term"
PATH = "path"


class Entry(NamedTuple):
    """An open designator: style, place in its series, the text that is cited.

    A tuple, since stacks of them are compared by the hundred thousand.
    """

    style: str
    value: int
    text: str


Stack = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What a paragraph begins with.

    Attributes:
        designators: After the term, if there is one.
        term: That it defines.
        heading: Number of the heading that it is: "1.2".
        leads: Whether the paragraph before led in a list ("the following:").
        fresh: Whether a heading stands before.
        among_terms: Whether all about are definitions.

    """

    designators: tuple[Designator, ...] = ()
    term: str = ""
    heading: str = ""
    leads: bool = False
    fresh: bool = False
    among_terms: bool = False


@dataclass(slots=True)
class _Reading:
    cost: float
    path: "_Path | None"


@dataclass(frozen=True, slots=True)
class _Path:
    stack: Stack
    before: "_Path | None"


def outline(steps: Iterable[Step]) -> list[Stack]:
    """Return the open designators at each step."""
    states: dict[Stack, _Reading] = {(): _Reading(0.0, None)}
    for step in steps:
        after: dict[Stack, _Reading] = {}
        for stack, reading in states.items():
            for new, cost in _after(stack, step):
                total = reading.cost + cost
                known = after.get(new)
                if known is None or total < known.cost:
                    after[new] = _Reading(total, _Path(new, reading.path))
        if not after:  # more designators in a row than there are levels: it stands where it is
            after = {
                stack: _Reading(reading.cost + _NOWHERE, _Path(stack, reading.path))
                for stack, reading in states.items()
            }
        if len(after) > _BEAM:
            after = dict(sorted(after.items(), key=lambda one: one[1].cost)[:_BEAM])
        states = after
    best = min(states.items(), key=lambda one: one[1].cost + _closing(one[0]))[1].path
    found: list[Stack] = []
    while best is not None:
        found.append(best.stack)
        best = best.before
    return found[::-1]


def _after(stack: Stack, step: Step) -> Iterable[tuple[Stack, float]]:
    if step.term:
        term = (*_round_term(stack, step), Entry(TERM, 1, step.term))
        return _further([(term, 0.0)], step.designators)
    if step.heading:
        return [((*_above(stack, PATH), Entry(PATH, 1, step.heading)), 0.0)]
    if not step.designators:
        return [(stack, 0.0)]
    first, *others = step.designators
    found = [
        (new, f + c) for start, f in _starts(stack, step) for new, c in _next(start, first, step)
    ]
    if not others:
        return found
    return [*_further(found, others), *_repeated(stack, step.designators)]


def _further(
    found: list[tuple[Stack, float]], others: Sequence[Designator]
) -> list[tuple[Stack, float]]:
    """Return the readings with the rest of a paragraph's designators, each below the one before."""
    for one in others:
        found = [(new, cost + c) for at, cost in found for new, c in _children(at, one)]
    return found


def _repeated(stack: Stack, designators: Sequence[Designator]) -> list[tuple[Stack, float]]:
    """Return the readings of "(c)(2)" after "(c)(1)": the first only says where it stands."""
    first, second, *others = designators
    found = []
    for depth, entry in enumerate(stack[:-1]):
        if entry.text == first.text:
            ends = [
                (new, cost) for new, cost in _siblings(stack, second, 0.3) if len(new) == depth + 2
            ]
            found += _further(ends, others)
    return found


def _starts(stack: Stack, step: Step) -> list[tuple[Stack, float]]:
    """Return what may be open at the step: after a heading, some of it is closed."""
    if not step.fresh:
        return [(stack, 0.0)]
    return [
        (stack[:n], 0.5 + 0.05 * (len(stack) - n) if n < len(stack) else 0.0)
        for n in range(len(stack) + 1)
    ]


def _round_term(stack: Stack, step: Step) -> Stack:
    """Return what is open round a definition: another one's place, or the list that led it in."""
    above = _above(stack, TERM)
    if above != stack or step.leads:
        return above
    return (
        stack if len(stack) == 1 and stack[0].value == 1 else stack[: 0 if step.among_terms else 1]
    )


def _above(stack: Stack, style: str) -> Stack:
    for n, entry in enumerate(stack):
        if entry.style == style:
            return stack[:n]
    return stack


def _next(stack: Stack, one: Designator, step: Step) -> list[tuple[Stack, float]]:
    lead = 0.0 if step.leads else 0.3
    found = [(new, cost + lead) for new, cost in _children(stack, one)]
    found += _siblings(stack, one, 0.4 if step.leads else 0.0)
    return found


def _siblings(stack: Stack, one: Designator, far: float) -> list[tuple[Stack, float]]:
    """Return the readings as one that follows an open designator."""
    found = []
    for form, last in _ends(one):
        for depth, entry in enumerate(stack):
            if entry.style != form.style:
                continue
            step = form.value - entry.value
            cost = 0.0 if step == 1 else _OUT_OF_ORDER if step < 1 else _GAP + min(step, 8) * 0.5
            ended = stack[depth:]
            cost += _closing(ended) * 0.5 + form.cost + far
            cost += 0.6 * [inner.style for inner in ended].count(TERM)
            found.append(((*stack[:depth], _entry(one, last)), cost))
    return found


def _children(stack: Stack, one: Designator) -> list[tuple[Stack, float]]:
    """Return the readings as the first of a series below the innermost designator."""
    level = 0
    open_styles: set[str] = set()
    for entry in stack:
        if entry.style in (TERM, PATH):
            level = 0
            open_styles.clear()
        else:
            level = _LEVELS.get(entry.style, level)
            open_styles.add(entry.style)
    found = []
    for form, last in _ends(one):
        if form.style in open_styles:
            continue
        cost = form.cost + _skipped(level, form.style)
        cost += 0.0 if form.value == 1 else _NOT_FIRST + min(form.value, 8) * 0.5
        found.append(((*stack, _entry(one, last)), cost))
    return found


def _skipped(level: int, style: str) -> float:
    """Return what it costs to stand `style` below `level`; any order of "1." and "a." is usual."""
    own = _LEVELS.get(style)
    if own is None:
        return 0.4
    if level == 0:
        return (0.0, 0.0, 0.1, 0.7, 0.6, 2.0, 2.5)[own]
    return 0.0 if own == level + 1 else 0.8 if own > level else 1.5


def _closing(stack: Stack) -> float:
    """Return the cost of ending series with their first: a list of one is none."""
    return 0.5 * len([one for one in stack if one.value == 1 and one.style not in (TERM, PATH)])


def _ends(one: Designator) -> Iterable[tuple[Form, Form]]:
    """Yield each reading of the designator with that of the end of its range."""
    if one.last is one.forms:
        return [(form, form) for form in one.forms]
    return [(form, end) for form in one.forms for end in one.last if end.style == form.style]


def _entry(one: Designator, last: Form) -> Entry:
    return Entry(last.style, last.value, one.text)
