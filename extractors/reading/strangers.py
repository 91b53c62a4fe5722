"""Boxes between the paragraphs of a story, known by not being made as its paragraphs are.

The paragraphs of a story share a make: the same tags and classes from the text up to the element
that holds the story, whatever those are called. A block of another make is a stranger. What a
stranger is depends on where it stands and how it reads: a promotion, a caption, the end matter, or
a paragraph that is merely set in another way, which stays.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from extractors.reading.blocks import Block
from extractors.reading.markup import line_of
from extractors.reading.pitches import is_closing, is_request, is_sentence, pitch
from extractors.reading.region import is_prose
from extractors.triggers import trigger

_Make = tuple[tuple[str, str], ...]

# The story's home is the innermost element with this share of its prose.
_HOME = 0.7
# A make with this share of the prose, or with two paragraphs of a tenth, is the story's own.
_OWN, _REPEATED = 0.25, 0.1
# Where the story's own makes cover less, classes differ from paragraph to paragraph: tags count.
_COVERED = 0.6
_SHORT, _LONG = 25, 45
_PITCHED = 2
_LINE_WORDS = 15
_BOX_WORDS = 15
_WORD_OR_TWO = 2
_IMAGES = frozenset(("img", "picture", "amp-img", "figure", "svg", "video", "amp-video", "canvas"))
_KINDS = {"small": ("small",), "slanted": ("i", "em")}
_LISTS = frozenset(("ul", "ol", "dl"))
_FIXED = frozenset(("pre", "code", "blockquote", "math"))
_LAW = re.compile(
    r"\b(?:CFR|RIN|U\.?S\.?C|ECCN|[Dd]ocket|[Pp]arts? \d|Supplement No|FR Doc|BILLING)\b|§|^\[|^\([a-z\d]+\)"
    r"|^[A-Z\s.,&-]{8,}$"
)
# "1. See ...", "[2] Docket ...", "* A parallel rule ...": notes close a story as well.
_NOTE = re.compile(
    r"(?:[\[(]?\d{1,3}[\]).]?|[*†‡]{1,3})\s*(?=[A-Z“\"])|(?:notes?|sources?)\s*:", re.IGNORECASE
)
# What points elsewhere: "▶ Bakers strike", "« Bakers strike | Trams return »".
_ARROW = re.compile(r"^[▶►→›»«‹←➤➜]|[→›»]$")
# "Filed in: Trade, Machine tools", "Edited by: M. Klein".
_LABELLED = re.compile(r"[A-Z][\w-]+(?: \w+){0,2}:\s")
# "Ana Reyes is a packaging engineer in Grenoble", after the story's own last paragraph.
_CARD = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]+ ){2,4}(?:is|was|has|covers|writes|lives|teaches|heads|leads|runs|works|joined|reports)\b"
)
_CREDIT = trigger(
    r"(?:\b(?:file )?(?:photo(?:graph)?|picture|image|illustration|graphic|rendering|credit|screenshot|courtesy)"
    r"(?:s|\s?credits?)?\s*(?::|/|\bby\b|\bcourtesy\b|\bof\b|\bvia\b).{0,80}"
    r"|[.\s(](?:file|stock|archive|handout|aerial|library)\s(?:photo(?:graph)?|picture|image)"
    r"|[(/]\s*(?:AP|Reuters|AFP|Getty|EPA)\b[^)]{0,40})\)?\W*$",
    re.IGNORECASE,
    words=True,
)


def without_strangers(story: Sequence[Block]) -> list[Block]:
    """Return the blocks without promotions, captions and end matter, in order."""
    told = [block for block in story if _is_told(block)]
    if not told:
        return list(story)
    look = _Look(story, told)
    dropped = [look.is_strange(number) for number in range(len(story))]
    for number, block in enumerate(story):
        if block.label == "heading" and not dropped[number]:
            dropped[number] = look.is_empty(number, dropped)
    return [block for block, gone in zip(story, dropped, strict=True) if not gone]


def _is_told(block: Block) -> bool:
    """Whether it reads as a paragraph of a story."""
    if not is_prose(block) or block.label not in {"", "item"}:
        return False
    whole = is_sentence(block.text) or block.words > _SHORT
    return whole and pitch(block.text) < _PITCHED and not is_closing(block.text)


@dataclass(slots=True, init=False)
class _Look:
    """How the blocks of one story are made.

    Attributes:
        story: The blocks.
        home: The innermost element that holds nearly all prose.
        own: Whether each block is made as the story's prose is.
        first: Number of the first block of the story's own prose.
        last: Number of the last.
        holders: All elements that hold prose of the story's own make.
        shared: How many of the story's own blocks stand in each element.
        crowd: The most of them that stand in one.
        interview: Whether several of the story's own blocks open with a name and a colon.
        headings: Numbers of the headings after the story.

    """

    story: Sequence[Block]
    home: HtmlElement
    own: list[bool]
    first: int
    last: int
    holders: set[HtmlElement]
    shared: Counter[HtmlElement]
    crowd: int
    interview: bool
    headings: list[int]

    def __init__(self, story: Sequence[Block], told: Sequence[Block]) -> None:
        self.story = story
        self.home = _home(told)
        makes = [_make(block, self.home) for block in story]
        prose = {id(block) for block in told}
        masses: Counter[_Make] = Counter()
        counts: Counter[_Make] = Counter()
        for block, make in zip(story, makes, strict=True):
            if id(block) in prose:
                masses[make] += len(block.text)
                counts[make] += 1
        total = masses.total()
        own = {
            make
            for make, mass in masses.items()
            if mass >= _OWN * total or (counts[make] > 1 and mass >= _REPEATED * total)
        }
        if sum(masses[make] for make in own) < _COVERED * total:
            tags = {_tags(make) for make in masses}
            own = {make for make in makes if _tags(make) in tags}
        self.own = [make in own for make in makes]
        mine = [i for i, block in enumerate(story) if self.own[i] and id(block) in prose]
        self.first, self.last = (mine[0], mine[-1]) if mine else (0, len(story) - 1)
        self.holders = {holder for i in mine for holder in _holders(story[i].element)}
        told_so_far = zip(story[: self.last + 1], self.own, strict=False)
        labelled = (own and bool(_LABELLED.match(block.text)) for block, own in told_so_far)
        self.interview = sum(labelled) > 1
        self.shared = Counter(
            block.element.getparent() for block, own in zip(story, self.own, strict=True) if own
        )
        self.crowd = max(self.shared.values(), default=0)
        self.headings = [i for i, b in enumerate(story) if i > self.last and b.label == "heading"]

    def is_strange(self, number: int) -> bool:
        """Whether the block does not belong to the story."""
        block = self.story[number]
        if block.label in {"heading", "row", "note", "quote"} or block.element.tag in _FIXED:
            return False
        if block.words <= _LONG and _CREDIT.search(block.text) and _follows_image(block.element):
            return True
        if self.own[number]:
            return not block.label and self._among(number)
        if number < self.first:
            return self._before(block)
        if number > self.last:
            return self._after(block)
        return not block.label and self._between(number)

    def _among(self, number: int) -> bool:
        """Whether a block that is made as the story's own is none of it all the same."""
        block = self.story[number]
        if is_request(block.text):
            return True
        spoken = self.interview and _LABELLED.match(block.text)
        if number > self.last and is_closing(block.text) and not spoken:
            return True
        if number > self.last and block.words <= _SHORT and _is_ruled_off(block):
            return True
        law = is_sentence(block.text) or block.text.endswith(":") or _LAW.search(block.text)
        if law or block.words > _LINE_WORDS:
            return False
        if _ARROW.search(block.text):
            return True
        if self.first <= number <= self.last:
            return self._is_alone(block)
        if number > self.last and _LABELLED.match(block.text) and not spoken:
            return True
        if number > self.last and block.words <= _WORD_OR_TWO:
            return True
        return pitch(block.text) >= _PITCHED or self._is_listed(number)

    def _is_listed(self, number: int) -> bool:
        """Whether a line stands under the one heading after the story: other stories' names."""
        return len(self.headings) == 1 and self.headings[0] < number

    def _is_alone(self, block: Block) -> bool:
        """Whether a line has a box to itself, where the story's paragraphs share theirs."""
        box = block.element.getparent()
        if box is None or box in self.holders or block.strong > 0.9 * len(block.text):
            return False
        return self.shared[box] == 1 and self.crowd > 1

    def _before(self, block: Block) -> bool:
        if block.words > _LONG or _LAW.search(block.text) or block.label:
            return False
        sentence = is_sentence(block.text)
        if block.words <= _SHORT and _follows_image(block.element):
            return True
        return pitch(block.text) >= (_PITCHED if sentence else 1)

    def _between(self, number: int) -> bool:
        block = self.story[number]
        if block.words > _LONG or _LAW.search(block.text) or block.text.endswith(":"):
            return False
        if _follows_image(block.element) and block.words <= _SHORT:
            return True
        cues = self._cues(block) + _is_small(block) + self._is_boxed(block)
        if is_sentence(block.text):
            lonely = block.words <= _BOX_WORDS and block.element.getparent() not in self.holders
            return cues > 0 and cues + lonely >= _PITCHED
        return block.words <= _SHORT and (cues > 0 or not self._is_subheading(number))

    def _after(self, block: Block) -> bool:
        if block.words > _LONG or _LAW.search(block.text):
            return False
        box = self._box(block)
        if block.label == "item" and (box is None or box.tag in _LISTS):
            return False
        if not is_sentence(block.text):
            return True
        if _NOTE.match(block.text):
            return False
        outside = self.home not in (block.element, *block.element.iterancestors())
        card = bool(_CARD.match(block.text))
        return (
            outside or card or any(_is_all(block, kind) for kind in _KINDS) or pitch(block.text) > 0
        )

    def _is_subheading(self, number: int) -> bool:
        """Whether a line is printed bold over a paragraph, or one of several such lines."""
        block = self.story[number]
        after = number + 1
        if not (after < len(self.story) and self.own[after]):
            return False
        if block.strong > 0.9 * len(block.text):
            return True
        make = (block.element.tag, block.element.get("class"))
        alike = [
            i
            for i, other in enumerate(self.story[:-1])
            if (other.element.tag, other.element.get("class")) == make and not self.own[i]
        ]
        return len(alike) > 1 and all(self.own[i + 1] for i in alike)

    def _cues(self, block: Block) -> int:
        """Return the cues in a block, and in all that shares its box if that is little."""
        box = self._box(block)
        inside = [] if box is None else [b for b in self.story if box in _holders(b.element)]
        if sum(other.words for other in inside) > _LONG:
            inside = []
        return sum(pitch(other.text) for other in inside or [block])

    def _box(self, block: Block) -> HtmlElement | None:
        """Return the largest element round a block without prose of the story, None if all have."""
        box: HtmlElement | None = None
        for holder in block.element.iterancestors():
            if holder in self.holders:
                break
            box = holder
        return box

    def _is_boxed(self, block: Block) -> bool:
        """Whether it stands in a table that text flows round."""
        for holder in block.element.iterancestors():
            if holder in self.holders:
                return False
            if holder.tag == "table":
                return holder.get("align", "").lower() in {"left", "right"}
        return False

    def is_empty(self, number: int, dropped: Sequence[bool]) -> bool:
        """Whether a heading opens a box of which nothing else is left."""
        box = self._box(self.story[number])
        if box is None:
            return False
        others = [
            gone
            for block, gone in zip(self.story, dropped, strict=True)
            if block.label != "heading" and box in block.element.iterancestors()
        ]
        return bool(others) and all(others)


