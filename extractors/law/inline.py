"""Running text of the law's XML on one line, white space as the writer meant it.

Both vocabularies mark up running text with inline tags and lay it out over lines afterwards, so
that white space beside a tag is sometimes the writer's and sometimes the printer's. Italics are
kept between two marks, since they tell the fifth level of paragraphs from the second.
"""

import re

from lxml import etree

from extractors.law.vocabulary import EMPHASIS, INLINE, ITALIC, SKIPPED, STARS, STARS_TEXT

OPEN, CLOSE = "\ue000", "\ue001"
_MARKS = {ord(OPEN): None, ord(CLOSE): None}
_PRINTED_BREAK = re.compile(r"\n([ \t]*)\Z")
_ENDS_A_WORD = re.compile(rf"[\w.,;:?!)\]”’'•]{CLOSE}?\Z")
_STARTS_A_WORD = re.compile(rf"{OPEN}?[\w(\[“‘§$&]")
# GPO typesetting codes of super- and subscript, which belong to the word before them.
_SCRIPT = re.compile(r"5[12]|\d\d5[12]")
_FLOWS = INLINE | SKIPPED


def squash(text: str) -> str:
    r"""Return `text` on one line with single spaces.

    >>> squash("  one\n   two\u2009three ")
    'one two three'
    """
    return " ".join(text.split())


def plain(marked: str) -> str:
    """Return the text without the marks of italics."""
    return squash(marked.translate(_MARKS)) if OPEN in marked else marked


def flows(child: etree._Element) -> bool:
    """Whether `child` is part of the running text that it stands in."""
    return child.tag in _FLOWS


def line(element: etree._Element) -> str:
    """Return all text inside `element` on one line, without marks."""
    return squash(inner(element).translate(_MARKS))


def inner(element: etree._Element) -> str:
    """Return the text inside `element` with its marks of italics, not yet squashed."""
    text = element.text or ""
    for child in element:
        text = joined(text, child)
    return text


def joined(text: str, child: etree._Element) -> str:
    """Return `text` with `child` and what follows it, without the printer's line breaks."""
    tag = child.tag
    tail = child.tail or ""
    if tag == "br":
        return f"{text} {tail}"
    if broken := _PRINTED_BREAK.search(text) if "\n" in text else None:
        text = text[: broken.start()]
        tail = re.sub(rf"\A\n[ \t]{{0,{len(broken[1])}}}", "", tail)
    words = _words(child)
    # The number that a footnote begins with stands apart, an exponent does not.
    leads = tag == "SU" and not text.strip()
    spaced = tag in EMPHASIS and not _SCRIPT.fullmatch(child.get("T", ""))
    return _beside(_beside(text, words, spaced=spaced), tail, spaced=spaced or leads)


def _words(child: etree._Element) -> str:
    if child.tag in SKIPPED:
        return ""
    if child.tag == STARS:
        return f" {STARS_TEXT}"
    words = inner(child)
    if child.tag == "SU" and _is_footnote_mark(child):
        return f"[{words.strip()}]"
    if child.tag in ITALIC or child.get("T") == "03":
        return f"{OPEN}{words}{CLOSE}" if words.strip() else words
    return words


def _is_footnote_mark(element: etree._Element) -> bool:
    """Whether `element` is the number of a footnote: `<SU>1</SU><FTREF/>`."""
    after = element.getnext()
    return after is not None and after.tag == "FTREF" and not (element.tail or "").strip()


def _beside(left: str, right: str, *, spaced: bool) -> str:
    """Return the two joined; words that only lost the space between them get it back."""
    touching = spaced and _ENDS_A_WORD.search(left[-2:]) and _STARTS_A_WORD.match(right)
    return f"{left} {right}" if touching else left + right
