"""Finds watched companies and things by a name with a slip in it: "Hauwei", "Yangzte Memory".

Real names differ by as little as slips do: Hynix and Hygon, Biren and Birch, Marvell and Marvel. So
a word counts as a slip only if no watched name bears it and one entity alone can be meant. In a
name of one word two neighbouring letters must have changed places; a letter missing inside it, or
one too many, counts where the text has the right name as well. A wrong letter makes another name:
Micron and Macron.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.entities.persons import GIVEN_NAMES
from extractors.entities.phrases import FORM
from extractors.entities.slips import Vocabulary, misspelling, slips, swapped
from extractors.entities.towns import TOWNS
from extractors.model import Mention
from extractors.watch import Entity

_LABELS = frozenset({"ORG", "AGENCY", "PRODUCT", "MODEL", "RULE", "LIST", "BILL"})
_SHORTEST = 6  # letters of a name of one word
_CAPITALISED = re.compile(rf"(?<![\w@./-])[A-Z][A-Za-z]{{{_SHORTEST - 1},24}}(?![\w@-]|\.\w)")
_POSSESSIVE = re.compile(r"['’]s$")

_Name = tuple[str, ...]


class Spellings:
    """The spaCy component "spellings": links names with slips; it needs "mentions"."""

    def __init__(self) -> None:
        self.watch(())

    def watch(self, entities: Iterable[Entity]) -> None:
        """Link to `entities` from now on."""
        self._owners: defaultdict[_Name, dict[str, Entity]] = defaultdict(dict)
        self._anagrams: defaultdict[str, set[str]] = defaultdict(set)
        words: set[str] = set()
        for entity in entities:
            names = {_words(name) for name in (entity.name, *entity.aliases, *entity.ambiguous)}
            words.update(word for name in names for word in name)
            unsure = {_words(name) for name in entity.ambiguous}
            for name in names - unsure if entity.label in _LABELS else ():
                self._owners[name][entity.key] = entity
                if len(name) == 1 and len(name[0]) >= _SHORTEST and name[0].isalpha():
                    self._anagrams[_letters(name[0])].add(name[0])
        self._vocabulary = Vocabulary(word for word in words if word)

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with those of its mentions linked that have a slip."""
        mentions: tuple[Mention, ...] = doc.user_data["mentions"]
        text: str = doc.user_data["original"]
        linked = [self._linked(mention, mentions) for mention in mentions]
        linked += self._unseen(text, mentions)
        doc.user_data["mentions"] = tuple(sorted(linked, key=lambda one: one.start))
        return doc

    def _linked(self, mention: Mention, mentions: Sequence[Mention]) -> Mention:
        if mention.entity or mention.label not in _LABELS:
            return mention
        name = _words(FORM.sub("", mention.text))
        found = dict(self._meant(name, mentions))
        return _link(mention, found) if len(found) == 1 else mention

    def _meant(
        self, name: _Name, mentions: Sequence[Mention]
    ) -> Iterator[tuple[str, tuple[Entity, int]]]:
        """Yield the entities that a name may be a slip for, by key, with the number of edits."""
        doubtful = [at for at, word in enumerate(name) if word not in self._vocabulary]
        if len(doubtful) != 1 or not name[doubtful[0]].isalpha():
            return
        at = doubtful[0]
        for word, edits in self._vocabulary.meant(name[at]):
            owners = self._owners.get((*name[:at], word, *name[at + 1 :]), {})
            for key, entity in owners.items():
                if len(name) > 1 or _is_slip(name[0], word, key, mentions):
                    yield key, (entity, edits)

    def _unseen(self, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Yield names of one word, two letters of it swapped, that were taken for no name."""
        ends = [mention.end for mention in mentions]
        for match in _CAPITALISED.finditer(text) if self._anagrams else ():
            surface = match.group()
            meant = [
                one
                for one in self._anagrams.get(_letters(surface.lower()), ())
                if swapped(surface.lower(), one)
            ]
            if len(meant) != 1 or surface.lower() in self._vocabulary or _is_word(surface, text):
                continue
            after = bisect_right(ends, match.start())
            owners = self._owners[(meant[0],)]
            if len(owners) == 1 and not (
                after < len(mentions) and mentions[after].start < match.end()
            ):
                (entity,) = owners.values()
                here = Mention(entity.label, *match.span(), surface, "", "")
                yield _link(here, {entity.key: (entity, 1)})


def _link(mention: Mention, found: dict[str, tuple[Entity, int]]) -> Mention:
    ((entity, edits),) = found.values()
    reason = misspelling(entity.name, edits)
    return replace(mention, label=entity.label, entity=entity.key, name=entity.name, reason=reason)


def _is_slip(written: str, known: str, key: str, mentions: Sequence[Mention]) -> bool:
    """Return whether a name of one word is meant for `known`, the name of the entity `key`."""
    if len(known) < _SHORTEST:
        return False
    if swapped(written, known):
        return True
    missing = len(written) != len(known) and not _doubles(written, known)
    named = any(mention.entity == key for mention in mentions)
    return missing and written[-1] == known[-1] and named and slips(written, known) == 1


def _doubles(one: str, other: str) -> bool:
    """Return whether two words differ by a doubled letter alone: "Marvel" and "Marvell"."""
    return re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)


def _is_word(surface: str, text: str) -> bool:
    """Return whether a capitalised word is a name or word in its own right."""
    own = surface in GIVEN_NAMES or surface in TOWNS
    return own or re.search(rf"(?<!\w){surface.lower()}(?!\w)", text) is not None


def _words(name: str) -> _Name:
    return tuple(_POSSESSIVE.sub("", name).lower().replace("-", " ").split())


def _letters(word: str) -> str:
    return "".join(sorted(word))


@Language.factory("spellings")
def make_spellings(nlp: Language, name: str) -> Spellings:
    """Return a component that knows nobody yet."""
    return Spellings()
