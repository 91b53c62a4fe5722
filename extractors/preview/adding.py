"""Add: new words where their order puts them."""

import re
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.preview.definitions import defining, with_definition
from extractors.preview.nouns import UNSUPPORTED, Body, DoubtError
from extractors.preview.order import end_of, place_for
from extractors.preview.sentences import sentence_added
from extractors.preview.settled import STARS, Roles, as_unit, set_out
from extractors.preview.targets import Target, is_under, own, words_at

_NUMBER = re.compile(r"(?:\(\w{1,5}\))+\s?")
_HEADED = re.compile(
    r"(?P<number>(?:\(\w{1,5}\)){1,12})\s?(?P<heading>[^*]{2,200}?[.—])\s?\* \* \*"
)
_RESERVED = re.compile(r"\[Reserved\.?\]", re.IGNORECASE)


def added(body: Body, amendment: Amendment, target: Target, roles: Roles) -> Body:
    """Return the text with the new words in it.

    Raises:
        DoubtError: It is there already, or where it goes is not certain.

    """
    new = set_out(amendment, roles)
    if target.detail.endswith("sentence"):
        return sentence_added(body, new, target)
    if target.detail == "heading" and target.path:
        return _heading(body, new, target)
    if target.detail == "parenthetical text":
        at = end_of(body)
        return (*body[:at], *new, *body[at:])
    if target.term:
        return with_definition(body, defining(new, body, target), target)
    if target.detail:
        raise DoubtError(f"no way is known to add {target.detail} to a text", UNSUPPORTED)
    return _paragraph(body, new, target) if target.path else _whole(body, new, target)


def _paragraph(body: Body, new: Body, target: Target) -> Body:
    if any(one.text == STARS or not is_under(one.label, target.label) for one in new):
        raise DoubtError(f"more is set out than {target.label}")
    there = words_at(body, target.label)
    if there and not all(_RESERVED.search(body[n].text) for n in there):
        raise DoubtError(f"{target.label} is in the text already")
    at = there[0] if there else place_for(body, target.label)
    return (*body[:at], *new, *body[at + len(there) :])


def _whole(body: Body, new: Body, target: Target) -> Body:
    if any(not _RESERVED.search(one.text) for one in body):
        raise DoubtError(f"{target.unit} is in the text already")
    if new[0].kind != "heading":
        raise DoubtError(f"the text set out does not begin with the heading of {target.unit}")
    if any(one.text == STARS for one in new):
        raise DoubtError(f"asterisks stand in the text of {target.unit}, which is new")
    return as_unit(new, target.unit)


def _heading(body: Body, new: Body, target: Target) -> Body:
    """Return the text with a heading between a paragraph's designator and its words."""
    told = [found for one in new if (found := _HEADED.fullmatch(one.text))]
    places = own(body, target)
    old = _NUMBER.match(body[places[0]].text)
    if len(told) != 1 or old is None or told[0]["number"] != old.group().strip():
        raise DoubtError(f"the heading that {target.label} gets is not certain")
    text = f"{old.group().strip()} {told[0]['heading']} {body[places[0]].text[old.end() :]}"
    changed = replace(body[places[0]], text=text)
    return (*body[: places[0]], changed, *body[places[0] + 1 :])
