"""When a phase is to be told, and the finding: ahead of time, on the day, and if nothing was seen."""

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.ledger.nouns import Phase
from extractors.model import Finding, Severity

# What was not told in time is told for so long; what passed before that is history.
GRACE = timedelta(days=7)
# On these the law turns with no document, so that the day after asks whether there was one.
TURNS = frozenset({"stay_ends", "sunset"})
_WORDS = {
    "stay_ends": "the stay ends",
    "effective": "takes effect",
    "compliance": "compliance is required",
    "sunset": "expires by its own terms",
    "comment_deadline": "comments are due",
}
_AFTERWARDS = {
    "stay_ends": "it is scheduled to be in force again",
    "sunset": "it is scheduled to have expired",
}


def stage(day: date, kind: str, today: date, lead_days: Sequence[int]) -> str:
    """Return what is to be told of a phase today: "lead-30", "day", "passed", or "" for nothing.

    Of several lead times that have come the shortest is told; what passed long ago is not.

    >>> stage(date(2026, 11, 10), "stay_ends", date(2026, 11, 4), [30, 7, 1])
    'lead-7'
    """
    left = (day - today).days
    if left > 0:
        return f"lead-{min(leads)}" if (leads := [n for n in lead_days if n >= left]) else ""
    if today - day > GRACE:
        return ""
    return "passed" if left < 0 and kind in TURNS else "day"


def key(phase: Phase, stage: str) -> str:
    """Return the key of the finding: each phase is told once at each stage."""
    subject = phase.claim.rule or phase.claim.document
    part = f"#{phase.claim.part}" if phase.claim.part and phase.kind != "stay_ends" else ""
    return f"phase:{subject}:{phase.kind}:{phase.day}{part}:{stage}"


def phase_finding(
    phase: Phase, stage: str, today: date, seen: str, later: Sequence[str] = ()
) -> Finding:
    """Return what is told of a phase.

    `seen` says until when its source was looked at; `later` are headlines of documents that were
    published on the rule after the one that scheduled it.
    """
    claim = phase.claim
    return Finding(
        key=key(phase, stage),
        kind="phase",
        severity=_severity(phase, stage),
        title=f"{name(phase)}: {_when(phase, today)}",
        reason=_reason(phase, stage, seen, later),
        quote=claim.quote,
        source=claim.source,
        url=claim.url,
        document=claim.document,
        version=claim.version,
        entities=(claim.rule,) if claim.rule else (),
        labels=("RULE",),
        events=(claim.kind,),
        text=f"{claim.rule_name} {claim.title}\n{claim.quote}",
    )


def name(phase: Phase) -> str:
    """Return what a phase is of, as a person calls it."""
    return phase.claim.rule_name or phase.claim.title or phase.claim.document


def words(phase: Phase) -> str:
    """Return what happens on the day of a phase.

    A stay's last day is told, since the day of the phase is the first without it.
    """
    said = _WORDS[phase.kind]
    if phase.kind == "stay_ends" and phase.claim.until:
        said = f"{said} after {phase.claim.until}, scheduled to be in force again"
    part = f" ({phase.claim.part})" if phase.claim.part and phase.kind != "stay_ends" else ""
    return said + part


def _when(phase: Phase, today: date) -> str:
    left = (phase.day - today).days
    if left > 0:
        days = "tomorrow" if left == 1 else f"in {left} days"
        return f"{words(phase)}, on {phase.day} ({days})"
    if phase.kind == "stay_ends":
        ago = "yesterday" if left == 0 else f"on {phase.day - timedelta(days=1)}"
        return f"the stay ended {ago}"
    day = "today" if left == 0 else f"since {phase.day}"
    return f"{words(phase)}, {day}"


def _reason(phase: Phase, stage: str, seen: str, later: Sequence[str]) -> str:
    by = f"scheduled by {phase.claim.cited or phase.claim.document}"
    if stage.startswith("lead-") or phase.kind not in TURNS:
        return by
    told = f"later documents: {'; '.join(later)}" if later else f"no document on it was seen{seen}"
    return f"{told}; {_AFTERWARDS[phase.kind]} since {phase.day}, {by}"


def _severity(phase: Phase, stage: str) -> Severity:
    if not phase.claim.rule:
        return Severity.LOW
    if phase.kind == "comment_deadline":
        return Severity.MEDIUM if stage.startswith("lead-") else Severity.LOW
    return Severity.MEDIUM if stage.startswith("lead-") else Severity.HIGH
