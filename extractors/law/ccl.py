"""The Commerce Control List, Supplement No. 1 to part 774: entries, their items and notes.

An entry is a head ("3A090 Integrated circuits as follows …"), "License Requirements" with a table
of controls, "List Based License Exceptions" and "List of Items Controlled" with the items, which
bear their whole path: "a.1.b. …" (15 CFR 738.2(d)). Agencies print the heads with different tags,
so that the words tell them, not the tags.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.law.blocks import Block
from extractors.law.designators import leading
from extractors.law.labels import cited
from extractors.law.notes import note_head
from extractors.law.outline import Step, outline
from extractors.model import Paragraph
from extractors.xmltext import plain

SUPPLEMENT = "Supplement No. 1 to Part 774"
_ENTRY = re.compile(r"(?P<eccn>\d[A-E]\d{3})\b(?!\.)(?! (?:and|or|are|is|do|does)\b)")
_DIVISION = re.compile(
    r"Category \d|[A-E]\. [“\"]|\d?[A-E]\. (?:End|Test|Materials|Software|Technology)"
)
_PART = re.compile(
    r"(?P<name>License Requirements?(?: Notes?)?|Reason for Control|Control\(s\)|Reporting Requirements"
    r"|List[- ]Based License Exceptions|Special Conditions for STA|List of Items Controlled"
    r"|Related Controls|Related Definitions?|Items?(?=:|\.?$)|(?-i:[A-Z]{3}(?:/[A-Z]{3})?(?=:)))",
    re.IGNORECASE,
)
_HEADS = ("license requirement", "list based", "list-based", "special cond", "list of items")
_IS_NOTE = re.compile(r"(?:Technical Notes?|Notes?|N\.B\.)(?:[^:]{0,80}[:.])")
_ITEM = re.compile(r"\.?(?P<path>[a-z](?:\.(?:[a-z]|\d{1,2}))*)\.?(?=\s)")
_RANGE = re.compile(
    r"(?: ?[-–] ?| through | to | and )\.?(?P<last>[a-z](?:\.(?:[a-z]|\d{1,2}))*)\.?(?=\s+\[)"
)
_NOTED = re.compile(
    r"\bto (?:ECCN )?(?P<eccn>\d[A-E]\d{3})?(?P<path>(?:\.?[a-z](?:\.[a-z0-9]{1,2})*))?(?=[\s:.;,]|$)"
)


def is_ccl(citation: str) -> bool:
    """Whether a provision is the Commerce Control List."""
    return citation == SUPPLEMENT


def paragraphs(blocks: Sequence[Block], citation: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the list, each with the citation of its entry."""
    reader = _Reader(citation)
    read = [reader.read(block) for block in blocks]
    for label, run in groupby(
        range(len(read)), key=lambda n: read[n].kind == "note" and read[n].label
    ):
        if label:
            numbers = list(run)
            steps = [Step(leading(blocks[n].text, dotted=True)) for n in numbers]
            for n, stack in zip(numbers, outline(steps), strict=True):
                read[n] = replace(read[n], label=cited(str(label), stack))
    return tuple(read)


