"""Markdown, as the pages are made of it."""

import re
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells must be fit for one, see `cell`."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cell(text: str) -> str:
    """Return plain words for a cell: one line, nothing in it taken for a mark-up.

    >>> cell("a | b <c> *")
    'a \\\\| b &lt;c> \\\\*'
    """
    plain = re.sub(r"([|*\\\\])", r"\\\1", " ".join(text.split()).replace("<", "&lt;"))
    return re.sub(r"(?<![`\w])_|_(?![\w`])", r"\_", plain)


def anchor(heading: str) -> str:
    """Return where a heading is found on its page, as GitHub names it.

    >>> anchor("`rulewire why-not` and more, 2")
    'rulewire-why-not-and-more-2'
    """
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
