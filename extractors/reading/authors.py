"""Who wrote a page, as printed."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractors.reading.markup import line_of, plain
from extractors.reading.metadata import Metadata

_LEAD = re.compile(r"^(?:written |posted |story |words )?by:?\s+", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:,|;|\||&|\band\b)\s*")
_NO_NAME = re.compile(
    r"^(?:admin\w*|staff|editor\w*|https?:.*|@.*|guest|unknown|none|null)$", re.IGNORECASE
)
_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_BYLINES: Any = etree.XPath(
    "//*[@itemprop='author' or @rel='author']"
    "|//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]"
    "|//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
)


def authors(root: HtmlElement, about: Metadata) -> tuple[str, ...]:
    """Return the names of the authors in the order printed; empty if none is named."""
    for found in (_described(about), _meta(about), _byline(root)):
        names = tuple(dict.fromkeys(name for name in map(_name, found) if name))
        if names:
            return names
    return ()


def _described(about: Metadata) -> Iterator[str]:
    for article in about.articles:
        author = article.get("author")
        for one in author if isinstance(author, list) else [author]:
            name = one.get("name") if isinstance(one, dict) else one
            for written in name if isinstance(name, list) else [name]:
                if isinstance(written, str):
                    yield written


def _meta(about: Metadata) -> Iterator[str]:
    for name in _META:
        if name in about.meta:
            yield from _PARTED.split(_LEAD.sub("", about.meta[name]))
            return


def _byline(root: HtmlElement) -> Iterator[str]:
    for element in _BYLINES(root):
        text = line_of(element)
        if 0 < len(text) <= 80 and not re.search(r"\d", text):
            yield from _PARTED.split(_LEAD.sub("", text))
            return


def _name(text: str) -> str:
    """Return a name cleaned, "" if it names nobody."""
    name = _LEAD.sub("", plain(text)).strip(" ,.|")
    return "" if _NO_NAME.match(name) or not 1 < len(name) <= 80 else name
