"""Rows of a table as paragraphs: the cell that they inherit, and what they are about."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extractors.model import Paragraph
from extractors.wording import same_meaning

# The names of two rows must be this alike for them to be one row, modified …
SAME_NAME = 75.0
# … or all of the cell that the name begins: name, aliases and addresses.
SAME_CELL = 85.0
# A cell of so many characters that only goes on is the same cell.
LEAST_TOLD = 12

_NAME_ENDS = re.compile(r",|\ba\.?k\.?a\b|\(|;|—")


def effective_texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the texts, rows of a table with the first cell that they inherit from above.

    A list prints a country once and leaves it out in the rows that follow: a new first row does
    not change the one that was first.
    """
    texts: list[str] = []
    last, first = -1, ""
    for n, (head, paragraph) in enumerate(zip(row_heads(paragraphs), paragraphs, strict=True)):
        if head == n:
            texts.append(paragraph.text)
            continue
        if head != last:
            last, first = head, paragraphs[head].text.partition(" | ")[0]
        texts.append(f"{first} {paragraph.text}")
    return texts


def row_heads(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return for each paragraph where its first cell is printed: at a row above, or at itself."""
    heads: list[int] = []
    label, head = "", -1
    for n, paragraph in enumerate(paragraphs):
        if (paragraph.kind or paragraph.label) != "row":
            head = -1
            heads.append(n)
            continue
        if head < 0 or paragraph.text[:1] != "|" or paragraph.label != label:
            head, label = n, paragraph.label
        heads.append(head)
    return heads


def same_cells(a: str, b: str) -> bool:
    """Return whether two rows that read alike have the same in each cell.

    Rows with more or fewer cells are a table that was set otherwise.

    >>> same_cells("Chad | X | | X", "Chad | | X | X"), same_cells("a fee—$3", "a fee— | $3")
    (False, True)
    """
    old, new = a.split("|"), b.split("|")
    return len(old) != len(new) or all(map(same_meaning, old, new))


def same_row(a: str, b: str) -> bool:
    """Return whether two rows are about the same: their names, or what tells it, are alike.

    A row that ends in a colon lists nothing; it is a line of text.
    """
    if _is_line(a) and _is_line(b):
        return True
    old, new = _telling_cells(a, b)
    shorter, longer = sorted((old, new), key=len)
    goes_on = len(shorter) >= LEAST_TOLD and longer.startswith(shorter)
    if goes_on or fuzz.ratio(_name(old), _name(new)) >= SAME_NAME:
        return True
    return fuzz.ratio(old, new, score_cutoff=SAME_CELL) > 0


def _is_line(row: str) -> bool:
    return row.rstrip("| ").endswith(":")


def _telling_cells(a: str, b: str) -> tuple[str, str]:
    """Return the second cells, after a country; the first of rows that have but two."""
    old, new = ([cell.strip() for cell in row.split("|")] for row in (a, b))
    telling = int(min(len(old), len(new)) > 2)
    return old[telling], new[telling]


def _name(cell: str) -> str:
    return _NAME_ENDS.split(cell, maxsplit=1)[0] or cell
