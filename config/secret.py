"""Secrets: named in the file, kept in the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, InstanceOf, SecretStr, ValidationInfo

from config.hush import hush

ENV_NAME = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]*)")


def _resolved(value: object, info: ValidationInfo) -> SecretStr:
    if isinstance(value, SecretStr):
        return value
    named = ENV_NAME.fullmatch(value) if isinstance(value, str) else None
    if named is None:
        raise ValueError(
            'is a secret and must not stand in a file: write "env:NAME" and put the secret '
            "into the environment variable NAME"
        )
    name = named[1]
    secret = (info.context or {}).get("environ", {}).get(name, "")
    if not secret:
        raise ValueError(
            f"the environment variable {name} is not set: export {name}='…' before rulewire starts"
        )
    hush(secret)
    return SecretStr(secret)


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable that is named in the file and read when it is needed."""

    name: str

    def value(self, environ: Mapping[str, str]) -> str:
        """Return its value, "" if it is not set."""
        return environ.get(self.name, "")

    def __str__(self) -> str:
        return f"env:{self.name}"


def _named(value: object) -> object:
    named = ENV_NAME.fullmatch(value) if isinstance(value, str) else None
    if named is None and not isinstance(value, Variable):
        raise ValueError('must be written "env:NAME", for the environment variable NAME')
    return Variable(named[1]) if named else value


Secret = Annotated[SecretStr, BeforeValidator(_resolved)]
"""A setting written "env:NAME": the value of the environment variable NAME, hidden in `repr`.

Validated by `config.table.build`, which knows the environment. Code hands over a `SecretStr`.
"""

VariableName = Annotated[InstanceOf[Variable], BeforeValidator(_named)]
"""A setting written "env:NAME" whose variable need not be set."""


OptionalVariable = Annotated[
    InstanceOf[Variable] | None,
    BeforeValidator(lambda value: None if value == "" else _named(value)),
]
"""As `VariableName`, or "" for none."""


def _switch(value: object) -> object:
    return _named(value) if isinstance(value, str) and value.startswith("env:") else value


Switch = Annotated[bool | InstanceOf[Variable], BeforeValidator(_switch)]
"""true, false, or "env:NAME": true if that environment variable is set."""
