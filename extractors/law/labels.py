"""The paragraphs of one provision, each with the citation that a lawyer gives it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.law.blocks import Block, Scope
from extractors.law.designators import leading
from extractors.law.notes import begins_note, note_head
from extractors.law.outline import PATH, TERM, Stack, Step, outline
from extractors.law.terms import term_of
from extractors.model import Paragraph
from extractors.xmltext import plain

# Kinds that are cited as the provision, whatever stands before them.
_APART = frozenset(
    [
        "authority",
        "source",
        "citation",
        "editorial note",
        "effective date note",
        "approval",
        "cross-reference",
        "pending amendment",
        "contents",
        "running head",
    ]
)
_NOTES = {"NOTE": "note", "EXAMPLE": "example", "FTNT": "footnote", "EFTNT": "footnote"}
_DIVISION = re.compile(r"(?P<what>Category|Part|Schedule) (?P<number>[IVX]+)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<path>\d{1,2}(?:(?:\.\d{1,2})+|(?:\([a-z0-9]{1,3}\))+))\.?\s")
_LEADS_IN = re.compile(r"[:—]$")
_FLUSH = frozenset({"FP", "FP-1", "FP-2", "FP1", "FP2"})
_FOOTNOTE = re.compile(r"(?P<mark>\d{1,3}|\*|[a-z])\b")

_EXTRACT = " extract "

Key = tuple[Scope | str, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """Where the paragraphs stand: its citation, and what it is.

    Attributes:
        citation: "15 CFR 744.11", "Supplement No. 4 to Part 744".
        dotted: Whether "1." and "a." are designators: in appendices.
        defines: Whether its paragraphs are definitions.

    """

    citation: str
    dotted: bool = False
    defines: bool = False


def paragraphs(blocks: Sequence[Block], provision: Provision) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a provision, in order."""
    return _Labels(blocks, provision).paragraphs()


