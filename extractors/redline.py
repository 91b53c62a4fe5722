"""What differs between two texts: paragraphs first, then the words inside them.

Each difference is classed by what it is to a reader of law, with the reason: only what is
substantive, changes a status or brings earlier words back is news.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from extractors.alignment import Pair, aligned, body
from extractors.hunks import Edit, Hunk, HunkClass
from extractors.law.behind import section_of
from extractors.model import Paragraph
from extractors.rows import effective_texts, row_heads, same_cells
from extractors.wording import editorial_reason, edits, fold, same_meaning, substantive_reason

# Kinds of paragraphs that point to other texts and bind nobody.
POINTERS = {
    "pending amendment": "a link to an amendment that is not in force yet",
    "editorial note": "an editorial note",
    "citation": "the citations of earlier amendments",
    "source": "where the text was first published",
    "authority": "the statutes and orders that it rests on",
    "cross-reference": "a reference to another text",
    "contents": "a table of contents",
    "running head": "a running head",
    "approval": "the number of a form's approval",
}
STATUS = "effective date note"
_ENTRY = re.compile(r"ECCN \w+")


def redline(
    before: Sequence[Paragraph], after: Sequence[Paragraph], *, starts: Sequence[int] = ()
) -> tuple[Hunk, ...]:
    """Return the paragraphs that differ, in the order of the new text.

    `starts` gives the offset of each new paragraph, if they do not just follow each other.
    """
    old, new = effective_texts(before), effective_texts(after)
    places = starts or offsets(after)
    labels = frozenset(paragraph.label for paragraph in after)
    pairs = aligned(before, after, (old, new))
    inherited = _Inherited(before, after, pairs)
    place = 0
    hunks: list[Hunk] = []
    for pair in pairs:
        if pair.new is not None:
            place = places[pair.new]
        if pair.old is None or pair.new is None:
            hunks.append(_on_one_side(before, after, pair, place))
        elif pair.moved or (old[pair.old] != new[pair.new] and not inherited.told(pair)):
            a = _Version(before[pair.old], old[pair.old])
            b = _Version(after[pair.new], new[pair.new])
            behind = after[pair.new - 1].label if pair.moved and pair.new else ""
            label = _label(a, b, labels) if pair.moved else b.label
            hunks.append(_changed(a, b, pair, _Place(label, place, behind)))
    return tuple(hunks)


def offsets(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return where each paragraph starts in the text that holds one a line."""
    return list(accumulate((len(p.text) + 1 for p in paragraphs), initial=0))[: len(paragraphs)]


