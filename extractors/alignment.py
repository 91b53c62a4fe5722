"""Which paragraph of an old text became which of the new one.

What surely is the same anchors the alignment (as in patience diff): first paragraphs with words
that stand once or the same citation and words, then the same words, then the same words under another designation or
another country's. Words that are elsewhere and nowhere else surely moved. Between two anchors what is left is paired with the
one of the same citation or the most alike, in order. What then is left on both sides went from one
place to another, or came, or went.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from extractors.model import Paragraph
from extractors.rows import effective_texts, same_row
from extractors.wording import common, fold

# A paragraph less alike than this (rapidfuzz ratio, 0-100) is another paragraph.
ALIKE = 50.0
# What was moved far and reworded must be this alike to be told as one.
SURELY_ALIKE = 75.0
# Alone between two anchors, with the same citation, so alike they are one, whatever else there is.
SAME_VERSION = 90.0
# What the same citation counts for, beside the likeness of the words.
SAME_LABEL = 30.0
# Of longer paragraphs only so many characters say how alike they are.
MOST_COMPARED = 20_000
# Beyond this many pairs in a gap, likeness is not looked for.
MOST_PAIRS = 40_000
# Shorter words stand under many designations: "[Reserved]".
_LEAST_BODY = 24

# "(a)(2)(ii)", "a.1.", "1." before the words of a provision.
_DESIGNATORS = re.compile(r"(?:\(\w{1,5}\)[\s—–-]*|[a-z]\.(?:\d+\.)*[a-z]?\.?\s|\d{1,3}\.\s)+")


class Pair(NamedTuple):
    """A paragraph on each side, by index; None where there is none.

    `moved` says that it stands in another order among those that stayed.
    """

    old: int | None
    new: int | None
    moved: bool = False


class _Side:
    """The paragraphs of one text, with what they are compared by, found when it is asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> None:
        self.paragraphs, self.texts, self.all = paragraphs, texts, frozenset(texts)
        self.bodies = _Bodies(texts)
        # What stands once on both sides is known without its citation.
        self.once: Set[str] = frozenset()

    @cached_property
    def all_bodies(self) -> Set[str]:
        """All words under any designation."""
        return {self.bodies[n] for n in range(len(self.texts))}

    def printed(self, n: int) -> Hashable:
        """Return its words without a cell that it inherits."""
        return self.paragraphs[n].text

    def exact(self, n: int) -> Hashable:
        """Return its words, with its citation if the words alone could be another's."""
        text = self.texts[n]
        return text if text in self.once else (self.paragraphs[n].label, text)

    def words(self, n: int) -> Hashable:
        """Return its words."""
        return self.texts[n]

    def meaning(self, n: int) -> Hashable:
        """Return its words as far as they carry a meaning; what carries none is like nothing else."""
        return fold(self.texts[n]) or (id(self), n)

    def body(self, n: int) -> Hashable:
        """Return its words under any designation; too few to tell are like nothing else."""
        return self.bodies[n] if len(self.bodies[n]) >= _LEAST_BODY else (id(self), n)


