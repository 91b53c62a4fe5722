"""A file of the law that can be mutated: where its paragraphs stand in the XML, and drafts of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from random import Random  # noqa: TID251 - seeded: the same mutations at every run

from lxml import etree

from extractors.hunks import HunkClass
from extractors.law.places import Place, places
from extractors.law.reading import law_root, text_of
from extractors.model import Paragraph

_LINES = ("P", "FP", "HEAD", "TR", "LI", "CITA", "PSPACE")
_MARK = re.compile("\ue100(\\d+)\ue101")
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """An element that is one paragraph: the number of its place, of it there, and what is read."""

    place: int
    at: int
    tag: str
    paragraph: Paragraph

    @property
    def label(self) -> str:
        """The citation of its paragraph."""
        return self.paragraph.label


@dataclass(frozen=True, slots=True)
class Told:
    """A hunk that a mutation must give: one of these labels, of these kinds, of this class."""

    labels: frozenset[str]
    kinds: frozenset[str]
    class_: HunkClass


def told(kind: str, class_: HunkClass, *labels: str) -> Told:
    """Return what is expected; kinds are parted by blanks, labels are alternatives."""
    return Told(frozenset(labels), frozenset(kind.split()), class_)


class LawFile:
    """A file with the spots of its sections and supplements."""

    def __init__(self, body: bytes, name: str) -> None:
        self.root = law_root(body, name)
        self.places = [place for place in places(self.root) if text_of(place)]
        self.texts = [text_of(place) for place in self.places]
        self.spots = [
            spot
            for n, place in enumerate(self.places)
            if place.kind in ("section", "appendix")
            for spot in self._spots(n, place)
        ]
        self.tables: list[list[Spot]] = []
        for n in range(len(self.places)):
            rows = [s for s in self.spots if s.place == n and s.paragraph.kind == "row"]
            widths = Counter(map(_width, rows)).most_common(1)
            bodied = [s for s in rows if _width(s) == widths[0][0]][1:]
            self.tables += [bodied] if len(bodied) > 9 else []

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs, in order."""
        return [paragraph for texts in self.texts for paragraph in texts]

    def _spots(self, number: int, place: Place) -> Iterator[Spot]:
        copy = deepcopy(place.element)
        elements = list(copy.iter())
        for n, element in enumerate(elements):
            if element.tag in _LINES:
                _append(element, f"\ue100{n}\ue101")
        marked = text_of(replace(place, element=copy))
        assert len(marked) == len(self.texts[number]), place.id
        for read, paragraph in zip(marked, self.texts[number], strict=True):
            found = _MARK.findall(read.text)
            if len(found) == 1:
                at = int(found[0])
                yield Spot(number, at, str(elements[at].tag), paragraph)

    def worded(self, rng: Random) -> Spot:
        """Return a paragraph with enough words to know it by: half of the time a row of a table."""
        if self.tables and rng.random() < 0.5:
            return rng.choice(rng.choice(self.tables))
        kinds = ("", "note", "footnote", "example")
        return rng.choice(
            [s for s in self.spots if s.paragraph.kind in kinds and s.tag != "HEAD" and _long(s)]
        )

    def group(self, spot: Spot) -> list[Spot]:
        """Return the spots of the same place, in order."""
        return [one for one in self.spots if one.place == spot.place]


def _width(spot: Spot) -> int:
    return spot.paragraph.text.count("|")


def _long(spot: Spot) -> bool:
    return len(spot.paragraph.text.split()) >= _LEAST_WORDS


def _append(element: etree._Element, text: str) -> None:
    holder = element[-1] if element.tag == "TR" else element
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "").rstrip() + text
    else:
        holder.text = (holder.text or "").rstrip() + text


@dataclass
class Draft:
    """A file in which some places are being changed."""

    law: LawFile
    _nodes: dict[int, list[etree._Element]] = field(default_factory=dict)

    def place(self, number: int) -> etree._Element:
        """Return the copy of a place that may be changed."""
        if number not in self._nodes:
            self._nodes[number] = list(deepcopy(self.law.places[number].element).iter())
        return self._nodes[number][0]

    def element(self, spot: Spot) -> etree._Element:
        """Return the copy of an element that may be changed."""
        self.place(spot.place)
        return self._nodes[spot.place][spot.at]

    def paragraphs(self) -> list[Paragraph]:
        """Return all paragraphs as read, those of untouched places as they were."""
        read: list[Paragraph] = []
        for n, place in enumerate(self.law.places):
            changed = n in self._nodes
            read += text_of(replace(place, element=self.place(n))) if changed else self.law.texts[n]
        return read

    def body(self) -> bytes:
        """Return the whole file as it stands now."""
        whole = deepcopy(self.law.root)
        elements = [place.element for place in places(whole) if text_of(place)]
        for n in self._nodes:
            parent = elements[n].getparent()
            assert parent is not None
            parent.replace(elements[n], deepcopy(self.place(n)))
        return etree.tostring(whole)


Mutation = Callable[[Random, LawFile, Draft], Sequence[Told] | None]


def pieces(element: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield all text in an element, in order, with what holds it: an element, "text" or "tail"."""
    for node in element.iter():
        if node.text and node.tag not in ("sup", "SU", "sub", "FTREF"):
            yield node, "text", node.text
        if node is not element and node.tail:
            yield node, "tail", node.tail


def rewrite(
    rng: Random,
    element: etree._Element,
    pattern: str,
    make: Callable[[re.Match[str]], str],
    *,
    last: bool = False,
) -> bool:
    """Put other words in the place of one match of `pattern`; return whether there was one."""
    found = [
        (node, side, match)
        for node, side, text in pieces(element)
        for match in re.finditer(pattern, text)
    ]
    if not found:
        return False
    node, side, match = found[-1] if last else rng.choice(found)
    text = match.string[: match.start()] + make(match) + match.string[match.end() :]
    setattr(node, side, text)
    return True
