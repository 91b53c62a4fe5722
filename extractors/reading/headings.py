"""The line that stands over a story, where no element says that it is the headline."""

from collections.abc import Callable
from itertools import islice

from lxml.html import HtmlElement

from extractors.reading import phrases
from extractors.reading.blocks import HEADINGS, Block, blocks_of
from extractors.reading.days import is_dateline
from extractors.reading.pitches import is_sentence, pitch
from extractors.reading.region import is_prose

_ASIDE = frozenset(("nav", "aside", "footer", "form", "figure", "ul", "ol"))
# A headline stands at most this many blocks over the first paragraph, and has so many words.
_NEAR, _FEWEST, _MOST = 6, 4, 40
_TRIED = 400


def over_story(root: HtmlElement, is_site: Callable[[str], bool]) -> tuple[str, HtmlElement] | None:
    """Return the line over the story and its element, None if no line there reads as a headline.

    A heading comes before a line in bold or large type, and that before any other; `is_site` tells
    the names of the site.
    """
    blocks = list(islice(blocks_of(root, lambda element: element.tag in _ASIDE), _TRIED))
    first = next((i for i, block in enumerate(blocks) if is_prose(block)), len(blocks))
    above = [
        block
        for block in reversed(blocks[max(0, first - _NEAR) : first])
        if _is_headline(block) and not is_site(block.text)
    ]
    best = min(above, key=_rank, default=None)
    return (_lines_of(best), best.element) if best is not None else None


def _lines_of(block: Block) -> str:
    """Return a headline without the date and by-line that stand under it in the same block."""
    lines = block.lines
    while len(lines) > 1 and (is_dateline(lines[-1]) or phrases.BYLINE.fullmatch(lines[-1])):
        lines = lines[:-1]
    return " ".join(lines)


def _is_headline(block: Block) -> bool:
    if not _FEWEST <= block.words <= _MOST or block.link_share > 0.5 or block.label == "row":
        return False
    if is_dateline(block.text) or phrases.BYLINE.fullmatch(block.text):
        return False
    told = is_sentence(block.text) and block.text.endswith(".")
    return not (told or phrases.LINES.search(block.text) or pitch(block.text) > 1)


def _rank(block: Block) -> int:
    if block.element.tag in HEADINGS:
        return 0
    large = any(font.get("size", "")[:1] in set("+4567") for font in block.element.iter("font"))
    return 1 if large or block.strong > 0.9 * len(block.text) else 2
