"""Finds the watched names in one pass whose cost does not depend on how many are watched."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs
from spacy.language import Language
from spacy.tokens import Doc

from extractors.entities.folding import Folded, fold
from extractors.entities.names import Name, names
from extractors.watch import Entity

# Scripts written without blanks between words: Han, kana, hangul.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ADDRESS_BEFORE = re.compile(r"(?:@|www\.\S*|://\S*|\.[a-z]{2,4}/\S*)$")
_ADDRESS_AFTER = re.compile(r"\.(?:com|gov|org|net|cn|ai|io|eu|doc\.gov)\b|@\w|://", re.IGNORECASE)
_MONEY = re.compile(r"\$ ?\d")
_GOES_ON = re.compile(r"'(?!s(?!\w))\w")
# "V3.1" is not V3.
_DECIMAL = re.compile(r"\.\d")
_INFLECTION = re.compile(r"(?:s|es|ed|ing|er|ers|'s)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where one or more names fit; offsets count in the folded text."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands in a document.

    Attributes:
        folded: The text in which the candidates' offsets count.
        candidates: Places of watched names, longest first at each place, not overlapping.
        words: The context words of watched entities that occur, as configured. One that is configured
            with a capital must have it in the text; any may be inflected.

    """

    folded: Folded
    candidates: tuple[Candidate, ...]
    words: frozenset[str]


class WatchList:
    """The spaCy component "watch_list": sets `doc.user_data["findings"]`."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[Name, ...]] = {}
        self.watch(())

    def watch(self, entities: Iterable[Entity]) -> None:
        """Look for `entities` from now on, besides countries and known look-alikes."""
        watched = tuple(entities)
        forms: defaultdict[str, list[Name]] = defaultdict(list)
        for name in names(watched):
            forms[name.form.lower()].append(name)
        self._names = {form: tuple(found) for form, found in forms.items()}
        self._forms = tuple(self._names)
        self._words = tuple(sorted(_context_words(found for found in forms.values())))
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms)
        self._context = ahocorasick_rs.AhoCorasick(
            [_unhyphened(word.lower()) for word in self._words]
        )

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its findings."""
        folded = fold(doc.user_data["original"])
        found = sorted(self._fitting(folded), key=lambda seen: (seen.start, -seen.end))
        doc.user_data["findings"] = Findings(folded, tuple(longest(found)), self._spoken(folded))
        return doc

    def _fitting(self, folded: Folded) -> Iterator[Candidate]:
        lower = folded.lower
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if not _begins(lower, start):
                continue
            fitting = self._names[self._forms[index]]
            stop = _stop(lower, end, plural=any(name.plural for name in fitting))
            if not stop:
                continue
            surface, before = folded.text[start:end], folded.text[max(0, start - 24) : start]
            right = tuple(name for name in fitting if name.fits(surface, before))
            if right and not _in_address(folded.text, start, stop):
                yield Candidate(start, stop, right)

    def _spoken(self, folded: Folded) -> frozenset[str]:
        lower = _unhyphened(folded.lower)
        return frozenset(
            self._words[index]
            for index, start, end in self._context.find_matches_as_indexes(lower, overlapping=True)
            if _begins(lower, start)
            and _INFLECTION.match(lower, end)
            and (self._words[index][0].islower() or not folded.text[start].islower())
        )


def longest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates that do not overlap, the leftmost and there the longest.

    They must come sorted by start, longest first.
    """
    end = 0
    for candidate in candidates:
        if candidate.start >= end:
            yield candidate
            end = candidate.end


def _unhyphened(lower: str) -> str:
    """Return `lower` as context words are compared in it: "export-control" is "export control"."""
    return lower.replace("-", " ")


def _context_words(names_of: Iterable[list[Name]]) -> set[str]:
    return {
        fold(word).text.strip()
        for found in names_of
        for name in found
        if name.entity
        for word in (*name.entity.context, *name.entity.against)
        if word.strip()
    }


def _begins(lower: str, start: int) -> bool:
    return not _joined(lower[start - 1 : start], lower[start])


def _stop(lower: str, end: int, *, plural: bool) -> int:
    """Return where the name that ends at `end` stops, with its plural s; 0 if it goes on.

    An apostrophe goes on unless it makes a possessive: "Xi" is not in "Xi'an".
    """
    if _GOES_ON.match(lower, end) or (lower[end - 1].isdigit() and _DECIMAL.match(lower, end)):
        return 0
    if not _joined(lower[end : end + 1], lower[end - 1]):
        return end
    if plural and lower[end] == "s" and not _joined(lower[end + 1 : end + 2], "s"):
        return end + 1
    return 0


def _joined(neighbour: str, edge: str) -> bool:
    """Return whether `neighbour` continues the word that `edge` belongs to."""
    if not neighbour or not (neighbour.isalnum() or neighbour == "_"):
        return False
    if neighbour.isascii() and edge.isascii():
        return True
    return not (_UNSPACED.match(neighbour) or _UNSPACED.match(edge))


def _in_address(text: str, start: int, stop: int) -> bool:
    """Return whether the name is part of a URL, a mail address or a sum of money ("US$5")."""
    before = text[max(0, start - 44) : start]
    after = text[stop : stop + 12]
    return bool(
        _ADDRESS_BEFORE.search(before) or _ADDRESS_AFTER.match(after) or _MONEY.match(after)
    )


@Language.factory("watch_list")
def make_watch_list(nlp: Language, name: str) -> WatchList:
    """Return a component that watches nothing yet but countries and look-alikes."""
    return WatchList()
