"""Changes of a list told by other words than a verb that acts on it: the list grows, names a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.claims.assertion import Standing
from extractors.triggers import trigger

_MEMBERS = r"(?:names?|entries|members?|compan(?:y|ies)|firms?|part(?:y|ies)|entit(?:y|ies)|additions?|newcomers?)"
# "The Entity List grew by two names: …", "has two new names, …", "gained Acme".
_GREW = re.compile(
    rf"^\s*(?:has |had |was )?(?P<verb>grew|grown|gained|gains|swelled|swells|got|expanded|longer)\b(?:[^.;:]{{0,40}}?\b{_MEMBERS}\b[,:]?)?"
    rf"|^\s*(?:now )?(?:has|have|holds|counts|bears|includes)\b [^.;:]{{0,20}}?\b(?P<new>new|more|further|additional|fresh)\b (?:\w+ )?{_MEMBERS}\b[,:]?"
    r"|^\s*(?P<now>now (?:includes|names|holds|lists))\b"
)
# "An Entity List designation for Acme", "was hit with an Entity List designation".
_NOUN = re.compile(r"^ (?:designation|listing|addition|entry|status)s?\b(?P<whom> (?:for|of|on) )?")
_DEALT = re.compile(
    r"\b(?P<verb>hit|slapped|struck|handed|given|served|received|got|drew|earned)(?: with)? (?:an? |the |its )?(?:\w+ ){0,2}$"
)
# "Acme is no longer on the Unverified List."
_GONE = re.compile(
    r"\b(?P<verb>is|are|was|were) no longer (?:listed |named )?(?:on|in|part of) (?:(?:the|its|U\.S\.|US|BIS[’']s|Commerce[’']s) )*$"
)
# "faces being added", "escaped being added": nothing was done.
_UNDONE = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|risk\w*|avoid\w*|escap\w+|fear\w*|threat\w*|without|instead of|from|against|short of|asked|asks?|seek\w*|sought|want\w*|hop\w+|petition\w*)"
    r" (?:being |to be |itself )?$"
)
# "may do so and take names off": a bare verb that a modal before it governs.
_MODAL = re.compile(
    r"\b(?:may|might|could|should|would|can|must|let|lets|ought|wants?|hopes?|plans?|refus\w+)\b[^.;:]*\b(?:and|or|then) (?:\w+ly )?$"
)
_BARE_VERB = re.compile(
    r"(?:add|place|put|take|drop|strike|remove|delete|list|join|leave|land|move|name)\b"
)
# OFAC's list by its description; "SDN List" is a name.
DESCRIBED = trigger(
    r"\b[Ll]ist of (?:Specially Designated Nationals(?: and Blocked Persons)?|SDNs)\b"
)
# What the press calls the Entity List.
BLACKLIST = trigger(
    r"(?<=export )blacklist\b|(?<=trade )blacklist\b|(?<=U\.S\. )blacklist\b|(?<=US )blacklist\b"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What was done and the words that tell it, as offsets; `state` if they tell a state."""

    action: str
    start: int
    end: int
    state: bool = False


def shapes(text: str, at: int, end: int) -> Iterator[Shape]:
    """Yield the changes told around the list that stands from `at` to `end` of a sentence.

    >>> [*shapes("The Entity List gained Acme.", 4, 15)]
    [Shape(action='added', start=16, end=22, state=False)]
    """
    before, after = text[:at], text[end:]
    grew = _GREW.match(after)
    if grew and (verb := next((v for v in ("verb", "new", "now") if grew[v]), "")):
        yield Shape("added", end + grew.start(verb), end + grew.end())
    noun = _NOUN.match(after)
    dealt = _DEALT.search(before) if noun else None
    if dealt:
        yield Shape("added", dealt.start("verb"), dealt.end("verb"))
    elif noun and noun["whom"]:
        yield Shape("added", end + 1, end + noun.end())
    gone = _GONE.search(before)
    if gone:
        yield Shape("removed", gone.start("verb"), end, state=True)


def unreal(text: str, start: int, found: Standing) -> Standing:
    """Return how a change stands that a verb before it may leave undone: "faces being added"."""
    if found is not Standing.ASSERTED:
        return found
    governed = _BARE_VERB.match(text[start:]) and _MODAL.search(text[:start])
    undone = governed or _UNDONE.search(text[:start])
    return Standing.POSSIBLE if undone else found
