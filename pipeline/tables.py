"""Rows for a person: a table on a terminal, aligned lines in a pipe; both from the same cells.

Cells come from strangers: they are one line each (`pipeline.harmless`), and whatever looks like
markup in them is text.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.terminal import say, shown

STYLES = {
    "ok": "green", "sent": "green", "WRONG": "bold red", "dead": "red", "blind": "red",
    "failing": "yellow", "note": "yellow", "pending": "yellow", "disabled": "dim",
    "threaded": "dim", "never checked": "dim", "critical": "bold red", "high": "red",
}  # fmt: skip
"""How a cell that says just this looks on a terminal; the word itself tells it as well."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head on a terminal, and the characters that it is padded to in a pipe.

    `whole` is never broken over lines; the others share the room that is left.
    """

    head: str
    width: int = 0
    whole: bool = False


def tell(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bool:
    """Show the rows on standard output; return whether there was any."""
    cells = [tuple(map(shown, row)) for row in rows]
    if cells and on_screen():
        _draw(columns, cells)
    else:
        for line in aligned(columns, cells):
            say(line)
    return bool(cells)


def on_screen() -> bool:
    """Whether standard output is a terminal that can show more than lines."""
    from rich.console import Console

    return sys.stdout.isatty() and not Console().is_dumb_terminal


def aligned(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a line, its cells padded to the widths of the columns.

    >>> list(aligned([Column("key", 5), Column("name")], [("a", "Agency")]))
    ['a     Agency']
    """
    for row in rows:
        padded = (f"{cell:<{column.width}}" for column, cell in zip(columns, row, strict=True))
        yield " ".join(padded).rstrip()


def _draw(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    used = [n for n in range(len(columns)) if any(row[n] for row in rows)]
    for n in used:
        whole = columns[n].whole
        table.add_column(Text(columns[n].head), no_wrap=whole, overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[n], style=STYLES.get(row[n], "")) for n in used))
    Console(highlight=False).print(table)
