"""Whether a sentence states an act, denies it, plans it or makes it a condition."""

import re
from enum import StrEnum

from extractors.claims.event_phrases import CONDITION, GUESS, HYPOTHETICAL, NEGATION, SPECULATION
from extractors.triggers import trigger

_NEGATED = re.compile(NEGATION, re.IGNORECASE)
_POSSIBLE = re.compile(SPECULATION)
_CONDITIONAL = re.compile(CONDITION, re.IGNORECASE)
_HYPOTHETICAL = re.compile(HYPOTHETICAL, re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|[’']ll|(?:is|are) to be)\b(?!.*\b(?:may|might|could|expected)\b)")
_MAY = re.compile(r"\b(?:may|might|could)\b")
_GUESS = re.compile(GUESS)

# A clause ends here: what stands before it does not govern what follows.
_BOUNDARY = re.compile(
    r"[;:—–]|,? (?:but|although|though|while|whereas|because|after|since|which|who)\b|[.!?][\"”]? |,? and (?:has|have|had|is|was|were|then|also|on)\b"
)
# "Is weighing whether to": thought of, not a condition.
_WEIGHED = re.compile(
    r"\b((?:weigh|consider|debat|discuss|mull|review|examin|stud|explor|decid|deliberat|ponder|think|assess)\w*(?: \w+)?) whether\b"
)
# Without any of these `standing` answers neither POSSIBLE nor FUTURE: it leaves out a "whether", so
# what stands round one may match as well.
_SOMEWHERE = (trigger(SPECULATION), trigger(r"will|[’']ll|to be|whether"))
_REACH = 110
_NEAR = 60


class Standing(StrEnum):
    """How an act stands: done, to be done, thought of, bound to a condition, or denied."""

    ASSERTED = "asserted"
    FUTURE = "future"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    NEGATED = "negated"


def standing(sentence: str, start: int, end: int) -> Standing:
    """Return how the act whose words stand at `start` to `end` of `sentence` is told.

    >>> sentence = "BIS has not rescinded the rule."
    >>> standing(sentence, 12, 21)
    <Standing.NEGATED: 'negated'>
    """
    before = _WEIGHED.sub(r"\1", _clause_before(sentence, start))
    if _negated(before) or _denied_after(sentence, end):
        return Standing.NEGATED
    if _conditional(sentence, start, before):
        return Standing.CONDITIONAL
    if _WILL.search(before[-_NEAR:]):
        return Standing.POSSIBLE if _GUESS.search(before) else Standing.FUTURE
    if _POSSIBLE.search(before):
        return Standing.POSSIBLE
    if _HYPOTHETICAL.search(before[-40:]):
        return Standing.CONDITIONAL
    return Standing.ASSERTED


def may_be_open(sentence: str) -> bool:
    """Return whether an act in `sentence` may be thought of or to be done: in most none is.

    >>> may_be_open("BIS has not rescinded the rule.")
    False
    """
    return any(words.may_match(sentence) for words in _SOMEWHERE)


def _clause_before(sentence: str, start: int) -> str:
    before = sentence[max(0, start - _REACH) : start]
    ends = [match.end() for match in _BOUNDARY.finditer(before)]
    return before[ends[-1] :] if ends else before


def _negated(before: str) -> bool:
    # "not only … but" affirms, and so does "no longer" when it is itself the cue.
    near = re.sub(r"\bnot (?:only|just|merely)\b", "", before[-_NEAR:])
    negations = list(_NEGATED.finditer(near))
    return bool(negations) and "," not in near[negations[-1].end() :]


def _denied_after(sentence: str, end: int) -> bool:
    return bool(re.match(r"\s+(?:no|none|nothing|nobody)\b", sentence[end : end + 12]))


def _conditional(sentence: str, start: int, before: str) -> bool:
    opens = re.match(r"[\"“]?(?:If|Unless|Should|Were|Once|When|Had(?= .{3,60} been))\b", sentence)
    if opens and _MAY.search(before) and "," in sentence[:start]:
        # "If talks succeed, the rule may go": possible, whatever it hangs on.
        return False
    conditions = list(_CONDITIONAL.finditer(before))
    return bool(opens and start < 260) or (
        bool(conditions) and "," not in before[conditions[-1].end() :]
    )
