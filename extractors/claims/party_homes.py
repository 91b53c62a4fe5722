"""Countries of listed parties, as the words around their names give them."""

import re
from collections import Counter

from extractors.claims.list_changes import ListChange
from extractors.claims.places import country_of_words, is_place
from extractors.claims.scene import Scene
from extractors.model import Mention

_AFTER = re.compile(
    r"(?:, an? |, another |, the | ?\(|, | of | in | from | based in )(?:the )?(?P<place>[A-ZÀ-Ž][\w.’ ]{1,30}?)(?:-based|[’']s|\)| \w+|,|\.|;|$)"
)
_BEFORE = re.compile(r"(?P<place>[A-Z][\w.]+(?: [A-Z]\w+)?)(?:-based|[’']s)? (?:[a-z]+ ){0,3}$")
_DESCRIBED = re.compile(
    r",? (?:an?|the) [^.;]{0,50}?\b(?:in|of|from) (?P<place>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_NEAR = 60  # characters


def country_of(seen: Scene, change: ListChange, party: Mention) -> str:
    """Return the canonical name of a party's country, "" if nothing gives it.

    An apposition or an adjective beside any of its mentions goes first, then the watched entity,
    a place in its name, and the only country that the sentence or the text speaks of.
    """
    entities = seen.known.entities
    watched = entities.get(party.entity)
    own = watched.country if watched else ""
    return (
        _apposed(seen, party)
        or (entities[own].name if own in entities else own)
        or country_of_words(party.name)
        or country_of_words(party.text)
        or _near(seen, change)
    )


def _apposed(seen: Scene, party: Mention) -> str:
    """Return the country that the words beside a mention of the party give."""
    spans = [(party.start, party.end)]
    spans += [(m.start, m.end) for m in seen.called(party.name) if m.start != party.start]
    for start, end in spans:
        after = seen.text[end : end + _NEAR].partition("\n")[0]
        before = seen.text[max(0, start - _NEAR // 2) : start].rpartition("\n")[2]
        for found in (_AFTER.match(after), _BEFORE.search(before), _DESCRIBED.match(after)):
            words = found["place"] if found else ""
            if words and (is_place(words) or country_of_words(words.split()[0])):
                return country_of_words(words)
    return ""


def _near(seen: Scene, change: ListChange) -> str:
    """Return the only country beside the United States in the sentence, else in the text."""
    sentence = change.sentence
    beside = Counter(mention.name for mention in seen.named(sentence, "COUNTRY"))
    for met in (beside, seen.countries.copy()):
        met.pop("United States", None)
        if len(met) == 1:
            return next(iter(met))
    ranked = met.most_common(2)
    if not ranked:
        return country_of_words(f"{seen.document.title}\n{sentence.text}")
    return ranked[0][0] if ranked[0][1] > 2 * ranked[1][1] else ""
