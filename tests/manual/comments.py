"""The words of tables, views and columns, as they stand beside the statements that make them.

A comment above a statement is of the table or view; a line `# column: words` in it is of a column.
In a `create table` the words of a column stand behind it (`-- words`); lines of comment alone go on.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import storage

_MAKES = re.compile(r"create (?:virtual )?(?:table|view) (?P<name>\w+)")
_ADDS = re.compile(r"alter table (?P<name>\w+) add column (?P<column>\w+)")
_DROPS = re.compile(r"alter table (?P<name>\w+) drop column (?P<column>\w+)")
_RENAMES = re.compile(r"alter table (?P<name>\w+) rename to (?P<new>\w+)")
_COLUMN = re.compile(r"^\s*(?P<column>\w+) (?:text|integer|real|blob)\b.*?--\s*(?P<words>.+)$")
_MORE = re.compile(r"^\s*--\s*(?P<words>.+)$")
_OF_COLUMN = re.compile(r"^(?P<column>[a-z_]+): (?P<words>.+)$")

Words = dict[tuple[str, str], str]
"""A table or view and a column, "" for the whole, to their words."""


def commented() -> Words:
    """Return the words that stand beside the statements in `storage`."""
    found: Words = {}
    for text in _modules():
        found |= _words(text)
    for text in _modules():
        for renamed in _RENAMES.finditer(text):
            found |= {
                (renamed["new"], column): words
                for (name, column), words in found.items()
                if name == renamed["name"]
            }
        for dropped in _DROPS.finditer(text):
            found.pop((dropped["name"], dropped["column"]), None)
    return found


def _modules() -> Iterator[str]:
    for module in iter_modules(storage.__path__):
        if not module.ispkg:
            path = Path(str(import_module(f"storage.{module.name}").__file__))
            yield path.read_text("utf-8")


def _words(text: str) -> Words:
    lines, found = text.splitlines(), Words()
    for node, statement in _statements(ast.parse(text)):
        above = list(_above(lines, node.lineno - 1))
        if made := _MAKES.match(statement):
            found |= _inside(made["name"], statement)
            found |= _of_whole(made["name"], above)
        elif added := _ADDS.match(statement):
            behind = lines[(node.end_lineno or node.lineno) - 1].partition('",  # ')[2]
            if words := " ".join(above) or behind:
                found[added["name"], added["column"]] = words
    return found


def _statements(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield the texts of a module, in order, with their places."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield node, str(node.values[0].value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node, node.value


def _above(lines: Sequence[str], at: int) -> Iterator[str]:
    start = at
    while start and lines[start - 1].lstrip().startswith("# "):
        start -= 1
    for line in lines[start:at]:
        yield line.strip().removeprefix("# ")


def _of_whole(name: str, above: Sequence[str]) -> Words:
    found: Words = {}
    column = ""
    for line in above:
        of_column = _OF_COLUMN.match(line)
        column = of_column["column"] if of_column else column
        words = of_column["words"] if of_column else line
        found[name, column] = f"{found.get((name, column), '')} {words}".strip()
    return found


def _inside(name: str, statement: str) -> Words:
    found: Words = {}
    column = ""
    for line in statement.splitlines():
        if of_column := _COLUMN.match(line):
            column = of_column["column"]
            found[name, column] = of_column["words"]
        elif column and (more := _MORE.match(line)):
            found[name, column] += f" {more['words']}"
        else:
            column = ""
    return found
