"""The shape of the settings. What each means, its unit and its default: `default.toml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, InstanceOf, SecretStr, ValidationInfo, field_validator

from config.secret import OptionalVariable, Switch, VariableName
from config.table import Table
from config.terms import (
    AnyHost,
    Clock,
    Contact,
    HeaderName,
    HostName,
    Hours,
    Key,
    Listen,
    Minutes,
    Networks,
    Pause,
    Scheduler,
    Seconds,
    WebAddress,
    Zone,
    is_loopback,
)
from extractors.errors import ConfigError
from extractors.model import Authority, Source
from extractors.watch import Entity, Strict, Subscription


class GateSettings(Strict):
    """What may be reached besides the public internet."""

    private_networks: Networks


class FetchSettings(Strict):
    """How pages are had."""

    contact: Contact
    concurrency: int = Field(ge=1, le=1000)
    per_host_concurrency: int = Field(ge=1, le=100)
    per_host_pause_s: Pause
    host_pause_s: Mapping[HostName, Pause]
    connect_timeout_s: Seconds
    read_timeout_s: Seconds
    total_timeout_s: Seconds
    max_bytes: int = Field(ge=1024)
    max_redirects: int = Field(ge=0, le=100)
    tries: int = Field(ge=1, le=100)
    backoff_s: Pause
    max_backoff_s: Pause
    robots: bool
    robots_every_hours: Hours
    ca_file: str
    browser: str
    browser_wait_s: Seconds


class ReadSettings(Strict):
    """How texts are read."""

    workers: int = Field(ge=0, le=256)
    worker_timeout_s: Seconds
    worker_memory_mb: int = Field(ge=500)
    executor: Scheduler
    restless_visits: int = Field(ge=2)
    recheck_minutes: Minutes
    recheck_days: int = Field(ge=0, le=36_500)
    max_links: int = Field(ge=1)
    max_pages: int = Field(ge=1)
    whole_hours: Hours

    @property
    def bounds(self) -> tuple[int, float, int, str]:
        """How many workers read, the seconds and megabytes each may take; where others are."""
        return self.workers, self.worker_timeout_s, self.worker_memory_mb, self.executor


class AlertSettings(Strict):
    """How findings are told."""

    operator: tuple[str, ...]
    tries: int = Field(ge=1, le=12)
    backoff_base_minutes: Minutes
    heartbeat: Clock
    send_timeout_s: Seconds
    blind_after: int = Field(ge=1)


class CounterpartySettings(Strict):
    """Whom the user deals with; `file` is absolute, "" for none."""

    file: str
    threshold: int = Field(ge=50, le=100)


class PhaseSettings(Strict):
    """How far ahead a scheduled day is told."""

    lead_days: tuple[Annotated[int, Field(ge=1, le=3650)], ...]


class ClockSettings(Strict):
    """How long the clocks of a rule may be apart."""

    unfiled_days: int = Field(ge=1, le=3650)
    behind_days: int = Field(ge=1, le=3650)
    unexplained_days: int = Field(ge=1, le=3650)
    every_minutes: Minutes


class BackupSettings(Strict):
    """Copies of the database; `folder` is absolute, "" for none."""

    folder: str
    every_hours: Hours
    keep: int = Field(ge=1, le=1000)


class RetentionSettings(Strict):
    """How long what nothing cites is kept; 0 is for ever."""

    fetch_days: int = Field(ge=0, le=36_500)
    page_days: int = Field(ge=0, le=36_500)
    reading_days: int = Field(ge=0, le=36_500)


class HeartbeatTable(Strict):
    """The dead-man's ping as it is written."""

    url: OptionalVariable
    every_minutes: Minutes
    timeout_s: Seconds
    fail: bool


class HeartbeatSettings(Strict):
    """The dead-man's ping; `url` is a secret, None for no ping."""

    url: SecretStr | None
    every_minutes: Minutes
    timeout_s: Seconds
    fail: bool


