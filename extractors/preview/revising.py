"""Revise: the new words stand in the place of the old ones."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.model import Paragraph
from extractors.preview.definitions import defining, definition
from extractors.preview.nouns import UNSUPPORTED, Body, DoubtError
from extractors.preview.sentences import sentence_revised
from extractors.preview.settled import (
    STARS,
    Roles,
    as_unit,
    filled,
    set_out,
)
from extractors.preview.targets import APART, Target, flush, is_under, own, span

_HEADED = re.compile(r"(?P<number>(?:\(\w{1,5}\)\s?){1,12})(?P<heading>[^.—]{3,120}[.—])")


def revised(body: Body, amendment: Amendment, target: Target, roles: Roles) -> Body:
    """Return the text with the new words in the place of the old.

    Raises:
        DoubtError: The place is not there, or what is meant is not certain.

    """
    new = set_out(amendment, roles)
    if target.detail == "introductory text":
        return _put(body, own(body, target), _one_place(new, target))
    if target.detail == "heading":
        return _heading(body, new, target)
    if target.detail.endswith("sentence"):
        return sentence_revised(body, new, target)
    if target.detail == "undesignated paragraph":
        return _undesignated(body, new, target)
    if target.detail == "parenthetical text":
        return _parenthetical(body, new)
    if target.term:
        return _put(body, definition(body, target), defining(new, body, target))
    if target.detail:
        raise DoubtError(f"no way is known to revise {target.detail} of a text", UNSUPPORTED)
    return _paragraph(body, new, target) if target.path else _whole(body, new, target)


def _paragraph(body: Body, new: Body, target: Target) -> Body:
    place = span(body, target)
    astray = [one.label for one in new if not is_under(one.label, target.label)]
    if astray and any(one.text != STARS for one in new if one.label in astray):
        raise DoubtError(f"the text set out for {target.label} goes on with {astray[0]}")
    return _put(body, place, filled(new, body, target))


def _whole(body: Body, new: Body, target: Target) -> Body:
    """Return a whole section anew; its notes and citations stay."""
    if new[0].kind != "heading":
        raise DoubtError(f"the text set out does not begin with the heading of {target.unit}")
    read = as_unit(new, target.unit)
    kept = [one for one in body if one.kind in APART and not _said(one, read)]
    return (*filled(read, body, target), *kept)


def _said(one: Paragraph, new: Body) -> bool:
    """Whether the new text has its own in the place of a citation or a form's approval."""
    if one.kind == "approval":
        return any(each.text.startswith("(Approved") for each in new)
    return one.kind == "citation" and any(each.kind == "citation" for each in new)


def _heading(body: Body, new: Body, target: Target) -> Body:
    if not target.path:
        first = next((n for n, one in enumerate(body) if one.kind == "heading"), None)
        if first is None:
            raise DoubtError(f"{target.unit} has no heading in the text")
        return _put(body, [first], [replace(body[first], text=new[0].text)])
    place = own(body, target)[0]
    old, now = _HEADED.match(body[place].text), _HEADED.match(new[0].text)
    if old is None or now is None:
        raise DoubtError(f"where the heading of {target.label} ends is not certain")
    text = now.group() + body[place].text[old.end() :]
    return _put(body, [place], [replace(body[place], text=text)])


def _undesignated(body: Body, new: Body, target: Target) -> Body:
    places = flush(body, target)
    if target.path == "":
        places = places[1:] if len(places) > 1 else places
    if len(places) != 1:
        told = f"{len(places)} undesignated paragraphs"
        raise DoubtError(f"{target.label} has {told}, one is meant")
    words = [one for one in new if one.kind != "heading" and STARS[:5] not in one.text]
    if len(words) != 1:
        raise DoubtError(f"{len(words)} paragraphs are set out for one undesignated paragraph")
    return _put(body, places, [replace(words[0], label=body[places[0]].label)])


def _parenthetical(body: Body, new: Body) -> Body:
    places = [n for n, one in enumerate(body) if one.kind == "approval"]
    if len(places) != 1:
        raise DoubtError(f"the text has {len(places)} parenthetical texts at its end")
    return _put(body, places, [replace(body[places[0]], text=new[-1].text)])


def _one_place(new: Body, target: Target) -> Body:
    if any(one.text == STARS or one.label != target.label for one in new):
        raise DoubtError(f"more is set out than the introductory text of {target.label}")
    return new


def _put(body: Body, places: Sequence[int], new: Sequence[Paragraph]) -> Body:
    """Return the text with new paragraphs in the place of those that stand together."""
    return (*body[: places[0]], *new, *body[places[-1] + 1 :])
