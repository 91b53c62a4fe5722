"""The status of a rule on a day: both axes, what comes next, and what is only announced or told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.ledger.doubts import contradictions, oddities
from extractors.ledger.nouns import Claim, Flag, Period, Phase, Weight
from extractors.ledger.periods import enforcement_periods, legal_periods, on
from extractors.ledger.phases import phases_of

_ANNOUNCED = frozenset({"rescission_announced", "under_consideration"})


@dataclass(frozen=True, slots=True)
class Report:
    """What only others tell: the kind, the day, and the claims, the first of each outlet."""

    kind: str
    day: date | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """All that is known of a rule on a day.

    Attributes:
        legal, enforcement: The periods that the day lies in; None if nothing is known.
        ahead: Phases after that day that still stand, the next first.
        lapsed: Phases that will not come, or did not, with the document by which.
        announced: What an agency announced by then; it moves no axis by itself.
        guidance: What an agency published on the rule by then.
        reports: What nobody but the press says, by then.
        contradictions, flags: Claims that do not fit, and what is unusual in instruments.

    """

    rule: str
    name: str
    day: date
    legal: Period | None
    enforcement: Period | None
    ahead: tuple[Phase, ...]
    lapsed: tuple[Phase, ...]
    announced: tuple[Claim, ...]
    guidance: tuple[Claim, ...]
    reports: tuple[Report, ...]
    contradictions: tuple[Flag, ...]
    flags: tuple[Flag, ...]


def status(rule: str, name: str, claims: Sequence[Claim], day: date) -> Status:
    """Return the status of a rule on a day, as far as its claims tell.

    Law is as of the day on which it holds, whenever it was published; what is said is as of the
    day on which it was said.
    """
    legal = legal_periods(claims)
    phases = phases_of(claims, legal)
    said = [c for c in claims if c.said is None or c.said <= day]
    spoken = [c for c in said if c.weight is not Weight.REPORT]
    return Status(
        rule=rule,
        name=name,
        day=day,
        legal=on(legal, day),
        enforcement=on(enforcement_periods(claims), day),
        ahead=tuple(p for p in phases if p.day > day and not p.superseded_by),
        lapsed=tuple(p for p in phases if p.superseded_by),
        announced=_once(c for c in spoken if c.kind in _ANNOUNCED),
        guidance=_once(c for c in spoken if c.kind == "guidance_issued"),
        reports=_reports(said),
        contradictions=contradictions(claims, legal, day),
        flags=oddities(claims, legal),
    )


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the first claim of each document and kind, by day."""
    found: dict[tuple[str, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.day, c.document)):
        found.setdefault((claim.document, claim.kind), claim)
    return tuple(found.values())


def _reports(said: Sequence[Claim]) -> tuple[Report, ...]:
    """Return what only reports say: no official claim of that kind was made by then."""
    official = {c.kind for c in said if c.weight is not Weight.REPORT}
    grouped: defaultdict[tuple[str, date | None], dict[str, Claim]] = defaultdict(dict)
    for claim in said:
        if claim.weight is Weight.REPORT and claim.kind not in official:
            grouped[claim.kind, claim.since].setdefault(claim.outlet or claim.document, claim)
    found = [Report(kind, day, tuple(by.values())) for (kind, day), by in grouped.items()]
    return tuple(sorted(found, key=lambda r: (r.day or date.max, r.kind)))
