"""Where on a page the story stands."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from extractors.reading.blocks import Block
from extractors.reading.readers import story_end

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)|[。！？]|[;:]$")
_CJK = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
# A part of a page is followed inwards as long as one child keeps this share of the prose.
_SHARE = 0.6
_ASIDE = 0.1


def is_prose(block: Block) -> bool:
    """Whether a block reads as sentences, not as a label, a menu or a list of headlines."""
    if block.label in {"heading", "row"} or block.link_share > 0.5:
        return False
    long_enough = block.words >= 8 or len(_CJK.findall(block.text)) >= 15
    return long_enough and (block.words >= 25 or bool(_SENTENCE_END.search(block.text)))


def region(blocks: Sequence[Block], headline: HtmlElement | None) -> list[Block]:
    """Return the blocks that stand where the story stands, in order, from the headline on."""
    start = next((i + 1 for i, block in enumerate(blocks) if block.element is headline), 0)
    score: dict[HtmlElement, float] = {}
    told = [is_prose(block) for block in blocks]
    end = story_end(blocks, start, told)
    for number, block in enumerate(blocks):
        if told[number]:
            weight = 1.0 if start <= number < end else _ASIDE
            value = weight * (len(block.text) - block.linked)
            for holder in (block.element, *block.element.iterancestors()):
                score[holder] = score.get(holder, 0.0) + value
    place = _place(blocks, score)
    if place is None:
        return list(blocks[start:])
    inside = [i for i, block in enumerate(blocks) if _within(block.element, place)]
    first = max(start, inside[0]) if inside[-1] >= start else inside[0]
    return [blocks[i] for i in inside if first <= i < end]


def _place(blocks: Sequence[Block], score: dict[HtmlElement, float]) -> HtmlElement | None:
    """Return the innermost element that holds the story, None if there is no prose."""
    if not score:
        return None
    place = blocks[0].element.getroottree().getroot()
    while True:
        inner = [(score.get(child, 0.0), child) for child in place]
        best, child = max(inner, key=lambda pair: pair[0], default=(0.0, None))
        if child is None or best < _SHARE * score[place] or _has_twins(place, child, score):
            return place
        if child.tag in {"p", "ul", "ol", "blockquote", "dl", "li"}:
            return place
        place = child


def _has_twins(place: HtmlElement, child: HtmlElement, score: dict[HtmlElement, float]) -> bool:
    """Whether siblings of the same make hold prose too: a story in several sections.

    The cells of a row beside the story's are columns of their own.
    """
    if child.tag in {"td", "th"}:
        return False
    make = (child.tag, child.get("class"))
    others = sum(
        score.get(other, 0.0)
        for other in place
        if other is not child and (other.tag, other.get("class")) == make
    )
    return others > 0.05 * score[place]


def _within(element: HtmlElement, place: HtmlElement) -> bool:
    return element is place or any(holder is place for holder in element.iterancestors())
