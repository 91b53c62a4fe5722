"""Remove and reserve: words that go, and "[Reserved]" in their place."""

import re
from dataclasses import replace

from extractors.model import Paragraph
from extractors.preview.definitions import definition
from extractors.preview.nouns import UNSUPPORTED, Body, DoubtError
from extractors.preview.order import parted
from extractors.preview.sentences import bounds
from extractors.preview.targets import Target, own, span

_SECTION = re.compile(r"§ ?\S+")


def removed(body: Body, target: Target) -> Body:
    """Return the text without a place, a section without anything.

    Raises:
        DoubtError: It is not there, or what is meant is not certain.

    """
    if target.detail == "parenthetical text":
        places = [n for n, one in enumerate(body) if one.kind == "approval"]
        if len(places) != 1:
            raise DoubtError(f"the text has {len(places)} parenthetical texts at its end")
        return (*body[: places[0]], *body[places[0] + 1 :])
    if target.detail.endswith("sentence"):
        return _sentence(body, target)
    if target.detail == "introductory text":
        found = own(body, target)
        return (*body[: found[0]], *body[found[-1] + 1 :])
    if target.detail and not target.term:
        raise DoubtError(f"no way is known to remove {target.detail} from a text", UNSUPPORTED)
    place = definition(body, target) if target.term else span(body, target)
    if not target.path and not target.term:
        return ()
    return (*body[: place.start], *body[place.stop :])


def reserved(body: Body, target: Target) -> Body:
    """Return the text with "[Reserved]" where a place was.

    Raises:
        DoubtError: It is not there, or cannot be reserved.

    """
    if target.detail:
        raise DoubtError(f"no way is known to reserve {target.detail} of a text", UNSUPPORTED)
    place = span(body, target)
    first = body[place.start]
    if target.path:
        part = parted(target.label)[1]
        text = f"({part}) [Reserved]"
        return (
            *body[: place.start],
            Paragraph(target.label, text),
            *body[place.stop :],
        )
    number = _SECTION.match(first.text)
    if number is None:
        raise DoubtError(f"the heading of {target.unit} has no number that would stay")
    return (replace(first, text=f"{number.group()} [Reserved]"),)


def _sentence(body: Body, target: Target) -> Body:
    places = own(body, target)
    if len(places) != 1:
        raise DoubtError(f"{target.label} has several paragraphs; which holds it is not said")
    text = body[places[0]].text
    start, end = bounds(text, target.detail)
    kept = f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
    return (*body[: places[0]], replace(body[places[0]], text=kept), *body[places[0] + 1 :])
