"""What differs between two texts: paragraphs first, then the words inside them.

Paragraphs that occur once on either side anchor the alignment (as in patience diff), so that a
long law is compared in one pass and a renumbering is not a rewrite. Between two anchors a
paragraph is paired with the one of the same label, else with the most alike; what is left over
was added, removed, or moved.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from extractors.hunks import Edit, Hunk, HunkClass
from extractors.model import Paragraph

# A paragraph less alike than this (rapidfuzz ratio, 0-100) is another paragraph.
ALIKE = 50.0
# What was moved far and reworded must be this alike to be told as one.
SURELY_ALIKE = 75.0
# Of longer paragraphs only so many characters say how alike they are.
MOST_COMPARED = 20_000
# Beyond this many paired words (or paragraphs) a gap is told as replaced as a whole.
MOST_PAIRS = 4_000_000

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
# What carries meaning: words and numbers with their inner points, signs before numbers, symbols.
_TOKENS = re.compile(r"(?<![\w.])-(?=\d)|\w+(?:[.,:/]\w+)*|[%$€£¥§°<>=≤≥+×±]")


def fold(text: str) -> str:
    """Return `text` without what never changes its meaning.

    Dashes, spaces, quotation marks, capitals and punctuation that belongs to no number go; signs,
    decimals and words stay.

    >>> fold("Items — “subject to” the EAR.") == fold("items -- subject to the EAR")
    True
    >>> fold("1.5 TOPS") == fold("15 TOPS")
    False
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).replace("\u00ad", ""))
    return " ".join(_TOKENS.findall(plain.casefold()))


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Return the words that turn `before` into `after`.

    Dropping the inserts gives `before`, dropping the deletes gives `after`, character by
    character.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    runs: list[Edit] = []
    for op, a, b, c, d in _opcodes(old, new):
        if op == "equal":
            runs.append(Edit("equal", "".join(old[a:b])))
            continue
        runs += [Edit("delete", "".join(old[a:b]))] if b > a else []
        runs += [Edit("insert", "".join(new[c:d]))] if d > c else []
    return _joined(runs)


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield "equal", 0, head, 0, head
    if len(a) * len(b) > MOST_PAIRS:
        yield "replace", head, head + len(a), head, head + len(b)
    else:
        for op in Indel.opcodes(a, b):
            yield (
                op.tag,
                op.src_start + head,
                op.src_end + head,
                op.dest_start + head,
                op.dest_end + head,
            )
    if tail:
        yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)


def _common(a: Sequence[object], b: Sequence[object]) -> int:
    """Return how many leading elements `a` and `b` share."""
    for n, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return n
    return min(len(a), len(b))


def _joined(runs: list[Edit]) -> tuple[Edit, ...]:
    """Return `runs` with blanks between two changes taken into them, so that they read as one."""
    whole: list[Edit] = []
    deleted = inserted = ""

    def close() -> None:
        nonlocal deleted, inserted
        whole.extend([Edit("delete", deleted)] if deleted else [])
        whole.extend([Edit("insert", inserted)] if inserted else [])
        deleted = inserted = ""

    for n, run in enumerate(runs):
        blank = run.op == "equal" and not run.text.strip() and 0 < n < len(runs) - 1
        if run.op == "equal" and not blank:
            close()
            whole.append(run)
        deleted += run.text if blank or run.op == "delete" else ""
        inserted += run.text if blank or run.op == "insert" else ""
    close()
    return tuple(whole)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A paragraph on each side, by index; None where there is none."""

    old: int | None
    new: int | None


def redline(
    before: Sequence[Paragraph], after: Sequence[Paragraph], *, starts: Sequence[int] = ()
) -> tuple[Hunk, ...]:
    """Return the paragraphs that differ, in the order of the new text.

    `starts` gives the offset of each new paragraph, if they do not just follow each other.
    """
    pairs = list(_aligned(before, after))
    pairs = [p for p in pairs if not _same(before, after, p)]
    moved = _moves(before, after, pairs)
    pairs = _reunited(before, after, pairs, moved)
    places = starts or offsets(after)
    place = 0
    hunks: list[Hunk] = []
    for pair in pairs:
        if pair.new is not None:
            place = places[pair.new]
        if pair in moved and pair.new is None:
            continue
        hunks.append(_hunk(before, after, pair, place, moved=pair in moved))
    return tuple(hunks)


def _same(before: Sequence[Paragraph], after: Sequence[Paragraph], pair: _Pair) -> bool:
    return (
        pair.old is not None
        and pair.new is not None
        and before[pair.old].text == after[pair.new].text
    )


def offsets(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return where each paragraph starts in the text that holds one a line."""
    return list(accumulate((len(p.text) + 1 for p in paragraphs), initial=0))[: len(paragraphs)]


