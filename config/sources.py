"""A `[source.<key>]` becomes a `Source`, its options read by the kind that they are for."""

from collections.abc import Mapping
from dataclasses import fields

from config.complaint import Complaint, setting
from config.lines import KeyPath
from config.nearest import nearest
from config.overlay import Tree
from config.settings import SourceSettings, SourceTable
from config.validation import WrongError, validated
from extractors.model import Source
from extractors.registry import SourceKind
from extractors.watch import Strict

_OWN = {field.name for field in fields(Source)} - {"key", "options"}


def source_settings(
    key: str, table: SourceTable, kinds: Mapping[str, SourceKind], environ: Mapping[str, str]
) -> SourceSettings:
    """Return the source `key` as configured in `table`.

    Raises:
        WrongError: No kind has that name, or the options are not the kind's.

    """
    path = ("source", key)
    if table.kind not in kinds:
        raise WrongError([_unknown_kind((*path, "kind"), table.kind, kinds)])
    options = _options(kinds[table.kind], table.options, (*path, "options"), environ)
    source = Source(key=key, options=options, **{name: getattr(table, name) for name in _OWN})
    return SourceSettings(
        source=source,
        enabled=table.enabled,
        alert_first_sight=table.alert_first_sight,
        fetch=table.fetch,
        follow_hosts=table.follow_hosts,
    )


def _unknown_kind(path: KeyPath, name: str, kinds: Mapping[str, SourceKind]) -> Complaint:
    meant = nearest(name, kinds)
    ending = f'; did you mean "{meant}"?' if meant else ""
    known = ", ".join(kinds)
    reason = f'{setting(path)}: no kind is called "{name}"; known: {known}{ending}'
    return Complaint(path, reason)


def _options(
    kind: SourceKind, raw: Tree, path: KeyPath, environ: Mapping[str, str]
) -> Strict | None:
    if kind.options is not None:
        return validated(kind.options, raw, environ, path)
    if raw:
        reason = f'{setting(path)}: the kind "{kind.name}" takes no options'
        raise WrongError([Complaint(path, reason)])
    return None
