"""What is scheduled: the days on which something begins or ends by what was told before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractors.ledger.nouns import Claim, Period, Phase, Weight
from extractors.ledger.periods import BACK, RESCINDED, WITHDRAWN, legal_claims, on

KINDS = ("stay_ends", "effective", "compliance", "sunset", "comment_deadline")
_STAYS = frozenset({"suspended", "stayed"})
_ONE_DAY = timedelta(days=1)


def phases_of(claims: Sequence[Claim], periods: Sequence[Period]) -> tuple[Phase, ...]:
    """Return the phases of one rule, or of a document on no known rule, by day.

    `periods` are its legal states: they tell which phases will not come. What several documents
    schedule alike is one phase, told by the Federal Register before the eCFR.
    """
    moving = sorted(legal_claims(claims), key=_told)
    found: dict[tuple[object, ...], Phase] = {}
    for claim in moving:
        for phase in _phases(claim):
            by = _superseded(phase, moving, periods) if claim.rule else ""
            part = "" if phase.kind == "stay_ends" else claim.part
            key = (phase.kind, phase.day, part)
            found.setdefault(key, Phase(phase.kind, phase.day, claim, by))
    return tuple(sorted(found.values(), key=lambda phase: (phase.day, phase.kind)))


def _told(claim: Claim) -> tuple[bool, date]:
    return claim.document.startswith("ecfr:"), claim.said or date.max


def _phases(claim: Claim) -> Iterator[Phase]:
    if claim.kind in _STAYS and claim.until:
        yield Phase("stay_ends", claim.until + _ONE_DAY, claim)
    elif claim.since and claim.kind == "sunset":
        yield Phase("sunset", claim.since + _ONE_DAY, claim)
    elif claim.since and claim.kind in {"effective", "delayed_until"}:
        yield Phase("effective", claim.since, claim)
    elif claim.since and claim.kind in {"compliance", "comment_deadline"}:
        yield Phase(claim.kind, claim.since, claim)


def _superseded(phase: Phase, moving: Sequence[Claim], periods: Sequence[Period]) -> str:
    """Return the document by which a phase will not come, "" if it stands."""
    then = on(periods, phase.day)
    if (
        then
        and then.state in {RESCINDED, WITHDRAWN}
        and then.claim.document != phase.claim.document
    ):
        return then.claim.document
    if phase.kind == "stay_ends":
        began = any(p.state == BACK and p.since == phase.day for p in periods)
        other = then is not None and then.claim.document != phase.claim.document
        return then.claim.document if then and other and not began else ""
    if phase.kind == "effective" and not phase.claim.part:
        later = [c for c in moving if c.kind == "delayed_until" and not c.part]
        later = [c for c in later if _after(c, phase.claim)]
        return later[-1].document if later else ""
    return ""


def _after(claim: Claim, other: Claim) -> bool:
    return claim.said is not None and other.said is not None and claim.said > other.said


def seen_later(claims: Sequence[Claim], phase: Phase) -> list[Claim]:
    """Return what instruments published after the one that scheduled a phase say of the rule."""
    told = [
        c for c in claims if c.weight is Weight.INSTRUMENT and c.document != phase.claim.document
    ]
    return [c for c in told if c.rule and not c.fr and _after(c, phase.claim)]
