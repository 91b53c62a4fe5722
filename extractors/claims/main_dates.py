"""The roles of days, seen with the events: GUIDELINES §4 gives dates to the main action only."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractors.model import Document, LegalDate, RuleEvent

_LICENSES = frozenset({"license_requirement_imposed", "license_granted", "rescinded"})
_ACTS = frozenset(
    {"proposed", "interim_final", "final", "amended", "delayed", "rescission_announced", "rescinded",
     "suspended", "guidance_issued", "enforcement_action", "bill_introduced", "bill_advanced",
     "bill_enacted"}
)  # fmt: skip
# What an official says on a stage is no action.
_SPEECH = re.compile(r"^(?:Remarks|Prepared|Testimony|Keynote|Speech|Opening)\b", re.IGNORECASE)
_FRESH = timedelta(days=8)
_ROUND_UP = 4  # fresh actions on different things


def main_dates(
    document: Document,
    found: Sequence[LegalDate],
    events: Sequence[RuleEvent],
    published: date | None,
) -> tuple[LegalDate, ...]:
    """Return the dates that belong to the document's main action, in order of the text.

    `found` are the days whose own words give them a role. A licence or a letter has no dates; a
    speech announces nothing. An action's day that no words of announcement stand beside is taken
    from its event, and a round-up of fresh actions has the days of all.
    """
    if _SPEECH.match(document.title) or _is_of_licenses(events):
        return tuple(one for one in found if one.role == "comment_deadline")
    kept = list(found)
    fresh = [*_fresh(events, published)]
    if len({event.rule for event in events if event.kind in _ACTS}) >= _ROUND_UP <= len(fresh):
        week = {one.date for one in fresh}
        kept = [one for one in kept if one.role != "announced" or one.date in week]
        kept += fresh
    elif fresh and not any(one.role in {"announced", "publication", "effective"} for one in kept):
        kept += fresh[:1]
    return tuple(sorted(_once(kept), key=lambda one: one.start))


def _is_of_licenses(events: Sequence[RuleEvent]) -> bool:
    """Return whether the first act told is a licence's: granted, newly needed, or needed no more."""
    first = next((event for event in events if event.kind != "under_consideration"), None)
    return first is not None and first.kind in _LICENSES and first.rule_name.startswith("License:")


def _fresh(events: Sequence[RuleEvent], published: date | None) -> Iterator[LegalDate]:
    """Yield the days of the acts that are not older than a week, each as an announcement."""
    for event in events:
        if event.kind in _ACTS and event.date and published:
            if not timedelta(0) <= published - event.date < _FRESH:
                continue
            reason = f"day of the event {event.kind}, “{event.quote[:60]}”"
            yield LegalDate("announced", event.date, event.start, event.end, reason)


def _once(dates: Sequence[LegalDate]) -> Iterator[LegalDate]:
    seen = set()
    for one in dates:
        if (one.role, one.date) not in seen:
            seen.add((one.role, one.date))
            yield one
