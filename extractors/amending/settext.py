"""Which part of the text that instructions set out is for which of their changes."""

import re
from collections.abc import Sequence

from extractors.amending.changes import Changed
from extractors.amending.newtext import Labelled, belongs
from extractors.amending.nouns import Place

_AUTHORITY_HEAD = re.compile(r"Authority:?$", re.IGNORECASE)
_OPENINGS = {"authority citation": "(Authority", "parenthetical text": "("}
SETS_TEXT = frozenset({"revise", "add", "republish"})
"""Actions that have new text."""
_STARS = "* * * * *"


def text_for(
    one: Changed, text: tuple[Labelled, ...], wanting: Sequence[Place]
) -> tuple[tuple[str, str], ...]:
    """Return the part of the text that is for one change."""
    if one.action == "authority":
        given = [(place, words) for place, words, _ in text if not _AUTHORITY_HEAD.match(words)]
        cited = [(place.citation, words.lstrip(": ")) for place, words in given[:1]]
        return () if wanting else tuple(cited)
    if one.action not in SETS_TEXT or one.after:
        return ()
    chosen = [one_of for one_of in text if belongs(one_of, one.place)]
    if not chosen and len(wanting) == 1:
        chosen = list(text)
    if one.party:
        chosen = [pair for pair in chosen if one.party.casefold() in pair[1].casefold()]
    elif one.place.detail and not one.place.is_section and len(wanting) > 1:
        chosen = []  # the text does not say what of it is for which comment or entry
    if opening := _OPENINGS.get(one.place.detail):
        chosen = [pair for pair in chosen if pair[1].startswith(opening)]
    if one.place.detail.startswith("definition of"):
        chosen = _defining(one.place.detail.removeprefix("definition of ").strip("“”"), chosen)
    return tuple((place.citation, words) for place, words, _ in _without_stars(chosen))


def _defining(term: str, text: list[Labelled]) -> list[Labelled]:
    """Return the definition of `term`: its own paragraph, and those numbered under it."""
    starts = [
        n for n, (_, words, _) in enumerate(text) if words.casefold().startswith(term.casefold())
    ]
    if not starts:
        return text
    rest = text[starts[0] + 1 :]
    end = next((n for n, (_, words, _) in enumerate(rest) if not words.startswith("(")), len(rest))
    return [text[starts[0]], *rest[:end]]


def _without_stars(text: list[Labelled]) -> list[Labelled]:
    """Return the text without the asterisks at its ends: they stand for what is beside it."""
    while text and text[-1][1] == _STARS:
        text = text[:-1]
    while text and text[0][1] == _STARS:
        text = text[1:]
    return text
