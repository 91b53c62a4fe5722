"""The last look at a story's blocks: what stands among them without belonging to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lxml.html import HtmlElement

from extractors.reading import phrases
from extractors.reading.blocks import Block
from extractors.reading.days import is_dateline
from extractors.reading.markup import line_of, words_of
from extractors.reading.region import is_prose
from extractors.reading.strangers import without_strangers

_PULLED = re.compile(r"\bpull ?quote\b")
_SENTENCE = re.compile(r"[.!?…。][\"'”’)]*$")
_LINE_WORDS = 45
_HEADLINE_WORDS = 25
_CLOSING_WORDS = 160
_CARD_WORDS = 90
_CAPTION_WORDS = 30


def trimmed(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return the blocks of the story, in order."""
    story = [block for block in (_relined(block, title) for block in blocks) if block is not None]
    story = _without_cards(story)
    story = list(_without_lists(story))
    story = [b for i, b in enumerate(story) if not _is_line(b) and not _is_stray_link(story, i)]
    story = _without_head(story, title)
    story = without_strangers(story)
    story = _without_tail(story)
    return _without_echoes(story)


def _relined(block: Block, title: str) -> Block | None:
    """Return a block without the headline, date line and boxes that line breaks part from it."""
    lines = block.lines
    if len(lines) < 2:
        return None if _is_caption(block) else block
    if phrases.LISTS.fullmatch(lines[0]) and not any(map(_SENTENCE.search, lines[1:])):
        return None
    start, end = 0, len(lines)
    while start < end and _is_matter(lines[start], title):
        start += 1
    while start < end and _is_matter(lines[end - 1], title):
        end -= 1
    lines = lines[start:end]
    if not lines or lines == block.lines:
        return block if lines else None
    share = sum(map(len, lines)) / len(block.text)
    linked, strong = round(block.linked * share), round(block.strong * share)
    return replace(block, text=" ".join(lines), lines=lines, linked=linked, strong=strong)


def _is_caption(block: Block) -> bool:
    """Whether a short text shares a box with a picture and with nothing else."""
    if block.words > _CAPTION_WORDS or block.element.tag not in {
        "div",
        "span",
        "figure",
        "section",
    }:
        return False
    pictured = next(block.element.iter("img", "picture", "video"), None) is not None
    return pictured and len(line_of(block.element).split()) <= _CAPTION_WORDS


def _is_matter(line: str, title: str) -> bool:
    """Whether a line is front or back matter: the headline, a date, a by-line, a box."""
    if _same(line, title) or is_dateline(line) or phrases.BYLINE.fullmatch(line):
        return True
    return len(line.split()) <= _LINE_WORDS and bool(phrases.LINES.search(line))


def _without_cards(story: Sequence[Block]) -> list[Block]:
    """Drop teasers: small boxes round a heading that is wholly a link to another page."""
    told = next((block.element for block in story if is_prose(block)), None)
    # What holds the story's first sentence is no card.
    small = {} if told is None else dict.fromkeys((told, *told.iterancestors()), False)
    cards = {_card(block.element, small) for block in story if _is_teaser(block)}
    if not cards:
        return list(story)
    return [b for b in story if cards.isdisjoint((b.element, *b.element.iterancestors()))]


def _is_teaser(block: Block) -> bool:
    if block.label != "heading" or block.link_share < 0.8:
        return False
    # A handle on the heading itself links into the page.
    return not any(link.get("href", "").startswith("#") for link in block.element.iter("a"))


def _card(heading: HtmlElement, small: dict[HtmlElement, bool]) -> HtmlElement:
    """Return the largest element round a heading that is still a small box."""
    card = heading
    for holder in heading.iterancestors():
        if holder not in small:
            small[holder] = len(line_of(holder).split()) <= _CARD_WORDS
        if not small[holder]:
            break
        card = holder
    return card


def _without_lists(story: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, but not a "Related" line and the headlines under it."""
    dropping = False
    for number, block in enumerate(story):
        if block.words <= 9 and phrases.LISTS.fullmatch(block.text):
            dropping = number + 1 == len(story) or _is_entry(story[number + 1])
        elif dropping:
            dropping = _is_entry(block)
        if not dropping:
            yield block


def _is_entry(block: Block) -> bool:
    """Whether a block may be one of a list of headlines, or of names."""
    if block.label == "row" or block.words > _HEADLINE_WORDS:
        return False
    if block.label == "heading":
        return block.link_share > 0.5
    return block.label == "item" or block.link_share > 0.5 or not _SENTENCE.search(block.text)


def _is_line(block: Block) -> bool:
    if block.label == "row" or block.words > _LINE_WORDS:
        return False
    return bool(phrases.LINES.search(block.text))


def _is_stray_link(story: Sequence[Block], number: int) -> bool:
    """Whether a block is only a link to elsewhere; a list that a colon announces is none."""
    block = story[number]
    if block.link_share < 0.8 or block.label in {"heading", "row", "note"} or is_prose(block):
        return False
    if block.words > _HEADLINE_WORDS:
        return False
    before = number - 1
    while before >= 0 and story[before].label == block.label == "item":
        before -= 1
    return not (before >= 0 and story[before].text.endswith(":"))


def _without_head(story: list[Block], title: str) -> list[Block]:
    """Drop headline, date and by-line: before the first sentence, or after a standfirst."""
    told = (i for i, b in enumerate(story) if is_prose(b) and not _is_matter(b.text, title))
    first = next(told, len(story))
    second = next(told, first)
    return [
        block
        for i, block in enumerate(story)
        if not (
            (i < first and _is_label(block, story[first:]))
            or (i < second and block.label != "row" and _is_matter(block.text, title))
        )
    ]


def _is_label(block: Block, after: Sequence[Block]) -> bool:
    """Whether it is a rubric or a name over the story, no line of the story's own head.

    A notice starts with short lines ("15 CFR Part 744"), but among its other paragraphs.
    """
    if block.label or block.words > 4 or re.search(r"[.:!?)\]]$|\d", block.text):
        return False
    if not after:
        return True
    beside = after[0].element
    return block.element.tag != beside.tag or block.element.getparent() is not beside.getparent()


def _without_tail(story: list[Block]) -> list[Block]:
    """Drop lawyers' sentences, author cards and empty headings after the last sentences."""
    while story:
        last = story[-1]
        if last.label in {"row", "note"}:
            break
        closing = last.words <= _CLOSING_WORDS and phrases.CLOSINGS.match(last.text)
        card = last.words <= 80 and phrases.AUTHOR_CARD.match(last.text)
        bare = last.label == "heading" or phrases.BYLINE.fullmatch(last.text)
        if not (closing or card or bare or is_dateline(last.text)):
            break
        story = story[:-1]
    return story


def _without_echoes(story: list[Block]) -> list[Block]:
    """Drop pulled quotes: a quotation whose words another block has as well."""
    pulled = [block.label == "quote" or _is_pulled(block) for block in story]
    if not any(pulled):
        return story
    whole = "\n".join(_letters(b.text) for b, quote in zip(story, pulled, strict=True) if not quote)
    return [
        block
        for block, quote in zip(story, pulled, strict=True)
        if not quote or _letters(block.text) not in whole
    ]


def _is_pulled(block: Block) -> bool:
    return bool(_PULLED.search(words_of(block.element)))


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _same(one: str, other: str) -> bool:
    return bool(other) and _letters(one) == _letters(other)
