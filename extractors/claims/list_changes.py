"""Sentences that tell of a change to a party list: what was done, to which list, where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.claims.assertion import Standing, standing
from extractors.claims.publisher import OFAC, TREASURY
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS, VEU, Reference, Subjects

_ADD = (
    r"\b(?:add(?:s|ed|ing)?|plac(?:e|es|ed|ing)|put(?:s|ting)?|design(?:ated|ates|ating)"
    r"|listed|includ(?:ed|ing)|landed|went|addition(?:s)? of)\b"
)
_REMOVE = r"\b(?:remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|delist(?:s|ed|ing)?|tak(?:en|ing|es) off|took|drop(?:s|ped)|struck|removal of|revok(?:e|es|ed|ing)|stripp?(?:ed|ing))\b"
_MODIFY = r"\b(?:modif(?:y|ies|ied|ying)|revis(?:e|es|ed|ing)|correct(?:s|ed|ing)?|amend(?:s|ed|ing)? (?=\w+ entr|the entr|entr)|updat(?:e|es|ed|ing))\b"
_VERBS = (("added", _ADD), ("removed", _REMOVE), ("modified", _MODIFY))

# "… to the Entity List": what links the verb to the list's name.
_TO_LIST = re.compile(
    r"\b(?:to|on|onto|in|into) (?:the |its |BIS[’']s |Commerce[’']s |a )?(?:(?:U\.S\.|US|BIS|Commerce Department[’']s|Commerce[’']s|government[’']s|trade) )*$",
    re.IGNORECASE,
)
_FROM_LIST = re.compile(r"\b(?:from|off|of) (?:the |its )?(?:\w+[’']s )?$", re.IGNORECASE)
_ENTRIES = re.compile(r"\bentr(?:y|ies)\b")
_BY_ADDING = re.compile(r"^\s*(?:, )?(?:by )?(?P<verb>adding|removing|modifying|revising)\b")
_SINCE = re.compile(
    r"\b(?:has|have|had)? ?(?:also )?(?:been )?(?:on|listed on) (?:the )?(?:U\.S\. |BIS )?$"
)
# Without a list's name, "listed" means the list that the document is about.
_BARE = re.compile(
    r"\b(?:(?:was|were|is|are|been|being) (?:also |newly )?(?P<passive>listed|blacklisted|added|removed|delisted)(?! (?:on|in|at|to)\b)"
    r"|(?:entities|parties|companies|firms|those|persons) (?:newly )?(?P<noun>added|listed|removed|blacklisted)"
    r"|(?P<nominal>additions?|removals?) (?:\w+ ){0,6}?(?:include[sd]?|is|are|was|were)"
    r"|(?P<active>blacklist(?:s|ed|ing)|delist(?:s|ed|ing)))\b"
)
_SANCTIONED = re.compile(r"\b(?:sanction(?:s|ed|ing)|designat(?:ed|es|ing))\b")


@dataclass(frozen=True, slots=True)
class ListChange:
    """One change of a list as a sentence tells it.

    Attributes:
        action: "added", "removed" or "modified".
        key: Key of the list.
        name: Canonical name of the list.
        sentence: Where it is told.
        start: Offset of the verb in the text.
        end: Offset after the verb.
        list_start: Offset of the list's name, or of the verb's end if it is not named.
        list_end: Offset after the list's name.
        standing: Whether the text states it.
        background: Whether it is told as a state since a time ("on the list since 2019").

    """

    action: str
    key: str
    name: str
    sentence: Sentence
    start: int
    end: int
    list_start: int
    list_end: int
    standing: Standing
    background: bool = False


def find_list_changes(sentence: Sentence, subjects: Subjects) -> tuple[ListChange, ...]:
    """Return the changes that one sentence tells of, in order."""
    changes = [*_named(sentence, subjects), *_sanctioned(sentence, subjects)]
    if not changes:
        changes = [*_bare(sentence, subjects)]
    return tuple(sorted(changes, key=lambda change: change.start))


def _lists(sentence: Sentence, subjects: Subjects) -> Iterator[Reference]:
    for reference in subjects.within(sentence.start, sentence.end, "list", "rule"):
        if reference.name in PARTY_LISTS or reference.name == VEU:
            yield reference


def _named(sentence: Sentence, subjects: Subjects) -> Iterator[ListChange]:
    taken: set[int] = set()
    for reference in _lists(sentence, subjects):
        at = reference.start - sentence.start
        for action, start, end in _verbs(
            sentence.text, reference, at, reference.end - sentence.start
        ):
            if start not in taken:
                taken.add(start)
                yield _change(action, reference, sentence, start, end)
        since = _since(sentence.text, at, reference.end - sentence.start)
        if since:
            yield _change("added", reference, sentence, *since, background=True)


def _verbs(text: str, reference: Reference, at: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the verbs that act on the list named from `at` to `end` of `text`."""
    before = text[:at]
    follows = _BY_ADDING.match(text[end:])
    if follows:
        action = {"a": "added", "r": "removed", "m": "modified"}[follows["verb"][0]]
        yield ("modified" if follows["verb"] == "revising" else action), end + follows.start("verb"), end + follows.end("verb")  # fmt: skip
    for action, pattern in _VERBS:
        verbs = [
            m for m in re.finditer(pattern, before, re.IGNORECASE) if _governs(m.end(), before)
        ]
        if verbs and _links(action, verbs[-1], before, reference):
            yield action, verbs[-1].start(), verbs[-1].end()
    tail = text[end : end + 60]
    also = re.search(
        r"(?:^|\band )(?:with effect [^,;]{3,20} and )?\s?(removed|added|modified)\b", tail
    )
    if also:
        yield also[1], end + also.start(1), end + also.end(1)


