"""Rule events: what a text claims of the life of rules, lists, licences, cases and bills."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from extractors.claims.case_claims import case_claims
from extractors.claims.claim_days import DATES_LINE, ISSUES, day_of, issue_days
from extractors.claims.effect import effect_claims
from extractors.claims.event_kinds import ENFORCEMENT
from extractors.claims.event_phrases import MORE_CHARGES as _MORE_CHARGES
from extractors.claims.foreign import FOREIGN
from extractors.claims.plans import considered
from extractors.claims.publisher import BIS
from extractors.claims.rule_claims import rule_claims
from extractors.claims.scene import Claim, Scene
from extractors.claims.subjects import VEU
from extractors.claims.told_days import find_days
from extractors.model import Identifier, RuleEvent

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_PAST = re.compile(r"\b(?:took|was|became) (?:effect|effective|in force)\b")
_QUESTION = re.compile(r"\?[\"”’)]*$")
MORE_CHARGES = re.compile(_MORE_CHARGES, re.IGNORECASE)
_LONGEST_QUOTE = 220  # characters
_NEWS = timedelta(days=21)


def find_events(seen: Scene, identifiers: Sequence[Identifier]) -> tuple[RuleEvent, ...]:
    """Return the rule events of a document in the order in which they are told.

    One for each rule, kind and day; an undated repetition of a dated event is left out. The axis
    is "enforcement" for announced rescissions, guidance, cases and licences, otherwise "legal".
    A text that does not deal with U.S. export controls or sanctions yields none.
    """
    ours = any(_is_ours(one) for one in identifiers)
    ours = ours or (not seen.instrument and any(m.text == BIS for m in seen.mentions))
    if not ours and not seen.on_topic:
        return ()
    claims = [*_claims(seen)]
    issued = issue_days(seen, claims)
    dated = _from_effect(seen, [(claim, day_of(seen, claim, issued)) for claim in claims])
    return tuple(_event(seen, claim, day) for claim, day in _distinct(dated))


def _is_ours(cited: Identifier) -> bool:
    """Return whether a citation is of the EAR, 15 CFR 730-774, or of its control list."""
    return cited.label == "ECCN" or bool(re.match(r"15 CFR 7[3-7]\d", cited.value))


def _claims(scene: Scene) -> Iterator[Claim]:
    found: list[Claim] = []
    for sentence in scene.sentences:
        if FOREIGN.match(sentence.text) or _QUESTION.search(sentence.text):
            continue
        told = [*rule_claims(scene, sentence), *case_claims(scene, sentence)]
        told += effect_claims(scene, sentence, told)
        # A legal text states its own conditions; it does not guess.
        told += [] if scene.instrument or scene.order else considered(scene, sentence, told)
        found += told
    found = [claim for claim in found if not _is_settled(claim, found)]
    # A Federal Register document that only changes a list or stays a rule has no other effect.
    own = scene.subjects.rule[0]
    settled = _settled(scene, found)
    narrow = scene.instrument and not any(c.kind in ISSUES and c.key == own for c in settled)
    for claim in settled:
        past = claim.key != own or _PAST.search(claim.sentence.text)
        recalled = past and not DATES_LINE.match(claim.sentence.text)
        if not (narrow and claim.kind == "effective" and claim.name != VEU and not recalled):
            yield claim


# The notice that makes an announced rescission law is no further plan.
_FORMALITY = re.compile(
    r"\b(?:notice|formal\w*|rescission|rescind\w*|repeal\w*|withdraw\w*)\b", re.IGNORECASE
)


def _is_settled(claim: Claim, told: Sequence[Claim]) -> bool:
    """Return whether a plan is no longer one: announced, or done to whom it threatens.

    Charges still to come are plans, whatever was done before.
    """
    if claim.kind != "under_consideration" or MORE_CHARGES.search(claim.sentence.text):
        return False
    return any(
        other.name == claim.name
        and (
            (other.kind == "rescission_announced" and _FORMALITY.search(claim.sentence.text))
            or (other.kind == "enforcement_action" and other.start < claim.start)
        )
        for other in told
    )


def _settled(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without the issue of a final rule that does nothing but change a list."""
    told = [c for c in claims if c.kind in {"amended", "suspended", "rescinded"} and not c.vague]
    acting = {c.sentence.start for c in told}
    lists_only = scene.instrument and told and not any(
        c.kind == "final" and not c.sentence.text.startswith("ACTION:") and c.sentence.start not in acting
        for c in claims
    )  # fmt: skip
    return [c for c in claims if not (lists_only and c.kind == "final")]


