"""`default.toml` is the reference that it claims to be."""

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import BaseModel

from config import load
from config.settings import (
    AlertSettings,
    BackupSettings,
    ClockSettings,
    CounterpartySettings,
    DaemonSettings,
    FetchSettings,
    GateSettings,
    HealthSettings,
    HeartbeatTable,
    PollingSettings,
    ReadSettings,
    RetentionSettings,
    SourceSettings,
    SourceTable,
    Wanted,
)
from extractors.model import Source
from extractors.registry import source_kinds
from extractors.watch import Entity, Office, Subscription
from pipeline import outbound
from pipeline.polling import limits

TEXT = files("config").joinpath("default.toml").read_text("utf-8")
# What has no default, or is the user's to name, stands behind "#" without a blank.
_COMMENTED = re.compile(r'^#(?=[a-z"\[])', re.MULTILINE)
_HEADER = re.compile(r"#?\[(?P<table>[^]]+)\]")
_SETTING = re.compile(r'#?"?(?P<key>[a-z][a-z0-9_.-]*)"? = ')
ENVIRON = {
    "RULEWIRE_MAIL_PASSWORD": "x",
    "RULEWIRE_SLACK_URL": "https://hooks.example.org/x",
    "RULEWIRE_HOOK_URL": "https://hook.example.org/x",
    "RULEWIRE_HOOK_SECRET": "x",
    "RULEWIRE_APPRISE_URL": "json://hook.example.org",
}


def explained() -> dict[str, set[str]]:
    """Return the settings with a comment above, by their table."""
    found: dict[str, set[str]] = {"": set()}
    table, above = "", ""
    for line in TEXT.splitlines():
        if header := _HEADER.match(line):
            table = header["table"]
            found[table] = set()
        elif (setting := _SETTING.match(line)) and above.startswith("# "):
            found[table].add(setting["key"])
        above = line
    return found


def example(tmp_path: Path) -> Path:
    """Return a file with every example in force."""
    path = tmp_path / "rulewire.toml"
    text = _COMMENTED.sub("", TEXT).replace("shipped = true", "shipped = false")
    path.write_text(f'{text}\n[entity.china]\nname = "China"\nlabel = "COUNTRY"\n', "utf-8")
    return path


@pytest.mark.parametrize(
    ("model", "table"),
    [
        (GateSettings, "gate"),
        (FetchSettings, "fetch"),
        (ReadSettings, "read"),
        (PollingSettings, "polling"),
        (AlertSettings, "alert"),
        (CounterpartySettings, "counterparties"),
        (HeartbeatTable, "heartbeat"),
        (HealthSettings, "health"),
        (ClockSettings, "clocks"),
        (BackupSettings, "backup"),
        (RetentionSettings, "retention"),
        (DaemonSettings, "daemon"),
        (SourceTable, "source.my-agency"),
        (Entity, "entity.my-company"),
        (Subscription, "subscription.my-team"),
    ],
)
def test_every_setting_is_explained(model: type[BaseModel], table: str) -> None:
    # The header names the key; what is a table has a header of its own.
    settings = set(model.model_fields) - {"key", "host_pause_s", "options"}

    assert explained()[table] == settings


def test_every_table_is_explained() -> None:
    tables = {table.split(".")[0] for table in explained()}

    assert tables - {""} | explained()[""] == set(Wanted.model_fields)


def test_every_setting_of_an_office_is_explained() -> None:
    assert all(re.search(rf"^#   {name}  \w", TEXT, re.MULTILINE) for name in Office.model_fields)


@pytest.mark.parametrize("name", sorted(source_kinds()))
def test_the_options_of_every_kind_of_source_are_explained(name: str) -> None:
    options = source_kinds()[name].options
    tables = [table for table in explained() if re.search(rf'"{name}"', _about(table))]

    assert tables
    assert options is None or explained()[tables[0]] == set(options.model_fields)


def _about(table: str) -> str:
    """Return the comment above the tables of an example of options."""
    lines = TEXT.splitlines()
    if not table.endswith(".options"):
        return ""
    at = lines.index(f"#[{table}]")
    return next(line for line in reversed(lines[:at]) if line.startswith("# Options of the kind"))


@pytest.mark.parametrize("name", sorted(outbound.channels()))
def test_the_settings_of_every_kind_of_channel_are_explained(name: str, tmp_path: Path) -> None:
    tables = load(example(tmp_path), ENVIRON).channels
    key = next(key for key, table in tables.items() if table.type == name)

    named = explained()[f"channel.{key}"]

    assert named == {"type", *outbound.channels()[name].settings.model_fields}


# Apprise loads every service it knows, one of which still asks for a module that Python 3.13 drops.
@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
def test_every_example_is_sound(tmp_path: Path) -> None:
    settings = load(example(tmp_path), ENVIRON)

    built = [outbound.build(table) for table in settings.channels.values()]

    assert len(built) == 4
    assert list(settings.subscriptions) == ["my-team"]


def test_the_shown_values_are_the_defaults(tmp_path: Path) -> None:
    settings = load(example(tmp_path), ENVIRON)
    shown = settings.sources["my-agency"]
    team = settings.subscriptions["my-team"]

    bare = SourceSettings(source=Source("k", "feed", "https://x.org", "n", shown.source.authority))

    bare = replace(
        bare,
        adaptive=shown.adaptive,
        shortest_minutes=shown.shortest_minutes,
        longest_minutes=shown.longest_minutes,
    )
    assert replace(shown, source=bare.source) == bare
    assert limits(shown, settings.polling) == limits(bare, settings.polling)
    for name in ("publisher", "genre", "every_minutes", "expect_min", "zone"):
        assert getattr(shown.source, name) == getattr(bare.source, name)
    for name in ("min_severity", "when", "at", "weekday", "zone", "kinds", "words", "events"):
        assert getattr(team, name) == Subscription.model_fields[name].default


def test_a_source_has_the_same_defaults_in_a_file_and_in_code() -> None:
    defaults: Mapping[str, object] = {
        name: field.default for name, field in Source.__dataclass_fields__.items()
    }
    table = SourceTable.model_fields

    shared = ("publisher", "genre", "every_minutes", "expect_min", "zone")

    assert {name: table[name].default for name in shared} == {
        name: defaults[name] for name in shared
    }
