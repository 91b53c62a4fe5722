"""A page as a list of blocks: pieces of text that a reader sees parted from each other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from extractors.reading.markup import BLOCKS, MUTE, line_of, plain

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_QUOTES = frozenset(("blockquote", "q"))
_NEVER = MUTE | {"head"}
_EDGES = BLOCKS - {"br"}  # at which a block ends
_ITEMS = frozenset(("li", "dt", "dd"))
_NOTES = re.compile(r"\b(?:foot|end)-?notes?\b|\bdoc-(?:foot|end)notes?\b")
_NOTE_ID = re.compile(r"(?:fn|ftn|_ftn|footnote|note|en)[-_:.]?\d+")
_PARTING = re.compile(r"\n\s*\n")
# "¶" and "#" are the handles that generators hang on headings.
_HANDLE = re.compile(r"\s*[¶#]$")
# Words in a cell, and rows, from which on a table is read as the one kind or the other.
_PASSAGE = 60
_FEW_ROWS = 3
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?")


@dataclass(frozen=True)
class Block:
    """A piece of text.

    Attributes:
        label: As in `Paragraph`.
        text: On one line, never empty.
        lines: The same, parted where the page breaks the line.
        linked: How many of its characters stand inside links.
        strong: How many of its characters are printed bold.
        element: The innermost block element that holds it.

    """

    label: str
    text: str
    lines: tuple[str, ...]
    linked: int
    strong: int
    element: HtmlElement

    @property
    def link_share(self) -> float:
        """Share of the text that is links, 0 to 1."""
        return min(1.0, self.linked / len(self.text))

    @cached_property  # what weighs blocks asks for it a dozen times
    def words(self) -> int:
        """How many words the text has."""
        return len(self.text.split())


@dataclass(slots=True)
class _Line:
    """The block being gathered."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    strong: int = 0
    links: int = 0
    bolds: int = 0
    labels: dict[HtmlElement, str] = field(default_factory=dict)

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            count = len(text.strip())
            self.linked += count if self.links else 0
            self.strong += count if self.bolds else 0

    def take(self, element: HtmlElement) -> Iterator[Block]:
        """Yield what was gathered inside `element`, and start anew."""
        written = "".join(self.parts)
        if written.strip():
            yield from self._pieces(written, element)
        self.parts.clear()
        self.linked = self.strong = 0

    def _pieces(self, written: str, element: HtmlElement) -> Iterator[Block]:
        label = _label(element, self.labels)
        # A line break stands in the text as a mark of its own; two in a row part paragraphs.
        for piece in _PARTING.split(written.replace("\n", " ").replace("\v", "\n")):
            lines = tuple(filter(None, map(plain, piece.split("\n"))))
            text = " ".join(lines)
            text = _HANDLE.sub("", text) if label == "heading" else text
            if text:
                share = len(text) / len(written.strip())
                linked, strong = round(self.linked * share), round(self.strong * share)
                yield Block(label, text, lines, linked, strong, element)


def blocks_of(root: HtmlElement, skip: Callable[[HtmlElement], bool]) -> Iterator[Block]:
    """Yield the blocks of `root` in reading order, without the elements that `skip` names.

    Scripts, styles, fields and the page's head are never text.
    """
    return _Walk(root, skip).blocks()


