"""`docs/configuration.md`: every setting, from `default.toml` and the models of the settings."""

from collections.abc import Iterator
from datetime import time
from enum import Enum
from typing import get_args

from pydantic import BaseModel

from config.settings import Wanted
from extractors.registry import source_kinds
from manual.kinds import told
from manual.marks import cell, table
from manual.reference import Section, Setting, sections
from pipeline import outbound

_HEAD = """\
# The settings

Made by `make docs` from [`config/default.toml`](../config/default.toml) and the models of the settings; do not edit it here.

Your file, `rulewire.toml` in the folder where rulewire is started or the one that `--config` names, overrides what it
names: tables are merged key by key, lists and values are replaced whole. `rulewire init` writes one to start from,
`rulewire check` shows what is in force, secrets masked, and proves that it can be used; an unknown key is an error that
names file and line. A secret is never written into it, only the name of the environment variable that holds it:
`"env:NAME"`. Of the running daemon, SIGHUP or `systemctl reload rulewire` reads it anew.
"""


def page() -> str:
    """Return the page."""
    parts = [_HEAD]
    for section in sections().values():
        title, model = title_of(section), model_of(section)
        words = f"{cell(_sentence(section.words))}\n\n" if section.words else ""
        parts.append(f"## {title}\n\n{words}{table(_COLUMNS, _rows(section, model))}")
    return "\n".join(parts)


_COLUMNS = ("key", "may be", "default", "meaning")


def title_of(section: Section) -> str:
    """Return the heading of a table."""
    if section.kind:
        return f"[source.….options] of the kind {section.kind}"
    name = section.name.partition(".")[0]
    if name == "channel":
        return f"[channel.…] of the type {_example(section, 'type')}"
    if name in ("source", "entity", "subscription"):
        return f"[{name}.…]"
    return f"[{section.name}]" if name else "Outside of the tables"


def model_of(section: Section) -> type[BaseModel] | None:
    """Return the model of a table, None for one whose keys are free."""
    name, _, own = section.name.partition(".")
    if section.kind:
        return source_kinds()[section.kind].options
    if name == "channel":
        return outbound.channels()[_example(section, "type")].settings
    if not name:
        return Wanted
    kind = Wanted.model_fields[name].annotation
    if name in ("source", "entity", "subscription"):
        kind = get_args(kind)[1]
    elif own:
        return None
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _example(section: Section, key: str) -> str:
    return next(one.value.strip('"') for one in section.settings if one.key == key)


def _rows(section: Section, model: type[BaseModel] | None) -> Iterator[tuple[str, str, str, str]]:
    for one in section.settings:
        yield f"`{one.key}`", _may_be(one, model), _default(one, model), cell(one.words)


def _may_be(one: Setting, model: type[BaseModel] | None) -> str:
    return told(one.key, model) if model and one.key in model.model_fields else _free(one)


def _free(one: Setting) -> str:
    return f"`{one.value}`" if one.key == "type" else "number of seconds, at least 0"


def _default(one: Setting, model: type[BaseModel] | None) -> str:
    """Return the default; of what has none or is empty also the example that the reference gives."""
    if not one.off:
        return f"`{one.value}`"
    known = model.model_fields.get(one.key) if model else None
    if known is None or known.is_required():
        return f"needed: `{one.value}`"
    default = _toml(known.get_default(call_default_factory=True))
    if default == one.value:
        return f"`{default}`"
    return f"`{default}`, such as `{one.value}`" if default else f"none, such as `{one.value}`"


def _toml(value: object) -> str:
    """Return a default as it would be written, "" for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return f'"{value.name.lower()}"'
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, int | float):
        return f"{value:g}"
    return "[]" if isinstance(value, tuple) else "{}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '…')) else '.'}"
