"""How sharp a source's habits are: each of several smoothings counts as far as it foretells.

Arrivals are dealt out in two halves; what is made of one half must foretell the other. So a source
that comes to the minute is remembered by the minute, and one that comes at any time is not taken
for having habits.
"""

from collections.abc import Sequence
from itertools import accumulate

REACHES = (
    1,
    6,
    24,
)  # cells that a smoothing spreads to either side, twice: minutes, an hour, hours
ROUNDS = 8  # of expectation and maximisation
DOUBT = 2.0  # arrivals' worth of belief in each smoothing before anything is seen

Heat = Sequence[float]


def smoothings(heat: Heat) -> list[list[float]]:
    """Return a day's heat in each degree of smoothness, the last one flat; each has its mass."""
    even = [sum(heat) / len(heat)] * len(heat)
    return [*(_spread(_spread(heat, reach), reach) for reach in REACHES), even]


def trusts(foretold: Sequence[Sequence[float]]) -> list[float]:
    """Return the share of each smoothing, from what each foretold of each arrival.

    >>> [round(share, 1) for share in trusts([[0.9, 0.1]] * 50)]
    [1.0, 0.0]
    """
    count = len(foretold[0])
    shares = [1 / count] * count
    for _ in range(ROUNDS):
        sums = [DOUBT / count] * count
        for chances in foretold:
            whole = sum(share * chance for share, chance in zip(shares, chances, strict=True))
            for at, chance in enumerate(chances):
                sums[at] += shares[at] * chance / whole
        whole = sum(sums)
        shares = [one / whole for one in sums]
    return shares


def _spread(heat: Heat, reach: int) -> list[float]:
    """Return the mean of each cell and those up to `reach` to either side, round the clock."""
    sums = [0.0, *accumulate([*heat[-reach:], *heat, *heat[:reach]])]
    width = 2 * reach + 1
    return [(b - a) / width for a, b in zip(sums, sums[width:], strict=False)]
