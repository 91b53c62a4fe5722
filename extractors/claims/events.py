"""Rule events: what a text claims of the life of rules, lists, licences, cases and bills."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from extractors.claims.case_claims import case_claims
from extractors.claims.effect import effect_claims
from extractors.claims.event_phrases import MORE_CHARGES as _MORE_CHARGES
from extractors.claims.foreign import FOREIGN
from extractors.claims.plans import considered
from extractors.claims.publisher import BIS
from extractors.claims.rule_claims import rule_claims
from extractors.claims.scene import Claim, Scene
from extractors.claims.subjects import VEU
from extractors.claims.told_days import Day, coming, find_days
from extractors.model import Identifier, RuleEvent

KINDS: tuple[str, ...] = (
    "proposed", "interim_final", "final", "amended", "effective", "delayed", "rescission_announced",
    "rescinded", "suspended", "guidance_issued", "enforcement_action", "license_requirement_imposed",
    "license_granted", "comment_opened", "bill_introduced", "bill_advanced", "bill_enacted",
    "under_consideration",
)  # fmt: skip

ISSUES = frozenset({"proposed", "interim_final", "final"})

# What changes how the law is applied without changing its words stands on the enforcement axis.
ENFORCEMENT = frozenset(
    {"rescission_announced", "guidance_issued", "enforcement_action",
     "license_requirement_imposed", "license_granted"}
)  # fmt: skip

# What a legal text does on the day that its DATES paragraph gives.
_BY_INSTRUMENT = frozenset({"amended", "suspended", "rescinded", "delayed"})

# What is told once it has happened: a day still to come is another's.
_TOLD_AFTER = ISSUES | frozenset(
    {"rescission_announced", "guidance_issued", "enforcement_action", "license_granted",
     "bill_introduced", "bill_advanced", "bill_enacted"}
)  # fmt: skip

_IN_EFFECT = re.compile(
    r"(?:effective|with effect from|as of|takes? effect(?: on)?|took effect(?: on)?)(?: on)? $", re.IGNORECASE
)  # fmt: skip
_OTHER_DAY = re.compile(
    r"(?:effective|comply|compliance|due|until|through|by|dated|required from|before)(?: on| by| from| until)? $",
    re.IGNORECASE,
)
_ON_ISSUE = re.compile(
    r"^[ ,]*(?:immediately|at once|(?:(?:up)?on|with|at) (?:its |the )?(?:date of )?(?:publication|release|issue|issuance))",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:open|invit|began|beg[iu]n|start|call|ask|solicit|sought|request)\w*", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(?:until|till|through|by|close[sd]?(?: on)?|closing|ends?|due|before|than|deadline)(?: of| on| is| by)? $",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"\b(?:to|from|for) $")
_DATES_LINE = re.compile(r"^(?:DATES|EFFECTIVE DATE)S?:", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_PAST = re.compile(r"\b(?:took|was|became) (?:effect|effective|in force)\b")
_QUESTION = re.compile(r"\?[\"”’)]*$")
# An instrument's own act, not one that its preamble recalls.
MORE_CHARGES = re.compile(_MORE_CHARGES, re.IGNORECASE)
_HEREBY = re.compile(
    r"^(?:SUMMARY|ACTION|DATES):|\b(?:[Ii]n|[Bb]y|[Ww]ith|[Tt]his|[Tt]hese) (?:this |these )?(?:interim |final |proposed )*(?:rules?|actions?|notices?|orders?)\b|\bhereby\b"
)
_LEAD = 6  # sentences in which a release without a day means its own
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
    issued = _issue_days(seen, claims)
    dated = _from_effect(seen, [(claim, _day(seen, claim, issued)) for claim in claims])
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
        recalled = past and not _DATES_LINE.match(claim.sentence.text)
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


def _issue_days(scene: Scene, claims: Sequence[Claim]) -> dict[str, date]:
    """Return the day of issue by rule, for what happened "on publication"."""
    days: dict[str, date] = {}
    for claim in claims:
        if claim.kind in ISSUES:
            day = _issue_day(scene, claim)
            if day and claim.key not in days:
                days[claim.key] = day
    return days


def _day(scene: Scene, claim: Claim, issued: Mapping[str, date]) -> date | None:
    if claim.kind == "under_consideration" or claim.vague:
        return None
    if claim.kind == "comment_opened":
        return _opening_day(scene, claim, issued)
    if claim.kind in ISSUES:
        return _issue_day(scene, claim)
    if claim.effect and _ON_ISSUE.match(scene.text[claim.end : claim.end + 40]):
        return issued.get(claim.key) or _told_day(scene, claim)
    if scene.instrument and claim.kind in _BY_INSTRUMENT and not claim.effect:
        own = _HEREBY.search(claim.sentence.text)
        stated = _effect_days(claim, scene) or _beside(claim, scene)
        told = None if own and not stated else _told_day(scene, claim)
        return told or _effective_day(scene) or scene.published
    return _told_day(scene, claim) or _told_later(scene, claim)


_CAME = re.compile(
    r"^(?:The|That|This|Its) (?:company|firm|chipmaker|group) (?:was|were|had been) (?:told|notified|informed)\b|^(?:The|That|This|Its) (?:[a-z]+ )?(?:notices?|letters?|order|move|step|decision|requirement|announcement|penalty|settlement|vote|plea"
    r"|approvals?|licen[cs]es?|action|change|additions?|filing|complaint|indictment) (?:came|arrived|(?:was|were) (?:sent|dated|issued|made|announced"
    r"|published|unsealed|signed|taken|received|delivered)|followed|went out|took effect|(?:is|are|was|were) (?:dated|effective)|dates|reached)\b"
)


def _told_later(scene: Scene, claim: Claim) -> date | None:
    """Return the day that the next sentence gives an undated act: "The letter came on April 9"."""
    at = scene.place(claim.sentence) + 1
    following = scene.sentences[at] if at < len(scene.sentences) else None
    if following is None or scene.told_days(claim.sentence) or not _CAME.match(following.text):
        return None
    return next((day.date for day in scene.told_days(following) if day.date), None)


def _opening_day(scene: Scene, claim: Claim, issued: Mapping[str, date]) -> date | None:
    """Return the day on which a comment period opened: as told, else the day of the rule's issue."""
    text, start = claim.sentence.text, claim.sentence.start
    opened = [
        day
        for day in scene.told_days(claim.sentence)
        if day.date and not _CLOSES.search(text[: day.start]) and _OPENS.search(text)
    ]
    if opened:
        return min(opened, key=lambda day: _gap(claim, day, start)).date
    return issued.get(claim.key, scene.published if scene.instrument else None)


