"""The watched entities, arranged once for what claims ask of them: a long list costs no text more."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick

from extractors.claims.title_words import initials, stems, words
from extractors.watch import Entity

# Regimes and codes that every story names; an event is rarely about them.
GENERIC = frozenset(
    {
        "Export Administration Regulations",
        "International Traffic in Arms Regulations",
        "Commerce Control List",
    }
)
# What a headline may name as a document's main thing.
_TITLED = frozenset({"RULE", "LIST", "BILL", "PRODUCT"})
_ACRONYM = re.compile(r"([A-Z]{3}) [Rr]ule\b")
_NONE = ("", "")
# Titles of fewer words are alike by chance.
_LONG_TITLE = 5
_ALIKE = 0.7  # share of common words


class Known:
    """The watched entities by key, and the names among them that a text may speak of."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self.keys = {entity.name: entity.key for entity in entities.values()}
        rules = [entity for entity in entities.values() if entity.label == "RULE"]
        self._own = _own_stems([rule for rule in rules if rule.name not in GENERIC])
        self._acronyms = [
            (match[1], (rule.key, rule.name))
            for rule in rules
            if (match := _ACRONYM.match(rule.name))
        ]
        self._titles = [
            (told, (rule.key, rule.name))
            for rule in rules
            if rule.name not in GENERIC
            for name in (rule.name, *rule.aliases)
            if len(told := words(name)) >= _LONG_TITLE
        ]
        self._names = [
            (entity.label, surface, (entity.key, entity.name))
            for entity in entities.values()
            if entity.label in _TITLED
            for surface in (entity.name, *entity.aliases)
            if surface.strip()
        ]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, surface, _) in enumerate(self._names):
            self._places[surface.lower()].append(place)
        self._forms = tuple(self._places)
        self._automaton = AhoCorasick(self._forms)

    def in_title(self, title: str) -> list[tuple[str, str, tuple[str, str]]]:
        """Return label, surface, key and name of what may stand in a title, in order of the list."""
        found = self._automaton.find_matches_as_indexes(title.lower(), overlapping=True)
        places = {place for index, _, _ in found for place in self._places[self._forms[index]]}
        return [self._names[place] for place in sorted(places)]

    def described(self, text: str) -> tuple[str, str]:
        """Return the watched rule that shares most of its own words with `text`."""
        met = Counter(self._own[stem] for stem in stems(text) if stem in self._own)
        top = met.most_common(2)
        if not top or (len(top) > 1 and top[0][1] == top[1][1]):
            return _NONE
        return top[0][0]

    def titled_alike(self, title: str) -> tuple[str, str]:
        """Return the watched rule whose official title says the same in nearly the same words."""
        ours = words(title)
        alike = (rule for theirs, rule in self._titles if len(ours & theirs) >= _ALIKE * len(ours | theirs))  # fmt: skip
        return next(alike, _NONE)

    def spelled_out(self, text: str) -> tuple[str, str]:
        """Return the watched rule whose name opens with an acronym that `text` spells out."""
        met = initials(text) if self._acronyms else ()
        return next((rule for acronym, rule in self._acronyms if acronym in met), _NONE)


def _own_stems(rules: list[Entity]) -> dict[str, tuple[str, str]]:
    """Return by stem the one rule whose name and aliases have it."""
    owners: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for rule in rules:
        for stem in stems(" ".join([rule.name, *rule.aliases])):
            owners[stem][rule.key, rule.name] = None
    return {stem: next(iter(those)) for stem, those in owners.items() if len(those) == 1}
