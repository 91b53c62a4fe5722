"""XML trees as flat paragraphs: what the Federal Register and the eCFR have in common.

Both mark up running text with inline tags and lay it out over lines afterwards, so that white space
beside a tag is sometimes the writer's and sometimes the printer's. Every character of text comes
out once and in order; only what `Grammar.skipped` names stays behind.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from extractors.errors import ReadError
from extractors.model import Page, Paragraph

_PRINTED_BREAK = re.compile(r"\n([ \t]*)\Z")
_ENDS_A_WORD = re.compile(r"[\w.,;:?!)\]”’'•]\Z")
_STARTS_A_WORD = re.compile(r"[\w(\[“‘§$&]")
# GPO typesetting codes of super- and subscript, which belong to the word before them.
_SCRIPT = re.compile(r"5[12]|\d\d5[12]")


def uncited(_element: etree._Element) -> str:
    """Return "": nothing in a vocabulary says how its parts are cited."""
    return ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the tags of a vocabulary mean for a reader; a tag it does not name stands alone.

    Attributes:
        inline: Tags inside running text.
        emphasis: Those of them that stand for whole words, with a space on both sides.
        breaks: Those of them that begin a new line.
        flowing: Tags that hold running text: an unknown tag inside is part of it.
        starts: Tags whose text begins a paragraph that the next sibling may go on with.
        goes_on: Tags whose text goes on with the paragraph before.
        rows: Tags whose children are the cells of one table row.
        skipped: Tags without words for a reader; the text after them stays.
        labels: Tag to the label of the paragraphs inside.
        stands_for: Empty tag to the text it stands for.
        cited: What an element's paragraphs have for a label, "" to leave it at the tag's; the
            tag's is their kind then.

    """

    inline: frozenset[str]
    emphasis: frozenset[str]
    breaks: frozenset[str]
    flowing: frozenset[str]
    starts: frozenset[str]
    goes_on: frozenset[str]
    rows: frozenset[str]
    skipped: frozenset[str]
    labels: Mapping[str, str]
    stands_for: Mapping[str, str]
    cited: Callable[[etree._Element], str] = uncited


def root_of(page: Page) -> etree._Element:
    """Return the root of the XML document that `page` is; no entity or address is followed.

    Raises:
        ReadError: The body is not well-formed, for example because it was cut short.

    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(page.body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(page.url, f"not well-formed XML: {error}") from error


def squash(text: str) -> str:
    r"""Return `text` on one line with single spaces.

    >>> squash("  one\n   two\u2009three ")
    'one two three'
    """
    return " ".join(text.split())


def line(element: etree._Element, grammar: Grammar) -> str:
    """Return all text inside `element` on one line."""
    return squash(_inline(element, grammar))


def paragraphs(element: etree._Element, grammar: Grammar, label: str = "") -> Iterator[Paragraph]:
    """Yield the text inside `element` in order; `label` is what it gets where no tag says more."""
    tag = str(element.tag)
    label = grammar.labels.get(tag, label)
    if tag in grammar.stands_for:
        yield Paragraph(label, grammar.stands_for[tag])
    elif tag in grammar.rows:
        cells = _cells(element, grammar)
        cited = grammar.cited(element)
        if any(cells):
            yield Paragraph(cited or label, " | ".join(cells).strip(), label if cited else "")
    elif cited := grammar.cited(element):
        yield from (Paragraph(cited, run.text, run.role) for run in _runs(element, grammar, label))
    else:
        yield from _runs(element, grammar, label)


def _cells(row: etree._Element, grammar: Grammar) -> list[str]:
    """Return the cells of a row; those that it spans or leaves out at its end are empty.

    GPO, Federal Register XML User Guide: COLS of a table counts its columns, A of an entry those
    that it reaches over beyond its own.
    """
    cells = []
    for cell in row:
        if cell.tag not in grammar.skipped:
            cells.append(line(cell, grammar))
            over = re.match(r"\d+", cell.get("A", ""))
            cells += [""] * (int(over.group()) if over else 0)
    table = row.getparent()
    columns = table.get("COLS", "") if table is not None else ""
    missing = int(columns) - len(cells) if columns.isdigit() and row.tag == "ROW" else 0
    return cells + [""] * missing


def _runs(element: etree._Element, grammar: Grammar, label: str) -> Iterator[Paragraph]:
    """Yield the loose text and the blocks of `element`, in order."""
    loose = element.text or ""
    for child in element:
        if _flows(child, element, grammar):
            loose = _with(loose, child, grammar)
        elif child.tag in grammar.goes_on:
            loose = f"{loose} {_inline(child, grammar)} {child.tail or ''}"
        else:
            yield from _kept(label, loose)
            loose = child.tail or ""
            if child.tag in grammar.starts:
                loose = f"{_inline(child, grammar)} {loose}"
            else:
                yield from paragraphs(child, grammar, label)
    yield from _kept(label, loose)


def _kept(label: str, text: str) -> Iterator[Paragraph]:
    if clean := squash(text):
        yield Paragraph(label, clean)


def _flows(child: etree._Element, parent: etree._Element, grammar: Grammar) -> bool:
    """Whether `child` is part of the running text of `parent`."""
    if child.tag in grammar.inline or child.tag in grammar.skipped:
        return True
    known = (grammar.flowing, grammar.rows, grammar.labels, grammar.stands_for)
    return parent.tag in grammar.flowing and not any(
        inner.tag in tags for inner in child.iter() for tags in known
    )


def _inline(element: etree._Element, grammar: Grammar) -> str:
    """Return the text inside `element`, white space as the writer meant it."""
    text = element.text or ""
    for child in element:
        text = _with(text, child, grammar)
    return text


def _with(text: str, child: etree._Element, grammar: Grammar) -> str:
    """Return `text` with `child` and what follows it, without the printer's line breaks."""
    tail = child.tail or ""
    if broken := _PRINTED_BREAK.search(text):
        text = text[: broken.start()]
        tail = re.sub(rf"\A\n[ \t]{{0,{len(broken[1])}}}", "", tail)
    inner = "" if child.tag in grammar.skipped else _inline(child, grammar)
    if child.tag in grammar.breaks:
        inner = f" {inner}"
    if _is_footnote_mark(child):
        inner = f"[{inner.strip()}]"
    # The number that a footnote begins with stands apart, an exponent does not.
    leads = child.tag == "SU" and not text.strip()
    spaced = child.tag in grammar.emphasis and not _SCRIPT.fullmatch(child.get("T", ""))
    return _beside(_beside(text, inner, spaced=spaced), tail, spaced=spaced or leads)


def _is_footnote_mark(element: etree._Element) -> bool:
    """Whether `element` is the number of a footnote: `<SU>1</SU><FTREF/>`."""
    after = element.getnext()
    is_followed = after is not None and after.tag == "FTREF" and not (element.tail or "").strip()
    return element.tag == "SU" and is_followed


def _beside(left: str, right: str, *, spaced: bool) -> str:
    """Return the two joined; words that only lost the space between them get it back.

    Part of the full texts that federalregister.gov serves lack the spaces round <E>, and some lack
    those round a page break; no word runs over either.
    """
    touching = _ENDS_A_WORD.search(left) and _STARTS_A_WORD.match(right)
    return f"{left} {right}" if spaced and touching else left + right