def _issue_day(scene: Scene, claim: Claim) -> date | None:
    own = scene.instrument and claim.key == scene.subjects.rule[0]
    return scene.published if own else _told_day(scene, claim)


def _told_day(scene: Scene, claim: Claim) -> date | None:
    """Return the day that the claim's sentence gives it, or that a release implies with "today"."""
    days = scene.told_days(claim.sentence)
    own = [day for day in days if day.date]
    chosen = _nearest(scene, claim, own)
    if chosen or days:
        if chosen is None or _vaguer(claim, days, chosen):
            return None
        return coming(claim.sentence.text, chosen, scene.published) if claim.effect else chosen.date
    if scene.order and claim.kind == "enforcement_action":
        return None  # An order tells its own day; that of its page is later.
    told = scene.text[claim.start : claim.end]
    leads = claim.sentence in scene.sentences[:_LEAD] or _NOW.match(told)
    return scene.published if leads and scene.publisher else None


# "The second is a final rule that adds 140 parties": a release tells of its own day.
_NOW = re.compile(
    r"(?:is|are) \w+ing\b|(?:adds|amends|removes|revises|imposes|suspends|rescinds|issues|publishes|modifies)\b"
)


def _effect_days(claim: Claim, scene: Scene) -> list[Day]:
    text = claim.sentence.text
    days = scene.told_days(claim.sentence)
    return [day for day in days if day.date and _IN_EFFECT.search(text[: day.start])]


