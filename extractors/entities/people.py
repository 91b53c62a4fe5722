"""Finds people: watched ones in other spellings, others by given name, title or description."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.entities.calendar_words import CALENDAR, is_time
from extractors.entities.persons import EAST_ASIAN_SURNAMES, GIVEN_NAMES, NO_SURNAME
from extractors.entities.phrases import FIRM_WORDS, OPENERS
from extractors.entities.slips import misspelling, slips
from extractors.entities.statistical import Guess
from extractors.entities.titles import BEFORE_NAME
from extractors.model import Mention
from extractors.watch import Entity

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŠŻŽ][\w'’-]{1,24}"
# First name; the lookahead sees initials and particles and the last name, so pairs may overlap.
_PAIR = re.compile(
    rf"(?<![\w.@/-])(?<!San )(?<!Santa )(?<!St\. )(?P<first>{_CAP})(?=(?P<rest> (?:(?:[A-Z]\.){{1,2}} )?(?:(?:de|van|von|der|den|la|bin|al|di|da) ){{0,2}}(?P<last>(?=\w*[a-z]){_CAP})))"
)
_DESCRIBED = re.compile(
    rf"(?<![\w.@/-])(?P<name>{_CAP}(?: {_CAP}){{1,2}}), (?:(?:the|a|an) )?(?:\w+ ){{0,2}}?"
    r"(?:who|chief|director|president|spokes\w+|economist|analyst|adviser|advisor|partner at|professor|head of|minister"
    r"|chair(?:man|woman)?|deputy|attorney|lawyer|counsel|researcher|fellow|CEO|founder|manager|owner|editor|judge|mayor|captain|coach|curator|engineer|farmer|author|baker"
    r"|dean|commissioner|inspector|secretary|senator|treasurer|principal|teacher|architect|physicist|historian)\b"
)
_NEXT_WORD = re.compile(rf" ((?=\w*[a-z]){_CAP})")
_WORD = re.compile(rf"(?<![\w.@-]){_CAP}(?!\w)")
_POSSESSIVE = re.compile(r"'s$")
# "Duk-geun", and one to three syllables as pinyin spells them.
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_PINYIN = re.compile(
    r"(?i:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv])){1,3}"
)
_LONGEST_HAN = 6


@dataclass(frozen=True, slots=True)
class Bearers:
    """Those who bear one surname in a text.

    Attributes:
        starts: Where one of them is named in full, in order.
        watched: For each such place, whether the person is watched.
        unwatched: Of those whom nobody watches, the one most often named, the first of equals.
        foremost: Where the one most often named of all is named first.

    """

    starts: tuple[int, ...]
    watched: tuple[bool, ...]
    unwatched: str
    foremost: Mention


@dataclass(frozen=True, slots=True)
class People:
    """The people that a text names in full: every such place, and who bears which surname."""

    mentions: tuple[Mention, ...]
    bearers: dict[str, Bearers]

    def namesake(self, surname: str, position: int, *, before: bool = False) -> str:
        """Return the unwatched person whom `surname` means at `position`, "" if it is none.

        The full name last read before it decides between a watched and an unwatched bearer; with
        `before` a name that comes only later decides nothing.
        """
        bearers = self.bearers.get(surname)
        if bearers is None:
            return ""
        earlier = bisect_left(bearers.starts, position)
        if before and not earlier:
            return ""
        return "" if bearers.watched[earlier - 1] else bearers.unwatched


class Roster:
    """The watched people, by their first and by their last names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._exact: dict[tuple[str, str], Entity] = {}
        self._by_last: defaultdict[str, list[tuple[str, Entity]]] = defaultdict(list)
        self._by_first: defaultdict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for entity in entities:
            if entity.label == "PERSON":
                self._add(entity)

    def _add(self, entity: Entity) -> None:
        for alias in {entity.name, *entity.aliases} - {*entity.ambiguous}:
            words = alias.split()
            if len(words) > 1:
                self._exact[words[0], words[-1]] = entity
                self._by_last[words[-1]].append((words[0], entity))
                self._by_first[words[0]].append((words[-1], entity))

    def knows_surname(self, last: str) -> bool:
        """Return whether a watched person bears it."""
        return last in self._by_last

    def match(self, first: str, last: str) -> tuple[Entity, str] | None:
        """Return the person so called and why, allowing for a slip of the pen in one word.

        The other word must be exact, the word in doubt must have five letters and their first in
        common and must not be a given name in its own right: "Tim Cotton" is not Tom Cotton.
        """
        if entity := self._exact.get((first, last)):
            return entity, "full name"
        near = (
            []
            if first in GIVEN_NAMES
            else [(slips(first, known), entity) for known, entity in self._by_last.get(last, ())]
        )
        near += [(slips(last, known), entity) for known, entity in self._by_first.get(first, ())]
        found = {entity.key: (edits, entity) for edits, entity in near if edits}
        if len(found) != 1:
            return None
        edits, entity = next(iter(found.values()))
        return entity, misspelling(entity.name, edits)


def find_people(
    text: str, roster: Roster, taken: frozenset[int], guesses: Sequence[Guess] = ()
) -> People:
    """Return the people named in full in `text`; no unwatched one starts or ends inside `taken`.

    `taken` are offsets covered by names of other things, `guesses` what the recogniser sees.
    """
    full = [*_watched(text, roster), *_unwatched(text, roster, taken)]
    full += _guessed(text, guesses, full, roster, taken)
    names = {
        " ".join(words[first:]): one.name
        for one in reversed(full)
        for words in (one.name.split(),)
        for first in range(1, len(words))
    }
    titled = _titled(text, roster, taken)
    found = [
        one if one.entity else replace(one, name=names.get(one.name, one.name))
        for one in (*full, *titled)
    ]
    mentions = tuple(sorted(found, key=lambda mention: mention.start))
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for surname in family_names(mention.text):
            named[surname].append(mention)
    return People(mentions, {surname: _bearers(those) for surname, those in named.items()})


