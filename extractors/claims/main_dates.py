"""The roles of days, seen with the events: GUIDELINES §4 gives dates to the main action only."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractors.claims.publisher import is_order
from extractors.claims.sentences import split
from extractors.claims.told_days import find_days
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
    kept = [one for one in found if not _is_past(one, events, published)]
    fresh = [*_fresh(events, published)]
    if len({event.rule for event in events if event.kind in _ACTS}) >= _ROUND_UP <= len(fresh):
        week = {one.date for one in fresh}
        kept = [one for one in kept if one.role != "announced" or one.date in week]
        kept += fresh
    elif fresh and not any(one.role in _TOLD for one in kept):
        kept += fresh[:1]
    kept += _of_events(document, events, published)
    if published and is_order(document) and not any(one.date == published for one in kept):
        kept.append(LegalDate("publication", published, 0, 0))
    return tuple(sorted(_once(kept), key=lambda one: one.start))


_TOLD = frozenset({"announced", "publication", "effective"})
_STALE = timedelta(days=45)
_PUBLISHED = re.compile(
    r"\b(?:publish|appear|print|ran\b|\bin the Federal Register)", re.IGNORECASE
)
_PAGE = re.compile(r"\b\d{2,3} (?:FR|Fed\. Reg\.) [\d,]+|\bFederal Register\b")
_ON_PUBLICATION = re.compile(
    r"\b(?:up)?on (?:its )?publication\b|\b(?:when|as) it (?:is published|appears)\b|\bon the day of publication\b"
)
_NEW_DAY = re.compile(r"\b(?:to|until|till) (?:no earlier than )?$")


def _is_past(one: LegalDate, events: Sequence[RuleEvent], published: date | None) -> bool:
    """Return whether a day is recalled: a deadline gone by, an announcement long before."""
    if published is None:
        return False
    if one.role == "comment_deadline":
        return one.date < published
    main = next((event.date for event in events if event.kind in _ACTS and event.date), None)
    return one.role == "announced" and published - one.date > _STALE and one.date != main


def _of_events(
    document: Document, events: Sequence[RuleEvent], published: date | None
) -> Iterator[LegalDate]:
    """Yield the days that the main rule's events tell: effect, publication, a deadline put off."""
    first = next((event for event in events if event.kind in _ACTS), None)
    main = first.rule if first else ""
    sentences = split(document.text)
    for event in events:
        if event.rule != main:
            continue
        told = next((s for s in sentences if s.start <= event.start < s.end), None)
        if event.kind == "effective" and event.date:
            yield LegalDate("effective", event.date, event.start, event.end)
            if told and _ON_PUBLICATION.search(told.text):
                yield LegalDate("publication", event.date, event.start, event.end)
        if told is None or event.date is None:
            continue
        if (
            event is first
            and event.kind in _ISSUED
            and _PUBLISHED.search(event.quote)
            and _PAGE.search(told.text)
        ):
            yield LegalDate("publication", event.date, event.start, event.end)
        if event.kind == "delayed":
            for day in find_days(told.text, published):
                if day.date and _NEW_DAY.search(told.text[: day.start]):
                    yield LegalDate(
                        "compliance", day.date, told.start + day.start, told.start + day.end
                    )


_ISSUED = frozenset({"proposed", "interim_final", "final", "amended"})


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
