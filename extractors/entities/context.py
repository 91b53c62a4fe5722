"""Decides what an ambiguous name means, from the rest of the document.

In this order: what the text itself defines ("Bureau of Industry and Security (BIS)"), another name
of the same entity elsewhere in the text, the publisher, the words that speak for and against each
reading. A name that nothing speaks for is no mention.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.entities.calendar_words import CALENDAR, is_time
from extractors.entities.folding import fold
from extractors.entities.names import Name, version
from extractors.entities.people import People
from extractors.entities.phrases import FORM
from extractors.entities.surroundings import is_american_town, is_chip, is_part, is_town, owner
from extractors.entities.watch_list import Candidate, Findings
from extractors.model import Mention
from extractors.watch import Entity

_ERA = re.compile(r"(?:-[a-z]+)? administration\b|[- ]era\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(\w+)\.? $")
_SHORT = re.compile(r"\(([A-Z]{2,6})\)")
_COMMON_WORDS = re.compile(r"(?:\b[a-z]+[ -]){2,7}\Z")
_WORDS_BEFORE = 200  # characters in which they stand; longer words are none
_DEFINED = re.compile(r"['\"]? \((?:the |hereinafter )?[\"“']?$")


@dataclass(frozen=True, slots=True)
class Support:
    """How well a reading is founded: a higher rank wins, then a higher weight."""

    rank: int
    weight: int
    reason: str


_NONE = Support(-1, 0, "")
_NAMED = 3
_MOST_TOLD = 4  # words of a context


class Judge:
    """Reads the candidates of one document.

    `publisher` is the canonical name of who published it, "" if unknown; `countries` are the
    canonical names of countries by entity key.
    """

    def __init__(
        self, findings: Findings, people: People, publisher: str, countries: Mapping[str, str]
    ) -> None:
        self._text = findings.folded.text
        self._words = findings.words
        self._people = people
        self._publisher = publisher
        self._countries = countries
        self._towns = {
            self._text[one.start : one.end]
            for one in findings.candidates
            if is_town(self._text, one.start, one.end)
        }
        self._initials = _initials(self._text)
        self._defined = dict(_definitions(self._text, findings.candidates))
        self._named = {entity.name for entity in _certain(findings.candidates)} | {
            mention.name for mention in people.mentions if mention.entity
        }

    def read(self, candidate: Candidate) -> Mention | None:
        """Return what stands there, None if it is no mention.

        The mention has no label if the words hold no name at all ("U.S. persons").
        """
        readings = [(self._support(name, candidate), name) for name in candidate.names]
        support, name = max(readings, key=lambda pair: (pair[0].rank, pair[0].weight))
        surname = self._text[candidate.start : candidate.end]
        namesake = self._people.namesake(surname, candidate.start, before=name.sure)
        weak = name.label == "PERSON" or name.entity is None
        if namesake and support.rank <= (_NAMED if weak else _NAMED - 1):
            return self._mention(candidate, "PERSON", "", namesake, "namesake")
        if support.rank < 0:
            return self._foreign(candidate)
        if name.label == "PERSON" and _ERA.match(self._text, candidate.end):
            return self._mention(candidate, "", "", "", "era")
        key = name.entity.key if name.entity else ""
        reason = support.reason + _rejected(name, candidate)
        called = version(self._text[candidate.start : candidate.end], name)
        return self._mention(candidate, name.label, key, called, reason)

    def _foreign(self, candidate: Candidate) -> Mention | None:
        """Return a body of the same name that the text says is another country's, None if none."""
        surface = self._text[candidate.start : candidate.end]
        if " " not in surface or not any(name.label == "AGENCY" for name in candidate.names):
            return None
        whose = owner(self._text[max(0, candidate.start - 48) : candidate.start])
        return self._mention(candidate, "AGENCY", "", surface, f"of {whose}") if whose else None

    def _mention(
        self, candidate: Candidate, label: str, key: str, name: str, reason: str
    ) -> Mention:
        start, end = candidate.start, candidate.end
        return Mention(label, start, end, self._text[start:end], key, name, reason)

    def _support(self, name: Name, candidate: Candidate) -> Support:
        entity = name.entity
        if entity is None:
            return Support(_NAMED, 0, "phrase")
        if name.form in self._initials or self._is_another(name, entity, candidate):
            return _NONE
        if entity.label == "PRODUCT" and is_chip(self._text, candidate.start, candidate.end):
            return Support(_NAMED, 0, "called a chip")
        if name.form in CALENDAR:
            if FORM.match(self._text, candidate.end):
                return Support(_NAMED, 1, "name")
            if is_time(self._text, candidate.start, candidate.end):
                return _NONE
        if self._defined.get(name.form) == entity.name:
            return Support(_NAMED + 1, 0, "defined in the text")
        written = self._text[candidate.start : candidate.end]
        plain = _is_distinct(name, written) or self._is_titled(entity, written)
        if (name.sure and not _is_surname(name)) or plain:
            return Support(_NAMED, 1, "name")
        if _is_surname(name) and self._holds_office(entity, candidate):
            return Support(_NAMED + 1, 0, "office")
        return self._circumstances(name, entity)

    def _is_titled(self, entity: Entity, written: str) -> bool:
        """Return whether it is "Entity List" with its capitals, where nothing tells of programs."""
        titled = entity.label == "LIST" and written == entity.name
        return titled and not any(self._says(word) for word in entity.against)

    def _circumstances(self, name: Name, entity: Entity) -> Support:
        speaks = [word for word in entity.context if self._says(word) and word != name.form]
        against = [word for word in entity.against if self._says(word)]
        weight = len(speaks) - len(against)
        if entity.name in self._named:
            return Support(_NAMED, min(weight, 0), "named in full in the text")
        if self._publisher and self._publisher == entity.name:
            return Support(_NAMED - 1, weight, "publisher")
        if speaks and weight > 0:
            told = f"context: {', '.join(speaks[:_MOST_TOLD])}"
            told += f"; against: {', '.join(against[:_MOST_TOLD])}" if against else ""
            return Support(1, weight, told)
        return Support(0, 0, "surname") if name.sure and weight >= 0 else _NONE

    def _says(self, word: str) -> bool:
        return _plain(word) in self._words

    def _holds_office(self, entity: Entity, candidate: Candidate) -> bool:
        title = _WORD_BEFORE.search(self._text, max(0, candidate.start - 24), candidate.start)
        if title is None or not title[1][0].isupper():
            return False
        return any(title[1] in office.title.split() for office in entity.offices)

    def _is_another(self, name: Name, entity: Entity, candidate: Candidate) -> bool:
        """Return whether the name is a town's, part of another's, or another country's body."""
        start, end = candidate.start, candidate.end
        if entity.label == "COUNTRY":
            return is_american_town(self._text, end)
        if entity.label not in {"AGENCY", "LIST"}:
            return False
        whose = owner(self._text[max(0, start - 48) : start])
        if entity.label == "LIST":
            home = self._countries.get(entity.country, "United States")
            return self._text[start:end].islower() and whose not in {"", home}
        if not name.sure and _bare(name) and is_part(self._text, start, end):
            return True
        if self._text[start:end] in self._towns:
            return entity.name not in self._named or is_town(self._text, start, end)
        return bool(whose) and whose != self._countries.get(entity.country, whose)


