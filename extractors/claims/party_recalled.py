"""Parties whose listing stands beside their name: "Acme, listed since 2020, …", "Acme's removal"."""

import re
from collections.abc import Iterator

from extractors.claims.assertion import Standing, standing
from extractors.claims.list_changes import UNREAL, ListChange
from extractors.claims.party_names import names
from extractors.claims.party_phrases import subjects_of
from extractors.claims.scene import Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS
from extractors.model import Mention
from extractors.triggers import trigger

_ENTITY_LIST = ("entity-list", "Entity List")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
_WHEN = (
    rf"(?:since\b|in (?:late |early |mid-?)?(?:{_MONTH}|(?:19|20)\d\d)|on (?:{_MONTH}|\w+day\b|\d)|the same (?:day|week|month|year)"
    r"|(?:last|this) (?:\w+day|week|month|year|spring|summer|autumn|fall|winter)|\w+ (?:days|weeks|months|years) (?:ago|earlier|later|before)"
    r"|today\b|yesterday\b|earlier (?:this|in|on)\b|by (?:BIS|Commerce|Washington|OFAC|Treasury|the (?:U\.S\.|US|bureau|department|United States)))"
)
_LIST_WORDS = r"(?: (?:on|to|from|onto) (?:the |its |Washington[’']s )?(?:[A-Z][\w.]+ ){0,3}?(?:[Ll]ist|blacklist))?"
_ADDED = r"(?P<added>listed|added|blacklisted|sanctioned|designated|put|placed)"
_REMOVED = r"(?P<removed>removed|delisted|struck|dropped|taken off)"
# ", listed since 2020,": an apposition to the name before it.
_APPOSED = re.compile(
    rf"^\s*(?:\([^)]*\))?,? \(?(?:which was |itself |first |also |newly |who was )?\b(?:{_ADDED}|{_REMOVED}){_LIST_WORDS}(?: itself)?,? {_WHEN}"
    r"|^\s*(?:\([^)]*\))?, (?:itself |already )?(?P<since>on (?:the |its )?(?:[A-Z][\w.]+ ){0,3}?(?:[Ll]ist|blacklist) (?:since|from))\b"
)
# "Acme's listing", "its addition to the list … , Acme".
_POSSESSED = re.compile(
    r"^[’']s?\s+(?:own |recent |earlier )?(?:(?P<added>listing|addition|blacklisting|designation|inclusion)|(?P<removed>removal|delisting))\b"
    r"(?=[^.;]{0,40}\b(?:[Ll]ist|blacklist|in|on|last|this|earlier|since|came|took|by)\b)"
)
_NOMINAL = trigger(
    r"\b(?:[Tt]he|[Aa]fter|[Ss]ince|[Ff]ollowing|[Dd]espite|[Ww]ith) (?:the )?(?:\w+ )?(?:(?P<added>listing|addition|blacklisting|designation|inclusion)|(?P<removed>removal|delisting)) of\s"
)
_INTRODUCED = re.compile(
    r"^(?:[^,]{0,60}?\b)?(?:[Ss]ince|[Aa]fter|[Bb]efore|[Ff]ollowing|[Dd]espite|[Uu]ntil|[Ww]hen|[Aa]lthough|[Tt]hough|[Oo]nce)\b[^,]{0,40}?\b(?:(?:its|their) (?P<nominal>listing|addition|blacklisting|designation|inclusion|removal|delisting)"
    r"|(?:it|they) (?:was|were|had been|has been|got) (?P<passive>listed|added|blacklisted|sanctioned|designated|put|placed|removed|delisted|taken|struck))\b[^,]{0,80}, "
)
_THE_COMPANY = trigger(r"\b[Tt]he (?:company|firm|group|university|chipmaker|maker)(?=, )")
_OFF = frozenset({"removal", "delisting", "removed", "delisted", "taken", "struck"})
# One of these stands in every word of a listing; most sentences have none.
_CUES = ("ist", "add", "sanction", "designat", "put", "placed", "remov", "struck", "dropped", "taken", "inclusion")  # fmt: skip
_NEAR = 160  # characters


def recalled(seen: Scene, sentence: Sentence) -> Iterator[tuple[ListChange, Mention]]:
    """Yield the changes that stand beside the name of whom they concern, with that name."""
    text = seen.text
    told_of = any(cue in sentence.text for cue in _CUES)
    every = names(text, seen.mentions, sentence.start, sentence.end, owners=True) if told_of else ()
    for name in every:
        after = text[name.end : min(name.end + _NEAR, sentence.end)]
        found = _APPOSED.match(after) or _POSSESSED.match(after)
        if found and not UNREAL.search(text[sentence.start : name.start]):
            told = found.groupdict()
            done = "removed" if told.get("removed") else "added"
            change = _change(seen, sentence, done, name.end + found.start(), name.end + found.end())
            if change:
                yield change, name
    for named in _THE_COMPANY.finditer(sentence.text):
        end = sentence.start + named.end()
        found = _APPOSED.match(text[end : min(end + _NEAR, sentence.end)])
        done = "removed" if found and found["removed"] else "added"
        if found and (change := _change(seen, sentence, done, end, end + found.end())):
            yield from ((change, party) for party in subjects_of(seen, sentence, end))
    yield from _nominal(seen, sentence)
    yield from _introduced(seen, sentence)


