"""What a new user may choose to watch; the data stands in `presets.toml`."""

from collections.abc import Mapping
from importlib.resources import files

import tomli

from config.nearest import hint
from extractors.errors import ConfigError
from extractors.watch import Strict


class Preset(Strict):
    """A choice: `terms` are those of the subscription that it becomes."""

    name: str
    about: str
    terms: Mapping[str, object]


def presets() -> dict[str, Preset]:
    """Return the choices by key, in the order in which they are offered."""
    text = files("config").joinpath("presets.toml").read_text("utf-8")
    tables = tomli.loads(text)["preset"]
    return {key: Preset.model_validate(table) for key, table in tables.items()}


def preset_named(asked: str) -> str:
    """Return the key of the choice with that key, name or number, counted from 1.

    >>> preset_named("AI chips"), preset_named("3")
    ('ai-chips', 'everything-bis')

    Raises:
        ConfigError: There is none; says which there are.

    """
    known = presets()
    called = {preset.name.casefold(): key for key, preset in known.items()}
    called |= {str(number): key for number, key in enumerate(known, 1)} | {
        key: key for key in known
    }
    word = asked.strip().casefold()
    if word not in called:
        raise ConfigError("watch", f'"{asked}" is no preset{hint(word, known)}')
    return called[word]
