"""Sentences that tell of a change to a party list: what was done, to which list, where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.claims.assertion import Standing, standing
from extractors.claims.list_shapes import BLACKLIST, DESCRIBED, shapes, unreal
from extractors.claims.publisher import OFAC, TREASURY
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS, VEU, Reference, Subjects
from extractors.triggers import trigger

_ADD = (
    r"\b(?:add(?:s|ed|ing)?|plac(?:e|es|ed|ing)|put(?:s|ting)?|design(?:ated|ates|ating|ation of)"
    r"|listed|includ(?:ed|ing)|nam(?:ed|es|ing)|land(?:s|ed|ing)?|went|mov(?:es|ed|ing)|found (?:itself|themselves)|join(?:s|ed|ing)?|ended up|additions? of|additions?(?= to\b)|inclusion of)\b"
)
_REMOVE = (
    r"\b(?:remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|delist(?:s|ed|ing)?|tak(?:e|es|en|ing)|took|drop(?:s|ped)?|struck|strikes"
    r"|removals? of|revok(?:e|es|ed|ing)|stripp?(?:ed|ing)|lift(?:s|ed|ing)?|mov(?:es|ed|ing)|com(?:e|es|ing)|came|left|leav(?:es|ing))\b"
)
_MODIFY = (
    r"\b(?:modif(?:y|ies|ied|ying)|revis(?:e|es|ed|ing)|correct(?:s|ed|ing)?|amend(?:s|ed|ing)? (?=\w+ entr|the entr|entr)"
    r"|updat(?:e|es|ed|ing))\b"
)
_VERBS = (("added", _ADD), ("removed", _REMOVE), ("modified", _MODIFY))

# Whose list it is: "to the U.S. Commerce Department's trade …". Each word is taken once and kept,
# else a row of "the" is read in as many ways as there are, doubled with each.
_WHOSE = r"(?>(?:the|its|their|a|an|of|and|so-called|government|trade|export|department|same|[A-Z][\w.&]*|[\w.]+[’']s) )*+[“\"]?"
# "… to the Entity List": what links the verb to the list's name.
_TO_LIST = re.compile(rf"\b(?:to|on|onto|in|into) {_WHOSE}$", re.IGNORECASE)
_JOINED = re.compile(rf"\b(?:join(?:s|ed|ing)?|left|leav(?:es|ing)) {_WHOSE}$", re.IGNORECASE)
_FROM_LIST = re.compile(rf"\b(?:from|off|of) {_WHOSE}$", re.IGNORECASE)
_ENTRIES = re.compile(r"\bentr(?:y|ies)\b")
_BY_ADDING = re.compile(r"^\s*(?:, )?(?:by )?(?P<verb>adding|removing|modifying|revising)\b")
_SINCE = re.compile(
    rf"\b(?:has|have|had)? ?(?:also )?(?:been )?(?:on|listed on) {_WHOSE}$", re.IGNORECASE
)
_SINCE_WHEN = re.compile(r"\s*[”\"]?,? ?(?:since|from|ever since)\b")
# Without a list's name, "listed" means the list that the document is about.
_BARE = trigger(
    r"\b(?:(?:was|were|is|are|been|being) (?:also |newly |itself |first |again )?(?P<passive>listed|blacklisted|added|removed|delisted)"
    r"(?! (?:(?:on|in) (?!(?:late |early |mid-?)?(?:[A-Z][a-z]+day\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))|at|to"
    r"|for (?:sale|trading)|as (?:its |the |his |her )?(?:chief|chair|head|president|director|member|boss|CEO)|from (?:office|his|her|the (?:board|post)))\b)"
    r"|(?:entities|parties|companies|firms|those|persons|names) (?:newly )?(?P<noun>added|listed|removed|blacklisted)"
    r"|(?P<nominal>additions?|removals?) (?:\w+ ){0,6}?(?:include[sd]?|is|are|was|were)"
    r"|(?<!existing )(?P<entries>entries) (?:(?:in|under|for) [A-Z][\w. ]{2,30} )?(?:include[sd]?(?! (?:the )?address))"
    r"|(?:rule|notice|action|department|Department|bureau|BIS|Commerce|Washington)(?: [a-z]+){0,5}? (?P<lists>listed|lists|added)(?= [A-Z][\w-]+ (?!List)[^.;]*\b(?:and|compan|firm|entit|affiliat)| (?:\d+|[a-z-]+) (?:more |other |further |new )?(?:parties|entities|companies|firms|names|persons)\b(?! to\b))"
    r"|(?P<active>blacklist(?:s|ed|ing)|delist(?:s|ed|ing)))\b"
)
# What a rule does with single entries: "by adding entries for X", "the entry for X is revised".
_ENTRY = trigger(
    r"\b(?P<does>add|remov|modif|revis|correct)(?:s|es|ed|e|y|ies|ied|ing|ying)?\b(?=[^.;:]{0,70}\bentr(?:y|ies)\b(?! into))"
    r"|\bentr(?:y|ies) (?:for|of|on)\b[^.;:]{3,120}?\b(?:now )?(?P<now>has|have|gets?|got|gains?|gained|carries|shows|bears|receives?)\b(?= [^.;:]{0,40}\b(?:address|alias|names?\b))"
    r"|\bentr(?:y|ies)\b[^.;:]{3,160}?\b(?:is|are|was|were|be|been) (?P<done>add|remov|modif|revis|correct)(?:ed|ied)\b"
)
_MORE = re.compile(
    r"\b(?:and|also|while|but) (?:it |BIS )?(?P<verb>added|removed|delisted)\b(?! (?:to|on|from|that|:)\b)"
)
_SANCTIONED = trigger(
    r"\b(?:sanction(?:ed|ing|s(?= (?:[A-Z]|\w+ (?:compan|firm|entit|person|individual|vessel|network))))"
    r"|design(?:ated|ates|ating)(?! (?:official|agent|area|market))|impos\w+ (?:[a-z]+ ){0,2}sanctions (?:on|against)"
    r"|(?:placed|put|came|fell|went) under (?:[\w.]+ ){0,2}sanctions|hit with (?:[\w.]+ ){0,2}sanctions)\b"
)
_BY_TREASURY = re.compile(
    rf"\b(?:OFAC|Treasury|Department of State|State Department|{OFAC}|{TREASURY})\b(?:[^.;]{{0,60}})$"
)
_UNDER_ORDER = re.compile(
    r"\b(?:pursuant to|under) (?:Executive Order|E\.O\.)|\b(?:when|after|as) (?:OFAC|the Treasury|Treasury)\b|\bby (?:OFAC|(?:the )?(?:U\.S\. )?Treasury)\b"
)
# What another government does to its own lists is no change of ours.
_FOREIGN = re.compile(
    r"\b(?:China|Beijing|MOFCOM|Moscow|Russia|Brussels|EU|European Union|Tokyo|Japan|METI|London|Britain|UK|Taipei|Ottawa|Canada"
    r"|Ministry|ministry)(?:[’']s)?(?: (?:of|and|for|[A-Z]\w+))*(?: (?:has|have|had|also|itself|then|later))*\s*$"
)
# "the unreliable entity list": China's; Japan's is of end users.
_ANOTHER_S = re.compile(
    r"\b(?:[Uu]nreliable|[Ff]oreign end[- ]user|Chinese|Japanese|European|(?:China|Beijing|Tokyo|Japan|EU|London|MOFCOM)[’']s)"
    r"(?: own)?[ -][“\"]?$"
)
# "a possible listing of", "the request for the removal of": nothing was done.
UNREAL = re.compile(
    r"\b(?:possible|potential|expected|feared|proposed|threatened|pending|future|any|requests? for|petition\w* for|call\w* for|ask\w* for|seek\w*|oppos\w*|no|without|appeal\w*)\s+(?:the |an? )?(?:\w+ )?$",
    re.IGNORECASE,
)
_ENTITY_LIST = ("entity-list", "Entity List")
_SDN_LIST = "SDN List"


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
    changes = changes or [*_bare(sentence, subjects)]
    changes += _more(sentence, changes) if changes else ()
    ours = (c for c in changes if not _FOREIGN.search(sentence.text[: c.start - sentence.start]))
    return tuple(sorted(ours, key=lambda change: change.start))


def _lists(sentence: Sentence, subjects: Subjects) -> Iterator[Reference]:
    for reference in subjects.within(sentence.start, sentence.end, "list", "rule"):
        foreign = _ANOTHER_S.search(sentence.text[: reference.start - sentence.start])
        if (reference.name in PARTY_LISTS and not foreign) or reference.name == VEU:
            yield reference
    for described, what in ((DESCRIBED, ("sdn-list", _SDN_LIST)), (BLACKLIST, _ENTITY_LIST)):
        for found in described.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            if not subjects.within(start, end, "list"):
                yield Reference("list", start, end, *what)


def _named(sentence: Sentence, subjects: Subjects) -> Iterator[ListChange]:
    taken: set[tuple[str, int]] = set()
    for reference in _lists(sentence, subjects):
        at = reference.start - sentence.start
        for action, start, end in _verbs(
            sentence.text, reference, at, reference.end - sentence.start
        ):
            if (action, start) not in taken:
                taken.add((action, start))
                yield _change(action, reference, sentence, start, end)
        for shape in shapes(sentence.text, at, reference.end - sentence.start):
            yield _change(
                shape.action, reference, sentence, shape.start, shape.end, background=shape.state
            )
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
    return len(between) <= 320 and not re.search(r"[;:]", between)


def _links(action: str, verb: re.Match[str], before: str, reference: Reference) -> bool:
    if reference.name == VEU:
        return action == "removed" or bool(_TO_LIST.search(before))
    word, near = verb.group().lower(), len(before) - verb.end() < _NEAR
    if word.split()[0] in _NOUNS and UNREAL.search(before[: verb.start()]):
        return False
    if word == "listed" and _IS.search(before[: verb.start()]):
        return False
    if word[:4] in {"join", "left", "leav"}:
        return bool(_JOINED.search(before))
    if action == "added":
        # "listed" and "included" need the list at once: "chips included in systems … on the list".
        return bool(_TO_LIST.search(before)) and (near or word[:3] in {"add", "pla", "put"})
    if action == "removed":
        return bool(_FROM_LIST.search(before)) and (near or word[:3] in {"rem", "del"})
    return bool(_ENTRIES.search(before, verb.end()))


_NOUNS = frozenset({"addition", "additions", "inclusion", "removal", "removals", "designation"})
# "is listed on" tells of a state.
_IS = re.compile(r"\b(?:is|are|remains?|stays?)(?: still| also| already)? $")
_NEAR = 160  # characters


def _since(text: str, at: int, end: int) -> tuple[int, int] | None:
    state = _SINCE.search(text[:at])
    if state and _SINCE_WHEN.match(text[end : end + 12]):
        return state.start() + len(state.group()) - len(state.group().lstrip()), end
    return None


def _bare(sentence: Sentence, subjects: Subjects) -> Iterator[ListChange]:
    """Yield the changes of a list that the sentence does not name."""
    if any(found.name == VEU for found in _lists(sentence, subjects)):
        return
    for match in _BARE.finditer(sentence.text):
        word = next(word for word in match.groupdict().values() if word)
        before = sentence.text[: match.start()]
        by_treasury = match["active"] and _BY_TREASURY.search(before)
        what = (
            ("sdn-list", _SDN_LIST)
            if by_treasury
            else subjects.list
            if subjects.list[1]
            else _ENTITY_LIST
            if "black" in word
            else ("", "")
        )
        if what[1] and not _is_status(sentence.text, match, word):
            action = "removed" if word[:3] in {"rem", "del"} else "added"
            yield _change(action, _unnamed(what, sentence, match.end()), sentence, *match.span())
    for match in _ENTRY.finditer(sentence.text) if subjects.list[1] else ():
        stem = match["does"] or match["done"] or match["now"]
        action = {"add": "added", "remov": "removed"}.get(stem, "modified")
        group = next(name for name in ("does", "done", "now") if match[name])
        yield _change(
            action,
            _unnamed(subjects.list, sentence, match.end()),
            sentence,
            match.start(group),
            match.end(),
        )


def _is_status(text: str, match: re.Match[str], word: str) -> bool:
    """Return whether "is listed" tells of a state: no time since when stands beside it."""
    present = re.match(r"(?:is|are)\b", match.group()) and word in {"listed", "blacklisted"}
    return bool(present) and not re.match(
        r"[^.;]{0,20}\b(?:since|now|today)\b", text[match.end() :]
    )


def _more(sentence: Sentence, changes: list[ListChange]) -> list[ListChange]:
    """Return what else was done to the same list: "… and removed nine", "; Acme was removed"."""
    told = {change.action for change in changes}
    found = []
    for match in [*_MORE.finditer(sentence.text), *_BARE.finditer(sentence.text)]:
        word = next(word for word in match.groupdict().values() if word)
        action = "removed" if word[:3] in {"rem", "del"} else "added"
        near = [c for c in changes if c.start < sentence.start + match.start()]
        if near and action not in told:
            reference = _unnamed((near[-1].key, near[-1].name), sentence, match.end())
            start = match.end() - len(word) if match.re is _MORE else match.start()
            found.append(_change(action, reference, sentence, start, match.end()))
            told.add(action)
    return found


def _unnamed(what: tuple[str, str], sentence: Sentence, at: int) -> Reference:
    """Return a reference to a list that stands in no words of its own."""
    return Reference("list", sentence.start + at, sentence.start + at, *what, named=False)


def _sanctioned(sentence: Sentence, subjects: Subjects) -> Iterator[ListChange]:
    ours = subjects.list[1] == _SDN_LIST
    named = any(found.named for found in _lists(sentence, subjects))
    for match in _SANCTIONED.finditer(sentence.text):
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        if (ours and not named) or _BY_TREASURY.search(before) or _UNDER_ORDER.search(after):
            what = (subjects.list[0] if ours else "sdn-list", _SDN_LIST)
            reference = _unnamed(what, sentence, match.end())
            yield _change("added", reference, sentence, *match.span())


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
        unreal(sentence.text, start, standing(sentence.text, start, end)),
        background,
    )
