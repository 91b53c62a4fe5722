"""Whether an agency says that a rule is enforced: the words, and the rule that they are about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.claims.assertion import Standing, standing
from extractors.claims.sentences import Sentence, split
from extractors.model import Document, Mention

_WHO = r"(?:will|would|shall|do(?:es)?|is|are|to)"
_NOT_ENFORCED = re.compile(
    rf"\b{_WHO} not (?:intend(?:ing)? to |currently |be |now )?(?:enforc(?:e|ed|ing)|tak(?:e|ing) (?:any )?enforcement action)\b"
    r"|\bnot to enforce\b|\bno longer (?:be )?enforc(?:e|es|ed|ing)\b"
    r"|\b(?:suspend|paus|halt|ceas|stopp|refrain)\w*(?: from)? (?:the )?enforc(?:ement|ing)\b"
    r"|\benforcement (?:of [^.;]{3,80} )?(?:is|has been|was) (?:suspended|paused|halted|stopped)\b"
    r"|\b(?:exercis\w+|us\w+) (?:its )?enforcement discretion\b",
    re.IGNORECASE,
)
_ENFORCED = re.compile(
    r"\b(?:resum\w+|restart\w*|begin\w*|began) (?:the )?enforc(?:ement|ing)\b"
    r"|\bwill (?:again )?(?:fully |strictly )?enforce\b",
    re.IGNORECASE,
)
_STEM = "enforc"  # of every word that can tell: few sentences have it
_RULE = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ ){0,2}(?:rule|framework|regulation|IFR)\b|\benforc\w+ it\b",
    re.IGNORECASE,
)
_UNSURE = frozenset({Standing.CONDITIONAL, Standing.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Posture:
    """A rule and whether it is enforced, with the place of the words; `kind` as in `Claim`."""

    kind: str
    rule: Mention
    start: int
    end: int


def postures(
    document: Document, mentions: Sequence[Mention], titled: Sequence[Mention]
) -> Iterator[Posture]:
    """Yield what a text says of the enforcement of rules that it names.

    A sentence that names none is about the rule named last before it, or else in the title.
    """
    rules = [mention for mention in mentions if mention.label == "RULE" and mention.entity]
    head = [mention for mention in titled if mention.label == "RULE" and mention.entity]
    if not (rules or head) or _STEM not in document.text.lower():
        return
    for sentence in split(document.text):
        if _STEM not in sentence.text.lower():
            continue
        for kind, pattern in (("not_enforced", _NOT_ENFORCED), ("enforced", _ENFORCED)):
            cue = pattern.search(sentence.text)
            if cue is None or _doubtful(kind, sentence, cue):
                continue
            rule = _meant(sentence, rules, head)
            if rule is not None:
                start, end = _quoted(sentence, cue, rule if rule in rules else None)
                yield Posture(kind, rule, start, end)
            break


def _doubtful(kind: str, sentence: Sentence, cue: re.Match[str]) -> bool:
    told = standing(sentence.text, *cue.span())
    denied = kind == "enforced" and told is Standing.NEGATED
    return told in _UNSURE or denied or sentence.text.rstrip('"”’)').endswith("?")


def _meant(sentence: Sentence, rules: Sequence[Mention], head: Sequence[Mention]) -> Mention | None:
    inside = [m for m in rules if sentence.start <= m.start < sentence.end]
    if inside:
        return inside[-1]
    if not _RULE.search(sentence.text):
        return None
    before = [m for m in rules if m.start < sentence.start]
    return before[-1] if before else next(iter(head), None)


def _quoted(sentence: Sentence, cue: re.Match[str], rule: Mention | None) -> tuple[int, int]:
    """Return the span of the words and of what they are about, up to the end of the clause."""
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    if rule and sentence.start <= rule.start < sentence.end:
        return min(start, rule.start), max(end, rule.end)
    stop = re.search(r"[.;,]", sentence.text[cue.end() :])
    return start, end + (stop.start() if stop else len(sentence.text) - cue.end())
