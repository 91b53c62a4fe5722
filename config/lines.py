"""Where the keys of a TOML text stand: `tomli` checks a file but tells no line numbers."""

import re
from collections.abc import Iterator
from itertools import takewhile

import tomli

KeyPath = tuple[str | int, ...]

# TOML 1.0: four kinds of string, comments, the punctuation, bare keys and values. A multi-line
# string may end in up to two quotes of its own, before the closing three.
_MARK = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"|[^\s\"'\#\[\]{}=,.]+",
    re.DOTALL,
)

Marks = Iterator[tuple[str, int]]


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line of every table and key of a valid TOML text, counted from 1.

    A key inside an inline table or an array has no line of its own: look for the key that opens
    it. The tables of an array of tables are numbered from 0.

    >>> key_lines("[a]\\nb.c = 1\\n[[d]]\\ne = {f = 2}")[("d", 0, "e")]
    4
    """
    marks = _marks(text)
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for mark, line in marks:
        if mark == "[":
            table = _header(marks, counts)
            _note(lines, table, line)
        elif mark not in ("\n", "]") and not mark.startswith("#"):
            path = (*table, _name(mark), *_names(marks, "="))
            _skip_value(marks)
            _note(lines, path, line)
    return lines


def _marks(text: str) -> Marks:
    line = 1
    for match in _MARK.finditer(text):
        yield match.group(), line
        line += match.group().count("\n")


def _header(marks: Marks, counts: dict[KeyPath, int]) -> KeyPath:
    """Return the path of a table whose first bracket was read; an array's table is counted."""
    first, _ = next(marks)
    is_array = first == "["
    names = _names(marks, "]") if is_array else [_name(first), *_names(marks, "]")]
    path: KeyPath = ()
    for depth, name in enumerate(names, start=1):
        path = (*path, name)
        if is_array and depth == len(names):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _names(marks: Marks, end: str) -> list[str]:
    return [_name(mark) for mark, _ in takewhile(lambda read: read[0] != end, marks) if mark != "."]


def _name(mark: str) -> str:
    if mark[0] in "\"'":
        return str(tomli.loads(f"name = {mark}")["name"])
    return mark


def _skip_value(marks: Marks) -> None:
    depth = 0
    for mark, _ in marks:
        depth += (mark in ("[", "{")) - (mark in ("]", "}"))
        if mark == "\n" and depth == 0:
            return


def _note(lines: dict[KeyPath, int], path: KeyPath, line: int) -> None:
    """Note where `path` stands, and with it the tables that nothing else has opened yet."""
    for depth in range(1, len(path)):
        lines.setdefault(path[:depth], line)
    lines[path] = line
