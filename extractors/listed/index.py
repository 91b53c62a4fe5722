"""All names of all listed parties, found by hash: the cost of a look-up does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractors.entities.slips import Vocabulary
from extractors.listed.rows import ListedParty
from extractors.listed.words import KINDS, UNSPACED, common, core, is_bare
from extractors.model import LISTED
from extractors.watch import Entity

Core = tuple[str, ...]

_LEAST_LETTERS = 4  # of a name of one word: shorter ones are acronyms of many things
_LEAST_UNSPACED = 4  # characters of a name in Chinese or Japanese; people's names have three
_MOST_WORDS = 16
# A word in doubt that alone tells who is meant must be longer than one beside another such word.
_LEAST_ALONE = 6


@dataclass(frozen=True, slots=True)
class Known:
    """Who bears a name.

    Attributes:
        key: `LISTED` and the words of the name, or the key of the watched entity that it is.
        name: The party's own name, or the entity's.
        listed: Each list, with the name as it stands there.
        person: Whether the lists mark a natural person.

    """

    key: str
    name: str
    listed: tuple[tuple[str, str], ...]
    person: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A party by one of its names: `written` is that name as listed, `bare` if it has no legal form."""

    known: Known
    written: str
    bare: bool
    alias: bool


class Index:
    """Parties by the words of their names. `watched` entities keep their own keys."""

    def __init__(self, parties: Iterable[ListedParty], watched: Iterable[Entity]) -> None:
        entities = tuple(watched)
        knowns = _knowns(parties, _watched_cores(entities))
        self._bearers: dict[Core, Bearer] = {}
        taken: dict[Core, str] = {}
        for known, party in knowns:
            for at, name in enumerate((party.name, *party.aliases)):
                self._add(Bearer(known, name, is_bare(name), at > 0), taken)
        for words_of in [found for found, key in taken.items() if not key]:
            del self._bearers[words_of]
        self.longest: dict[str, int] = {}
        for found in self._bearers:
            self.longest[found[0]] = max(len(found), self.longest.get(found[0], 0))
        self._words = Vocabulary(
            [word for found in self._bearers for word in found]
            + [word for entity in entities for name in _names(entity) for word in core(name)]
        )

    def _add(self, bearer: Bearer, taken: dict[Core, str]) -> None:
        """Note a name; one that two parties bear is its first bearer's own, or nobody's."""
        found = core(bearer.written)
        if not _usable(found):
            return
        before = self._bearers.get(found)
        if before is None or (before.alias and not bearer.alias):
            self._bearers[found] = bearer
            taken[found] = bearer.known.key
        elif before.known.key == bearer.known.key:
            if bearer.bare and not before.bare:
                self._bearers[found] = replace(before, bare=True)
        elif before.alias and bearer.alias:
            taken[found] = ""

    def __len__(self) -> int:
        return len(self._bearers)

    def bearer(self, found: Core) -> Bearer | None:
        """Return who bears the name with these words, None if nobody does or several do."""
        return self._bearers.get(found)

    def near(self, found: Core) -> tuple[Bearer, int] | None:
        """Return who is meant by a name with slips in one word, and their number.

        None if nobody or several can be meant, or the word in doubt is one that some name bears:
        "Shaanxi" is no slip for "Shanxi". Another word must be the same.
        """
        doubtful = [at for at, word in enumerate(found) if word not in self._words]
        if len(found) < 2 or len(doubtful) != 1 or common(found[doubtful[0]]):
            return None
        at = doubtful[0]
        alone = all(common(word) for word in (*found[:at], *found[at + 1 :]))
        if alone and len(found[at]) < _LEAST_ALONE:
            return None
        near = [
            (bearer, edits)
            for word, edits in self._words.meant(found[at])
            if (bearer := self._bearers.get((*found[:at], word, *found[at + 1 :])))
        ]
        return near[0] if len(near) == 1 else None


def _usable(found: Core) -> bool:
    """Return whether a name says who is meant: not "Inc", "May", "" or "General Trading"."""
    if not found or len(found) > _MOST_WORDS:
        return False
    if all(UNSPACED.match(word) for word in found):
        return len(found) >= _LEAST_UNSPACED
    if len(found) == 1:
        return len(found[0]) >= _LEAST_LETTERS and not common(found[0])
    return len(found) > 2 or not all(common(word) for word in found)


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.name, *entity.aliases


def is_organisation(found: Core) -> bool:
    """Return whether the words themselves say that they name a body: "institute", "trading"."""
    return any(word in KINDS for word in found) and len(found) > 1


def _watched_cores(entities: Iterable[Entity]) -> dict[Core, Entity]:
    """Return the watched companies by the names that mean them for certain."""
    found: dict[Core, Entity] = {}
    for entity in entities:
        if entity.label in {"ORG", "AGENCY"}:
            unsure = set(entity.ambiguous)
            listing = entity.entity_list.rpartition(" (")[0]
            for name in (*_names(entity), listing):
                if name not in unsure and core(name):
                    found.setdefault(core(name), entity)
    return found


def _knowns(
    parties: Iterable[ListedParty], watched: dict[Core, Entity]
) -> Iterator[tuple[Known, ListedParty]]:
    """Yield each party with who it is: one name on two lists is one party."""
    grouped: defaultdict[Core, list[ListedParty]] = defaultdict(list)
    for party in parties:
        if own := core(party.name):
            grouped[own].append(party)
    for own, those in grouped.items():
        entity = watched.get(own)
        key = entity.key if entity else f"{LISTED}{'-'.join(own)}"
        known = Known(
            key,
            entity.name if entity else those[0].name,
            tuple(dict.fromkeys((party.list, party.name) for party in those)),
            all(party.person for party in those),
        )
        for party in those:
            yield known, party
