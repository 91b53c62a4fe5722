"""Slips of the pen: how far a word may be from a known one and still be meant for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

_SHORTEST = 5  # letters; below, real names differ by as little as slips do
_LONG_WORD = 9  # letters; such a word bears two slips


def slips(written: str, known: str) -> int:
    """Return by how many edits `written` misses `known`, 0 if it is the same or another word.

    An edit is a letter too many, missing or wrong, or two that changed places (Damerau 1964). The
    first letters must be the same: they are hardly ever mistaken.

    >>> slips("Jeffery", "Jeffrey"), slips("Hygon", "Hynix"), slips("Birch", "Biren")
    (1, 0, 0)
    """
    shorter = min(len(written), len(known))
    if shorter < _SHORTEST or written[0] != known[0]:
        return 0
    allowed = 2 if shorter >= _LONG_WORD else 1
    distance = OSA.distance(written.lower(), known.lower(), score_cutoff=allowed)
    return distance if distance <= allowed else 0


def swapped(written: str, known: str) -> bool:
    """Return whether two neighbouring letters changed places, and nothing else.

    >>> swapped("Hauwei", "Huawei"), swapped("Marvel", "Marvell")
    (True, False)
    """
    return slips(written, known) == 1 and sorted(written.lower()) == sorted(known.lower())


def misspelling(name: str, edits: int) -> str:
    """Return the reason of a link that allows for slips.

    >>> misspelling("Jeffrey Kessler", 1)
    'misspelling of Jeffrey Kessler by 1 edit'
    """
    return f"misspelling of {name} by {edits} edit{'s' if edits > 1 else ''}"


class Vocabulary:
    """Known words, looked up by what a word with slips may be meant for; all in lower case."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._words:
            self._alike[word[0], len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def meant(self, written: str) -> Iterator[tuple[str, int]]:
        """Yield the words that `written` may be a slip for, each with the number of edits."""
        for length in range(len(written) - 2, len(written) + 3):
            for word in self._alike.get((written[0], length), ()):
                if edits := slips(written, word):
                    yield word, edits
