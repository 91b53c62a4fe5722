"""The main text of a page: what an editor would paste into a memo."""

from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from extractors.model import Paragraph
from extractors.reading.blocks import Block, blocks_of
from extractors.reading.noise import Noise
from extractors.reading.region import region
from extractors.reading.trimming import trimmed

# Fewer words than this are no story: another way of looking is tried.
_STORY = 20


def main_text(root: HtmlElement, headline: HtmlElement | None, title: str) -> tuple[Paragraph, ...]:
    """Return the main text of a page, without headline, by-line, boxes, lists and comments.

    `headline` is the element that prints `title`, None if none does. Empty if the page has no text.
    """
    found: Sequence[Block] = ()
    for by_name in (True, False):
        noise = Noise(root, headline, by_name=by_name)
        blocks = list(blocks_of(root, noise))
        story = trimmed(region(blocks, headline), title)
        if _words(story) > 2 * _words(found):
            found = story
        if _words(found) >= _STORY:
            break
    return paragraphs(found)


def paragraphs(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return the blocks as paragraphs of a document."""
    return tuple(Paragraph(block.label, block.text) for block in blocks)


def _words(blocks: Iterable[Block]) -> int:
    return sum(block.words for block in blocks)