def _beside(claim: Claim, scene: Scene) -> bool:
    """Return whether a day stands right after a claim's words: "were placed on the list on July 30"."""
    at = claim.end - claim.sentence.start
    days = scene.told_days(claim.sentence)
    return any(day.date and 0 <= day.start - at < len(" (SDN List) on ") for day in days)


def _nearest(scene: Scene, claim: Claim, days: Sequence[Day]) -> Day | None:
    text, start = claim.sentence.text, claim.sentence.start
    if claim.kind in {"amended", "effective", "suspended", "delayed"}:
        effect = _effect_days(claim, scene)
        if effect:
            return min(effect, key=lambda day: _gap(claim, day, start))
    plain = [day for day in days if not _OTHER_DAY.search(text[: day.start])]
    if claim.kind in _TOLD_AFTER and scene.published:
        plain = [day for day in plain if day.date and day.date <= scene.published]
    if claim.kind in {"delayed", "amended"} and not claim.effect:
        plain = [day for day in plain if not _MOVED_TO.search(text[: day.start])]
    if claim.kind == "guidance_issued":
        plain = [day for day in days if not _CLOSES.search(text[: day.start])]
    if claim.kind in {"effective", "suspended"} or claim.effect or claim.kind.startswith("license"):
        plain = list(days)
    return min(
        plain,
        key=lambda day: (
            bool(_DATELINE.match(text[: day.end + 4])),
            _elsewhere(claim, day, start),
            _gap(claim, day, start),
        ),
        default=None,
    )


# "WASHINGTON, July 29 -": the day of the paper, not of what it tells.
_DATELINE = re.compile(r"[A-Z][^.;]{0,40}\d (?:-|–|—|\()")
# "published on January 15": the day is that of its own verb.
_OWN_VERB = re.compile(
    r"\b(?P<verb>published|issued|released|announced|dated|proposed|adopted|listed|added|placed|signed|introduced|imposed|granted"
    r"|said|told|disclosed|reported|confirmed|wrote|approved|updated|amended|suspended|revoked|effective|took effect|takes effect|expires?|filed|unsealed|printed|held|met|founded|designated)"
    r"(?: (?:[A-Z]\w+|in|the|by|it|as|an?|again|only|first|back|formally|interim|final|proposed|rule))*,? (?:on |of |as of |from |in |by |late on |early on )?$"
)


# "the interim final rule of April 30": the day is that of its issue.
_OF_A_RULE = re.compile(r"\b(?:rules?|IFR|notice|framework) (?:of|from|dated) $")


def _elsewhere(claim: Claim, day: Day, start: int) -> bool:
    """Return whether a day belongs to a verb of its own, apart from the claim's words."""
    verb = _OWN_VERB.search(claim.sentence.text[: day.start])
    if verb is None:
        return bool(_OF_A_RULE.search(claim.sentence.text[: day.start]))
    return not claim.start - 3 <= start + verb.start("verb") <= claim.end + 40 or bool(
        re.search(r"[,;(]", claim.sentence.text[claim.end - start : verb.start("verb")])
    )


def _gap(claim: Claim, day: Day, start: int) -> int:
    return max(start + day.start - claim.end, claim.start - start - day.end, 0)


def _vaguer(claim: Claim, days: Sequence[Day], chosen: Day) -> bool:
    """Return whether a vague time ("in May") stands nearer to the claim than the day chosen."""
    start = claim.sentence.start
    vague = [_gap(claim, day, start) for day in days if day.date is None]
    return bool(vague) and min(vague) < _gap(claim, chosen, start)


def _effective_day(scene: Scene) -> date | None:
    for sentence in scene.sentences:
        if _DATES_LINE.match(sentence.text):
            days = [day.date for day in find_days(sentence.text, scene.published) if day.date]
            return days[0] if days else None
    return None


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
