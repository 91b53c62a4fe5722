"""A table whose shape only the user of it knows: a channel's settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.complaint import Complaint, refusal, setting
from config.layer import Layers
from config.lines import KeyPath
from config.terms import Networks
from config.validation import M, WrongError, validated
from extractors.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is written.

    Attributes:
        path: Leads to it from the top of the file: ("channel", "ops").
        raw: Its keys and values; a secret is still "env:NAME".
        layers: The files it was read from.
        environ: Where secrets are looked up.
        private_networks: What it may reach besides the public internet.

    """

    path: KeyPath
    raw: Mapping[str, object] = field(repr=False)
    layers: Layers = field(repr=False)
    environ: Mapping[str, str] = field(repr=False)
    private_networks: Networks = ()

    @property
    def type(self) -> str:
        """What it configures: the value of its `type`."""
        return str(self.raw["type"])

    def refuse(self, key: str, reason: str) -> ConfigError:
        """Return the error that the setting `key` is wrong for a reason no model knows."""
        path = (*self.path, key)
        return refusal([Complaint(path, f"{setting(path)}: {reason}")], self.layers)


def build(model: type[M], table: Table) -> M:
    """Return the settings in `table`, secrets resolved.

    A `model` without a field `type` is not handed one.

    Raises:
        ConfigError: Names file, line, key and what is allowed, for all that is wrong.

    """
    names_type = "type" in model.model_fields
    raw = {key: value for key, value in table.raw.items() if key != "type" or names_type}
    try:
        return validated(model, raw, table.environ, table.path, table.private_networks)
    except WrongError as error:
        raise refusal(error.found, table.layers) from None