@dataclass(slots=True)
class _Reader:
    """Where in the list it is.

    Attributes:
        entry: "ECCN 3A090", "" before the first.
        part, item: "List of Items Controlled", "a.1".
        note: Label of the note that goes on, "" if none.
        marked: Whether the note is marked up as one, so that its end is, too.
        inner: The last letter of a list inside a note that is not.

    """

    citation: str
    entry: str = ""
    part: str = ""
    item: str = ""
    note: str = ""
    marked: bool = False
    inner: str = ""

    def read(self, block: Block) -> Paragraph:
        """Return the block with its citation."""
        text = plain(block.text)
        if block.kind in ("row", "caption"):
            return Paragraph(self._label(), text, block.kind)
        if block.kind and block.kind not in ("heading", "note"):
            return Paragraph(self.citation, text, block.kind)
        if _DIVISION.match(text):
            self.entry = self.part = self.item = self.note = ""
            return Paragraph(self.citation, text, "heading")
        if (entry := _ENTRY.match(text)) and not block.scopes:
            self.entry, self.part, self.item, self.note = f"ECCN {entry['eccn']}", "", "", ""
            return Paragraph(self.entry, text, "heading")
        if not self.entry:
            return Paragraph(self.citation, text, block.kind)
        return self._within(block, text)

    def _within(self, block: Block, text: str) -> Paragraph:
        if (head := note_head(text)) and _IS_NOTE.match(text):
            self.note, self.marked = self._noted(text, head.name), bool(block.scopes)
            self.inner = ""
            return Paragraph(self._label(), text, "note")
        if self.marked and not block.scopes:
            self.note, self.marked = "", False
        if not self.marked and (part := _PART.match(text)):
            return self._begin(part, block, text)
        if not self.marked and (path := self._next_item(text)):
            self.item, self.note = path, ""
            return Paragraph(self._label(), text, "")
        return Paragraph(self._label(), text, "note" if self.note else block.kind)

    def _begin(self, part: re.Match[str], block: Block, text: str) -> Paragraph:
        """Go on to another part of the entry; items may begin in the same paragraph."""
        name = part["name"]
        self.item = self.note = ""
        self.part = name
        rest = text[part.end() :].lstrip(" :.")
        if name.lower() in ("item", "items") and (path := self._next_item(rest)):
            self.item = path
            return Paragraph(self._label(), text, "")
        is_head = name.lower().startswith(_HEADS) or block.kind == "heading"
        return Paragraph(self._label(), text, "heading" if is_head else "")

    def _next_item(self, text: str) -> str:
        """Return the path of the item that `text` begins, "" if it begins none that may follow."""
        match = _ITEM.match(text)
        if match is None or self.part.lower() not in ("item", "items", "list of items controlled"):
            return ""
        path = match["path"]
        if self.note and self._is_of_note(path):
            self.inner = path
            return ""
        further = _RANGE.match(text, match.end())
        return f"{path}-{further['last']}" if further else path

    def _is_of_note(self, path: str) -> bool:
        """Whether a letter goes on with the list in a note and not with the items."""
        goes_on = len(path) == 1 and bool(self.inner) and ord(path) == ord(self.inner) + 1
        return goes_on or not _follows(path, self.item)

    def _noted(self, text: str, name: str) -> str:
        """Return the label of a note: to the item that it names, to where it stands if to none."""
        target = _NOTED.search(text.partition(":")[0])
        if target and (target["eccn"] or target["path"]):
            entry = f"ECCN {target['eccn']}" if target["eccn"] else self.entry
            path = (target["path"] or "").strip(".")
            return f"{entry}.{path} {name}" if path else f"{entry} {name}"
        return f"{self.entry}.{self.item} {name}" if self.item else f"{self.entry} {name}"

    def _label(self) -> str:
        if not self.entry:
            return self.citation
        if self.note:
            return self.note
        if self.item:
            return f"{self.entry}.{self.item}"
        return f"{self.entry} {self.part}" if self.part else self.entry


def _follows(path: str, item: str) -> bool:
    """Whether an item may come after another: below it, or next to it or to one round it.

    >>> _follows("b", "a.2"), _follows("a.3", "a.2"), _follows("a", "a.2")
    (True, True, False)
    """
    last = item.rpartition("-")[2]
    steps, before = path.split("."), last.split(".") if last else []
    if steps[:-1] == before and steps[-1] in ("a", "1"):
        return True
    depth = len(steps) - 1
    if depth >= len(before) or steps[:depth] != before[:depth]:
        return False
    one, other = steps[depth], before[depth]
    if one.isdecimal() != other.isdecimal():
        return False
    return int(one) > int(other) if one.isdecimal() else one > other
