"""HTML as a tree, and the clean text of its pieces."""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from extractors.errors import ReadError

# Control characters are no text, and libxml2 takes NUL for the end of the page.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Soft hyphen, zero-width space, word joiner, byte order mark, direction marks: seen by nobody.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
# What stands between these tags is not read.
MUTE = frozenset(("script", "style", "template", "noscript", "svg", "button", "select", "textarea"))
_VALUE = r"""\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
_ATTRIBUTE = re.compile(rf"(?:[^\s/>=]++|=)(?:{_VALUE})?+")
_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+(?:[\s/]++|{_ATTRIBUTE.pattern})*+")
_MOST_ATTRIBUTES = 1000
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(markup: str, subject: str) -> HtmlElement:
    """Return the root element of a page, however bad its mark-up; comments are dropped.

    Raises:
        ReadError: Nothing to parse, tags nested deeper than 2,048 levels, below which libxml2
            would drop text in silence, or a tag of more than 1,000 attributes, each of which it
            compares with all others. `subject` names the page.

    """
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    clean = _SURROGATE.sub("\ufffd", _CONTROL.sub("", markup))
    if any(map(_is_crowded, _TAG.finditer(clean))):
        raise ReadError(subject, f"a tag has more than {_MOST_ATTRIBUTES:,} attributes")
    try:
        root = html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise ReadError(subject, f"no HTML: {error}") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError(subject, "tags are nested deeper than 2,048 levels")
    return root


def _is_crowded(tag: re.Match[str]) -> bool:
    if tag.end() - tag.start() <= 2 * _MOST_ATTRIBUTES:
        return False
    return sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > _MOST_ATTRIBUTES


def plain(text: str) -> str:
    r"""Return `text` on one line: white space runs become one space, unseen characters go.

    >>> plain("Ascend\xa0910\xadC\n is")
    'Ascend 910C is'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return " ".join(text.split())


def line_of(element: HtmlElement) -> str:
    """Return all visible text inside `element` on one line; a `<br>` is a space."""
    return plain("".join(_pieces(element)))


def _pieces(element: HtmlElement) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node.tag in MUTE:
                walk.skip_subtree()
            elif node.tag in BLOCKS:
                yield " "
                yield node.text or ""
            else:
                yield node.text or ""
        elif node is not element:
            if node.tag in BLOCKS:
                yield " "
            yield node.tail or ""


def words_of(element: HtmlElement) -> str:
    """Return the words of the class, id and test-id attributes, lower-case, parted by spaces.

    "entry-header siteNav" gives "entry header site nav". WordPress writes an article's own tags
    and categories into its class ("tag-newsletter"): those words say nothing and are left out.
    """
    written = " ".join(
        filter(None, map(element.get, ("class", "id", "data-testid", "data-component")))
    )
    if not written:
        return ""
    kept = written.split()
    if len(kept) >= _TAGGED:
        kept = [word for word in kept if not _TOPIC.match(word)]
    return _PARTS.sub(" ", _CAMEL.sub(r"\1 \2", " ".join(kept))).strip().lower()


_TOPIC = re.compile(
    r"(?:tag|category|cat|topic|author|post_tag|term|filed-under)-[a-z0-9]", re.IGNORECASE
)
# WordPress adds the topics to half a dozen words; "author-card" alone is a name.
_TAGGED = 4
_CAMEL = re.compile(r"([a-z0-9])([A-Z])")
_PARTS = re.compile(r"[^A-Za-z0-9]+")

# Elements that end the line before and after them: HTML Standard, 15.3 (display: block).
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul"
    )
)  # fmt: skip
