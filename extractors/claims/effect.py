"""Claims that a rule, a revocation or a listing takes or took effect on a day."""

import re
from collections.abc import Iterator, Sequence

from extractors.claims import event_phrases as words
from extractors.claims.assertion import Standing, standing
from extractors.claims.publisher import BIS
from extractors.claims.scene import Claim, Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS, REGIMES, VEU, Reference
from extractors.triggers import trigger

_EFFECTIVE = trigger(words.EFFECTIVE, re.IGNORECASE)
_EFFECTIVE_DATE = trigger(words.EFFECTIVE_DATE, re.IGNORECASE)
_AT_ONCE = re.compile(
    r"^[ ,]*(?:also )?(?:(?:as of|on|from|upon|with|at) )?(?:its |the )?(?:(?:date of )?publication|release|issue|issuance"
    r"|immediately|at once|the same day|that day)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:From|Since|As of|Beginning|Starting)(?: on)? [^,;.]{3,24}", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:—]|[.!?] |, (?:and|but|while|whereas|although)\b")
_OF_A_LIST = re.compile(
    r"\b(?:additions?|listings?|names?|entries|entities|removals?|delistings?|designations?|modifications|changes? to the list)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^[\"“(]?(?:(?:In|At|Under|As) [^,]{1,30}, )?(?:It|This|They|Both|These|Those|The (?:rules?|final rule|notice|text|change|move|revocation|step|decision|measure|action|order|removals?|additions?|listings?))\b"
    r"|\b(?:which|that|and|a change that|a move that) (?:also )?$",
)
_DATES_LINE = re.compile(r"^(?:DATES|EFFECTIVE DATE)S?:", re.IGNORECASE)


def effect_claims(scene: Scene, sentence: Sentence, others: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what one sentence says of the day on which something takes effect.

    `others` are the sentence's other claims. A party list has no effect of its own: its change is
    told again, with the day from which it holds.
    """
    for pattern in (_EFFECTIVE, _EFFECTIVE_DATE):
        for cue in pattern.finditer(sentence.text):
            if not _has_day(scene, sentence, cue):
                continue
            told = standing(sentence.text, *cue.span())
            if told not in {Standing.ASSERTED, Standing.FUTURE}:
                continue
            key, name = _what(scene, sentence, cue, others)
            if name:
                yield from _told(scene, sentence, cue, key, name)


def _has_day(scene: Scene, sentence: Sentence, cue: re.Match[str]) -> bool:
    """Return whether a day stands in the cue's clause, right after the bare adjective."""
    tail = sentence.text[cue.end() :]
    if _AT_ONCE.match(tail):
        return True
    if cue.group().lower() in {"apply", "applies"} and not _FROM.search(
        sentence.text[: cue.start()]
    ):
        return bool(re.match(r" (?:from|since|as of|beginning|starting|on)\b", tail))
    days = [day for day in scene.told_days(sentence) if day.date]
    if not days:
        return False
    adjective = cue.group().lower() in {"effective", "in force"}
    start, end = _clause(sentence.text, cue)
    reach = cue.end() + 25 if adjective else end
    return any(
        (start <= day.start < cue.start() and not adjective) or cue.end() <= day.start < reach
        for day in days
    )


def _clause(text: str, cue: re.Match[str]) -> tuple[int, int]:
    before = [m.end() for m in _CLAUSE.finditer(text, 0, cue.start())]
    after = _CLAUSE.search(text, cue.end())
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _what(
    scene: Scene, sentence: Sentence, cue: re.Match[str], others: Sequence[Claim]
) -> tuple[str, str]:
    """Return what takes effect: what the sentence issues or changes, names before, or means by "it"."""
    acts = [c for c in others if c.kind in _ACTS]
    if acts:
        # A stay, a delay or a correction tells its day itself.
        absorbed = acts[0].kind in {"suspended", "delayed", "amended"}
        listed = acts[0].name in PARTY_LISTS or acts[0].name == VEU
        return ("", "") if absorbed and not listed else (acts[0].key, acts[0].name)
    start, end = _clause(sentence.text, cue)
    before = scene.subjects.within(sentence.start, sentence.start + cue.start(), "rule", "list")
    if before:
        return before[-1].key, before[-1].name
    after = scene.subjects.within(sentence.start + cue.end(), sentence.start + end, "rule")
    if _EFFECTIVE_DATE.pattern.match(cue.group()) and after:
        return after[0].key, after[0].name
    if _OF_A_LIST.search(sentence.text[start : cue.start()]) and scene.subjects.list[1]:
        return scene.subjects.list
    if _PRONOUN.search(sentence.text[: cue.start()]):
        meant = _subject_before(scene, sentence) or scene.focus(sentence, "rule", "list")
        return (meant.key, meant.name) if meant else ("", "")
    return scene.subjects.rule if _DATES_LINE.match(sentence.text) else ("", "")


def _subject_before(scene: Scene, sentence: Sentence) -> Reference | None:
    """Return the rule that the sentence before begins with, which "it" goes on with."""
    at = scene.place(sentence)
    if not at:
        return None
    last = scene.sentences[at - 1]
    told = scene.subjects.within(last.start, last.end, "rule", "list")
    first = next((ref for ref in told if ref.name not in REGIMES), None)
    return first if first and first.kind == "rule" else None


_ACTS = frozenset(
    {"proposed", "interim_final", "final", "amended", "suspended", "delayed", "rescinded"}
)


def _told(
    scene: Scene, sentence: Sentence, cue: re.Match[str], key: str, name: str
) -> Iterator[Claim]:
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    reason = f"“{cue.group()}” with a day"
    if name in PARTY_LISTS or name == VEU:
        yield Claim("amended", key, name, sentence, start, end, BIS, reason=reason, effect=True)
    both = scene.instrument and scene.subjects.list[1] and name == VEU
    if name not in PARTY_LISTS and not name.startswith("License:") and not both:
        yield Claim("effective", key, name, sentence, start, end, BIS, reason=reason, effect=True)
