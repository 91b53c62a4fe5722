"""A PDF as paragraphs: lines joined, hyphens mended, running headers and footers dropped."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

import pypdfium2
from pypdfium2 import raw

from extractors.errors import ReadError
from extractors.model import Paragraph
from extractors.reading.days import days_in, is_dateline
from extractors.reading.markup import plain

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_ITEM = re.compile(r"(?:[•▪‣◦●–*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
# Lines at the top and at the bottom of a page that may be running headers and footers.
_EDGE = 3
# Lines among which the headline and the date of a first page are looked for; how much larger than
# the text a headline is printed.
_TOP = 15
_LARGER = 1.15
_MADE_UP = re.compile(
    r"\.(?:docx?|pdf|indd|rtf|qxd|pptx?)\b|^microsoft word|^untitled|^document\d*$", re.IGNORECASE
)
# PDFium gives a hyphen at a line's end as one of these, and no line break after it.
_SOFT = "\x02\ufffe"
_PRINTED = re.compile(rf"[^\r\n{_SOFT}]+")
# Beginnings after which a hyphen belongs to the word, not to the line's end.
_COMPOUND = re.compile(
    r"\b(?:non|end|self|third|high|low|long|short|multi|co|well|foreign|dual|case|so|half|cross|full|post|pre)-$",
    re.IGNORECASE,
)
# A white strip of this share of the font size parts paragraphs; a line that fills less of the
# column than this ends one.
_GAP = 0.6
# Points by which a first line stands to the right of the others.
_INDENT = 8
_FULL = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, the number of its page from 0, its box and font size in points."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says.

    Attributes:
        title: What its first page prints largest; else the title in its properties, "" if none.
        day: The day of a date line on its first page, None if there is none. The properties'
            creation date is no publication date.
        paragraphs: The text without the printed title.

    """

    title: str
    day: date | None
    paragraphs: tuple[Paragraph, ...]


def pdf_text(body: bytes, subject: str) -> PdfText:
    """Return the text of a PDF, page after page.

    Raises:
        ReadError: No PDF, one that needs a password, or a scanned one: pictures without text.

    """
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise ReadError(subject, f"no readable PDF: {error}") from error
    try:
        lines = [line for number in range(len(document)) for line in _lines(document, number)]
        facts = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise ReadError(subject, f"damaged PDF: {error}") from error
    finally:
        document.close()
    if not lines:
        raise ReadError(subject, "the PDF is scanned: it holds pictures and no text")
    shown = _without_edges(lines)
    headline = _headline(shown)
    days = (
        day.day for line in shown[:_TOP] if is_dateline(line.text) for day in days_in(line.text)
    )
    title = _joined(headline) or _property(facts.get("Title", ""))
    told = [line for line in shown if line not in headline and not _is_front(line, shown)]
    return PdfText(title, next(days, None), tuple(_paragraphs(told)))


def _headline(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the first page that are printed larger than the text, together."""
    usual = median(line.size for line in lines) if lines else 0.0
    top = [line for line in lines[:_TOP] if line.page == 0]
    largest = max((line.size for line in top), default=0.0)
    if not top or largest < _LARGER * usual:
        return []
    start = next(i for i, line in enumerate(top) if line.size == largest)
    end = start
    while end < len(top) and top[end].size > 0.9 * largest:
        end += 1
    return top[start:end]


def _is_front(line: Line, lines: Sequence[Line]) -> bool:
    return line in lines[:_TOP] and is_dateline(line.text)


def _property(title: str) -> str:
    """Return the title of the properties, "" for one that a program made up from a file name."""
    clean = plain(title)
    return "" if _MADE_UP.search(clean) else clean


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """Yield the printed lines of a page in PDFium's order."""
    page = document[number]
    text = page.get_textpage()
    whole = text.get_text_range()
    for match in _PRINTED.finditer(whole):
        clean = plain(match[0])
        shown = [i for i in range(*match.span()) if not whole[i].isspace()]
        if clean and shown and shown[-1] < text.count_chars():
            # A handful of characters tells where a line stands; each costs a call into PDFium.
            boxes = [text.get_charbox(i) for i in {*shown[:3], *shown[-2:], shown[len(shown) // 2]}]
            left, bottom, right, top = zip(*boxes, strict=True)
            size = raw.FPDFText_GetFontSize(text.raw, shown[0])
            broken = whole[match.end() : match.end() + 1] in _SOFT
            mark = "-" if broken and match.end() < len(whole) else ""
            yield Line(clean + mark, number, min(left), max(right), min(bottom), max(top), size)
    text.close()
    page.close()


def _without_edges(lines: Sequence[Line]) -> list[Line]:
    """Drop page numbers, and lines that stand at the edge of several pages, numbers aside."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = [set(page[:_EDGE] + page[-_EDGE:]) for page in pages.values()]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, len(pages) // 3)
    kept = []
    for page, edge in zip(pages.values(), edges, strict=True):
        for line in page:
            repeated = line in edge and len(pages) > 1 and seen[_key(line)] >= often
            numbered = line in edge and _PAGE_NUMBER.fullmatch(line.text)
            if not (repeated or numbered):
                kept.append(line)
    return kept


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.text.lower())


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    gathered: list[Line] = []
    for line in lines:
        if gathered and _parts(gathered, line):
            yield _paragraph(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _paragraph(gathered)


def _parts(gathered: Sequence[Line], line: Line) -> bool:
    """Whether `line` starts a new paragraph."""
    last = gathered[-1]
    if _ITEM.match(line.text):
        return True
    done = last.text.endswith((".", ":", "?", "!", "”", '"', ";"))
    width = max(one.right for one in gathered) - min(one.left for one in gathered)
    short = last.right - last.left < _FULL * max(width, line.right - line.left)
    if line.page != last.page:
        return done or (short and not line.text[:1].islower())
    if abs(line.size - last.size) > 0.15 * last.size or last.bottom - line.top > _GAP * last.size:
        return True
    return done and (short or line.left > last.left + _INDENT)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = _joined(lines)
    return Paragraph("item" if _ITEM.match(text) else "", text)


def _joined(lines: Sequence[Line]) -> str:
    """Return lines as one, words mended that a line's end broke."""
    text = ""
    for line in lines:
        broken = text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower()
        if broken and _COMPOUND.search(text):
            text += line.text
        elif broken:
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text
