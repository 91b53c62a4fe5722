"""The states of a rule, day by day: what instruments make of it, and what agencies do with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from extractors.ledger.nouns import ENFORCEMENT, ISSUES, LEGAL, Claim, Period, Weight

PROPOSED, PENDING, IN_FORCE = "proposed", "not yet effective", "in force"
STAYED, RESCINDED, WITHDRAWN, EXPIRED = "stayed", "rescinded", "withdrawn", "expired"
BACK = "scheduled to be in force again"
UNDATED = "issued, effective date not known"
_ENDED = frozenset({RESCINDED, WITHDRAWN, EXPIRED})
_ONE_DAY = timedelta(days=1)
# Of several things on one day: what comes back by itself, what begins, what stops it.
_ORDER = ("back", "lifted", "proposed", "issue", "effective", "sunset", "stay", "rescinded")


@dataclass(frozen=True, slots=True)
class _Step:
    day: date
    what: str
    claim: Claim

    @property
    def place(self) -> tuple[date, date, int]:
        return self.day, self.claim.said or date.max, _ORDER.index(self.what)


def legal_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that move the legal axis: those of instruments on the whole rule."""
    return [c for c in claims if c.weight is Weight.INSTRUMENT and c.axis == LEGAL]


def legal_periods(claims: Sequence[Claim]) -> tuple[Period, ...]:
    """Return the legal states of one rule in order, each from its first to its last day."""
    moving = legal_claims(claims)
    steps = sorted(_steps(moving), key=lambda step: step.place)
    periods: list[Period] = []
    for step in steps:
        state = _next(periods[-1] if periods else None, step, moving)
        if state:
            scheduled = step.what in {"back", "sunset"}
            periods.append(Period(LEGAL, state, step.day, None, scheduled, step.claim))
    return _closed(periods)


def enforcement_periods(claims: Sequence[Claim]) -> tuple[Period, ...]:
    """Return when agencies said that the rule is not enforced, or that it is."""
    names = {"not_enforced": "not enforced", "enforced": "enforced"}
    told = [c for c in claims if c.kind in names and c.weight is not Weight.REPORT and c.said]
    periods: list[Period] = []
    for claim in sorted(told, key=lambda claim: (claim.day, claim.document)):
        if not periods or periods[-1].state != names[claim.kind]:
            state = names[claim.kind]
            periods.append(Period(ENFORCEMENT, state, claim.day, None, False, claim))
    return _closed(periods)


def on(periods: Sequence[Period], day: date) -> Period | None:
    """Return the period that a day lies in."""
    return next((p for p in periods if p.since <= day and (not p.until or day <= p.until)), None)


def effective_days(moving: Sequence[Claim]) -> list[Claim]:
    """Return the claims on the first day of the whole rule, those that still stand.

    A document that delays it replaces all days told before; the rule's own document goes before
    those that recall it.
    """
    told = [
        c for c in moving if c.kind in {"effective", "delayed_until"} and c.since and not c.part
    ]
    delays = [c for c in told if c.kind == "delayed_until"]
    if delays:
        return [max(delays, key=lambda c: c.said or date.min)]
    issuing = {c.document for c in moving if c.kind in ISSUES}
    return [c for c in told if c.document in issuing] or told


def _steps(moving: Sequence[Claim]) -> Iterator[_Step]:
    for claim in moving:
        if claim.kind in ISSUES:
            what = "proposed" if claim.kind == "proposed" else "issue"
            yield _Step(claim.said or claim.day, what, claim)
        elif claim.kind in {"suspended", "stayed"} and not (claim.part and not claim.fr):
            yield _Step(claim.day, "stay", claim)
            if claim.until:
                yield _Step(claim.until + _ONE_DAY, "back", claim)
        elif claim.kind == "stay_lifted":
            yield _Step(claim.day, "lifted", claim)
        elif claim.kind == "rescinded":
            yield _Step(claim.day, "rescinded", claim)
        elif claim.kind == "sunset" and claim.since and not claim.part:
            yield _Step(claim.since + _ONE_DAY, "sunset", claim)
    if told := effective_days(moving):
        first = min(told, key=lambda claim: (claim.day, claim.said or date.max))
        yield _Step(first.day, "effective", first)


def _next(now: Period | None, step: _Step, moving: Sequence[Claim]) -> str:
    """Return the state that a step leads to, "" if it leads to none."""
    state = now.state if now else ""
    if step.what == "rescinded":
        return "" if state in _ENDED else (RESCINDED if _began(state) else WITHDRAWN)
    if state in _ENDED:
        return ""
    if step.what == "back":
        stayed = state == STAYED and not _covered(step.day, moving)
        return BACK if stayed else ""
    if step.what == "lifted":
        return IN_FORCE if state in {STAYED, BACK} else ""
    if step.what == "stay":
        return STAYED if _is_news(now, step.claim) else ""
    if step.what in {"issue", "proposed"}:
        return _issued(state, step, moving)
    if step.what == "sunset":
        return EXPIRED
    return "" if state in {IN_FORCE, STAYED, BACK} else IN_FORCE


def _is_news(now: Period | None, stay: Claim) -> bool:
    """Return whether a stay is not only told once more: it begins, or has another end."""
    if now is None or now.state != STAYED:
        return True
    return stay.until is not None and stay.until != now.claim.until


def _issued(state: str, step: _Step, moving: Sequence[Claim]) -> str:
    if step.what == "proposed":
        return "" if state else PROPOSED
    if state not in {"", PROPOSED}:
        return ""
    return PENDING if effective_days(moving) else UNDATED


def _began(state: str) -> bool:
    return state in {IN_FORCE, STAYED, BACK, UNDATED}


def _covered(day: date, moving: Sequence[Claim]) -> bool:
    """Return whether some stay covers a day on which another one has ended."""
    return any(
        c.kind in {"suspended", "stayed"} and c.day <= day and (not c.until or day <= c.until)
        for c in moving
        if c.until or not _ended_elsewhere(c, moving)
    )


def _ended_elsewhere(claim: Claim, moving: Sequence[Claim]) -> bool:
    """Return whether a stay told without an end is one that another document gives an end."""
    return any(c.until and c.kind in {"suspended", "stayed"} and c.day == claim.day for c in moving)


def _closed(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the periods each up to the day before the next; one that lasts no day is left out."""
    ends = [one.since - _ONE_DAY for one in periods[1:]]
    closed = [replace(one, until=end) for one, end in zip_longest(periods, ends)]
    return tuple(one for one in closed if one.until is None or one.since <= one.until)