def _from_effect(
    scene: Scene, dated: Sequence[tuple[Claim, date | None]]
) -> list[tuple[Claim, date | None]]:
    """Return the claims with the main change of a list dated by the day from which it holds."""
    starts = {c.name: day for c, day in reversed(dated) if c.effect and c.kind == "amended" and day}
    return [
        (claim, starts[claim.name])
        if claim.kind == "amended" and claim.name in starts and _is_news(scene, claim, day)
        else (claim, day)
        for claim, day in dated
    ]


def _is_news(scene: Scene, claim: Claim, day: date | None) -> bool:
    """Return whether a claim tells of the document's own action, not of one it recalls."""
    if claim.effect or claim.vague:
        return False
    if day is None:
        return not scene.told_days(claim.sentence)
    return scene.published is None or abs(scene.published - day) <= _NEWS


def _distinct(
    dated: Sequence[tuple[Claim, date | None]],
) -> Iterator[tuple[Claim, date | None]]:
    seen: set[tuple[str, str, date | None]] = set()
    days: dict[tuple[str, str], set[date]] = {}
    for claim, day in dated:
        days.setdefault((claim.kind, claim.name), set()).update({day} if day else ())
    issued: set[tuple[str, str]] = set()
    for claim, day in dated:
        if claim.kind in ISSUES and (claim.kind, claim.name) in issued:
            continue  # A rule is issued once; what is told later is its publication.
        if claim.kind in ISSUES and (day or not days[claim.kind, claim.name]):
            issued.add((claim.kind, claim.name))
        known = days[claim.kind, claim.name]
        repeats = day is None and bool(known) and not _at_another_time(claim, known)
        if not repeats and (claim.kind, claim.name, day) not in seen:
            seen.add((claim.kind, claim.name, day))
            yield claim, day


def _at_another_time(claim: Claim, known: Collection[date]) -> bool:
    """Return whether a claim names a year or a month in which none of the known days lies."""
    for period in find_days(claim.sentence.text, None):
        words = claim.sentence.text[period.start : period.end]
        year, month = _YEAR.search(words), _MONTH.search(words)
        if (year or month) and not any(_falls_in(day, year, month) for day in known):
            return True
    return False


def _falls_in(day: date, year: re.Match[str] | None, month: re.Match[str] | None) -> bool:
    same_year = year is None or day.year == int(year[0])
    return same_year and (month is None or day.strftime("%b") == month[0])


def _event(scene: Scene, claim: Claim, day: date | None) -> RuleEvent:
    start, end = _quoted(claim)
    return RuleEvent(
        rule=claim.key,
        rule_name=claim.name,
        kind=claim.kind,
        date=day,
        axis="enforcement" if claim.kind in ENFORCEMENT else "legal",
        status="official" if scene.official(claim.actor) else "reported",
        quote=scene.text[start:end],
        start=start,
        end=end,
        reason=claim.reason,
    )


def _quoted(claim: Claim) -> tuple[int, int]:
    """Return the offsets of the claim's words up to the end of their clause."""
    sentence = claim.sentence
    rest = sentence.text[claim.end - sentence.start :]
    stop = re.search(r"(?<!\b[A-Z])[.,;:—][\s”\"]|[.;]$", rest)
    end = claim.end + (stop.start() if stop else len(rest))
    return claim.start, min(end, max(claim.end, claim.start + _LONGEST_QUOTE))
