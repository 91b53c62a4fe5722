"""The visible headline of a page."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from extractors.reading.blocks import HEADINGS
from extractors.reading.headings import over_story
from extractors.reading.markup import BLOCKS, line_of, plain, words_of
from extractors.reading.metadata import Metadata, first_text

_PARTS = re.compile(r"\s+[|·•»–—-]+\s+|\s+::\s+|\s*\|\s*")
_UNSEEN = re.compile(
    r"\b(?:sr only|visually hidden|screen reader|off screen|logo|site title|site name|brand)\b"
)
_HEADLINE = re.compile(
    r"\b(?:headline|entry title|post title|article title|page title|story title)\b"
)
_HOME = re.compile(r"(?:https?://[^/?#]+)?(?:\.?/)?(?:index\.html?)?")
_RUBRIC = 2
_ALIKE = 0.6
_LONGEST = 400
_PARTS_OF_TITLE = 5


def headline(root: HtmlElement, about: Metadata) -> tuple[str, HtmlElement | None]:
    """Return the visible headline and the element that prints it.

    Without one: what the metadata call the page, less the site's name, and None; ("", None) if
    they call it nothing.
    """
    named = list(_names(root, about))
    site = _letters(about.meta.get("og:site_name", ""))
    ones = [(line_of(element), element) for element in root.iter("h1")]
    ones = [(text, element) for text, element in ones if 0 < len(text) <= _LONGEST]
    seen = [(text, h1) for text, h1 in ones if not _is_site(text, h1, site, root)]
    best = max(seen, key=lambda pair: _likeness(pair[0], named), default=None)
    if best is not None and _is_rubric(best[0], named):
        # "Trade" over the headline, which then is the next heading.
        over = over_story(root, lambda text: _is_name_of_site(text, site, root))
        if over is not None and over[1].tag in HEADINGS:
            return over
    if best is not None and (len(seen) == 1 or _likeness(best[0], named) > 0):
        other = None if _likeness(best[0], named) >= _ALIKE else _alike(root, named)
        return (other or best) if len(ones) > 1 or best[1] in _unlikely(seen) else best
    if seen:
        return seen[0]
    over = _alike(root, named) or over_story(root, lambda text: _is_name_of_site(text, site, root))
    return over or (named[0] if named else "", None)


def _is_rubric(text: str, named: list[str]) -> bool:
    """Whether an h1 is a word or two that the page's names do not have."""
    return len(text.split()) <= _RUBRIC and bool(named) and _likeness(text, named) == 0


def _unlikely(seen: list[tuple[str, HtmlElement]]) -> list[HtmlElement]:
    """Return the headings that stand in a page's banner or navigation."""
    return [h1 for _, h1 in seen if any(holder.tag == "nav" for holder in h1.iterancestors())]


def _is_site(text: str, element: HtmlElement, site: str, root: HtmlElement) -> bool:
    """Whether an h1 prints the site's name, or is not shown."""
    if site and _letters(text) == site:
        return True
    if _UNSEEN.search(words_of(element)):
        return True
    link = next(element.iter("a"), next(element.iterancestors("a"), None))
    if link is not None and _HOME.fullmatch(link.get("href", "")):
        return True
    return _is_name_of_site(text, site, root)


def _is_name_of_site(text: str, site: str, root: HtmlElement) -> bool:
    """Whether the head of the page gives `text` as the name of its site."""
    if site and _letters(text) == site:
        return True
    title = root.find(".//title")
    parts = _PARTS.split(line_of(title)) if title is not None else []
    # "Opinion | The half-life of a half rule": the longest part is no site's name.
    others = [
        part for part in parts[1:] if len(part) < max(map(len, parts)) or len(part.split()) < 4
    ]
    return len(parts) > 1 and _letters(text) in {_letters(part) for part in others}


def _names(root: HtmlElement, about: Metadata) -> Iterator[str]:
    """Yield what the page is called in its metadata, the fullest form first."""
    for article in about.articles:
        if name := first_text(article.get("headline")) or first_text(article.get("name")):
            yield name
    for key in (
        "og:title",
        "twitter:title",
        "dcterms.title",
        "dc.title",
        "citation_title",
        "headline",
    ):
        if name := about.meta.get(key, ""):
            yield _without_site(name, about)
    if name := first_text(about.node.get("title")):
        yield name
    title = root.find(".//title")
    if title is not None and (name := line_of(title)):
        yield _without_site(name, about)


def _without_site(title: str, about: Metadata) -> str:
    """Return a title without the site's name at its end or start."""
    site = _letters(about.meta.get("og:site_name", ""))
    parts = _PARTS.split(title)
    if len(parts) < 2:
        return title
    if site and _letters(parts[0]) == site:
        return plain(title[title.index(parts[1], len(parts[0])) :])
    last = parts[-1]
    if _letters(last) == site or (len(last.split()) <= 6 and len(last) < len(title) / 2):
        return plain(re.sub(r"[\s|·•»–—:-]+$", "", title[: title.rindex(last)]))
    return title


def _alike(root: HtmlElement, named: list[str]) -> tuple[str, HtmlElement] | None:
    """Return the element that prints what the metadata call the page, None if none does."""
    found = []
    for element in root.iter(
        "h2", "h3", "h4", "div", "span", "p", "td", "b", "strong", "font", "center"
    ):
        marked = element.get("itemprop") == "headline" or _HEADLINE.search(words_of(element))
        if not (marked or named) or len(element) > _PARTS_OF_TITLE or _holds_blocks(element):
            continue
        text = line_of(element)
        if not 0 < len(text) <= _LONGEST:
            continue
        if marked or _likeness(text, named) >= _ALIKE:
            found.append((_likeness(text, named) + 0.1 * bool(marked), text, element))
    best = max(found, key=lambda entry: entry[0], default=None)
    return (best[1], best[2]) if best is not None else None


def _holds_blocks(element: HtmlElement) -> bool:
    return any(inner.tag in BLOCKS and inner.tag != "br" for inner in element.iterdescendants())


def _likeness(text: str, named: list[str]) -> float:
    """Return how much of the words a heading shares with the best of the page's names, 0 to 1."""
    return max(
        (_shared(_letters(text).split(), _letters(name).split()) for name in named), default=0.0
    )


def _shared(one: list[str], other: list[str]) -> float:
    if not one or not other:
        return 0.0
    common = len(set(one) & set(other))
    # A shortened name holds only words of the headline, from its start.
    if len(other) >= 3 and one[: len(other) - 1] == other[:-1]:
        return 1.0
    return common / max(len(set(one)), len(set(other)))


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
