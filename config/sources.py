"""A `[source.<key>]` becomes a `Source`, its options read by the kind that they are for."""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from sys import intern
from typing import Any

from pydantic import SecretStr

from config.complaint import Complaint, setting
from config.hush import hush
from config.lines import KeyPath
from config.nearest import nearest
from config.overlay import Tree
from config.secret import Variable
from config.settings import SourceSettings, SourceTable
from config.validation import WrongError, validated
from extractors.model import Source
from extractors.registry import SourceKind
from extractors.watch import Strict

_NONE: Mapping[str, SecretStr] = {}
_OWN = {field.name for field in fields(Source)} - {"key", "options"}


def source_settings(
    key: str, table: SourceTable, kinds: Mapping[str, SourceKind], environ: Mapping[str, str]
) -> SourceSettings:
    """Return the source `key` as configured in `table`.

    Raises:
        WrongError: No kind has that name, the options are not the kind's, or it is enabled and the
            secret of a header is missing.

    """
    path = ("source", key)
    if table.kind not in kinds:
        raise WrongError([_unknown_kind((*path, "kind"), table.kind, kinds)])
    switch = table.enabled
    enabled = bool(switch.value(environ)) if isinstance(switch, Variable) else switch
    options = _options(kinds[table.kind], table.options, (*path, "options"), environ)
    told = {name: _once(getattr(table, name)) for name in _OWN}
    source = Source(key=key, options=options, **told)
    return SourceSettings(
        source=source,
        enabled=enabled,
        alert_first_sight=table.alert_first_sight,
        fetch=table.fetch,
        follow_hosts=table.follow_hosts,
        adaptive=table.adaptive,
        shortest_minutes=table.shortest_minutes,
        longest_minutes=table.longest_minutes,
        headers=_headers(table.headers, (*path, "headers"), environ) if enabled else _NONE,
    )


def _once(value: object) -> Any:
    """Return a value, of equal texts always the same one: most sources share all but two."""
    return intern(value) if type(value) is str else value


def _headers(
    named: Mapping[str, Variable], path: KeyPath, environ: Mapping[str, str]
) -> Mapping[str, SecretStr]:
    """Return the headers with their secrets.

    Raises:
        WrongError: A variable is not set, or holds what no header can.

    """
    wrong = []
    for header, variable in named.items():
        value = variable.value(environ)
        told = f"{setting((*path, header))}: the environment variable {variable.name}"
        if not value:
            fault = "is not set; set it to the secret, or set enabled = false for this source"
            wrong.append(Complaint((*path, header), f"{told} {fault}"))
        elif not re.fullmatch(r"[!-~]+", value):
            fault = "holds a blank, a line break or another character that no header can"
            wrong.append(Complaint((*path, header), f"{told} {fault}"))
    if wrong:
        raise WrongError(wrong)
    for variable in named.values():
        hush(variable.value(environ))
    secrets = {header: SecretStr(variable.value(environ)) for header, variable in named.items()}
    return secrets or _NONE


def _unknown_kind(path: KeyPath, name: str, kinds: Mapping[str, SourceKind]) -> Complaint:
    meant = nearest(name, kinds)
    ending = f'; did you mean "{meant}"?' if meant else ""
    known = ", ".join(kinds)
    reason = f'{setting(path)}: no kind is called "{name}"; known: {known}{ending}'
    return Complaint(path, reason)


@cache
def _bare(options: type[Strict]) -> Strict:
    """Return the options of a kind when none is given, one for all sources."""
    return validated(options, {}, {})


def _options(
    kind: SourceKind, raw: Tree, path: KeyPath, environ: Mapping[str, str]
) -> Strict | None:
    if kind.options is not None:
        needed = any(field.is_required() for field in kind.options.model_fields.values())
        if raw or needed:
            return validated(kind.options, raw, environ, path)
        return _bare(kind.options)
    if raw:
        reason = f'{setting(path)}: the kind "{kind.name}" takes no options'
        raise WrongError([Complaint(path, reason)])
    return None
