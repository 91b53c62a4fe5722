"""Whether the law came to say what a preview expected of it."""

import re
from datetime import date

from extractors.preview.nouns import Body, Provision
from extractors.preview.provisions import placed
from extractors.wording import same_meaning

RIGHT = "right"
WRONG = "wrong"
OPEN = "open"
# What a rule that is about to be printed cannot know: "91 FR [INSERT FR PAGE NUMBER]".
_CITED = re.compile(r"\d+ FR (?:\[[^\]]*\]|[\d,]*\d)")


def graded(place: Provision, text: Body, day: date, *, amended: bool) -> str:
    """Return how an expectation came out in the text that stands since `day`.

    It stays open before its own day, and as long as the place reads as before, unless the text
    was `amended` on that very day.
    """
    if place.effective is None or day < place.effective:
        return OPEN
    now = _words(place, text)
    if same_meaning(now, place.after):
        return RIGHT
    behind = same_meaning(now, place.before)
    return OPEN if behind and not (amended and day == place.effective) else WRONG


def _words(place: Provision, text: Body) -> str:
    """Return what stands at a place now; for a row, that of both sides which is in the table."""
    if place.kind == "row":
        rows = [one.text for one in text if one.kind == "row"]
        sides = [side for side in (place.after, place.before) if side]
        return next((side for side in sides if any(_same_row(side, r) for r in rows)), "")
    label = place.label.removesuffix(f" {place.kind}") if place.kind else place.label
    return placed(text).get((label, place.kind), "")


def _same_row(expected: str, row: str) -> bool:
    """Whether a row reads as expected, the number of a page that was not known yet aside."""
    if "FR [" in expected:
        expected, row = _CITED.sub("FR", expected), _CITED.sub("FR", row)
    return same_meaning(expected, row)
