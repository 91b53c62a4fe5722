"""What a page says of itself in its head: meta elements, JSON-LD, Next.js data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from extractors.reading.markup import plain

_ARTICLES = (
    "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "report",
    "opinionnewsarticle", "techarticle", "scholarlyarticle", "socialmediaposting", "legislation",
    "liveblogposting", "backgroundnewsarticle", "governmentservice", "webpage", "itempage",
)  # fmt: skip
_WEAK = ("webpage", "itempage")
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Metadata:
    """The statements of a page's head.

    Attributes:
        meta: Contents by name, lower-case, the first of each: "og:title", "dcterms.issued".
        articles: JSON-LD objects that describe an article, the likeliest first.
        node: `props.pageProps` of Next.js data, or the article object in it; empty if none.

    """

    meta: dict[str, str]
    articles: tuple[dict[str, Any], ...]
    node: dict[str, Any]

    @property
    def site(self) -> str:
        """What the site calls itself, "" if it does not say."""
        names = [self.meta.get("og:site_name", "")]
        names += [first_text(article.get("publisher")) for article in self.articles]
        return next(filter(None, names), "")


def metadata(root: HtmlElement) -> Metadata:
    """Return what the page says of itself. Broken JSON is passed over: it is only a hint."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = plain(element.get("content") or "")
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    found = [thing for script in _scripts(root) for thing in _things(_loaded(script), 0)]
    articles = [thing for thing in found if _kinds(thing) & set(_ARTICLES)]
    articles.sort(key=lambda thing: not _kinds(thing) - set(_WEAK))
    return Metadata(meta, tuple(articles), _next_node(root))


def first_text(value: object) -> str:
    """Return a JSON value as text: itself, or the first of a list, or an object's name."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return plain(value) if isinstance(value, str) else ""


def _scripts(root: HtmlElement) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            yield script.text


def _loaded(text: str) -> object:
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects that a JSON-LD script describes itself; not those that they mention."""
    if isinstance(value, list):
        for part in value:
            yield from _things(part, depth + 1) if depth < _MAX_DEPTH else ()
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(key), depth + 1) if depth < _MAX_DEPTH else ()


def _kinds(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1].lower() for kind in named if isinstance(kind, str)}


def _next_node(root: HtmlElement) -> dict[str, Any]:
    """Return the object that a Next.js page renders: media.bis.gov calls it `node`."""
    script = next((s for s in root.iter("script") if s.get("id") == "__NEXT_DATA__"), None)
    value = _loaded(script.text or "") if script is not None else None
    for key in ("props", "pageProps"):
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, dict):
        return {}
    for key in ("node", "article", "post", "story", "pressRelease", "page", "data"):
        if isinstance(value.get(key), dict):
            return dict(value[key])
    return value
