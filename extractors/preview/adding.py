"""Add: new words where their order puts them."""

import re

from extractors.amending.nouns import Amendment
from extractors.preview.definitions import defining, with_definition
from extractors.preview.nouns import UNSUPPORTED, Body, DoubtError
from extractors.preview.order import end_of, place_for
from extractors.preview.sentences import sentence_added
from extractors.preview.settled import STARS, Roles, as_unit, set_out
from extractors.preview.targets import Target, is_under, words_at

_RESERVED = re.compile(r"\[Reserved\.?\]", re.IGNORECASE)


def added(body: Body, amendment: Amendment, target: Target, roles: Roles) -> Body:
    """Return the text with the new words in it.

    Raises:
        DoubtError: It is there already, or where it goes is not certain.

    """
    new = set_out(amendment, roles)
    if target.detail.endswith("sentence"):
        return sentence_added(body, new, target)
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
