"""`Settings` are put together from what the files want, or everything wrong is told at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import SecretStr

from config.complaint import Complaint, header, setting
from config.hush import hush
from config.layer import Layers
from config.references import broken_references
from config.settings import (
    HeartbeatSettings,
    HeartbeatTable,
    Settings,
    SourceSettings,
    Wanted,
)
from config.sources import source_settings
from config.table import Table
from config.validation import WrongError
from extractors.registry import source_kinds


def settings_from(
    wanted: Wanted, file: Path | None, layers: Layers, environ: Mapping[str, str]
) -> Settings:
    """Return `wanted` as settings; relative paths are meant from the folder of `file`.

    Raises:
        WrongError: Tables are wrong, or do not fit each other.

    """
    folder = (file or Path("rulewire.toml")).absolute().parent
    sources, wrong = _sources(wanted, environ)
    wrong += _untyped_channels(wanted)
    wrong += broken_references(wanted)
    wrong += _broken_paths(wanted, folder)
    heartbeat = _heartbeat(wanted.heartbeat, environ, wrong)
    if wrong:
        raise WrongError(wrong)
    own = wanted.counterparties
    told = layers.only("channel")
    own_file = own.file and str(_from(folder, own.file))
    backups = wanted.backup.folder and str(_from(folder, wanted.backup.folder))
    ca_file = wanted.fetch.ca_file and str(_from(folder, wanted.fetch.ca_file))
    return Settings(
        database=_from(folder, wanted.database),
        gate=wanted.gate,
        fetch=wanted.fetch.model_copy(update={"ca_file": ca_file}),
        read=wanted.read,
        polling=wanted.polling,
        alert=wanted.alert,
        counterparties=own.model_copy(update={"file": own_file}),
        phases=wanted.phases,
        clocks=wanted.clocks,
        backup=wanted.backup.model_copy(update={"folder": backups}),
        retention=wanted.retention,
        heartbeat=heartbeat,
        health=wanted.health,
        daemon=wanted.daemon,
        sources=sources,
        entities=wanted.entity,
        subscriptions=wanted.subscription,
        channels={
            key: Table(("channel", key), raw, told, environ, wanted.gate.private_networks)
            for key, raw in wanted.channel.items()
        },
        file=file,
    )


def _heartbeat(
    table: HeartbeatTable, environ: Mapping[str, str], wrong: list[Complaint]
) -> HeartbeatSettings:
    """Return the dead-man's ping with its address; add to `wrong` if that is missing."""
    path = ("heartbeat", "url")
    value = table.url.value(environ) if table.url else ""
    if table.url and not value:
        told = f"{setting(path)}: the environment variable {table.url.name} is not set"
        wrong.append(Complaint(path, f"{told}; set it to the address of the ping"))
    hush(value)
    rest = {"every_minutes": table.every_minutes, "timeout_s": table.timeout_s, "fail": table.fail}
    return HeartbeatSettings(url=SecretStr(value) if value else None, **rest)


def _sources(
    wanted: Wanted, environ: Mapping[str, str]
) -> tuple[dict[str, SourceSettings], list[Complaint]]:
    kinds = source_kinds()
    sources: dict[str, SourceSettings] = {}
    wrong: list[Complaint] = []
    for key, table in wanted.source.items():
        try:
            sources[key] = source_settings(key, table, kinds, environ)
        except WrongError as error:
            wrong += error.found
    return sources, wrong


def _untyped_channels(wanted: Wanted) -> Iterator[Complaint]:
    for key, raw in wanted.channel.items():
        path = ("channel", key)
        kind = raw.get("type", None)
        if kind is None:
            yield Complaint(path, f'{header(path)}: "type" is missing')
        elif not isinstance(kind, str):
            where = (*path, "type")
            yield Complaint(where, f"{setting(where)}: must be a text in quotes")


def _broken_paths(wanted: Wanted, folder: Path) -> Iterator[Complaint]:
    paths = {
        ("database",): wanted.database,
        ("fetch", "ca_file"): wanted.fetch.ca_file,
        ("counterparties", "file"): wanted.counterparties.file,
        ("backup", "folder"): wanted.backup.folder,
    }
    for path, value in paths.items():
        try:
            target = _from(folder, value)
        except RuntimeError:  # "~nobody/rulewire.db"
            yield Complaint(path, f"{setting(path)}: no home folder is known for that user")
            continue
        if path[-1] == "ca_file" and value and not target.is_file():
            yield Complaint(path, f"{setting(path)}: there is no file {target}")


def _from(folder: Path, value: str) -> Path:
    return folder / Path(value).expanduser()
