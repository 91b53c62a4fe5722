"""Which rule, list, bill or licence matter a word of change acts on."""

import re
from enum import StrEnum

from extractors.claims.scene import Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import Reference


class Takes(StrEnum):
    """Where a cue's argument stands.

    A verb's object follows it or is its passive subject; a subject goes before ("the rule
    lapsed"); a noun has it in "of" or as its owner ("the rule's suspension").
    """

    OBJECT = "object"
    SUBJECT = "subject"
    NOUN = "noun"


# Between a verb and its object: none of these, which open another phrase or are what is acted on.
_BARRIER = re.compile(
    r"[;:.]|, (?!which|“|\")|\b(?:that|because|while|after|before|under|in|by|since|from|against|whose|who"
    r"|shipments?|sales?|deliver(?:y|ies)|production|sentence|fines?|penalt(?:y|ies)|shares|prices?"
    r"|accounts?|talks|orders? (?:from|by|for)|employees?|comment period)\b",
    re.IGNORECASE,
)
_NOUN_LINK = re.compile(
    r"\s*(?:(?:of|to|for|in)\s+)?(?:(?:the|its|that|a|an|BIS[’']s|Commerce[’']s|enforcement of|parts of|most of|all of"
    r"|compliance with|implementation of|technical|interim|final|new|whole|entire|Biden-era|[“\"])\s*)*",
    re.IGNORECASE,
)
# What stands after these is a circumstance, not what is changed.
_OBLIQUE = re.compile(
    r"\b(?:under|unlike|like|than|despite|pursuant to|subject to|violat\w+(?: of)?|breach(?:es|ed)?(?: of)?|comply(?:ing)? with"
    r"|based on|because of|thanks to|apart from|besides|alongside|in addition to|with regard to)"
    r" (?:the |its |that |this |a )?$",
    re.IGNORECASE,
)
# "suspends for one year the changes that the rule made"
_PART = re.compile(
    r", for [\w -]{3,20}, | (?:for [\w -]{3,20}? )?(?:the |all |its |most of the )?(?:changes|amendments|revisions|provisions|requirements|text)(?: that| which| made by| added by| of)\b"
)
_BEING = re.compile(
    r"\b(?:was|were|is|are|been|be|being|[’']s|gets?|got|stands?|stood)(?: \w+ly| now| then| since| formally| also"
    r"| first| never| to be| being| itself| partly| again| later| in part)*,? ?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:,| ) ?(?:which|that)\b[^,;]{0,40}$")
_OWNER = re.compile(r"(?:[’']s?| )\s*(?:[\w-]+ ){0,4}$")
_THEM = re.compile(r"\s+(?:it|them|this|both)\b(?! (?:is|was|a|the|\w+ (?:rule|list|company)))")
_PRONOUN = re.compile(
    r"(?:^|[;:.,—–]|\b(?:and|but|that|said|says|when|while|after|then))\s*[“\"]?(?:it|they|both|this|these|those)\b"
    r"(?:[^,;.]{0,40})$",
    re.IGNORECASE,
)
NEAR = 80  # characters between a verb and its object


def is_oblique(before: str) -> bool:
    """Return whether words that end so make a mere circumstance of what follows: "under the …"."""
    return bool(_OBLIQUE.search(before))


def argument(
    scene: Scene,
    sentence: Sentence,
    span: tuple[int, int],
    takes: Takes,
    kinds: tuple[str, ...],
    near: int = NEAR,
) -> Reference | None:
    """Return what the cue at `span` of a sentence acts on, None if the text does not tell."""
    found = [
        ref
        for ref in scene.subjects.within(sentence.start, sentence.end, *kinds)
        if ref.start - sentence.start - span[1] in range(6)
        or not is_oblique(sentence.text[: ref.start - sentence.start])
    ]
    before = [ref for ref in found if ref.end <= sentence.start + span[0]]
    after = [ref for ref in found if ref.start >= sentence.start + span[1]]
    if takes is Takes.SUBJECT:
        return _subject(scene, sentence, span, before, kinds)
    if takes is Takes.NOUN:
        return _owned(sentence, span, before, after)
    return _object(sentence, span, after, near) or _passive(scene, sentence, span, before, kinds)


def _object(
    sentence: Sentence, span: tuple[int, int], after: list[Reference], near: int
) -> Reference | None:
    tail = sentence.text[span[1] : span[1] + near]
    part = _PART.match(tail)
    stop = _BARRIER.search(tail, part.end() if part else 0)
    reach = sentence.start + span[1] + (stop.start() if stop else len(tail))
    return after[0] if after and after[0].start <= reach else None


def _passive(
    scene: Scene,
    sentence: Sentence,
    span: tuple[int, int],
    before: list[Reference],
    kinds: tuple[str, ...],
) -> Reference | None:
    text = sentence.text[: span[0]]
    if _THEM.match(sentence.text, span[1]):
        return before[-1] if before else scene.focus(sentence, *kinds)
    if _BEING.search(text):
        return _subject(scene, sentence, span, before, kinds)
    if not before:
        return None
    gap = text[before[-1].end - sentence.start :]
    # "the rule suspended last year", "the rule, withdrawn in May," but not "this rule revises".
    participle = re.search(r"(?:ed|n|id)$", sentence.text[: span[1]]) and re.fullmatch(
        r",? ?(?:\w+ly |since |now |then )?", gap
    )
    related = re.fullmatch(r",? (?:which|that) (?:[\w.’' ]{1,40}) ", gap)
    return before[-1] if participle or related else None


def _subject(
    scene: Scene,
    sentence: Sentence,
    span: tuple[int, int],
    before: list[Reference],
    kinds: tuple[str, ...],
) -> Reference | None:
    text = sentence.text[: span[0]]
    if before:
        gap = text[before[-1].end - sentence.start :]
        if len(gap) <= 2 * NEAR and not re.search(r"[;:]|\. ", gap):
            return before[-1]
    return scene.focus(sentence, *kinds) if _PRONOUN.search(text) else None


def _owned(
    sentence: Sentence, span: tuple[int, int], before: list[Reference], after: list[Reference]
) -> Reference | None:
    link = _NOUN_LINK.match(sentence.text, span[1])
    if after and link and after[0].start - sentence.start <= link.end():
        return after[0]
    if before:
        gap = sentence.text[before[-1].end - sentence.start : span[0]]
        return before[-1] if _OWNER.fullmatch(gap) else None
    return None
