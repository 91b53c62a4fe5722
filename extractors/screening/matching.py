"""Counterparties against entries of lists: only those that share a rare word are compared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from extractors.model import ListEntry
from extractors.screening.counterparties import Counterparty
from extractors.screening.forms import Form, forms_of, is_general
from extractors.screening.places import contradiction, country_of
from extractors.screening.similarity import Likeness, likeness

THRESHOLD = 85
"""Least score that is told, unless configured: `tests/bench/screening.py` measures it."""
CONTRADICTED = 8
"""Points that a match loses if the countries differ."""
_RARE = 300  # names that may share a general word by which others are looked for
_WORTH = 60.0  # least `fuzz.ratio` of their telling words, in order, of names that are compared
_MOST_SLIPS = 100_000  # words whose slips are remembered
_SHORTEST = 4  # letters of a word that is also looked for with a slip


@dataclass(frozen=True, slots=True)
class Match:
    """A counterparty that may be a party on a list, or one that a text names.

    Attributes:
        score: From 0 to 100.
        ours, theirs: Which of the names met: the counterparty's, the entry's.
        reason: In words.

    """

    counterparty: Counterparty
    entry: ListEntry
    score: int
    ours: str
    theirs: str
    reason: str


class Screen:
    """Counterparties by the words of their names, ready to be asked. Costs about 20 µs a name."""

    def __init__(self, counterparties: Sequence[Counterparty]) -> None:
        self.counterparties = counterparties
        bearers: defaultdict[str, list[int]] = defaultdict(list)
        for at, party in enumerate(counterparties):
            for name in dict.fromkeys(party.names):
                bearers[name].append(at)
        self._forms: list[tuple[Sequence[int], Form]] = [
            (who, form)
            for name, who in bearers.items()
            for form in forms_of(name)
            if form.comparable
        ]
        self._told = [_told_by(form) for _, form in self._forms]
        self._countries = [country_of(party.country) for party in counterparties]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, form) in enumerate(self._forms):
            for token in _tokens(form):
                self._places[token].append(place)
        self._near: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for token in self._places:
            if len(token) >= _SHORTEST:
                self._near[token[0], len(token)].append(token)
        self._slips: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self.counterparties)

    def matches(
        self,
        entries: Iterable[ListEntry],
        threshold: int = THRESHOLD,
        step: Callable[[], None] = lambda: None,
    ) -> tuple[Match, ...]:
        """Return who may be whom, best first; `step` is called after each entry."""
        found: list[Match] = []
        for entry in entries:
            found += self._of(entry, threshold)
            step()
        return tuple(sorted(found, key=lambda match: (-match.score, match.counterparty.row)))

    def _of(self, entry: ListEntry, threshold: int) -> Iterator[Match]:
        """Yield the counterparties that an entry may be, each once, by its best name."""
        best: dict[int, tuple[Likeness, Form, Form]] = {}
        forms = [form for name in (entry.name, *entry.aliases) for form in forms_of(name)]
        for theirs in filter(lambda form: form.comparable, forms):
            for place in self._candidates(theirs):
                bearers, ours = self._forms[place]
                alike = likeness(ours, theirs)
                for at in bearers if alike.score >= threshold else ():
                    if at not in best or alike.score > best[at][0].score:
                        best[at] = (alike, ours, theirs)
        countries = _countries(entry) if best else frozenset()
        for at, (alike, ours, theirs) in best.items():
            party = self.counterparties[at]
            differ = contradiction(self._countries[at], countries)
            score = alike.score - (CONTRADICTED if differ else 0)
            if score >= threshold:
                names = (ours.written, theirs.written)
                reason = "; ".join(filter(None, (_told(alike, party, entry, *names), differ)))
                yield Match(party, entry, score, *names, reason)

    def _candidates(self, theirs: Form) -> list[int]:
        """Return the places of forms that share a rare word with a name, or one with a slip."""
        tokens = sorted(_tokens(theirs), key=lambda token: len(self._places.get(token, ())))
        same = self._places.get(theirs.joined, ())
        places: set[int] = set()
        frequent: list[Sequence[int]] = []
        for token in tokens:
            for near in (token, *self._with_slips(token)):
                held = self._places.get(near, ())
                if len(held) <= _RARE or (near.isascii() and not is_general(near)):
                    places.update(held)
                elif near == token:
                    frequent.append(held)
        if len(frequent) > 1:  # names of nothing but words that many bear
            places.update(set(frequent[0]).intersection(frequent[1]))
        if theirs.native:
            return sorted(places.union(same))
        return sorted({*same, *self._worth(_told_by(theirs), sorted(places))})

    def _worth(self, told: str, places: Sequence[int]) -> Iterable[int]:
        """Return those of `places` whose telling words are nearly `told`."""
        if not places:
            return ()
        ours = [self._told[at] for at in places]
        ratios = process.cdist([told], ours, scorer=fuzz.ratio, score_cutoff=_WORTH)
        return (places[at] for at in ratios[0].nonzero()[0])

    def _with_slips(self, token: str) -> tuple[str, ...]:
        """Return the words of counterparties that a word may be written for by mistake."""
        if len(token) < _SHORTEST or not token.isascii():
            return ()
        if len(self._slips) > _MOST_SLIPS:
            self._slips.clear()
        if token not in self._slips:
            reach = range(len(token) - 2, len(token) + 3)
            self._slips[token] = tuple(
                word
                for length in reach
                for word, _, _ in process.extract(
                    token,
                    self._near.get((token[0], length), ()),
                    scorer=OSA.distance,
                    score_cutoff=1 if len(token) < 9 else 2,
                    limit=None,
                )
                if word != token
            )
        return self._slips[token]


def _tokens(form: Form) -> set[str]:
    """Return what a name is found by: its words, all of them as one, pairs of its characters."""
    pairs = (form.native[at : at + 2] for at in range(len(form.native) - 1))
    return {*form.words, form.joined, *pairs}


def _told_by(form: Form) -> str:
    """Return the words of a name that say who is meant, in the order of the alphabet."""
    telling = [word for word in form.words if not is_general(word)]
    return " ".join(sorted(telling or form.words))


def _countries(entry: ListEntry) -> frozenset[str]:
    """Return the countries that an entry names, by its own heading and its addresses."""
    told = (entry.country, *(address.rpartition(",")[2] for address in entry.addresses))
    return frozenset(filter(None, map(country_of, told)))


def _told(alike: Likeness, party: Counterparty, entry: ListEntry, ours: str, theirs: str) -> str:
    """Return the reason, with which of their names are no main names."""
    also = [
        f"{whose} alias “{name}”"
        for whose, name, main in (("your", ours, party.name), ("listed", theirs, entry.name))
        if name != main
    ]
    return ", ".join((alike.reason, *also))