def family_names(name: str) -> tuple[str, ...]:
    """Return the words of a full name that may stand for it: the last, or the first in Chinese.

    >>> family_names("Solveig Aurand"), family_names("Ahn Duk-geun"), family_names("Liang Wenfeng")
    (('Aurand',), ('Ahn',), ('Liang', 'Wenfeng'))
    """
    words = name.split()
    if len(words) == 2 and _KOREAN.fullmatch(words[1]) and len(words[0]) <= _LONGEST_HAN:
        return (words[0],)
    if len(words) == 2 and words[0] in EAST_ASIAN_SURNAMES and _PINYIN.fullmatch(words[1]):
        return (words[0], words[1])
    return (words[-1],)


def _bearers(named: list[Mention]) -> Bearers:
    unwatched = Counter(mention.name for mention in named if not mention.entity).most_common(1)
    most = Counter(mention.name for mention in named).most_common(1)[0][0]
    return Bearers(
        tuple(mention.start for mention in named),
        tuple(bool(mention.entity) for mention in named),
        unwatched[0][0] if unwatched else "",
        next(mention for mention in named if mention.name == most),
    )


def _watched(text: str, roster: Roster) -> Iterator[Mention]:
    for match in _PAIR.finditer(text):
        last = _POSSESSIVE.sub("", match["last"])
        if found := roster.match(match["first"], last):
            entity, reason = found
            end = match.start("last") + len(last)
            yield _person(text, match.start(), end, entity.name, reason, entity.key)


def _unwatched(text: str, roster: Roster, taken: frozenset[int]) -> Iterator[Mention]:
    for match in _PAIR.finditer(text):
        first, last = match["first"], _POSSESSIVE.sub("", match["last"])
        start, end = match.start(), match.start("last") + len(last)
        other = first in NO_SURNAME or last in NO_SURNAME | FIRM_WORDS | OPENERS
        if other or roster.match(first, last):
            continue
        if start in taken or (end - 1 in taken and not roster.knows_surname(last)):
            continue
        before = text[max(0, start - 40) : start]
        if first in GIVEN_NAMES or BEFORE_NAME.search(before):
            end = _third(text, end, taken)
            if text[start:end].rsplit(" ", 1)[-1] in FIRM_WORDS:
                continue
            yield _person(text, start, end, text[start:end], "given name or title")
    for match in _DESCRIBED.finditer(text):
        words = match["name"].split()
        other = words[-1] in FIRM_WORDS or bool(NO_SURNAME.intersection(words))
        if not other and not taken.intersection(range(match.start("name"), match.end("name"))):
            yield _person(text, match.start(), match.end("name"), match["name"], "description")


def _guessed(
    text: str,
    guesses: Iterable[Guess],
    known: Iterable[Mention],
    roster: Roster,
    taken: frozenset[int],
) -> Iterator[Mention]:
    """Yield the full names that only the recogniser sees; a watched surname ends no firm's."""
    covered = {offset for one in known for offset in range(one.start, one.end)}
    for one in guesses:
        inside = range(one.start, one.end)
        name = text[one.start : one.end]
        clear = one.start not in taken and one.end - 1 not in taken
        borne = name.count(" ") == 1 and roster.knows_surname(name.split(" ")[1])
        person = one.label == "PERSON" or (one.label == "ORG" and borne)
        if person and " " in name and clear and covered.isdisjoint(inside):
            reason = f"model {one.confidence:.2f}"
            yield _person(text, one.start, one.end, name, reason)


def _titled(text: str, roster: Roster, taken: frozenset[int]) -> Iterator[Mention]:
    """Yield "Judge Halloran": a title and one name, which no further name follows."""
    for match in _TITLED.finditer(text):
        start, end = match.span("last")
        known = match["last"] in NO_SURNAME or roster.knows_surname(match["last"])
        if not known and start not in taken:
            yield _person(text, start, end, match["last"], "title")


_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Senator|Representative|Congressman|Congresswoman|Judge)\.? "
    r"(?P<last>[A-ZÀ-ÖØ-ÞŁŚŠŻŽ][\w-]{2,24}(?:'(?!s\b)\w+)?)(?![\w-]| [A-Z])"
)


def _third(text: str, end: int, taken: frozenset[int]) -> int:
    """Return where the name ends if what seemed the last name is a middle one."""
    match = _NEXT_WORD.match(text, end)
    if not match or match[1] in NO_SURNAME | OPENERS or match.start(1) in taken:
        return end
    return match.start(1) + len(_POSSESSIVE.sub("", match[1]))


def _person(text: str, start: int, end: int, name: str, reason: str, key: str = "") -> Mention:
    return Mention("PERSON", start, end, text[start:end], key, name, reason)


def surnames(text: str, people: People) -> Iterator[Mention]:
    """Yield the places where a surname that the text has given a person stands alone."""
    for match in _WORD.finditer(text) if people.bearers else ():
        surname = _POSSESSIVE.sub("", match.group())
        if bearers := people.bearers.get(surname):
            end, who = match.start() + len(surname), bearers.foremost
            if surname in CALENDAR and is_time(text, match.start(), end):
                continue
            yield _person(text, match.start(), end, who.name, "surname", who.entity)
