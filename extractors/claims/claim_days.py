"""The day of a claim: as its sentence gives it, as its text implies, or as its neighbour tells."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from extractors.claims.scene import Claim, Scene
from extractors.claims.told_days import Day, coming, find_days

ISSUES = frozenset({"proposed", "interim_final", "final"})

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
DATES_LINE = re.compile(r"^(?:DATES|EFFECTIVE DATE)S?:", re.IGNORECASE)
# An instrument's own act, not one that its preamble recalls.
_HEREBY = re.compile(
    r"^(?:SUMMARY|ACTION|DATES):|\b(?:[Ii]n|[Bb]y|[Ww]ith|[Tt]his|[Tt]hese) (?:this |these )?(?:interim |final |proposed )*(?:rules?|actions?|notices?|orders?)\b|\bhereby\b"
)
_LEAD = 6  # sentences in which a release without a day means its own


def issue_days(scene: Scene, claims: Sequence[Claim]) -> dict[str, date]:
    """Return the day of issue by rule, for what happened "on publication"."""
    days: dict[str, date] = {}
    for claim in claims:
        if claim.kind in ISSUES:
            day = _issue_day(scene, claim)
            if day and claim.key not in days:
                days[claim.key] = day
    return days


def day_of(scene: Scene, claim: Claim, issued: Mapping[str, date]) -> date | None:
    """Return the day of a claim, None if none is told; `issued` is what `issue_days` gives."""
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
    if claim.kind in {"amended", "effective", "suspended", "delayed", "rescinded"}:
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
        if DATES_LINE.match(sentence.text):
            days = [day for day in find_days(sentence.text, scene.published) if day.date]
            days = [d for d in days if not _RECALLED.search(sentence.text[: d.start])] or days
            stated = [d for d in days if _IN_EFFECT.search(sentence.text[: d.start])]
            return (stated or days)[0].date if days else None
    return None


# "The rule published on March 3 is withdrawn as of May 5": the first day is another document's.
_RECALLED = re.compile(
    r"\b(?:published|issued|appeared)(?: (?:in the Federal Register|at \d+ FR \d+))? (?:on )?$"
)
