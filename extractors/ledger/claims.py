"""The claims of one document: its events, the days it gives, its stays, its word on enforcement."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.amending.nouns import AmendmentDate
from extractors.law.stays import effective_date_notes
from extractors.ledger.nouns import ENFORCEMENT, ISSUES, LEGAL, Claim, Weight
from extractors.ledger.posture import postures
from extractors.model import Annotations, Document, RuleEvent

# What a document that is not the rule itself does to one.
_ACTS = ("suspended", "rescinded", "delayed", "amended")
_ROLES = {
    "compliance": "compliance",
    "comment_deadline": "comment_deadline",
    "expires": "sunset",
    "delayed": "delayed_until",
    "effective": "effective",
}
_STAYED = frozenset({"stayed", "suspended"})
_NOBODY = ("", "")


def weight_of(document: Document, *, official: bool) -> Weight:
    """Return who speaks in a document whose source is the acting agency or is not."""
    if not official:
        return Weight.REPORT
    instrument = document.id.startswith(("fr:", "ecfr:"))
    listed = document.genre in {"rule", "proposed_rule", "notice"}
    return Weight.INSTRUMENT if instrument or listed else Weight.AGENCY


def claims_of(document: Document, notes: Annotations, *, official: bool) -> tuple[Claim, ...]:
    """Return what a document claims of rules, without what the store knows of the document."""
    weight = weight_of(document, official=official)
    found = [_event_claim(event, weight) for event in notes.events]
    found += _posture_claims(document, notes, weight)
    if weight is Weight.INSTRUMENT:
        subject, act = _subject(notes.events)
        days = notes.amendment_dates
        found = [_with_end(claim, days) for claim in found]
        found += [c for day in days for c in _dated(subject, act, day, found)]
        found += _stay_claims(document)
    return tuple(dict.fromkeys(found))


# What ends a stay does not end the rule: "lifts the suspension of the Affiliates Rule".
_LIFTED = re.compile(
    r"\b(?:lift|end|terminat|withdr|revok|rescind|remov|cancel)\w*\b[^.;,]{0,30}\b(?:stay|suspension|pause)\b"
    r"|\b(?:stay|suspension|pause)\b[^.;]{0,80}\b(?:is|was|are|were|been|be) (?:\w+ )?(?:lift|end|terminat|withdraw|revok|rescind|remov|cancel)\w*",
    re.IGNORECASE,
)


def _event_claim(event: RuleEvent, weight: Weight) -> Claim:
    reported = event.status != "official"
    lifted = event.kind == "rescinded" and _LIFTED.search(event.quote)
    kind = "stay_lifted" if lifted else event.kind
    return Claim(
        rule=event.rule, rule_name=event.rule_name, kind=kind, axis=event.axis,
        weight=Weight.REPORT if reported else weight, since=event.date, until=None,
        quote=event.quote, start=event.start, end=event.end, how=event.reason or "a rule event",
    )  # fmt: skip


def _posture_claims(document: Document, notes: Annotations, weight: Weight) -> Iterator[Claim]:
    for one in postures(document, notes.mentions, notes.title_mentions):
        yield Claim(
            rule=one.rule.entity, rule_name=one.rule.name, kind=one.kind, axis=ENFORCEMENT,
            weight=weight, since=None, until=None, quote=document.text[one.start : one.end],
            start=one.start, end=one.end, how="words on enforcement, dated by the publication",
        )  # fmt: skip


def _subject(events: tuple[RuleEvent, ...]) -> tuple[tuple[str, str], str]:
    """Return the rule that an instrument is about, and what it does to it: "" if it is that rule."""
    ours = [event for event in events if event.status == "official" and event.axis == LEGAL]
    acts = [event for event in ours if event.kind in _ACTS]
    issues = [event for event in ours if event.kind in ISSUES]
    if issues:
        return (issues[0].rule, issues[0].rule_name), ""
    if acts:
        first = min(acts, key=lambda event: _ACTS.index(event.kind))
        return (first.rule, first.rule_name), first.kind
    return _NOBODY, ""


def _with_end(claim: Claim, days: tuple[AmendmentDate, ...]) -> Claim:
    """Return a stay with the last day that its document gives it."""
    if claim.kind not in _STAYED or claim.weight is not Weight.INSTRUMENT:
        return claim
    ended = [day for day in days if day.until and day.role in {"effective", "stayed"}]
    if not ended:
        return claim
    how = f"{claim.how}; through {ended[0].until} by its DATES: {ended[0].words}"
    return replace(claim, since=claim.since or ended[0].day, until=ended[0].until, how=how)


def _dated(
    subject: tuple[str, str], act: str, day: AmendmentDate, found: list[Claim]
) -> Iterator[Claim]:
    """Yield the day that a document gives, unless an event told the same."""
    kind = _ROLES.get(day.role, "")
    if not kind or day.day is None or (kind == "effective" and act in {"suspended", "rescinded"}):
        return
    part = _part(day)
    if kind == "effective" and not part and _told(subject, day.day, found):
        return
    if kind == "effective" and act and not part:
        return
    yield Claim(
        rule=subject[0], rule_name=subject[1], kind=kind, axis=LEGAL, weight=Weight.INSTRUMENT,
        since=day.day, until=day.until, quote=day.words, start=0, end=0,
        how=f"its DATES, as {day.role}", part=part,
    )  # fmt: skip


def _told(subject: tuple[str, str], day: date, found: list[Claim]) -> bool:
    return any(
        claim.kind == "effective" and claim.rule == subject[0] and claim.since == day
        for claim in found
    )


def _part(day: AmendmentDate) -> str:
    numbers = ", ".join(day.instructions)
    named = [f"instruction{'s' if len(day.instructions) > 1 else ''} {numbers}"] if numbers else []
    return ", ".join([*day.provisions, *named])


def _stay_claims(document: Document) -> Iterator[Claim]:
    """Yield what effective date notes say is stayed; their Federal Register document names the rule."""
    for stay in effective_date_notes([document]):
        if stay.action in _STAYED:
            part = f"{stay.citation} {stay.portion}".strip()
            yield Claim(
                rule="", rule_name="", kind="stayed", axis=LEGAL, weight=Weight.INSTRUMENT,
                since=stay.since, until=stay.until, quote=stay.note, start=0, end=0,
                how="an effective date note of the eCFR", part=part, fr=stay.fr,
            )  # fmt: skip
