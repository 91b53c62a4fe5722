"""Rows for a person: a table on a terminal, aligned lines in a pipe; both from the same cells.

Cells come from strangers: they are one line each (`pipeline.harmless`), and whatever looks like
markup in them is text.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any

from pipeline.terminal import say, shown

ROOMY = 100
# A word or two and the gap to what is said of it; or the margin alone.
_LABEL = re.compile(r" {2,}(?:\S+(?: \S+)? {2,})?|\S+ {2,}")
STYLES = {
    "ok": "green", "sent": "green", "WRONG": "bold red", "dead": "red", "blind": "red",
    "failing": "yellow", "note": "yellow", "pending": "yellow", "disabled": "dim",
    "threaded": "dim", "never checked": "dim", "critical": "bold red", "high": "red",
}  # fmt: skip
"""How a cell that says just this looks on a terminal; the word itself tells it as well."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head on a terminal, and the characters that it is padded to in a pipe.

    `end` closes it in a pipe. `whole` is never broken over lines; the others share the room that is
    left. `roomy` is left out of a terminal of fewer than `ROOMY` characters.
    """

    head: str
    width: int = 0
    end: str = ""
    whole: bool = False
    roomy: bool = False


def listed(
    rows: Iterable[Any],
    columns: Sequence[Column],
    cells: Callable[[Any], Sequence[str]],
    row: Callable[[Any], Mapping[str, Any]] = dict,
    *,
    as_json: bool,
    none: str = "",
) -> None:
    """Show what is listed: one JSON object a line, or the cells of each; `none` if there is none."""
    if as_json:
        for one in rows:
            say(json.dumps(row(one), ensure_ascii=False))
    elif not tell(columns, map(cells, rows)) and none:
        say(none)


def tell(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, headed: bool = False) -> bool:
    """Show the rows on standard output; return whether there was any.

    In a pipe the names of the columns stand above them only if `headed`.
    """
    cells = [tuple(map(shown, row)) for row in rows]
    if cells and on_screen():
        _draw(columns, cells)
        return True
    heads = [tuple(column.head for column in columns)] if headed and cells else []
    for line in aligned(columns, [*heads, *cells]):
        say(line)
    return bool(cells)


def tell_lines(lines: Iterable[str]) -> None:
    """Show lines as they are; on a terminal long ones are broken under where their words begin."""
    width = get_terminal_size().columns if on_screen() else 0
    for line in lines:
        for part in hanging(shown(line), width) if width else [line]:
            say(part)


def hanging(line: str, width: int) -> list[str]:
    """Return a line broken to `width`, what is behind a label kept in a column of its own.

    >>> hanging("  why    it names a rule", 20)
    ['  why    it names a', '         rule']
    """
    label = _LABEL.match(line)
    margin = len(label[0]) if label and len(label[0]) < width // 2 else 0
    broken = wrap(line[margin:], width - margin, break_long_words=False, break_on_hyphens=False)
    first, *others = broken or [""]
    return [line[:margin] + first, *(" " * margin + other for other in others)]


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
        pairs = zip(columns, row, strict=True)
        padded = (f"{cell + column.end * bool(cell):<{column.width}}" for column, cell in pairs)
        yield " ".join(padded).rstrip()


def _draw(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    room = [not column.roomy or console.width >= ROOMY for column in columns]
    used = [n for n in range(len(columns)) if room[n] and any(row[n] for row in rows)]
    for n in used:
        table.add_column(Text(columns[n].head), no_wrap=columns[n].whole, overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[n], style=STYLES.get(row[n], "")) for n in used))
    console.print(table)