class _Labels:
    """The blocks of one provision on their way to be cited."""

    def __init__(self, blocks: Sequence[Block], provision: Provision) -> None:
        self._blocks = blocks
        self._provision = provision
        self._labels = [provision.citation] * len(blocks)
        self._kinds = [block.kind for block in blocks]
        self._steps = [self._step(block) for block in blocks]
        self._runs: dict[Key, list[int]] = defaultdict(list)
        self._roots: dict[Key, str] = {}

    def paragraphs(self) -> tuple[Paragraph, ...]:
        self._divide()
        for key in sorted(self._runs, key=len):
            self._solve(key)
        return tuple(
            Paragraph(label, plain(block.text), kind)
            for block, label, kind in zip(self._blocks, self._labels, self._kinds, strict=True)
        )

    def _divide(self) -> None:
        """Put each block into the run that it is numbered in."""
        division: tuple[str, ...] = ()
        for n, block in enumerate(self._blocks):
            if block.kind in _APART:
                continue
            if block.kind == "heading" and (named := _DIVISION.match(block.text)):
                division = (f"{named['what'].capitalize()} {named['number'].upper()}",)
            self._runs[(*division, *block.scopes)].append(n)

    def _solve(self, key: Key) -> None:
        """Give the blocks of one run their labels; the runs round it have theirs."""
        numbers = self._runs[key]
        base, root = self._base(key, numbers[0])
        self._roots[key] = root
        stacks = outline(self._led(numbers))
        for n, stack in zip(numbers, stacks, strict=True):
            block = self._blocks[n]
            if block.kind == "heading" and not self._steps[n].heading:
                self._labels[n] = base
                continue
            shown = self._shown(n, stack)
            self._labels[n] = cited(base, shown) if shown else base.removesuffix(_EXTRACT)
            if block.kind == "" and not block.scopes and begins_note(block.text):
                self._as_note(n, root)

    def _shown(self, n: int, stack: Stack) -> Stack:
        """Return what is cited at block `n`: flush text closes the paragraph round the list."""
        block = self._blocks[n]
        ends_list = block.tag in _FLUSH and stack and stack[-1].value > 1
        if ends_list and not self._steps[n].designators and stack[-1].style != TERM:
            return stack[:-1]
        return stack

    def _as_note(self, n: int, root: str) -> None:
        if head := note_head(self._blocks[n].text):
            base = f"{root}{head.paragraph}" if head.paragraph else self._labels[n]
            self._labels[n] = f"{base} {head.name}"
            self._kinds[n] = "example" if head.name.startswith("Example") else "note"

    def _base(self, key: Key, first: int) -> tuple[str, str]:
        """Return what the run's designators follow, and what a note's "paragraph (a)" does."""
        around = next((key[:n] for n in range(len(key) - 1, -1, -1) if key[:n] in self._roots), ())
        root, before = self._roots.get(around, ""), self._label_before(first, around)
        if key and isinstance(key[0], str) and not around:
            root, before = f"{self._provision.citation} {key[0]}", ""
        root = root or self._provision.citation
        before = before or root
        innermost = key[-1] if key else None
        if not isinstance(innermost, Scope):
            return root, root
        if innermost.tag in _NOTES:
            return self._note_base(first, innermost.tag, root, before)
        extract = root if before == root else f"{before}{_EXTRACT}"
        return extract, extract

    def _note_base(self, first: int, tag: str, root: str, before: str) -> tuple[str, str]:
        text = plain(self._blocks[first].text)
        if tag in ("FTNT", "EFTNT"):
            mark = _FOOTNOTE.match(text)
            return f"{before} footnote {mark['mark'] if mark else ''}".strip(), root
        head = note_head(text)
        if head is None:
            return f"{before} {_NOTES[tag].capitalize()}", root
        if head.paragraph or head.whole:
            return f"{root}{head.paragraph} {head.name}", root
        return f"{before} {head.name}", root

    def _label_before(self, first: int, around: Key) -> str:
        before = [n for n in self._runs.get(around, ()) if n < first]
        return self._labels[before[-1]] if before else ""

    def _led(self, numbers: list[int]) -> list[Step]:
        steps = []
        leads = fresh = False
        for n in numbers:
            block = self._blocks[n]
            steps.append(replace(self._steps[n], leads=leads, fresh=fresh))
            if block.kind == "heading":
                fresh = True
            elif block.kind not in ("row", "caption"):
                leads = bool(_LEADS_IN.search(plain(block.text)))
                fresh = fresh and not steps[-1].designators
        return steps

    def _step(self, block: Block) -> Step:
        """Return what a block begins with, whatever stands before it."""
        if block.kind == "heading":
            numbered = _NUMBERED.match(block.text) if self._provision.dotted else None
            return Step(heading=numbered["path"] if numbered else "")
        if block.kind in ("row", "caption", "footnote"):
            return Step()
        designators = leading(block.text, dotted=self._is_dotted(block))
        if designators or block.kind:
            return Step(designators)
        if begins_note(block.text):
            return Step()
        among = self._provision.defines
        term = term_of(block.text, among_terms=among, dotted=self._is_dotted(block))
        return Step(term.designators, term.name, among_terms=among) if term else Step()

    def _is_dotted(self, block: Block) -> bool:
        return self._provision.dotted or bool(block.scopes)


def cited(base: str, stack: Stack) -> str:
    """Return the citation: "(a)(1)" follows at once, "1.a" and a term after a space.

    >>> from extractors.law.outline import Entry
    >>> cited("15 CFR 772.1", (Entry(TERM, 1, "“Access”"), Entry("digit", 1, "(1)")))
    '15 CFR 772.1 “Access” (1)'
    """
    text = base
    for entry in stack:
        if entry.style == TERM:
            text = f"{text} {entry.text}"
        elif entry.style == PATH:
            text = f"{base} {entry.text}"
        elif entry.style.startswith("."):
            name = entry.text.removesuffix(".")
            text = f"{text}.{name}" if text != base else f"{text} {name}"
        else:
            text = f"{text} {entry.text}" if text.endswith("”") else f"{text}{entry.text}"
    return text