class _Bodies(dict[int, str]):
    """The words of each paragraph without its designators."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __missing__(self, n: int) -> str:
        self[n] = body(self._texts[n])
        return self[n]


def aligned(
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    texts: tuple[Sequence[str], Sequence[str]] | None = None,
) -> list[Pair]:
    """Return every paragraph of both sides, paired with what became of it, in the new order.

    `texts` are the effective texts of both, if they are at hand.
    """
    old, new = texts or (effective_texts(before), effective_texts(after))
    return _Aligner(_Side(before, old), _Side(after, new)).pairs()


def body(text: str) -> str:
    """Return a provision's words without the designators that they begin with.

    >>> body("(a)(1) Introduction. In this part")
    'Introduction. In this part'
    """
    return _DESIGNATORS.sub("", text, count=1) if _DESIGNATORS.match(text) else text


class _Aligner:
    """One alignment in the making: chains in order first, then what is left over."""

    def __init__(self, old: _Side, new: _Side) -> None:
        self._old, self._new = old, new
        # What stands between two anchors, on both sides.
        self._gaps: list[tuple[range, range]] = []

    @cached_property
    def _once(self) -> Set[tuple[str, str]]:
        return _unique_labels(self._old.paragraphs) & _unique_labels(self._new.paragraphs)

    def pairs(self) -> list[Pair]:
        """Return all pairs, in the order of the new text."""
        head = self._head()
        whole = range(head, len(self._old.texts)), range(head, len(self._new.texts))
        keys = (_Side.exact, _Side.words, _Side.meaning, _Side.body, _Side.printed)
        chain = [(n, n) for n in range(head)]
        self._find_sole(*whole)
        chain += self._chain(*whole, keys)
        gone = sorted(set(whole[0]) - {x for x, _ in chain})
        come = sorted(set(whole[1]) - {y for _, y in chain})
        moves = self._surely_moved(gone, come)
        for gap in self._gaps:
            chain += self._alike(*_left(*gap, moves))
        chain.sort()
        gone, come = _left(gone, come, chain)
        moves = self._moves(gone, come, moves)
        pairs = [Pair(x, y) for x, y in chain] + [Pair(x, y, moved=True) for x, y in moves]
        lost, added = _left(gone, come, moves)
        pairs += [Pair(None, y) for y in added]
        return _in_order(pairs, lost, chain)

    def _find_sole(self, old: range, new: range) -> None:
        counts = Counter(self._old.texts[old.start :])
        others = Counter(self._new.texts[new.start :])
        once = {text for text, n in counts.items() if n == 1 and others.get(text) == 1}
        self._old.once = self._new.once = once

    def _head(self) -> int:
        """Return how many paragraphs from the first on are the same or surely versions."""
        old, new = self._old, self._new
        for n, (a, b) in enumerate(zip(old.texts, new.texts, strict=False)):
            same = a == b and old.paragraphs[n].label == new.paragraphs[n].label
            if not same and not self._is_version(n, n):
                return n
        return min(len(old.texts), len(new.texts))

    def _chain(
        self, old: range, new: range, keys: Sequence[Callable[[_Side, int], Hashable]]
    ) -> Iterator[tuple[int, int]]:
        """Yield index pairs that rise on both sides, by each of `keys` in turn; keep the gaps."""
        if not old or not new:
            return
        if not keys:
            self._gaps.append((old, new))
            return
        if len(old) == len(new) == 1 and self._is_version(old[0], new[0]):
            yield old[0], new[0]
            return
        key = keys[0]
        i, j = old.start, new.start
        for x, y in _anchors([key(self._old, n) for n in old], [key(self._new, n) for n in new]):
            x, y = x + old.start, y + new.start
            if i < x and j < y:
                yield from self._chain(range(i, x), range(j, y), keys[1:])
            yield x, y
            i, j = x + 1, y + 1
        yield from self._chain(range(i, old.stop), range(j, new.stop), keys[1:])

    def _is_version(self, x: int, y: int) -> bool:
        """Return whether the two surely are one paragraph, of words that are nowhere else."""
        old, new = self._old, self._new
        if _cited(old.paragraphs[x]) != _cited(new.paragraphs[y]):
            return False
        a, b = old.texts[x], new.texts[y]
        if len(a) > MOST_COMPARED or a in new.all or b in old.all:
            return False
        if not fuzz.ratio(a, b, score_cutoff=SAME_VERSION):
            return False
        return old.bodies[x] not in new.all_bodies and new.bodies[y] not in old.all_bodies

    def _alike(self, old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs, in order, that are versions of each other."""
        if len(old) * len(new) > MOST_PAIRS:
            olds = [_cited(self._old.paragraphs[n]) for n in old]
            news = [_cited(self._new.paragraphs[n]) for n in new]
            points = [(x, y) for x, y in _anchors(olds, news) if olds[x] in self._once]
            yield from ((old[x], new[y]) for x, y in points)
            return
        table = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
        for i in range(len(old) - 1, -1, -1):
            for j in range(len(new) - 1, -1, -1):
                like = self._likeness(old[i], new[j])
                paired = table[i + 1][j + 1] + like if like else 0.0
                table[i][j] = max(paired, table[i + 1][j], table[i][j + 1])
        yield from _walk(table, old, new)

    def _likeness(self, x: int, y: int, least: float = ALIKE) -> float:
        """Return how much new `y` is old `x` changed, 0 if it is another paragraph."""
        a, b = self._old.paragraphs[x], self._new.paragraphs[y]
        if a.kind != b.kind:
            return 0.0
        same = _cited(a) == _cited(b) and _cited(a) in self._once
        old, new = self._old.bodies[x][:MOST_COMPARED], self._new.bodies[y][:MOST_COMPARED]
        if a.role == "row" and not same and not same_row(old, new):
            return 0.0
        like = fuzz.ratio(old, new, score_cutoff=0 if same else least)
        return like + SAME_LABEL if same else like

    def _surely_moved(self, gone: list[int], come: list[int]) -> list[tuple[int, int]]:
        """Return what was not reworded: the only one, here and there, of these words."""
        moves: list[tuple[int, int]] = []
        for key in (_Side.words, _Side.meaning, _Side.body, _Side.printed):
            olds, news = _left(gone, come, moves)
            old, new = self._sole(self._old, olds, key), self._sole(self._new, news, key)
            moves += [(x, new[words]) for words, x in old.items() if words in new]
        return moves

    def _sole(
        self, side: _Side, numbers: list[int], key: Callable[[_Side, int], Hashable]
    ) -> dict[Hashable, int]:
        told = [(key(side, n), n) for n in numbers if len(side.bodies[n]) >= _LEAST_BODY]
        counts = Counter(words for words, _ in told)
        return {words: n for words, n in told if counts[words] == 1}

    def _moves(
        self, gone: list[int], come: list[int], sure: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Return what went from one place to another, reworded or not, with what surely did."""
        moves = list(sure)
        for key in (_Side.exact, _Side.words, _Side.meaning, _Side.body):
            moves += list(self._equals(gone, come, moves, key))
        olds, news = _left(gone, come, moves)
        moves += list(self._cited_alike(olds, news))
        olds, news = _left(gone, come, moves)
        if len(olds) * len(news) <= MOST_PAIRS:
            moves += list(self._reworded(olds, news))
        return moves

    def _equals(
        self,
        gone: list[int],
        come: list[int],
        taken: list[tuple[int, int]],
        key: Callable[[_Side, int], Hashable],
    ) -> Iterator[tuple[int, int]]:
        olds, news = _left(gone, come, taken)
        places: dict[Hashable, list[int]] = {}
        for x in olds:
            places.setdefault(key(self._old, x), []).append(x)
        for y in news:
            if there := places.get(key(self._new, y)):
                yield there.pop(0), y

    def _cited_alike(self, gone: list[int], come: list[int]) -> Iterator[tuple[int, int]]:
        """Yield what has a citation of its own and kept it, in whatever order."""
        places = {_cited(self._old.paragraphs[x]): x for x in gone}
        for y in come:
            cited = _cited(self._new.paragraphs[y])
            if cited in self._once and cited in places and self._likeness(places[cited], y):
                yield places[cited], y

    def _reworded(self, gone: list[int], come: list[int]) -> Iterator[tuple[int, int]]:
        for y in come:
            scores = [(self._likeness(x, y, SURELY_ALIKE), -x) for x in gone]
            score, x = max(scores, default=(0.0, 0))
            if score >= SURELY_ALIKE:
                gone.remove(-x)
                yield -x, y


def _left(
    gone: Sequence[int], come: Sequence[int], taken: list[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    olds, news = {x for x, _ in taken}, {y for _, y in taken}
    return [x for x in gone if x not in olds], [y for y in come if y not in news]


def _cited(paragraph: Paragraph) -> tuple[str, str]:
    return paragraph.label, paragraph.kind


def _unique_labels(paragraphs: Sequence[Paragraph]) -> set[tuple[str, str]]:
    """Return the citations that one paragraph alone of its kind has."""
    counts = Counter(map(_cited, paragraphs))
    return {
        (label, kind)
        for (label, kind), n in counts.items()
        if n == 1 and (label.startswith(("(", "§", "title")) or any(map(str.isdigit, label)))
    }


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the indexes of what surely is the same, rising on both sides."""
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    return [
        *((n, n) for n in range(head)),
        *_unique(old, new, head, tail),
        *((len(old) - n, len(new) - n) for n in range(tail, 0, -1)),
    ]


def _unique(
    old: Sequence[Hashable], new: Sequence[Hashable], head: int, tail: int
) -> list[tuple[int, int]]:
    """Return the longest increasing run of what occurs exactly once on each side."""
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    places = {key: n for n, key in enumerate(a)}
    counts_a, counts_b = Counter(a), Counter(b)
    shared = [
        (places[key], n) for n, key in enumerate(b) if counts_b[key] == 1 and counts_a.get(key) == 1
    ]
    return [(i + head, j + head) for i, j in _increasing(shared)]


def _increasing(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of `points`, sorted by the second, that rises in the first."""
    if all(a < b for (a, _), (b, _) in pairwise(points)):
        return points
    ends: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for n, (x, _) in enumerate(points):
        k = bisect_left(ends, x)
        back.append(last[k - 1] if k else -1)
        if k == len(ends):
            ends.append(x)
            last.append(n)
        else:
            ends[k], last[k] = x, n
    chain = []
    n = last[-1] if last else -1
    while n >= 0:
        chain.append(points[n])
        n = back[n]
    return chain[::-1]


def _walk(
    table: list[list[float]], old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(old) and j < len(new):
        if table[i][j] == table[i + 1][j]:
            i += 1
        elif table[i][j] == table[i][j + 1]:
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1


def _in_order(pairs: list[Pair], lost: list[int], chain: list[tuple[int, int]]) -> list[Pair]:
    """Return the pairs as the new text has them, each lost paragraph after what it stood behind."""
    ordered = sorted(pairs, key=lambda pair: pair.new if pair.new is not None else -1)
    if not lost:
        return ordered
    stayed = dict(chain)
    starts = [x for x, _ in chain]
    behind: dict[int, list[Pair]] = {}
    for x in lost:
        n = bisect_left(starts, x) - 1
        behind.setdefault(stayed[starts[n]] if n >= 0 else -1, []).append(Pair(x, None))
    whole = behind.get(-1, [])
    for pair in ordered:
        whole.append(pair)
        whole += behind.get(pair.new if pair.new is not None else -1, [])
    return whole
