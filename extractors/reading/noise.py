"""Which elements of a page are not the story, judged by what they are and what they are called."""

import re
from collections import defaultdict
from collections.abc import Mapping

from lxml import etree
from lxml.html import HtmlElement

from extractors.reading.markup import words_of

_NEVER = frozenset(
    ("script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "canvas", "map",
     "audio", "video", "button", "select", "textarea", "input", "datalist", "dialog", "menu", "head")
)  # fmt: skip
_SELDOM = frozenset(("nav", "aside", "form", "footer", "figcaption", "figure"))
_WITHIN_FIGURE = ("table", "pre", "blockquote", "code", "p")
_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
     "menu", "menubar", "toolbar", "tablist", "form", "button", "img")
)  # fmt: skip
_KEPT_ROLES = frozenset(("note", "doc-footnote", "doc-endnotes", "doc-endnote"))
_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOTES = re.compile(r"\b(?:foot|end)?notes?\b")
# A box with more words than this does more than ask for an address.
_LETTERBOX = 60
# What readers write: skipped even where it is longer than the story.
_READERS = re.compile(
    r"\b(?:comments?(?! (?:period|deadline|due))|respond|disqus|livefyre|coral|replies|reader responses?"
    r"|guestbook)\b"
)
_NAMES = re.compile(
    r"\b(?:related|recirc\w*|recommend\w*|newsletters?|sign ?up|subscri\w+|cookies?|consent|gdpr|ccpa|onetrust"
    r"|ot sdk|bread ?crumbs?|share\w*|sharing|social(?! (?:media )?(?:embed|post))|addthis|addtoany|jp relatedposts|pop ?up|modal|overlay"
    r"|lightbox|paywall|meter|regwall|promo\w*|advert\w*|ads?|adsbygoogle|dfp|sponsor\w*|outbrain|taboola"
    r"|foot|footer|colophon|side ?bar|side ?rail|rail|widgets?|nav|nav ?bar|navigation|menu|mega ?menu|toolbar"
    r"|by ?lines?|author|authors|author (?:bio|card|box|info|name)|bio|contributors?|tags|tag list|tag cloud"
    r"|post tags?|entry tags?|topics|categories|pagination|pager|skip|skip link|sr only|visually hidden"
    r"|screen reader(?: text)?|off screen|caption|captions|wp caption text|credits?|image source|photo credit"
    r"|most (?:read|popular|viewed)|popular|trending|read next|up next|more (?:stories|news|posts|articles"
    r"|links|from)|read more|see also|also read|in other news|disclaimers?|disclosures?|disc|aff|affiliates?|quote strip|where to buy|ticker|mast ?head|copyright"
    r"|login|log in|signin|register|search(?: form| box)?|donat\w*|feedback|rating|vote|poll|print only|no print"
    r"|back to top|follow(?: us)?|app download|post meta|entry meta|article meta|meta ?data|meta"
    r"|time ?stamp|posted on|post date|pub ?date|publish(?:ed)? date|kicker|eyebrow|reading time|read time"
    r"|teasers?|carousel|slideshow|gallery|player|toc|table of contents|utility|usa banner|gov banner"
    r"|language switcher|hidden|callout newsletter|inline cta|cta|trust|legal status|contact (?:info|box|card)"
    r"|person|people|profile|attorney advertising|market ?(?:data|ticker)|stock ?(?:quote|ticker)|translate"
    r"|push notification|notification|outstream|embed ad|story ?card|card list|latest|widget area)\b"
)


# Inside a sentence only these go: a link called "related" there is a word of the sentence.
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "small", "span", "strong", "u", "time")
)  # fmt: skip
_LINES = frozenset(("p", "li", "td", "th", "dd", "dt", "blockquote", "h2", "h3", "h4", "h5", "h6"))
_INLINE_NAMES = re.compile(
    r"\b(?:ads?|advert\w*|sr only|visually hidden|screen reader(?: text)?|off screen|share\w*|permalink)\b"
)
# Collapsed answers of a list of questions are there to be opened.
_COLLAPSED = re.compile(r"\b(?:accordion|collaps\w*|panel|tab|faq|answer|toggle|expand\w*)\b")


