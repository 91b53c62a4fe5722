"""Parties that a text names as added to, removed from or modified on a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.claims.assertion import Standing, standing
from extractors.claims.list_changes import ListChange
from extractors.claims.party_homes import country_of
from extractors.claims.party_names import SUFFIX
from extractors.claims.party_phrases import listed_in, parties_of, subjects_of
from extractors.claims.party_recalled import among, recalled
from extractors.claims.party_rows import listed_parties
from extractors.claims.party_unnamed import (
    all_of_them,
    along_with,
    heading_name,
    somebody,
    the_firm,
)
from extractors.claims.scene import Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import VEU
from extractors.model import ListAction, Mention

_SHORT = {"SDN List": "SDN", "Military End-User List": "MEU"}

# After a change these tell of further parties: "So was Acme.", "The other names include Acme."
_SO_WAS = re.compile(
    r"(?:^|, and |; )[Ss]o (?:was|were|is|are|did)\b|, as (?:has|have|was|were|is|are|did)\b"
)
_OTHERS = re.compile(
    r"^(?:(?:The|Others?|Among|They|Those|These|Also|Additional|Further|New|Newcomers|Most|All|Included)\b(?P<whom>[^.;]{0,70}?)"
    r"\b(?:includ(?:e|es|ed|ing)|are|were|is|was|comprise[sd]?)\b:?|Also (?:named|added|listed|designated|on the list|hit):?"
    r"|(?:One|Two|Three|Four|Five|Six|Some|Several)(?: of (?:them|these|those|the \w+))? (?:is|are|was|were) [^.;:A-Z]{0,60}:)"
)
_POINTS = re.compile(r"(?:Among|They|Those|These|Others)\b")
_WHOM = re.compile(
    r"\b(?:names?|part(?:y|ies)|compan(?:y|ies)|entit(?:y|ies)|firms?|additions?|list|ones?|those|others?|them|added|named|listed"
    r"|designated|targets?|newcomers|persons?|individuals?|organi[sz]ations?|group|batch|two|three|four|five|six|seven|eight|nine|ten|dozen|\d+)\b"
)
_CLAUSE = re.compile(r"\b(?:before|after|when|because|came|come|said|days|weeks|months|years)\b")
_ONE_IS = re.compile(
    r"(?:^(?:One|Another|A (?:second|third|fourth)|The (?:(?:laborator(?:y|ies)|labs?|compan(?:y|ies)|firms?|universit(?:y|ies)|institutes?|traders?|makers?|individuals?|vessels?|banks?|brokers?)(?= (?:is|are|was|were) (?:the )?[A-Z])|(?:first|second|third|other|last|biggest|largest|rest)s?|(?:best|most|least)[- ]\w+(?: (?:one|name|addition|party|company|firm))?))(?: of (?:them|these|the \w+))?"
    r" (?:is|are|was|were)|[;,] (?:and )?(?:another|a second|a third|the other|the rest)(?:,| is| are| was| were))\s"
)
# "Two of the firms, Acme and Borealis, are accused of …": they are of those listed before.
_APART = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Some|Several|Most) of (?:them|these|those|the (?:\w+ )?(?:firms|companies|names|entities|parties|additions)), (?=[A-Z])"
    r"|(?:A (?:second|third|fourth|fifth)|Another), (?=[A-Z])"
)
_VERB = re.compile(r", (?:is|are|was|were|has|have|[a-z]+s|[a-z]+ed)\b")
_NAMED = re.compile(
    r"\b(?:was|were|is|are|been|being) (?:(?:also|all|newly|each|itself|both|too|likewise) )*"
    r"(?P<verb>named|targeted|included|added|listed|designated|sanctioned|hit|blacklisted|cited|accused|caught up)\b"
    r"(?! (?:as a source|by name|after|in (?!the (?:list|rule|notice|action|package))))"
)
_WITH = re.compile(r"^ (?:together|along|alongside)(?: with)? |^ as well as ")
_REASONED = frozenset({"cited", "accused"})
# Sentences after a change in which its story may go on.
_REACH = 6


def find_list_actions(seen: Scene) -> tuple[ListAction, ...]:
    """Return the parties named in list changes, background acts included, in order of telling.

    A party is named as printed. The country is the one that the row, an apposition, the sentence
    or the watched entity gives; "" if none does.
    """
    if not seen.on_topic:
        return ()
    found: dict[tuple[str, str, str], ListAction] = {}
    for change, party, home in _parties(seen):
        list_name = _SHORT.get(change.name, change.name)
        key = (change.action, list_name, party.entity or _folded(party.name or party.text))
        if key not in found:
            country = home or country_of(seen, change, party)
            reason = f"“{seen.text[change.start : change.end]}”"
            found[key] = ListAction(change.action, list_name, _as_named(party), country, reason)
    return tuple(found.values())


def _as_named(party: Mention) -> str:
    """Return the party's name as printed, an acronym as what it stands for."""
    acronym = party.text.isupper() and " " not in party.text
    return party.name if party.name and acronym else party.text


