"""Made-up regulation text: as many different words, as unevenly spread, as the Federal Register has.

An issue of it has 24,600 different words in 260,000, the most frequent one 6 % of them: Zipf's law.
"""

import numpy as np

_STEMS = "export control license item end user china entity list rule chip advanced computing "
_STEMS += (
    "foreign direct product semiconductor equipment requirement exception policy review denial "
)
_STEMS += (
    "commerce bureau industry security notice final interim comment amendment part supplement "
)
_STEMS += (
    "party subsidiary affiliate transfer country military intelligence model weight data center"
)
_SMALL = "the of and to in a for is that or by with on as be this not are from at an it was have"
WORDS = [
    *_STEMS.split(),
    *(f"{stem}{end}" for stem in _STEMS.split() for end in ("s", "ing", "al")),
]
DIFFERENT = 60_000  # words; in a year of the Register there are more, most of them once
_LINES = 8
_SOUNDS = "ra te no li mu so ken dar vi pol est an ter ich bel cor fin ge hur"
_SYLLABLES = _SOUNDS.split()


def _vocabulary() -> list[str]:
    made = [*_SMALL.split(), *WORDS]
    for number in range(DIFFERENT - len(made)):
        rest, word = number + 1, ""
        while rest:
            rest, place = divmod(rest, len(_SYLLABLES))
            word += _SYLLABLES[place]
        made.append(f"{number % 1000}.{number // 1000}" if number % 11 == 0 else word)
    return made


class Prose:
    """A writer of texts; by the same seed the same."""

    def __init__(self, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        self._words = np.array(_vocabulary(), dtype=object)
        weights = 1.0 / (np.arange(DIFFERENT) + 2.7)
        self._until = np.cumsum(weights / weights.sum()).astype(np.float32)

    def text(self, words: int, name: str) -> str:
        """Return a text of so many words in paragraphs, `name` in the first."""
        drawn = np.searchsorted(self._until, self._chance.random(words, dtype=np.float32))
        spoken = self._words[np.minimum(drawn, DIFFERENT - 1)].tolist()
        size = -(-words // _LINES)
        lines = [" ".join(spoken[at : at + size]) for at in range(0, words, size)]
        return f"{name} " + ".\n".join(lines)

    def sketch(self, size: int) -> list[int]:
        """Return so many hashes."""
        return [int(number) for number in self._chance.integers(0, 2**32, size)]