def _initials(text: str) -> frozenset[str]:
    """Return the short forms that stand in brackets after common words that begin with their letters.

    >>> sorted(_initials("the entity archetype registry (EAR) of the export rules (EAR)"))
    ['EAR']
    >>> sorted(_initials("of the entity archetype registry \\n(EAR)"))
    []
    """
    return frozenset(
        short[1]
        for short in _SHORT.finditer(text)
        if (
            words := _COMMON_WORDS.search(
                text, max(0, short.start() - _WORDS_BEFORE), short.start()
            )
        )
        and "".join(word[0] for word in words[0].split()[-len(short[1]) :]).upper() == short[1]
    )


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    return fold(word).text.strip()


def _rejected(name: Name, candidate: Candidate) -> str:
    """Return whom else the words could have meant: " (not Bank for International Settlements)"."""
    others = [one.canonical for one in candidate.names if one.canonical != name.canonical]
    return f" (not {', '.join(dict.fromkeys(others))})" if others else ""


def _bare(name: Name) -> bool:
    return " " not in name.form and not name.form.isupper()


def _is_distinct(name: Name, written: str) -> bool:
    """Return whether a company's name of several words, capitals and all, can be nothing else."""
    return name.label == "ORG" and " " in name.form and written == name.form


def _is_surname(name: Name) -> bool:
    return name.label == "PERSON" and " " not in name.form


def _certain(candidates: Iterable[Candidate]) -> Iterator[Entity]:
    """Yield the entities that a name which is theirs alone stands for."""
    for candidate in candidates:
        entities = {name.entity.name: name.entity for name in candidate.names if name.entity}
        sure = any(name.sure and not _is_surname(name) for name in candidate.names)
        if sure and len(entities) == 1:
            yield from entities.values()


def _definitions(text: str, candidates: tuple[Candidate, ...]) -> Iterator[tuple[str, str]]:
    """Yield short forms that stand in brackets after another name of their entity, with its name."""
    for full, short in pairwise(candidates):
        if short.start - full.end > 16 or not _DEFINED.fullmatch(text, full.end, short.start):
            continue
        meant = {name.entity.name for name in full.names if name.entity and name.sure}
        for name in short.names:
            if name.entity and name.entity.name in meant:
                yield name.form, name.entity.name