class _Walk:
    """One pass over a page. No recursion: pages nest as deep as they like."""

    def __init__(self, root: HtmlElement, skip: Callable[[HtmlElement], bool]) -> None:
        self.root = root
        self.skip = skip
        self.line = _Line()
        self.stack = [root]
        self.tables: dict[HtmlElement, bool] = {}

    def blocks(self) -> Iterator[Block]:
        walk = etree.iterwalk(self.root, events=("start", "end"))
        passed: HtmlElement | None = None
        for event, node in walk:
            if self.line.parts and node.tag in _EDGES:
                yield from self.line.take(self.stack[-1])
            if event == "end":
                self._leave(node, passed=node is passed)
                passed = None
            elif node.tag == "tr" and self._is_row(node):
                yield from _row(node)
                walk.skip_subtree()
                passed = node
            elif node is not self.root and self._is_skipped(node):
                walk.skip_subtree()
                passed = node
            else:
                self._enter(node)
        yield from self.line.take(self.stack[-1])

    def _is_skipped(self, node: HtmlElement) -> bool:
        return node.tag in _NEVER or self.skip(node) or _is_mark(node)

    def _enter(self, node: HtmlElement) -> None:
        if node.tag == "br":
            self.line.parts.append("\v")
        elif node.tag in _EDGES:
            self.stack.append(node)
        self.line.links += node.tag == "a"
        self.line.bolds += node.tag in {"b", "strong"}
        self.line.add(_text(node, node.text))

    def _leave(self, node: HtmlElement, *, passed: bool) -> None:
        if not passed:
            if node.tag in _EDGES and node is not self.root:
                self.stack.pop()
            self.line.links -= node.tag == "a"
            self.line.bolds -= node.tag in {"b", "strong"}
        if node is not self.root:
            self.line.add(_text(node.getparent(), node.tail))

    def _is_row(self, row: HtmlElement) -> bool:
        table = next(row.iterancestors("table"), None)
        if table is None:
            return False
        if table not in self.tables:
            self.tables[table] = is_data(table)
        return self.tables[table]


def _text(holder: HtmlElement | None, text: str | None) -> str:
    """Return `text` as it is shown in `holder`: in a `pre` an empty line parts paragraphs."""
    if not text:
        return ""
    if "\n" in text and holder is not None and _inside(holder, frozenset(("pre", "textarea"))):
        return re.sub(r"\n[ \t\r]*\n", "\v\v", text)
    return text


def _inside(element: HtmlElement, tags: frozenset[str]) -> bool:
    return element.tag in tags or any(parent.tag in tags for parent in element.iterancestors())


def _label(element: HtmlElement, known: dict[HtmlElement, str]) -> str:
    """Return the label of text in `element`; `known` are those of elements looked at before."""
    if element.tag in HEADINGS:
        return "heading"
    chain = []
    for holder in (element, *element.iterancestors()):
        if holder in known:
            break
        chain.append(holder)
    for holder in reversed(chain):
        known[holder] = _label_inside(known.get(holder.getparent(), ""), holder)
    return known[element]


def _label_inside(outer: str, holder: HtmlElement) -> str:
    if holder.tag in {"body", "article", "main", "table"}:
        return ""
    if outer == "note" or _is_note(holder):
        return "note"
    if holder.tag in _ITEMS:
        return "item"
    return "quote" if holder.tag in _QUOTES else outer


def _is_note(element: HtmlElement) -> bool:
    if not element.attrib:
        return False
    said = " ".join(element.get(name, "") for name in ("class", "id", "role")).lower()
    return bool(_NOTES.search(said)) or (
        element.tag == "li" and bool(_NOTE_ID.fullmatch(element.get("id", "").lower()))
    )


def _is_mark(node: HtmlElement) -> bool:
    """Whether it is a footnote mark: a superscript that only links to its note."""
    if node.tag != "sup":
        return False
    link = next(node.iter("a"), None)
    return link is not None and bool(_MARK.fullmatch(line_of(node)))


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data, not a page's layout.

    Layout tables have a role that says so, a single column, a headline or another table inside,
    or few rows with whole passages in their cells.
    """
    if (
        table.get("role") == "presentation"
        or next(table.iter("h1", "h2", "form"), None) is not None
    ):
        return False
    if sum(1 for _ in table.iter("table")) > 1:
        return False
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) > _FEW_ROWS:
        return True
    return bool(wide) and not any(_is_passage(cell) for row in rows for cell in row)


def _is_passage(cell: HtmlElement) -> bool:
    words = len(line_of(cell).split())
    parted = next(cell.iter("p", "br", "div"), None) is not None
    return words > (_PASSAGE if parted else 3 * _PASSAGE)


def _row(row: HtmlElement) -> Iterator[Block]:
    texts = [line_of(cell) for cell in row if cell.tag in {"td", "th"}]
    text = " | ".join(filter(None, texts))
    if text:
        linked = sum(len(line_of(link)) for link in row.iter("a"))
        yield Block("row", text, (text,), linked, 0, row)