class Noise:
    """What to skip on one page.

    An element that holds the headline, or most of the page's prose, is kept whatever it is called:
    names such as "with-sidebar" and forms round a whole page are common.

    Attributes:
        by_name: Whether names of classes count; False on a second try, when the first found nothing.

    """

    def __init__(
        self, root: HtmlElement, headline: HtmlElement | None, *, by_name: bool = True
    ) -> None:
        self.by_name = by_name
        self._holding = set() if headline is None else {headline, *headline.iterancestors()}
        self._mass, words = _masses(root)
        self._most = self._mass[root] / 2
        self._letterboxes = _letterboxes(root, words)

    def __call__(self, element: HtmlElement) -> bool:
        """Whether to skip `element` with all that is in it."""
        tag = element.tag
        if tag in _NEVER:
            return True
        if element in self._holding or tag in {"html", "body", "main", "h1"}:
            return False
        role = element.get("role", "").lower()
        if role in _KEPT_ROLES:
            return False
        if tag in _SELDOM:
            return self._seldom(element)
        if role in _ROLES or _is_hidden(element) or element in self._letterboxes:
            return not self._holds_most(element)
        return self.by_name and self._named(element)

    def _holds_most(self, element: HtmlElement) -> bool:
        return self._mass[element] > self._most

    def _seldom(self, element: HtmlElement) -> bool:
        tag = element.tag
        if tag == "footer" and next(element.iterancestors("blockquote"), None) is not None:
            return False
        if tag == "aside" and _NOTES.search(words_of(element)):
            return False
        if tag == "figure" and next(element.iter(*_WITHIN_FIGURE), None) is not None:
            return False
        return not self._holds_most(element)

    def _named(self, element: HtmlElement) -> bool:
        words = words_of(element)
        if not words:
            return False
        parent = element.getparent()
        if element.tag in _INLINE and parent is not None and parent.tag in _LINES:
            return bool(_INLINE_NAMES.search(words))
        if _READERS.search(words):
            return True
        return bool(_NAMES.search(words)) and not self._holds_most(element)


def _masses(root: HtmlElement) -> tuple[dict[HtmlElement, int], dict[HtmlElement, int]]:
    """Return for every element how many characters of prose outside links, and words, it holds."""
    mass: dict[HtmlElement, int] = defaultdict(int)
    words: dict[HtmlElement, int] = defaultdict(int)
    for _, node in etree.iterwalk(root, events=("end",)):
        text = "" if node.tag in _NEVER else node.text or ""
        mass[node] = 0 if node.tag in _NEVER or node.tag == "a" else mass[node] + _prose(text)
        words[node] += len(text.split())
        parent = node.getparent()
        if node is not root and parent is not None:
            tail = node.tail or ""
            mass[parent] += mass[node] + _prose(tail)
            words[parent] += words[node] + len(tail.split())
    return mass, words


def _prose(text: str) -> int:
    """Return the length of a run of text; labels and single words count nothing."""
    length = len(text.strip())
    return length if length > 15 else 0


def _is_hidden(element: HtmlElement) -> bool:
    hidden = (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDING.search(element.get("style", "")))
    )
    return hidden and not _COLLAPSED.search(words_of(element))


def _letterboxes(root: HtmlElement, words: Mapping[HtmlElement, int]) -> set[HtmlElement]:
    """Return the small boxes that ask for an e-mail address."""
    boxes: set[HtmlElement] = set()
    for asked in root.iter("input"):
        if "email" not in {asked.get("type", "").lower(), asked.get("name", "").lower()}:
            continue
        for holder in asked.iterancestors():
            if holder in boxes or holder.tag == "body" or words[holder] > _LETTERBOX:
                break
            boxes.add(holder)
    return boxes
