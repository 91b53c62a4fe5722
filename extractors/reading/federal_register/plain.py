"""The plain text of a Federal Register document, as GPO typesets it.

Lines are wrapped at 72 columns inside a `<pre>`; a paragraph begins with four spaces or after an
empty line; "[[Page 4544]]" marks a page of the printed issue; \\1\\ is a footnote mark.
"""

import re
from collections.abc import Iterator

from extractors.errors import ReadError
from extractors.model import Page, Paragraph
from extractors.reading.encoding import decode
from extractors.reading.markup import parse

_PAGE_MARK = re.compile(r"\n*[ \t]*\[\[Page [A-Z]*\d+\]\][ \t]*\n*")
_FOOTNOTE_MARK = re.compile(r"\\(\d+)\\")
_RULE = re.compile(r"[-=_ ]{8,}")
_COLUMNS = re.compile(r"\S {3,}\S")
_OPEN_END = re.compile(r"[\w,;\-–—]\Z")
_LABELS = (
    (re.compile(r"\[FR Doc\.? |BILLING CODE ", re.IGNORECASE), "filing"),
    (re.compile(r"(?:AGENCY|ACTION|SUMMARY|DATES|ADDRESSES): "), "preamble"),
    (re.compile(r"\[\d+\] "), "footnote"),
    (re.compile(r"Sec\. +\d"), "section"),
    (re.compile(r"0?\d+\. .*(?:amended|revis|add|remov|read as follows)"), "amendment"),
)


def plain_paragraphs(page: Page) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the plain text in `page`, with or without its `<pre>`.

    Raises:
        ReadError: No text in it.

    """
    text = decode(page.body, page.charset).replace("\r\n", "\n")
    if "<pre" in text.lower():
        pre = next(parse(text, page.url).iter("pre"), None)
        text = "" if pre is None else str(pre.text_content())
    found = tuple(_paragraphs(_FOOTNOTE_MARK.sub(r"[\1]", _pages_joined(text.expandtabs()))))
    if not found:
        raise ReadError(page.url, "no text in the plain-text form")
    return found


def _pages_joined(text: str) -> str:
    """Return `text` without page marks; a sentence that ran over one runs on."""
    parts = _PAGE_MARK.split(text)
    joined = parts[0]
    for part in parts[1:]:
        runs_on = _OPEN_END.search(joined) and part[:1].strip()
        joined += ("\n" if runs_on else "\n\n") + part
    return joined


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for block in re.split(r"\n\s*\n|\n(?= {4}\S)", text):
        lines = [line for line in block.split("\n") if line.strip() and not _RULE.fullmatch(line)]
        if any(map(_COLUMNS.search, lines)):
            yield from (Paragraph("row", re.sub(r" {3,}", " | ", line.strip())) for line in lines)
        elif lines:
            whole = " ".join(" ".join(lines).split())
            yield Paragraph(_label(whole), whole)


def _label(text: str) -> str:
    return next((label for pattern, label in _LABELS if pattern.match(text)), "")