def _home(told: Sequence[Block]) -> HtmlElement:
    masses: Counter[HtmlElement] = Counter()
    for block in told:
        for holder in block.element.iterancestors():
            masses[holder] += len(block.text)
    total = sum(len(block.text) for block in told)
    most = [holder for holder, mass in masses.items() if mass >= _HOME * total]
    return max(
        most, key=lambda holder: sum(1 for _ in holder.iterancestors()), default=told[0].element
    )


def _make(block: Block, home: HtmlElement) -> _Make:
    """Return tags and classes from the block's element up to `home`, or to the root outside it."""
    whole = is_sentence(block.text)
    # A line in italics may be a subheading; a paragraph in italics is somebody else's.
    steps = [(kind, "") for kind in _KINDS if _is_all(block, kind) and (whole or kind == "small")]
    for holder in _holders(block.element):
        if holder is home:
            return tuple(steps)
        classes = " ".join(sorted(holder.get("class", "").split()))
        steps.append((str(holder.tag), classes))
    return (*steps, ("outside", ""))


def _tags(make: _Make) -> tuple[str, ...]:
    return tuple(tag for tag, _ in make)


def _holders(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _is_small(block: Block) -> bool:
    return _is_all(block, "small")


def _is_all(block: Block, kind: str) -> bool:
    """Whether all of it is printed in small or in slanted type."""
    if block.element.tag in _KINDS[kind]:
        return True
    return any(
        len(line_of(part)) >= len(block.text)
        for part in block.element.iter(*_KINDS[kind], *(("font",) if kind == "small" else ()))
        if part.tag != "font" or part.get("size", "") in {"1", "-1", "-2"}
    )


def _is_ruled_off(block: Block) -> bool:
    """Whether a rule is drawn right over a block that is no note."""
    if _LAW.search(block.text) or _NOTE.match(block.text):
        return False
    before = block.element.getprevious()
    return before is not None and before.tag == "hr" and not (before.tail or "").strip()


def _follows_image(element: HtmlElement) -> bool:
    """Whether the last thing before it is a picture, not text."""
    place: HtmlElement | None = element
    while place is not None:
        before = place.getprevious()
        if before is not None:
            if (before.tail or "").strip():
                return False
            if before.tag not in {"br", "script", "noscript", "style"}:
                return _is_image(before)
        elif place.getparent() is not None and (place.getparent().text or "").strip():
            return False
        place = before if before is not None else place.getparent()
        if place is not None and place.tag in {"body", "article", "main"}:
            return False
    return False


def _is_image(element: HtmlElement) -> bool:
    if element.tag in _IMAGES:
        return True
    return next(element.iter(*_IMAGES), None) is not None and not line_of(element)