class HealthSettings(Strict):
    """Where health is told, and when the machine is short of room."""

    public: bool
    listen: Listen
    disk_free_mb: int = Field(ge=0)
    wal_mb: int = Field(ge=1)

    @field_validator("listen")
    @classmethod
    def _at_home(cls, listen: str, info: ValidationInfo) -> str:
        if listen and not info.data.get("public") and not is_loopback(listen.rpartition(":")[0]):
            raise ValueError(
                "is not this machine alone, and nobody is asked for a password there; set public = "
                "true under [health] if that is meant"
            )
        return listen


class DaemonSettings(Strict):
    """How the daemon runs."""

    tick_s: Seconds
    drain_s: Seconds
    stop_grace_s: Seconds
    log: Literal["console", "json"]
    log_level: Literal["debug", "info", "warning", "error"]


class Shipped(Strict):
    """Whether the tables that come with rulewire are the ground that a user's file builds on."""

    shipped: bool


class SourceTable(Strict):
    """A `[source.<key>]` as it is written; `SourceSettings` is what is made of it."""

    kind: str
    url: WebAddress
    name: str = Field(min_length=1)
    authority: Authority
    publisher: str = ""
    genre: str = Field(default="news", min_length=1)
    every_minutes: Minutes = 60
    expect_min: int = Field(default=1, ge=0)
    believe_shrunken: bool = False
    zone: Zone = "America/New_York"
    enabled: Switch = True
    alert_first_sight: bool = False
    fetch: Literal["plain", "browser"] = "plain"
    follow_hosts: tuple[AnyHost, ...] = ()
    headers: Mapping[HeaderName, VariableName] = {}
    options: Mapping[str, object] = {}


class SourceSettings(Strict):
    """A source as configured; `source` is what the rest of the code sees of it.

    `headers` are secrets that go to its own host alone.
    """

    source: Source
    enabled: bool = True
    alert_first_sight: bool = False
    fetch: Literal["plain", "browser"] = "plain"
    follow_hosts: tuple[str, ...] = ()
    headers: Mapping[str, SecretStr] = {}


class Wanted(Strict):
    """All files laid over each other, as they are written."""

    database: str = Field(min_length=1)
    gate: GateSettings
    fetch: FetchSettings
    read: ReadSettings
    alert: AlertSettings
    counterparties: CounterpartySettings
    phases: PhaseSettings
    clocks: ClockSettings
    backup: BackupSettings
    retention: RetentionSettings
    heartbeat: HeartbeatTable
    health: HealthSettings
    daemon: DaemonSettings
    sources: Shipped
    entities: Shipped
    source: Mapping[Key, SourceTable] = {}
    entity: Mapping[Key, Entity] = {}
    channel: Mapping[Key, Mapping[str, object]] = {}
    subscription: Mapping[Key, Subscription] = {}


class Settings(Strict):
    """Everything that is wanted.

    `channels` are tables, validated by the channel's own model when it is built (`config.build`).
    `database` is absolute. `file` is the user's file, None if the defaults stand alone.
    """

    database: Path
    gate: GateSettings
    fetch: FetchSettings
    read: ReadSettings
    alert: AlertSettings
    counterparties: CounterpartySettings
    phases: PhaseSettings
    clocks: ClockSettings
    backup: BackupSettings
    retention: RetentionSettings
    heartbeat: HeartbeatSettings
    health: HealthSettings
    daemon: DaemonSettings
    sources: Mapping[str, SourceSettings]
    entities: Mapping[str, Entity]
    subscriptions: Mapping[str, Subscription]
    channels: Mapping[str, InstanceOf[Table]]
    file: Path | None = None


def require_contact(settings: Settings) -> None:
    """Make sure that the servers we visit are told whom to ask.

    Raises:
        ConfigError: `[fetch] contact` is empty.

    """
    if not settings.fetch.contact:
        raise ConfigError(
            str(settings.file or "rulewire.toml (rulewire init writes one)"),
            'set contact = "you@example.org" under [fetch]: every server that rulewire visits '
            "is told how to reach a person",
        )
