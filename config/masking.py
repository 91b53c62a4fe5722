"""The effective settings as a person may see them: no secret among them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, fields
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, SecretStr

from config.secret import ENV_NAME
from config.settings import Settings, SourceSettings
from config.table import Table
from config.toml_text import toml_key, toml_table, toml_value

_SECTIONS = (
    *(
        "gate",
        "fetch",
        "read",
        "alert",
        "counterparties",
        "clocks",
        "heartbeat",
        "health",
        "daemon",
    ),
)
# What a channel's keys mean is known to the channel alone; these look as if a secret stood there.
_SECRET_KEY = re.compile(r"pass|secret|token|key|url|auth|cred", re.IGNORECASE)
_SECRET_PARAMETER = re.compile(r"((?:^|&)[^=&]*(?:key|token|secret|auth)[^=&]*=)[^&]+", re.I)


def masked(settings: Settings) -> str:
    """Return the effective settings as TOML.

    A secret reads "env:NAME (set)" or "env:NAME (not set)". Entities are counted, not listed.
    """
    lines = [f"# {settings.file}" if settings.file else "# no file of yours: the defaults alone"]
    lines.append(f"database = {toml_value(settings.database)}")
    for name in _SECTIONS:
        lines += toml_table(name, _section(getattr(settings, name)))
    for key, source in settings.sources.items():
        lines += toml_table(f"source.{toml_key(key)}", _source(source))
    lines += ["", _counted(settings)]
    for key, subscription in settings.subscriptions.items():
        written = subscription.model_dump(exclude={"key"})
        lines += toml_table(f"subscription.{toml_key(key)}", written)
    for key, table in settings.channels.items():
        shown = {name: _shown(value, name, table) for name, value in table.raw.items()}
        lines += toml_table(f"channel.{toml_key(key)}", shown)
    return "\n".join(lines) + "\n"


def _section(settings: BaseModel) -> dict[str, object]:
    """Return a section as it is written, secrets hidden."""
    written = settings.model_dump()
    hidden = {name: "(hidden)" for name, value in written.items() if isinstance(value, SecretStr)}
    return written | hidden


def _source(settings: SourceSettings) -> dict[str, object]:
    """Return a source as its table is written."""
    own = (field.name for field in fields(settings) if field.name not in {"source", "headers"})
    written = asdict(settings.source) | {name: getattr(settings, name) for name in own}
    written["url"] = _without_keys(settings.source.url)
    options = settings.source.options
    written["options"] = options.model_dump() if isinstance(options, BaseModel) else None
    written["headers"] = dict.fromkeys(settings.headers, "(hidden)")
    del written["key"]
    return written


def shows_a_key(url: str) -> bool:
    """Return whether a parameter of an address looks like a secret."""
    return _without_keys(url) != url


def _without_keys(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=_SECRET_PARAMETER.sub(r"\1(hidden)", parts.query)))


def _shown(raw: object, key: str, table: Table) -> object:
    if isinstance(raw, Mapping):
        return {name: _shown(value, f"{key} {name}", table) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_shown(value, key, table) for value in raw]
    named = ENV_NAME.fullmatch(raw) if isinstance(raw, str) else None
    if named:
        return f"{raw} ({'set' if table.environ.get(named[1]) else 'not set'})"
    return "(hidden)" if isinstance(raw, str) and _SECRET_KEY.search(key) else raw


def _counted(settings: Settings) -> str:
    labels = Counter(entity.label for entity in settings.entities.values())
    each = ", ".join(f"{count} {label}" for label, count in labels.most_common())
    return f"# entities watched: {len(settings.entities)}{each and f' ({each})'}"