def _aligned(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[_Pair]:
    """Yield every paragraph of both sides, paired with what became of it."""
    i = j = 0
    for x, y in _anchors(before, after):
        yield from _gap(before, after, (i, x), (j, y))
        yield _Pair(x, y)
        i, j = x + 1, y + 1
    yield from _gap(before, after, (i, len(before)), (j, len(after)))


def _anchors(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the indexes of paragraphs that surely are the same, rising on both sides."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return [
        *((n, n) for n in range(head)),
        *_unique(old, new, head, tail),
        *((len(old) - n, len(new) - n) for n in range(tail, 0, -1)),
    ]


def _unique(
    old: Sequence[Paragraph], new: Sequence[Paragraph], head: int, tail: int
) -> list[tuple[int, int]]:
    """Return the longest increasing run of paragraphs that occur exactly once on each side."""
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    once_a = {p: n for n, p in enumerate(a) if p.text}
    counts_a, counts_b = Counter(a), Counter(b)
    common = [
        (once_a[p], n)
        for n, p in enumerate(b)
        if counts_b[p] == 1 and counts_a.get(p) == 1 and p in once_a
    ]
    return [(i + head, j + head) for i, j in _increasing(common)]


def _increasing(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of `points`, sorted by the second, that rises in the first."""
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


def _gap(
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    old: tuple[int, int],
    new: tuple[int, int],
) -> Iterator[_Pair]:
    """Yield the pairs between two anchors: same label, else most alike, in order."""
    i, j = old[0], new[0]
    for x, y in _likeness(before[old[0] : old[1]], after[new[0] : new[1]]):
        x, y = x + old[0], y + new[0]
        yield from (_Pair(n, None) for n in range(i, x))
        yield from (_Pair(None, n) for n in range(j, y))
        yield _Pair(x, y)
        i, j = x + 1, y + 1
    yield from (_Pair(n, None) for n in range(i, old[1]))
    yield from (_Pair(None, n) for n in range(j, new[1]))


def _likeness(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return index pairs, rising on both sides, of paragraphs that are versions of each other."""
    if not old or not new:
        return []
    if len(old) * len(new) > MOST_PAIRS // 100:
        return [(n, n) for n in range(min(len(old), len(new))) if _alike(old[n], new[n]) >= ALIKE]
    table = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            like = _alike(old[i], new[j])
            paired = table[i + 1][j + 1] + like if like >= ALIKE else 0.0
            table[i][j] = max(paired, table[i + 1][j], table[i][j + 1])
    return list(_walk(table, old, new))


def _walk(
    table: list[list[float]], old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(old) and j < len(new):
        if table[i][j] == table[i + 1][j]:
            i += 1
        elif table[i][j] == table[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _alike(a: Paragraph, b: Paragraph) -> float:
    """Return 0-100 how much `b` is `a` changed; a citation label that stayed counts as well."""
    cited = a.label.startswith(("(", "§", "title")) or a.label[:1].isdigit()
    if a.label == b.label and cited:
        return ALIKE + 50
    like = fuzz.ratio(a.text[:MOST_COMPARED], b.text[:MOST_COMPARED], score_cutoff=ALIKE)
    return like if a.label == b.label else like * 0.9


def _moves(
    before: Sequence[Paragraph], after: Sequence[Paragraph], pairs: list[_Pair]
) -> set[_Pair]:
    """Return both halves of the pairs whose paragraph went from one place to another."""
    gone: dict[str, list[_Pair]] = {}
    for pair in pairs:
        if pair.old is not None and pair.new is None:
            gone.setdefault(before[pair.old].text, []).append(pair)
    moved: set[_Pair] = set()
    for pair in pairs:
        if pair.old is None and pair.new is not None and gone.get(after[pair.new].text):
            moved |= {pair, gone[after[pair.new].text].pop(0)}
    return moved


def _reunited(
    before: Sequence[Paragraph], after: Sequence[Paragraph], pairs: list[_Pair], moved: set[_Pair]
) -> list[_Pair]:
    """Return `pairs` with those joined that were moved and reworded at once."""
    gone = [p for p in pairs if p.new is None and p not in moved]
    come = [p for p in pairs if p.old is None and p not in moved]
    if len(gone) * len(come) > MOST_PAIRS // 100:
        return pairs
    joined: dict[_Pair, _Pair | None] = {}
    for late in come:
        scores = [(_alike(before[g.old or 0], after[late.new or 0]), n) for n, g in enumerate(gone)]
        score, n = max(scores, default=(0.0, 0))
        if score >= SURELY_ALIKE:
            early = gone.pop(n)
            joined |= {early: None, late: _Pair(early.old, late.new)}
    return [q for p in pairs if (q := joined.get(p, p)) is not None]


def _hunk(
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    pair: _Pair,
    place: int,
    *,
    moved: bool,
) -> Hunk:
    old = before[pair.old] if pair.old is not None else None
    new = after[pair.new] if pair.new is not None else None
    end = place + len(new.text) if new else place
    if moved and new:
        return Hunk(new.label, "moved", HunkClass.EDITORIAL, (Edit("equal", new.text),), place, end)
    if old and new:
        words = edits(old.text, new.text)
        return Hunk(new.label, "amended", _class(old.text, new.text), words, place, end)
    if new:
        return Hunk(
            new.label, "added", _class("", new.text), (Edit("insert", new.text),), place, end
        )
    assert old is not None  # noqa: S101 - a pair has at least one side
    whole = (Edit("delete", old.text),)
    return Hunk(old.label, "removed", _class(old.text, ""), whole, place, place)


def _class(before: str, after: str) -> HunkClass:
    return HunkClass.EDITORIAL if fold(before) == fold(after) else HunkClass.SUBSTANTIVE
