"""Definitions: where a term is defined, and where a new one goes.

Where the printer set terms in italics, labels bear them; elsewhere a definition is known by the
words that it begins with.
"""

import re
from collections.abc import Sequence

from extractors.law.blocks import Block
from extractors.law.labels import Provision, paragraphs
from extractors.model import Paragraph
from extractors.preview.nouns import Body, DoubtError
from extractors.preview.targets import APART, Target, is_under, term_in, words_at

_OPENS = re.compile(
    r"(?:\(\w{1,5}\) ?)?[“\"]?(?P<term>[^.:—“”]{1,80}?)[”\"]?(?:[.:—]| (?:means?|is|includes?|has)\b)"
)


def definition(body: Body, target: Target) -> range:
    """Return where the definition of a target's term stands, with all that is below it.

    Raises:
        DoubtError: There is none, or several.

    """
    starts = [n for n in words_at(body, target.label) if _is_of(body, n, target.term)]
    if len(starts) != 1:
        told = "no definition" if not starts else f"{len(starts)} definitions"
        raise DoubtError(f"there is {told} of “{target.term}” in {target.label}")
    start = starts[0]
    end = start + 1
    label = body[start].label.partition("”")[0] + "”" if term_in(body[start]) else ""
    while end < len(body) and _goes_on(body[end], label):
        end += 1
    return range(start, end)


def _is_of(body: Body, n: int, term: str) -> bool:
    one = body[n]
    if known := term_in(one):
        first = n == 0 or term_in(body[n - 1]) != known
        return first and _folded(known) == _folded(term)
    return one.kind == "" and _folded(one.text).startswith(_folded(term)) and _bare(one.text, term)


def _bare(text: str, term: str) -> bool:
    """Whether what follows a term at the beginning of a paragraph ends it."""
    rest = text.lstrip('“"')[len(term) :].lstrip('”"')
    return re.match(r"[.:—]| (?:means?|is|includes?|has|\()\b", rest) is not None


def _goes_on(one: Paragraph, label: str) -> bool:
    if one.kind in APART:
        return False
    return is_under(one.label, label) if label else one.text.startswith("(") or one.kind == "row"


def defining(new: Sequence[Paragraph], body: Body, target: Target) -> Body:
    """Return a definition with labels as the others of its section have them.

    Raises:
        DoubtError: The text set out does not begin with the term.

    """
    if not new or not _bare(new[0].text, target.term):
        raise DoubtError(f"the text set out does not begin with “{target.term}”")
    labelled = any(term_in(one) for one in body)
    if not labelled:
        return tuple(new)
    label = f"{target.label} “{target.term}”"
    blocks = [Block(one.kind, "P", one.text) for one in new[1:]]
    below = paragraphs(blocks, Provision(label)) if blocks else ()
    return (Paragraph(label, new[0].text), *below)


def with_definition(body: Body, new: Body, target: Target) -> Body:
    """Return the text with a definition in its alphabetical place.

    Raises:
        DoubtError: The term is defined already, or the order does not say where it goes.

    """
    known = [(n, _sorted(term)) for n, term in _terms(body, target)]
    sought = _sorted(target.term)
    if any(term == sought for _, term in known):
        raise DoubtError(f"“{target.term}” is defined in {target.label} already")
    if not known:
        raise DoubtError(f"{target.label} has no definitions among which it would go")
    fits = [
        at
        for at in range(len(known) + 1)
        if (at == 0 or known[at - 1][1] < sought) and (at == len(known) or sought < known[at][1])
    ]
    if len(fits) != 1:
        raise DoubtError(f"the order of the definitions does not say where “{target.term}” goes")
    at = known[fits[0]][0] if fits[0] < len(known) else _end(body, known[-1][0])
    return (*body[:at], *new, *body[at:])


def moved_definition(body: Body, target: Target, behind: str) -> Body:
    """Return the text with a definition after that of another term.

    Raises:
        DoubtError: One of them is not there.

    """
    place = definition(body, target)
    rest = (*body[: place.start], *body[place.stop :])
    at = definition(rest, Target(target.unit, target.path, f"definition of “{behind}”")).stop
    return (*rest[:at], *body[place.start : place.stop], *rest[at:])


def _terms(body: Body, target: Target) -> list[tuple[int, str]]:
    """Return the terms that are defined, each with where its definition begins."""
    found: list[tuple[int, str]] = []
    labelled = any(term_in(one) for one in body)
    for n in words_at(body, target.label):
        one = body[n]
        opens = _OPENS.match(one.text)
        if labelled:
            if (term := term_in(one)) and (not found or found[-1][1] != term):
                found.append((n, term))
        elif one.kind == "" and opens and not one.text.startswith("("):
            found.append((n, opens["term"]))
    return found


def _end(body: Body, start: int) -> int:
    label = body[start].label if term_in(body[start]) else ""
    end = start + 1
    while end < len(body) and _goes_on(body[end], label.partition("”")[0] + "”" if label else ""):
        end += 1
    return end


def _sorted(term: str) -> str:
    return re.sub(r"[^\w ]", "", term).casefold()


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
