"""From when each amendment of a rule has effect."""

from collections.abc import Sequence
from datetime import date

from extractors.amending.nouns import Amendment, AmendmentDate

_DELAYS = frozenset({"delayed", "stayed"})


def effective_day(amendment: Amendment, days: Sequence[AmendmentDate]) -> tuple[date | None, str]:
    """Return the day of an amendment and why there is none: "" if the rule says nothing of it.

    A day that names the instruction or the provision goes before the document's own.
    """
    named = [one for one in days if one.role in {"effective", *_DELAYS} and _names(one, amendment)]
    general = [
        one
        for one in days
        if one.role == "effective" and not one.instructions and not one.provisions
    ]
    for one in (*named, *general):
        if one.role in _DELAYS and one.day is None:
            return None, "it is delayed, and its day is still to be announced"
        if one.day:
            return one.day, ""
    return None, ""


def _names(day: AmendmentDate, amendment: Amendment) -> bool:
    number = amendment.instruction
    if any(number == one or number.startswith(f"{one}.") for one in day.instructions):
        return True
    cited = [one.removeprefix("§ ") for one in day.provisions]
    return not day.instructions and any(one in amendment.target for one in cited)
