"""Values as TOML writes them: the standard library reads TOML but does not write it."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time

from extractors.model import Severity

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml_key(key: str) -> str:
    """Return `key` in quotes if it needs them.

    >>> toml_key("www.bis.gov")
    '"www.bis.gov"'
    """
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def toml_value(value: object) -> str:
    """Return `value` on one line; whatever TOML has no notion of becomes a text."""
    if isinstance(value, Severity):
        return _text(value.name.lower())
    if isinstance(value, time | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = (f"{toml_key(key)} = {toml_value(one)}" for key, one in _given(value))
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(toml_value(one) for one in value)}]"
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return _text(str(value))


def toml_table(header: str, table: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of a table, the tables inside it after its own keys; None is left out."""
    yield from ("", f"[{header}]")
    for key, value in _given(table):
        if not isinstance(value, Mapping):
            yield f"{toml_key(key)} = {toml_value(value)}"
    for key, value in _given(table):
        if isinstance(value, Mapping):
            yield from toml_table(f"{header}.{toml_key(key)}", value)


def _given(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    return ((key, value) for key, value in table.items() if value is not None)


def _text(value: str) -> str:
    # A JSON string is a TOML basic string, but for the one control character that JSON allows.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