@dataclass(frozen=True, slots=True)
class _Version:
    """A paragraph on one side, with its text as it reads where it stands."""

    paragraph: Paragraph
    effective: str

    @property
    def label(self) -> str:
        return self.paragraph.label

    @property
    def text(self) -> str:
        return self.paragraph.text


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a hunk is: its label, its offset, and the label before it if it was moved there."""

    label: str
    start: int
    behind: str


class _Inherited:
    """Whether what a row inherits is told where it is printed: a country that was renamed."""

    def __init__(
        self, before: Sequence[Paragraph], after: Sequence[Paragraph], pairs: Sequence[Pair]
    ) -> None:
        self._before, self._after, self._pairs = before, after, pairs

    def told(self, pair: Pair) -> bool:
        """Return whether both sides read alike but for a cell of another row that is one row."""
        if pair.old is None or pair.new is None:
            return False
        if self._before[pair.old].text != self._after[pair.new].text:
            return False
        old, new = self._heads
        return self._became.get(old[pair.old]) == new[pair.new]

    @cached_property
    def _heads(self) -> tuple[list[int], list[int]]:
        return row_heads(self._before), row_heads(self._after)

    @cached_property
    def _became(self) -> dict[int | None, int | None]:
        return {pair.old: pair.new for pair in self._pairs if not pair.moved}


def _on_one_side(
    before: Sequence[Paragraph], after: Sequence[Paragraph], pair: Pair, place: int
) -> Hunk:
    if pair.new is not None:
        new = after[pair.new]
        class_, reason = _come_or_gone(new, "added")
        whole = (Edit("insert", new.text),)
        return Hunk(new.label, "added", class_, whole, place, place + len(new.text), reason)
    assert pair.old is not None  # noqa: S101 - a pair has at least one side
    old = before[pair.old]
    class_, reason = _come_or_gone(old, "removed")
    return Hunk(old.label, "removed", class_, (Edit("delete", old.text),), place, place, reason)


def _changed(old: _Version, new: _Version, pair: Pair, place: _Place) -> Hunk:
    """Return what became of a paragraph that is on both sides."""
    was = old.label if old.label != place.label else ""
    a, b = old.effective, new.effective
    if was:
        a, b = body(a), body(b)
    kind = "moved" if pair.moved else "amended"
    if not same_meaning(a, b):
        kind = "amended"
        class_, reason = _reworded(old.paragraph, a, b)
    elif old.paragraph.role == "row" and not same_cells(a, b):
        kind = "amended"
        class_, reason = HunkClass.SUBSTANTIVE, "the same words under other columns"
    elif pair.moved:
        class_, reason = _moved(old.paragraph, new.paragraph, place.behind)
    elif was and fold(old.text) != fold(new.text):
        kind = "redesignated"
        class_, reason = HunkClass.EDITORIAL, f"the same words, designated {was} before"
    else:
        class_, reason = HunkClass.EDITORIAL, editorial_reason(a, b)
    words, end = edits(old.text, new.text), place.start + len(new.text)
    return Hunk(place.label, kind, class_, words, place.start, end, reason, was)


def _label(old: _Version, new: _Version, labels: frozenset[str]) -> str:
    """Return the citation of what was moved as it was.

    Out of its order a designator reads as one of a deeper level: "(5)" between "(b)(1)" and
    "(b)(2)" is no "(b)(1)(5)".
    """
    outer = old.label.rpartition("(")[0]
    astray = outer and new.label.startswith(outer) and old.label not in labels
    return old.label if astray and old.text == new.text else new.label


def _reworded(paragraph: Paragraph, before: str, after: str) -> tuple[HunkClass, str]:
    if paragraph.role in POINTERS:
        return HunkClass.POINTER, f"{POINTERS[paragraph.role]}: no provision reads otherwise"
    reason = substantive_reason(before, after)
    if paragraph.role == STATUS:
        return HunkClass.STATUS, f"what is said of its effect changed: {reason}"
    return HunkClass.SUBSTANTIVE, reason


def _moved(old: Paragraph, new: Paragraph, behind: str) -> tuple[HunkClass, str]:
    """Return how the same words in another place read: another section gives them another sense."""
    place = f", now after {behind}" if behind else ""
    if old.role in POINTERS or _section(old.label) == _section(new.label):
        return HunkClass.EDITORIAL, f"the same words in another place of the section{place}"
    return HunkClass.SUBSTANTIVE, f"the same words went from {old.label} to {new.label}"


def _come_or_gone(paragraph: Paragraph, kind: str) -> tuple[HunkClass, str]:
    if not fold(paragraph.text):
        return HunkClass.EDITORIAL, "nothing with a meaning"
    if paragraph.role in POINTERS:
        return HunkClass.POINTER, f"{POINTERS[paragraph.role]} {kind}: no provision reads otherwise"
    if paragraph.role == STATUS:
        return HunkClass.STATUS, f"a note on its effect was {kind}"
    return HunkClass.SUBSTANTIVE, f"{paragraph.role if paragraph.kind else 'paragraph'} {kind}"


def _section(label: str) -> str:
    """Return the section, supplement or entry that a citation lies in, "" if it names none."""
    entry = _ENTRY.match(label)
    return entry[0] if entry else section_of(label)
