"""What a setting may be, in words, as its model has it."""

import inspect
import types
from collections.abc import Mapping
from datetime import time
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from config.secret import OptionalVariable, Switch, VariableName
from config.terms import (
    AnyHost,
    Clock,
    Contact,
    HeaderName,
    HostName,
    Listen,
    Network,
    WebAddress,
    Zone,
)
from extractors.reading.selectors import OptionalSelector, Pattern, Selector
from extractors.watch import SeverityName

_NAMED = (
    (OptionalVariable, '`"env:NAME"`, a secret, or `""`'),
    (VariableName, '`"env:NAME"`, a secret'),
    (Switch, '`true`, `false` or `"env:NAME"`'),
    (Zone, "IANA time zone"),
    (WebAddress, "web address"),
    (HostName, "host name"),
    (AnyHost, 'host name or `"*"`'),
    (Clock, 'time of day, or `""`'),
    (Contact, 'mail or web address, or `""`'),
    (Listen, 'address and port, or `""`'),
    (HeaderName, "name of a header"),
    (Network, "network in CIDR notation"),
    (Selector, "CSS selector"),
    (OptionalSelector, 'CSS selector, or `""`'),
    (Pattern, 'regular expression, or `""`'),
    (SeverityName, "`low`, `medium`, `high` or `critical`"),
)
_PLAIN: Mapping[Any, str] = {
    bool: "`true` or `false`",
    int: "whole number",
    float: "number",
    str: "text",
    time: "time of day",
    object: "any value",
    SecretStr: '`"env:NAME"`, a secret',
}
_UNITS = {"_s": "seconds", "_minutes": "minutes", "_hours": "hours", "_days": "days",
          "_mb": "megabytes", "_bytes": "bytes", "_min": "items"}  # fmt: skip


def told(name: str, model: type[BaseModel]) -> str:
    """Return what the setting `name` of a model may be, with its unit and its bounds."""
    words = _words(_hint(model, name), model.model_fields[name])
    unit = next((unit for end, unit in _UNITS.items() if name.endswith(end)), "")
    plain = words.startswith(("whole number", "number"))
    if unit and plain:
        words = words.replace("number", f"number of {unit}", 1)
    return words


def _hint(model: type[BaseModel], name: str) -> Any:
    for one in model.__mro__:
        if name in (own := inspect.get_annotations(one)):
            return own[name]
    raise KeyError(name)


def _words(hint: Any, info: FieldInfo | None = None) -> str:
    for known, words in _NAMED:
        if hint == known:
            return words
    bounds = _bounds(info.metadata) if info else ""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        return f"{_words(inner)}{bounds or _bounds(marks)}"
    return f"{_bare(hint)}{bounds}"


def _bare(hint: Any) -> str:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _either(f'`"{part}"`' for part in parts)
    if origin in (Union, types.UnionType):
        return _either(_words(part) for part in parts if part is not type(None))
    if origin is tuple:
        return f"list: {_words(parts[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"table: {_words(parts[0])} to {_words(parts[1])}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"table of {', '.join(f'`{name}`' for name in hint.model_fields)}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _either(f'`"{value}"`' for value in _values(hint))
    return _PLAIN[hint]


def _values(kind: type[Enum]) -> list[str]:
    return [str(one.value) for one in kind]


def _either(words: Any) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _bounds(marks: Any) -> str:
    """Return the bounds that stand in annotations: ", 1 to 100"."""
    found = {}
    for mark in marks:
        for one in mark.metadata if isinstance(mark, FieldInfo) else (mark,):
            for name in ("ge", "gt", "le"):
                if (bound := getattr(one, name, None)) is not None:
                    found[name] = str(bound)
    if "ge" in found and "le" in found:
        return f", {found['ge']} to {found['le']}"
    names = {"gt": "above", "ge": "at least", "le": "at most"}
    return "".join(f", {names[name]} {bound}" for name, bound in found.items())
