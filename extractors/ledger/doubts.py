"""What does not fit in the claims on a rule: told side by side, never resolved in silence."""

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.ledger.nouns import ISSUES, LEGAL, Claim, Flag, Period, Weight
from extractors.ledger.periods import RESCINDED, WITHDRAWN, legal_claims

_STAYS = frozenset({"suspended", "stayed"})
# What an agency says outside of an instrument, and the state that it would be.
_SAID = {"rescinded": RESCINDED, "suspended": "stayed"}


def contradictions(
    claims: Sequence[Claim], periods: Sequence[Period], day: date
) -> tuple[Flag, ...]:
    """Return official claims that cannot all be true, as far as they were made by `day`."""
    known = [c for c in claims if c.said is None or c.said <= day]
    return (*_effective(known), *_ends(known), *_unfiled(known, periods))


def oddities(claims: Sequence[Claim], periods: Sequence[Period]) -> tuple[Flag, ...]:
    """Return what is unusual in the claims of instruments, with the reason."""
    moving = legal_claims(claims)
    return (*_early(moving), *_never(periods), *_after_the_end(moving, periods))


def _effective(claims: Sequence[Claim]) -> Iterator[Flag]:
    """Yield different first days of the whole rule, if no document delays it."""
    moving = legal_claims(claims)
    told = [c for c in moving if c.kind == "effective" and c.since and not c.part]
    if any(c.kind == "delayed_until" for c in moving):
        return
    issued = {c.document: c.kind for c in moving if c.kind in ISSUES}
    own = [c for c in told if c.document in issued]
    # An interim rule and the final one that follows it each have a day of their own.
    kinds = {issued[c.document] for c in own}
    others = [c for c in told if c.document not in issued]
    for kind in sorted(kinds):
        alike = [c for c in own if issued[c.document] == kind]
        if len({c.since for c in alike}) > 1:
            yield Flag("documents give different days from which it is effective", tuple(alike))
    days = {c.since for c in own or others[:1]}
    for one in others:
        if one.since not in days:
            first = (own or others)[0]
            reason = f"recalled as effective {one.since}, issued as effective {first.since}"
            yield Flag(reason, (first, one))


def _ends(claims: Sequence[Claim]) -> Iterator[Flag]:
    """Yield stays that begin on one day and end on several."""
    stays = [c for c in legal_claims(claims) if c.kind in _STAYS and c.until and c.since]
    for since in sorted({c.since for c in stays if c.since}):
        alike = [c for c in stays if c.since == since]
        if len({c.until for c in alike}) > 1:
            yield Flag(f"the stay since {since} is told to end on different days", tuple(alike))


def _unfiled(claims: Sequence[Claim], periods: Sequence[Period]) -> Iterator[Flag]:
    """Yield an agency's statement that the law changed, if no instrument says so."""
    for claim in claims:
        state = _SAID.get(claim.kind, "")
        if claim.weight is not Weight.AGENCY or claim.axis != LEGAL or not state:
            continue
        if not any(p.state in {state, WITHDRAWN} for p in periods):
            reason = f"an official statement says {claim.kind}, no instrument that is kept does"
            against = [p.claim for p in periods if p.since <= claim.day][-1:]
            yield Flag(reason, (claim, *against))


def _early(moving: Sequence[Claim]) -> Iterator[Flag]:
    """Yield a first day before publication: by filing or by actual notice, 44 U.S.C. 1507."""
    issued = {c.document for c in moving if c.kind in ISSUES}
    for claim in moving:
        own = claim.kind in _STAYS or (claim.kind == "effective" and claim.document in issued)
        if not own or claim.part or claim.fr or not claim.since or not claim.said:
            continue
        if claim.since < claim.said:
            what = "effective" if claim.kind == "effective" else "stayed from"
            reason = (
                f"{what} {claim.since}, before its publication on {claim.said}, by its own words"
            )
            yield Flag(reason, (claim,))


def _never(periods: Sequence[Period]) -> Iterator[Flag]:
    for one in periods:
        if one.state == WITHDRAWN:
            yield Flag("withdrawn before it took effect", (one.claim,))


def _after_the_end(moving: Sequence[Claim], periods: Sequence[Period]) -> Iterator[Flag]:
    """Yield what instruments published after the end of a rule still say takes effect."""
    ends = [p for p in periods if p.state in {RESCINDED, WITHDRAWN}]
    for end in ends[:1]:
        said = end.claim.said
        for claim in moving:
            later = said is not None and claim.said is not None and claim.said > said
            if later and claim.kind in {"effective", *_STAYS} and claim.day > end.since:
                yield Flag(f"{claim.kind} after the rule was {end.state}", (end.claim, claim))
