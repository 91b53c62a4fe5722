"""One text put into every field that a stranger may write."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

from pipeline.harmless import flow, web_url

T = TypeVar("T")
# Words of our own: no source can choose them.
OURS = frozenset(
    {"op", "kind", "class_", "axis", "state", "action", "basis", "how", "query", "archived"}
)
OURS_IN = frozenset(
    {"Identifier.label", "Mention.label", "LegalDate.role", "RuleEvent.status", "ListAction.list"}
)
ADDRESSES = frozenset({"url"})


def filled(value: T, text: str) -> T:
    """Return `value` with `text` in every field of text, an address in every one of an address."""
    return _filled(value, text, f"https://example.org/{text}")  # type: ignore[no-any-return]


def tamed(text: str, *, to_the_letter: bool) -> tuple[str, str]:
    """Return harmless words and an address that stand for `text` and its own.

    Both are empty where nothing of the text may be seen; `to_the_letter` keeps lengths as well.
    """
    kept = web_url(f"https://example.org/{text}")
    words = re.sub(r"[^\s,;:]", "w", flow(text))
    if to_the_letter:
        return words, "https://example.org/" + "w" * (len(kept) - 20) if kept else "nowhere"
    return re.sub(r"\S.*\S|\S", "w", words), "https://example.org/w" if kept else "nowhere"


def tame(value: T, words: str, address: str) -> T:
    """Return `value` with harmless words and an address in its fields."""
    return _filled(value, words, address)  # type: ignore[no-any-return]


def _filled(value: Any, text: str, address: str, name: str = "") -> Any:
    if isinstance(value, Enum) or name in OURS:
        return value
    if isinstance(value, str):
        text = f"web:{text}" if name.endswith("document") else text
        return address if name in ADDRESSES else text
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        kind = type(value).__name__
        return type(value)(
            **{
                name: old if f"{kind}.{name}" in OURS_IN else _filled(old, text, address, name)
                for name, old in changed.items()
            }
        )
    if isinstance(value, tuple | list):
        return type(value)(_filled(each, text, address, name) for each in value)
    if isinstance(value, Mapping):
        return {key: _filled(each, text, address, str(key)) for key, each in value.items()}
    return value
