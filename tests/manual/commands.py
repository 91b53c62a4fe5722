"""`docs/commands.md`: every command, from its own help."""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import typer

from manual.marks import anchor, cell, table
from pipeline.cli import app

_HEAD = """\
# The commands

Made by `make docs` from what `rulewire COMMAND --help` says; do not edit it here.

Exit codes, where a command says nothing else: 0 it is done, 1 a part of it failed, 2 it could not be done and one line says
why, 3 all of it failed, 4 the database is damaged (`rulewire restore`). What a command found is on standard output, what
it says about itself on standard error. `--json` is for programs. Every command takes `--help`.
"""
_VALUES: Mapping[Any, str] = {datetime: "DAY", Path: "FILE", int: "N", str: "TEXT", float: "N"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or option: how it is written, and what its help says."""

    written: str
    words: str
    needed: bool
    is_option: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed, with its help, a paragraph each."""

    path: str
    help: tuple[str, ...]
    parameters: tuple[Parameter, ...]


def page() -> str:
    """Return the page."""
    found = sorted(commands(app), key=lambda command: command.path)
    rows = [(f"[`{one.path}`](#{anchor(one.path)})", cell(one.help[0])) for one in found]
    parts = [_HEAD, table(("command", "what it does"), rows)]
    return "\n".join([*parts, *map(_told, found)])


def commands(group: typer.Typer, path: str = "rulewire") -> Iterator[Command]:
    """Yield each command of a group and of the groups in it."""
    for info in group.registered_commands:
        if info.callback and not info.hidden:
            name = info.name or info.callback.__name__.replace("_", "-")
            paragraphs = (info.help or inspect.getdoc(info.callback) or "").split("\n\n")
            words = tuple(" ".join(part.split()) for part in paragraphs)
            yield Command(f"{path} {name}", words, tuple(_parameters(info.callback)))
    for below in group.registered_groups:
        named = below.name if isinstance(below.name, str) else ""
        if below.typer_instance:
            yield from commands(below.typer_instance, f"{path} {named}".strip())


def _parameters(function: Any) -> Iterator[Parameter]:
    hints = get_type_hints(function, include_extras=True)
    for name, given in inspect.signature(function).parameters.items():
        hint, *marks = get_args(hints[name])
        of_typer = next(mark for mark in marks if hasattr(mark, "show_default"))
        needed = given.default is inspect.Parameter.empty
        words = [of_typer.help or "", *_bounds(of_typer), *_default(given.default)]
        is_option = isinstance(of_typer, type(typer.Option()))
        written = _option(name, hint, of_typer) if is_option else _argument(name, of_typer)
        yield Parameter(written, " ".join(filter(None, words)), needed, is_option)


def _option(name: str, hint: Any, of_typer: Any) -> str:
    # In an annotation, the first name stands where the default does otherwise.
    given = [one for one in (of_typer.default, *(of_typer.param_decls or ())) if one is not ...]
    names = sorted(given or [f"--{name.replace('_', '-')}"], key=len, reverse=True)
    value = _value(hint)
    return ", ".join(names) + (f" {of_typer.metavar or value}" if value else "")


def _argument(name: str, of_typer: Any) -> str:
    return str(of_typer.metavar or name.upper()).strip("[]")


def _value(hint: Any) -> str:
    """Return what stands behind an option, "" for one that is only there or not."""
    kind = next((part for part in get_args(hint) if part is not type(None)), hint)
    kind = get_args(kind)[0] if get_origin(kind) is list else kind
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choices(kind)
    return "" if kind is bool else _VALUES[kind]


def _choices(kind: type[Enum]) -> str:
    return "/".join(str(one.value) for one in kind)


def _bounds(of_typer: Any) -> Iterator[str]:
    least, most = of_typer.min, of_typer.max
    if least is not None:
        yield f"{least} to {most}." if most is not None else f"At least {least}."


def _default(default: object) -> Iterator[str]:
    if default not in (inspect.Parameter.empty, None, False, True, "", 0):
        yield f"Default: {default}."


def _told(command: Command) -> str:
    arguments = [
        one.written if one.needed else f"[{one.written}]"
        for one in command.parameters
        if not one.is_option
    ]
    needed = [one.written for one in command.parameters if one.is_option and one.needed]
    usage = " ".join([command.path, "[OPTIONS]", *needed, *arguments])
    rows = [(f"`{one.written}`", cell(one.words)) for one in command.parameters]
    words = "\n\n".join(map(cell, command.help))
    options = f"\n{table(('argument or option', 'meaning'), rows)}" if rows else ""
    return f"## {command.path}\n\n```\n{usage}\n```\n\n{words}\n{options}"