def _nominal(seen: Scene, sentence: Sentence) -> Iterator[tuple[ListChange, Mention]]:
    """Yield whose listing "the listing of Acme and Zeta in May" tells."""
    text = seen.text
    for nominal in _NOMINAL.finditer(sentence.text):
        if UNREAL.search(sentence.text[: nominal.start()] + nominal.group().split(" of")[0][:-8]):
            continue
        done = "removed" if nominal["removed"] else "added"
        start = sentence.start + nominal.end()
        change = _change(seen, sentence, done, sentence.start + nominal.start(), start)
        if change is None:
            continue
        end = start
        for name in names(text, seen.mentions, start, sentence.end):
            if not _JOINED.fullmatch(text[end : name.start]):
                break
            yield change, name
            end = name.end


_JOINED = re.compile(r"(?:\s*\([^)]*\))?[\s,]*(?:and |the |as well as )*[“\"]?")


def _introduced(seen: Scene, sentence: Sentence) -> Iterator[tuple[ListChange, Mention]]:
    """Yield the subject that "Since its addition to the list, " introduces."""
    text = seen.text
    found = _INTRODUCED.match(sentence.text)
    if not found:
        return
    start = sentence.start + found.end()
    if names(text, seen.mentions, sentence.start, start - 2):
        return
    word = found["nominal"] or found["passive"]
    done = "removed" if word in _OFF else "added"
    change = _change(seen, sentence, done, sentence.start, start)
    first = names(text, seen.mentions, start, sentence.end)[:1]
    if change and first and first[0].start - start <= len("the "):
        yield change, first[0]


def _change(seen: Scene, sentence: Sentence, done: str, start: int, end: int) -> ListChange | None:
    """Return the change of the list that these words name, else of the one the text is about."""
    named = [
        found
        for found in seen.subjects.within(sentence.start, sentence.end, "list")
        if found.name in PARTY_LISTS
    ]
    words = seen.text[start:end]
    key, name = seen.subjects.list
    if named:
        key, name = min(named, key=lambda one: abs(one.start - start)).key, min(named, key=lambda one: abs(one.start - start)).name  # fmt: skip
    elif "blacklist" in words:
        key, name = _ENTITY_LIST
    at = standing(sentence.text, start - sentence.start, end - sentence.start)
    if not name or at is not Standing.ASSERTED:
        return None
    return ListChange(done, key, name, sentence, start, end, end, end, at, background=True)


# "is among those that went", "are on it too", "was one of nine firms added".
_AMONG = trigger(
    r"\b(?:is|are|was|were) (?:also |too )?(?P<cue>among|one of|two of|three of|part of|on it|in it|on that list|on the list(?=,? (?:too|as well|now|also)))\b(?P<whom>[^.;]{0,90})"
)
_OF_THEM = re.compile(
    r"\b(?:those|them|names?|added|listed|additions?|newcomers?|entries|designated|removed|removals|went|struck|dropped|blacklisted|batch|group|the (?:\d+|\w+) (?:compan|firm|entit|part))"
)
_FOLLOWED = trigger(
    r"\b(?P<verb>followed|made the list|(?:heads|tops|leads|headed|topped|led) the (?:list|batch)|joined (?:them|it)|went with (?:it|them)"
    r"|(?:has|have|had) been (?:there|on it) (?:since|for))\b"
)
_JOINED_BY = re.compile(r"\b(?:joined|followed|accompanied) by\s")
_TOO = re.compile(r"(?:^|; |, and )(?P<who>[A-Z][^,;.]{2,60}?)(?:,)? (?:too|as well)\s*$")


def among(seen: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Yield who is told to be among the parties of the change before: "Acme is among them"."""
    text = sentence.text
    for found in _AMONG.finditer(text):
        pointed = (found["cue"].startswith("on") and found["cue"] != "one of") or found[
            "cue"
        ] == "in it"
        if (pointed or _OF_THEM.search(found["whom"])) and _asserted(text, found):
            yield from subjects_of(seen, sentence, sentence.start + found.start("cue"))
    for found in _FOLLOWED.finditer(text):
        if _asserted(text, found):
            yield from subjects_of(seen, sentence, sentence.start + found.start("verb"))
    too = _TOO.search(text.rstrip('.”"'))
    if too:
        yield from names(seen.text, seen.mentions, sentence.start + too.start("who"), sentence.start + too.end("who"))  # fmt: skip


def _asserted(text: str, found: re.Match[str]) -> bool:
    return standing(text, *found.span()) is Standing.ASSERTED
