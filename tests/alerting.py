"""Alerts over real channels on loopback: a mail server, a webhook and a Slack-like endpoint."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config import load
from config.settings import Settings
from extractors.model import Finding
from fetching import Times
from making import delivery, finding
from pipeline import outbound
from pipeline.alert import Alerts, Told
from pipeline.outbound import Channel
from receivers import HttpReceiver, MailReceiver, http_receiver, mail_receiver
from storage.store import Store

FILE = """
sources.shipped = false
entities.shipped = false
database = "rulewire.db"
[gate]
private_networks = ["127.0.0.0/8"]
[alert]
operator = ["mail", "hook"]
send_timeout_s = 30
[source.bis]
kind = "page"
url = "https://bis.example.gov/news"
name = "BIS press releases"
authority = "official"
[channel.mail]
type = "email"
host = "127.0.0.1"
port = MAIL_PORT
security = "none"
sender = "rulewire@example.org"
to = ["operator@example.org"]
[channel.hook]
type = "webhook"
url = "env:HOOK"
secret = "env:SECRET"
[channel.slack]
type = "slack"
url = "env:SLACK"
pause_s = 0
[subscription.officer]
channels = ["hook"]
[subscription.morning]
channels = ["hook"]
when = "daily"
"""
HELD = "select retry_at from channel_down where channel = :channel"
DELIVERIES = "select * from delivery order by rowid"


async def until(true: Callable[[], object], within_s: float = 10) -> None:
    """Return as soon as `true` says so.

    Raises:
        TimeoutError: It never did.

    """
    async with asyncio.timeout(within_s):
        while not true():  # noqa: ASYNC110 - what is waited for is not ours to signal
            await asyncio.sleep(0.005)


@dataclass
class Desk:
    """A store, the channels and a clock that stands still unless moved."""

    settings: Settings
    mail: MailReceiver
    hook: HttpReceiver
    slack: HttpReceiver
    store: Store
    times: Times = field(default_factory=Times)
    channels: dict[str, Channel] = field(default_factory=dict)
    alerts: Alerts = field(init=False)

    def __post_init__(self) -> None:
        self.channels = {k: outbound.build(t) for k, t in self.settings.channels.items()}
        self.start()

    def start(self) -> None:
        """Start anew on the same database, as after a crash."""
        self.store.__exit__(None, None, None)
        self.store = Store(self.settings.database)
        settings = self.settings
        self.alerts = Alerts(
            self.store,
            self.channels,
            settings.alert,
            settings.subscriptions,
            settings.sources,
            self.times.now,
        )

    def owe(
        self, *titles: str, to: str = "officer", by: str = "hook", **fields: Any
    ) -> tuple[Finding, ...]:
        """Queue findings for a subscriber, now due, in this order; a title is also the key."""
        threaded = bool(fields.pop("threaded", False))
        found = tuple(finding(title, title=title, **fields) for title in titles)
        owed = [
            delivery(f.key, by, subscription=to, due=self.times.at, threaded=threaded)
            for f in found
        ]
        self.store.outbox.tell(found, owed, self.times.at)
        return found

    async def drain(self, **later: float) -> Told:
        """Move the clock and send what is due."""
        self.times.move(**later)
        return await self.alerts.drain()

    async def cut_off(self) -> None:
        """Die when a message was taken and before that is written down; start anew."""
        self.change(
            "create trigger power before update of state on delivery "
            "begin select raise(abort, 'cut'); end"
        )
        with pytest.raises(sqlite3.IntegrityError, match="cut"):
            await self.alerts.drain()
        self.change("drop trigger power")
        self.start()

    def change(self, *statements: str) -> None:
        """Change the database behind the store's back."""
        with closing(sqlite3.connect(self.settings.database)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    def rows(self) -> list[dict[str, Any]]:
        """Return the deliveries in the order they were queued."""
        return [dict(row) for row in self.store.ask(DELIVERIES)]

    def states(self) -> dict[str, str]:
        """Return what became of each finding."""
        return {row["finding"]: row["state"] for row in self.rows()}

    def wait(self) -> timedelta:
        """Return how long the first delivery that was not taken has to wait, or its channel."""
        first = min(
            max(row["due"], held[0]["retry_at"] if held else "")
            for row in self.rows()
            if row["state"] == "pending" and row["attempts"]
            for held in [self.store.ask(HELD, channel=row["channel"])]
        )
        return datetime.fromisoformat(first) - self.times.at

    def titles(self) -> list[list[str]]:
        """Return the titles in each message that the webhook got."""
        return [[f["title"] for f in one.json["findings"]] for one in self.hook.received]

    def without(self, channel: str) -> None:
        """Forget a channel, as when it is taken out of the configuration."""
        del self.channels[channel]
        self.start()

    def changed(self, **alert: object) -> None:
        """Start anew with other settings of `[alert]`."""
        changed = self.settings.alert.model_copy(update=alert)
        self.settings = self.settings.model_copy(update={"alert": changed})
        self.start()


@asynccontextmanager
async def desk_in(folder: Path) -> AsyncIterator[Desk]:
    async with mail_receiver() as mail, http_receiver() as hook, http_receiver() as slack:
        path = folder / "rulewire.toml"
        path.write_text(FILE.replace("MAIL_PORT", str(mail.port)), "utf-8")
        environ = {"HOOK": hook.url("/hook"), "SLACK": slack.url("/slack"), "SECRET": "shared"}
        settings = load(path, environ)
        desk = Desk(settings, mail, hook, slack, Store(settings.database))
        try:
            yield desk
        finally:
            desk.store.__exit__(None, None, None)


def broken(channel: Channel) -> Channel:
    """Return the channel with a bug in it."""

    async def send(settings: object, message: object) -> str:
        raise RuntimeError("https://secret.example/hook")

    return replace(channel, kind=replace(channel.kind, send=send))
