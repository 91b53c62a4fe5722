"""The likeliest row of BILUO tags in which every name begins and ends (Viterbi, 1967).

Only one thing is to be known of the words so far: whether a name is open, and of which kind. So a
word costs as much as there are kinds of name, not that many tags squared.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Of what may not be.
_NEVER = -1e9
# A word belongs to no name for certain if its best tag within a name is this much less likely, as
# a logarithm, than "O". Between two such words a row is searched by itself.
_CERTAIN = 4.0


class TagPaths:
    """Finds rows of the tags "O" and "B-…", "I-…", "L-…", "U-…"."""

    def __init__(self, tags: Sequence[str]) -> None:
        place = {tag: index for index, tag in enumerate(tags)}
        kinds = sorted({tag[2:] for tag in tags if tag != "O"})
        # A tag that the model never learnt stands behind all others.
        self._open = [
            [place.get(f"{letter}-{kind}", len(tags)) for letter in "BIL"] for kind in kinds
        ]
        self._plain = place["O"]
        self._within = [index for tag, index in place.items() if tag[0] in "BIL"]
        self._apart = [index for tag, index in place.items() if tag[0] in "OU"]
        self._follows = np.array([[_may_follow(one, two) for two in tags] for one in tags])
        self._kind = {end: kind for kind, (_, _, end) in enumerate(self._open)}

    def best(self, logs: NDArray[np.float32]) -> list[int]:
        """Return a tag for each word; `logs` are the logarithms of the tags' probabilities.

        >>> tags = TagPaths(("O", "B-X", "I-X", "L-X", "U-X"))
        >>> tags.best(np.log([[0.1, 0.6, 0.1, 0.1, 0.1], [0.5, 0.1, 0.0001, 0.3, 0.1]]))
        [1, 3]
        """
        path = logs.argmax(axis=1)
        plain = np.array([self._plain])
        broken = ~self._follows[np.concatenate([plain, path]), np.concatenate([path, plain])]
        margin = logs[:, self._plain] - logs[:, self._within].max(axis=1)
        certain = np.flatnonzero((path == self._plain) & (margin >= _CERTAIN))
        last = 0
        for place in np.flatnonzero(broken):
            if place < last:
                continue
            at = certain.searchsorted(place)
            first = certain[at - 1] + 1 if at else 0
            last = certain[at] if at < len(certain) else len(path)
            stretch = logs[first:last]
            path[first:last] = self._searched(stretch.tolist())
            loss = stretch.max(axis=1) - stretch[np.arange(last - first), path[first:last]]
            if loss.sum() >= _CERTAIN / 2:
                # Crossing the words that seemed certain may cost less: they are searched as well.
                return self._searched(logs.tolist())
        return [*map(int, path)]

    def _searched(self, logs: Sequence[Sequence[float]]) -> list[int]:
        closed, opened = 0.0, [_NEVER] * len(self._open)
        steps: list[tuple[int, list[bool]]] = []
        for row in logs:
            row = [*row, _NEVER]
            alone = max(self._apart, key=row.__getitem__)
            score, closing = closed + row[alone], alone
            after, begun = [], []
            for before, (begin, inside, end) in zip(opened, self._open, strict=True):
                if before + row[end] > score:
                    score, closing = before + row[end], end
                begins, stays = closed + row[begin], before + row[inside]
                begun.append(begins > stays)
                after.append(begins if begins > stays else stays)
            steps.append((closing, begun))
            closed, opened = score, after
        return self._path(steps)

    def _path(self, steps: Sequence[tuple[int, list[bool]]]) -> list[int]:
        path: list[int] = []
        kind = -1
        for closing, begun in reversed(steps):
            if kind < 0:
                path.append(closing)
                kind = self._kind.get(closing, -1)
            else:
                begin, inside, _ = self._open[kind]
                path.append(begin if begun[kind] else inside)
                kind = -1 if begun[kind] else kind
        return path[::-1]


def _may_follow(before: str, after: str) -> bool:
    """Return whether the tag `after` may come next.

    >>> _may_follow("B-ORG", "L-ORG"), _may_follow("B-ORG", "O")
    (True, False)
    """
    if before[0] in "BI":
        return after[0] in "IL" and before[2:] == after[2:]
    return after[0] in "BUO"
