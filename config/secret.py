"""Secrets: named in the file, kept in the environment."""

import re
from typing import Annotated

from pydantic import BeforeValidator, SecretStr, ValidationInfo

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
            f"the environment variable {name} is not set; set it to the secret before "
            "rulewire starts"
        )
    return SecretStr(secret)


Secret = Annotated[SecretStr, BeforeValidator(_resolved)]
"""A setting written "env:NAME": the value of the environment variable NAME, hidden in `repr`.

Validated by `config.table.build`, which knows the environment. Code hands over a `SecretStr`.
"""
