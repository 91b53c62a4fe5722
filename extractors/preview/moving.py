"""Redesignate: the same words under another designator, all of one instruction at once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.model import Paragraph
from extractors.preview.nouns import UNSUPPORTED, Body, DoubtError
from extractors.preview.order import parted, place_for
from extractors.preview.targets import Target, span, target_at, words_at


def redesignated(body: Body, amendments: Sequence[Amendment]) -> Body:
    """Return the text with paragraphs under their new designators.

    Raises:
        DoubtError: One is not there, the place of another is taken, or it goes elsewhere.

    """
    pairs = [(target_at(one.target, one.unit), _destination(one)) for one in amendments]
    taken: list[tuple[str, Body]] = []
    rest = list(body)
    for target, to in pairs:
        place = span(tuple(rest), target)
        taken.append((to, _renamed(rest[place.start : place.stop], target, to)))
        del rest[place.start : place.stop]
    for to, moved in taken:
        if words_at(tuple(rest), to):
            raise DoubtError(f"{to} is in the text already")
        at = place_for(tuple(rest), to, gaps=True)
        rest[at:at] = moved
    return tuple(rest)


def _destination(amendment: Amendment) -> str:
    if not amendment.after:
        raise DoubtError("as what it is redesignated is not understood")
    if not amendment.after.startswith(f"{amendment.unit}("):
        raise DoubtError(f"it goes to another text: {amendment.after}", UNSUPPORTED)
    return amendment.after


def _renamed(paragraphs: Sequence[Paragraph], target: Target, to: str) -> Body:
    if target.detail or not target.path:
        raise DoubtError("only designated paragraphs can be redesignated", UNSUPPORTED)
    old, new = parted(target.label)[1], parted(to)[1]
    if target.path.count("(") != to.count("(") and len(paragraphs) > 1:
        raise DoubtError(f"how the paragraphs below {target.label} are designated is not said")
    first, text = (
        paragraphs[0],
        re.sub(
            rf"^((?:\(\w{{1,5}}\)\s?)*?)\({re.escape(old)}\)", rf"\g<1>({new})", paragraphs[0].text
        ),
    )
    if text == first.text:
        raise DoubtError(f"{target.label} does not begin with its designator")
    renamed = [replace(one, label=to + one.label[len(target.label) :]) for one in paragraphs]
    return (replace(renamed[0], text=text), *renamed[1:])
