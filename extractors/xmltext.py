"""XML of the Government Publishing Office: its tree, and running text on one line.

The Federal Register and the law both mark up running text with inline tags and lay it out over
lines afterwards, so that white space beside a tag is sometimes the writer's and sometimes the
printer's. Every character of text comes out once and in order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from extractors.errors import ReadError

OPEN, CLOSE = "\ue000", "\ue001"
"""The marks round italics."""

_MARKS = {ord(OPEN): None, ord(CLOSE): None}
_FRACTION = "FR"
_PRINTED_BREAK = re.compile(r"\n([ \t]*)\Z")
_ENDS_A_WORD = re.compile(rf"[\w.,;:?!)\]”’'•]{CLOSE}?\Z")
_STARTS_A_WORD = re.compile(rf"{OPEN}?[\w(\[“‘§$&]")
# GPO typesetting codes of super- and subscript, which belong to the word before them.
_SCRIPT = re.compile(r"5[12]|\d\d5[12]")
_ITALICS = "03"  # their GPO typesetting code


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """What the tags inside running text mean in a vocabulary.

    Attributes:
        inline: Tags inside running text.
        emphasis: Those of them that stand for whole words, with a space on both sides.
        breaks: Tags whose words begin a new line.
        line_ends: Empty tags that end a line.
        skipped: Tags without words for a reader; the text after them stays.
        italic: Tags of italics. Where there are any, italics stand between `OPEN` and `CLOSE`.
        read_as: Empty tag to the words that running text has in its place.

    """

    inline: frozenset[str]
    emphasis: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str]
    line_ends: frozenset[str] = frozenset()
    italic: frozenset[str] = frozenset()
    read_as: Mapping[str, str] = field(default_factory=dict)

    def flows(self, child: etree._Element) -> bool:
        """Whether `child` is part of the running text that it stands in."""
        return child.tag in self.inline or child.tag in self.skipped


def root_of(body: bytes, name: str) -> etree._Element:
    """Return the root of an XML document; no entity or address is followed.

    Raises:
        ReadError: Not well-formed, for example because it was cut short, or beyond the bounds of
            libxml2: 256 levels of tags, 10 MB of text in one piece. `name` is what it calls the
            document.

    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(name, f"not well-formed XML: {error}") from error


def squash(text: str) -> str:
    r"""Return `text` on one line with single spaces.

    >>> squash("  one\n   two\u2009three ")
    'one two three'
    """
    return " ".join(text.split())


def plain(marked: str) -> str:
    """Return the text without the marks of italics."""
    return squash(marked.translate(_MARKS)) if OPEN in marked else marked


def line(element: etree._Element, tags: Inline) -> str:
    """Return all text inside `element` on one line, without marks."""
    text = squash(inner(element, tags))
    return plain(text) if tags.italic else text


def inner(element: etree._Element, tags: Inline) -> str:
    """Return the text inside `element` with its marks of italics, not yet squashed."""
    text = element.text or ""
    for child in element:
        text = joined(text, child, tags)
    return text


def joined(text: str, child: etree._Element, tags: Inline) -> str:
    """Return `text` with `child` and what follows it, without the printer's line breaks."""
    tail = child.tail or ""
    if child.tag in tags.line_ends:
        return f"{text} {tail}"
    if broken := _PRINTED_BREAK.search(text) if "\n" in text else None:
        text = text[: broken.start()]
        tail = re.sub(rf"\A\n[ \t]{{0,{len(broken[1])}}}", "", tail)
    words = _words(child, tags)
    if child.tag == _FRACTION and text[-1:].isdigit():
        text = f"{text} "  # "1<FR>1/4</FR>" is one and a quarter, not eleven quarters
    # The number that a footnote begins with stands apart, an exponent does not.
    leads = child.tag == "SU" and not text.strip()
    spaced = child.tag in tags.emphasis and not _SCRIPT.fullmatch(child.get("T", ""))
    return _beside(_beside(text, words, spaced=spaced), tail, spaced=spaced or leads)


def _words(child: etree._Element, tags: Inline) -> str:
    tag = str(child.tag)
    if tag in tags.skipped:
        return ""
    words = tags.read_as.get(tag) or inner(child, tags)
    if tag in tags.breaks:
        return f" {words}"
    if tag == "SU" and _is_footnote_mark(child):
        return f"[{words.strip()}]"
    if tags.italic and (tag in tags.italic or child.get("T") == _ITALICS):
        return f"{OPEN}{words}{CLOSE}" if words.strip() else words
    return words


def _is_footnote_mark(element: etree._Element) -> bool:
    """Whether `element` is the number of a footnote: `<SU>1</SU><FTREF/>`."""
    after = element.getnext()
    return after is not None and after.tag == "FTREF" and not (element.tail or "").strip()


def _beside(left: str, right: str, *, spaced: bool) -> str:
    """Return the two joined; words that only lost the space between them get it back.

    Part of the full texts that federalregister.gov serves lack the spaces round <E>, and some lack
    those round a page break; no word runs over either.
    """
    touching = spaced and _ENDS_A_WORD.search(left[-2:]) and _STARTS_A_WORD.match(right)
    return f"{left} {right}" if touching else left + right
