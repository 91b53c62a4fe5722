"""What is wrong with a setting, in words that name its table and key and what is allowed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.layer import Layers
from config.lines import KeyPath
from config.nearest import hint
from config.toml_text import toml_key
from extractors.errors import ConfigError

_PLAIN = {
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "mapping_type": "must be a table",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "string_type": "must be a text in quotes",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "time_type": 'must be a time of day such as "08:00"',
    "time_parsing": 'must be a time of day such as "08:00"',
}
# "Input should be …", "String should match …": pydantic's subject is our setting.
_SHOULD = re.compile(r"^\w+ should\b")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: `path` leads to it from the top of the file."""

    path: KeyPath
    reason: str


def refusal(complaints: Iterable[Complaint], layers: Layers) -> ConfigError:
    """Return the error that tells all `complaints`, one a line, in the order of the files."""
    told = sorted({(*layers.place(one.path), one.reason) for one in complaints})
    (where, reason), *others = [
        (f"{name}:{line}" if line else name, reason) for name, line, reason in told
    ]
    return ConfigError(where, "\n".join([reason, *(f"{at}: {what}" for at, what in others)]))


def setting(path: KeyPath) -> str:
    """Return how a person names the setting at `path`.

    >>> setting(("alert", "operator", 1))
    'entry 2 of "operator" in [alert]'
    """
    *above, last = path
    if isinstance(last, int):
        return f"entry {last + 1} of {setting(tuple(above))}"
    return f'"{last}"{_inside(tuple(above))}'


def _inside(table: KeyPath) -> str:
    return f" in {header(table)}" if table else ""


def header(table: KeyPath) -> str:
    """Return the header of a table as TOML writes it."""
    return f"[{'.'.join(toml_key(step) for step in table if isinstance(step, str))}]"


def complaints(error: ValidationError, model: object, above: KeyPath = ()) -> Iterator[Complaint]:
    """Yield what `model` has against a table at the path `above`.

    The values themselves are not told: one of them may be a secret in the wrong place.
    """
    missing: dict[KeyPath, list[str]] = {}
    for detail in error.errors(include_url=False, include_context=True):
        path = (*above, *detail["loc"])
        if detail["type"] == "missing":
            missing.setdefault(path[:-1], []).append(f'"{path[-1]}"')
        elif detail["type"] == "extra_forbidden":
            yield Complaint(path, unknown(path, _fields(model, detail["loc"][:-1])))
        else:
            yield _invalid(path, detail)
    for table, names in missing.items():
        lack = f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} missing"
        yield Complaint(table, f"{header(table)}: {lack}" if table else lack)


def unknown(path: KeyPath, known: Iterable[str]) -> str:
    """Return what to say of a key that nobody knows."""
    return f"unknown key {setting(path)}{hint(str(path[-1]), known)}"


def _invalid(path: KeyPath, detail: ErrorDetails) -> Complaint:
    reason = _PLAIN.get(detail["type"]) or detail["msg"].removeprefix("Value error, ")
    reason = _SHOULD.sub("must", reason)
    if path[-1] == "[key]":
        return Complaint(path[:-1], f"{header(path[:-2])}: {reason}")
    if isinstance(detail["input"], Mapping) and detail["type"] not in _PLAIN:
        return Complaint(path, f"{header(path)}: {reason}")
    return Complaint(path, f"{setting(path)}: {reason}")


def _fields(model: object, steps: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the table at `steps` below `model` may have, [] if it is no model.

    A table inside another is named by its own key, so that "key" is none that may be written.
    """
    for step in steps:
        model = _below(_bare(model), step)
    model = _bare(model)
    if not _is_model(model):
        return []
    fields = model.model_fields.items()
    return [field.alias or name for name, field in fields if not (steps and name == "key")]


def _below(kind: object, step: str | int) -> object:
    if _is_model(kind):
        field = kind.model_fields.get(str(step))
        return field.annotation if field else None
    arguments = get_args(kind)
    return arguments[0 if isinstance(step, int) else -1] if arguments else None


def _bare(kind: object) -> object:
    """Return the type inside `Annotated[…]`, or the model inside `… | None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return next((one for one in map(_bare, get_args(kind)) if _is_model(one)), None)
    return kind


def _is_model(kind: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
