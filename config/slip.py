"""Values that pydantic would take although they mean something else.

Its strict mode refuses them too, but with them the lists and texts that TOML has in place of
tuples, paths and times.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from enum import Enum
from functools import cache

from pydantic import BaseModel

from config.complaint import Complaint, setting
from config.lines import KeyPath

_SCALARS = (str, int, float, bool)


def slips(written: object, read: object, path: KeyPath = ()) -> Iterator[Complaint]:
    """Yield what is wrong with what is `written` at `path`, given how it was `read`."""
    if isinstance(written, Mapping):
        for key, value in written.items():
            member = _member(read, key)
            if value is not member or not _plain(value):  # few of ten thousand sources' settings
                yield from slips(value, member, (*path, key))
    elif isinstance(written, list) and isinstance(read, Sequence):
        for at, (value, member) in enumerate(zip(written, read, strict=False)):
            yield from slips(value, member, (*path, at))
    elif fault := _fault(written, read):
        yield Complaint(path, f"{setting(path)}: {fault}")


def _plain(value: object) -> bool:
    """Return whether a value that was read as it is written says what it means; no table, no list."""
    return type(value) in _SCALARS and not str(value).startswith("env:")


def _member(read: object, key: str) -> object:
    if isinstance(read, Mapping):
        return read.get(key)
    if isinstance(read, BaseModel):
        return getattr(read, _names(type(read)).get(key, key), None)
    return None


@cache
def _names(model: type[BaseModel]) -> Mapping[str, str]:
    """Return by what is written what a field is called, where that is something else."""
    return {field.alias: name for name, field in model.model_fields.items() if field.alias}


def _fault(written: object, read: object) -> str:
    """Return what is wrong, "" if nothing is."""
    if isinstance(read, Enum):
        return ""
    if isinstance(written, str) and isinstance(read, bool | int | float):
        return "must be written without quotes"
    if isinstance(read, bool) != isinstance(written, bool) and isinstance(read, int | float):
        return "must be true or false" if isinstance(read, bool) else "must be a number"
    if isinstance(written, int | float) and isinstance(read, time):
        return 'must be a time of day such as "08:00"'
    if isinstance(written, str) and written.startswith("env:") and isinstance(read, str):
        return 'is not a secret: write the value itself instead of "env:…"'
    return ""
