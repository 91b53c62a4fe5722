"""Amendments as a person reads them on the terminal."""

from collections.abc import Iterator

from extractors.amending.nouns import Amendment, AmendmentDate
from extractors.model import Annotations

_MOST = 60  # characters of words that are shown


def told_amendments(notes: Annotations) -> Iterator[str]:
    """Yield a line for each change of the law ordered, and for each day that is only for some."""
    for amendment in notes.amendments:
        number = f"{amendment.instruction}." if amendment.instruction else ""
        yield f"  {number:<6} {amendment.action:<11} {_what(amendment)}"
    for day in notes.amendment_dates:
        if day.until or day.instructions or day.provisions:
            yield f"  {day.role:<10} {_when(day)}{_for(day)}"


def _what(amendment: Amendment) -> str:
    entry = f": {amendment.party} ({amendment.country})" if amendment.party else ""
    if amendment.action in {"redesignate", "transfer"}:
        return f"{amendment.target} → {amendment.after}"
    if amendment.action == "other":
        return f"{amendment.target}: “{_short(amendment.words)}”"
    if amendment.before or amendment.after:
        return (
            f"{amendment.target}{entry}: “{_short(amendment.before)}” → “{_short(amendment.after)}”"
        )
    return amendment.target + entry


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def _when(day: AmendmentDate) -> str:
    begins = str(day.day) if day.day else "not yet announced"
    return f"{begins} until {day.until}" if day.until else begins


def _for(day: AmendmentDate) -> str:
    meant = [f"instruction {one}" for one in day.instructions] + list(day.provisions)
    return f", {', '.join(meant)}" if meant else ""