def _folded(name: str) -> str:
    """Return what two spellings of a company's name share: no case, no form of company."""
    words = [word for word in re.split(r"[\s,]+", name) if word and not SUFFIX.match(word)]
    return " ".join(words).casefold() or name.casefold()


def _parties(seen: Scene) -> Iterator[tuple[ListChange, Mention, str]]:
    told = [*_told(seen)]
    told += [
        (
            replace(listed.change, action=listed.action, name=listed.list),
            listed.party,
            listed.country,
        )
        for listed in listed_parties(seen)
    ]
    # A party whose sentence comes later may stand in a row before it: order by place.
    yield from sorted(told, key=lambda each: each[1].start)


def _told(seen: Scene) -> Iterator[tuple[ListChange, Mention, str]]:
    """Yield the parties that sentences name."""
    current: tuple[int, ListChange] | None = None
    announced: ListChange | None = None
    latest: list[Mention] = []
    for index, sentence in enumerate(seen.sentences):
        every = [c for c in seen.list_changes(sentence) if c.name != VEU]
        changes = [c for c in every if c.standing is Standing.ASSERTED]
        for change, party in _of_sentence(seen, sentence, changes, latest):
            latest = [party] if change.sentence != sentence or not latest else [*latest, party]
            yield change, party, ""
        if announced:
            for verb, party in all_of_them(seen, sentence, announced.sentence):
                yield replace(announced, start=verb, end=verb), party, ""
        goes_on = not every or (_OTHERS.match(sentence.text) and _POINTS.match(sentence.text))
        if current and index - current[0] <= _REACH and goes_on:
            for party in (*_further(seen, sentence), *among(seen, sentence)):
                yield current[1], party, ""
                current = (index, current[1])
        new = [change for change in changes if not change.background]
        current = (index, new[0]) if new else current
        announced = announced or next(iter(new), None)


def _of_sentence(
    seen: Scene, sentence: Sentence, changes: Sequence[ListChange], latest: Sequence[Mention]
) -> Iterator[tuple[ListChange, Mention]]:
    """Yield the parties of the changes that one sentence tells; `latest` are those before."""
    for place, change in enumerate(changes):
        following = changes[place + 1].start if place + 1 < len(changes) else sentence.end
        found = parties_of(seen, change, following)
        found = (
            found
            or [*heading_name(seen, change)]
            or [*somebody(seen, change)]
            or [*the_firm(seen, change, latest)]
        )
        for party in (*found, *along_with(seen, change, following)):
            yield change, party
    for so_was in _SO_WAS.finditer(sentence.text) if changes else ():
        for party in listed_in(seen, sentence.start + so_was.end(), sentence.end):
            yield changes[-1], party
    yield from recalled(seen, sentence)
    for party in among(seen, sentence) if changes else ():
        yield changes[0], party


def _further(seen: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Yield the parties that a sentence adds to a change told before it without naming the list."""
    text = sentence.text
    for so_was in _SO_WAS.finditer(text):
        yield from listed_in(seen, sentence.start + so_was.end(), sentence.end)
    others = _OTHERS.match(text)
    pointed = (
        others
        and text.startswith(("They", "Those", "These"))
        and not (others["whom"] or "").strip()
    )
    whom = (others["whom"] or "") if others else ""
    if others and (pointed or (_WHOM.search(whom) and not _CLAUSE.search(whom))):
        yield from listed_in(seen, sentence.start + others.end(), sentence.end)
    apart = _APART.match(text)
    if apart:
        verb = _VERB.search(text, apart.end())
        end = verb.start() if verb else apart.end()
        yield from listed_in(seen, sentence.start + apart.end(), sentence.start + end)
    for one in _ONE_IS.finditer(text):
        stop = re.search(r"[;,.]|$", text[one.end() :])
        end = one.end() + (stop.start() if stop else 0)
        yield from listed_in(seen, sentence.start + one.end(), sentence.start + end)
    for named in _NAMED.finditer(text):
        if standing(text, *named.span()) is Standing.ASSERTED:
            yield from _of_passive(seen, sentence, named)


def _of_passive(seen: Scene, sentence: Sentence, named: re.Match[str]) -> Iterator[Mention]:
    subjects = subjects_of(seen, sentence, sentence.start + named.start("verb"))
    if named["verb"] in _REASONED:
        # "Acme is accused of …" gives the reason only where it opens the sentence.
        opens = bool(subjects) and subjects[0].start - sentence.start <= len("The ")
        subjects = subjects if opens else []
    yield from subjects
    joined = _WITH.match(sentence.text[named.end() :])
    if joined:
        yield from listed_in(seen, sentence.start + named.end() + joined.end(), sentence.end)