def _governs(end: int, before: str) -> bool:
    between = before[end:]
    return len(between) <= 320 and not re.search(r"[;:]|\. ", between)


def _links(action: str, verb: re.Match[str], before: str, reference: Reference) -> bool:
    if reference.name == VEU:
        return action == "removed" or bool(_TO_LIST.search(before))
    if action == "added":
        # "listed" and "included" need the list at once: "chips included in systems … on the list".
        near = len(before) - verb.end() < 90 or verb.group().lower()[:3] in {"add", "pla", "put"}
        return bool(_TO_LIST.search(before)) and near
    if action == "removed":
        return bool(_FROM_LIST.search(before))
    return bool(_ENTRIES.search(before, verb.end()))


def _since(text: str, at: int, end: int) -> tuple[int, int] | None:
    state = _SINCE.search(text[:at])
    if state and re.match(r"\s+(?:since|from)\b", text[end : end + 12]):
        return state.start() + len(state.group()) - len(state.group().lstrip()), end
    return None


def _bare(sentence: Sentence, subjects: Subjects) -> Iterator[ListChange]:
    key, name = subjects.list
    for match in _BARE.finditer(sentence.text) if name else ():
        word = next(word for word in match.groupdict().values() if word)
        action = "removed" if word[:3] in {"rem", "del"} else "added"
        reference = Reference("list", sentence.start + match.end(), sentence.start + match.end(), key, name, False)  # fmt: skip
        yield _change(action, reference, sentence, match.start(), match.end())


def _sanctioned(sentence: Sentence, subjects: Subjects) -> Iterator[ListChange]:
    for match in _SANCTIONED.finditer(sentence.text):
        before = sentence.text[: match.start()]
        if re.search(rf"\b(?:OFAC|Treasury|{OFAC}|{TREASURY})\b(?:[^.;]{{0,60}})$", before):
            end = sentence.start + match.end()
            key = subjects.list[0] if subjects.list[1] == "SDN List" else "sdn-list"
            reference = Reference("list", end, end, key, "SDN List", False)
            yield _change("added", reference, sentence, match.start(), match.end())


def _change(
    action: str,
    reference: Reference,
    sentence: Sentence,
    start: int,
    end: int,
    *,
    background: bool = False,
) -> ListChange:
    return ListChange(
        action,
        reference.key,
        reference.name,
        sentence,
        sentence.start + start,
        sentence.start + end,
        reference.start,
        reference.end,
        standing(sentence.text, start, end),
        background,
    )
