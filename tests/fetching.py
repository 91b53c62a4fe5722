"""Settings, sources and a record of tries for tests that fetch."""

import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Literal

import pytest
from aiohttp import AddrInfoType

from config.settings import FetchSettings, SourceSettings
from config.terms import Networks
from extractors.attempt import Attempt
from extractors.errors import FetchError
from extractors.model import Authority, Page, Source
from pipeline.fetch import Web

# Where the servers of the tests are, which nothing may reach unless it says so.
LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
NOON = datetime(2025, 5, 13, 12, tzinfo=UTC)


def fetch_settings(**changes: object) -> FetchSettings:
    """Return settings for loopback: impatient, small, without pauses, unless `changes` say otherwise."""
    usual: dict[str, object] = {
        "contact": "officer@example.org",
        "concurrency": 20,
        "per_host_concurrency": 4,
        "per_host_pause_s": 0.0,
        "host_pause_s": {},
        "connect_timeout_s": 2.0,
        "read_timeout_s": 2.0,
        "total_timeout_s": 5.0,
        "max_bytes": 100_000,
        "max_redirects": 5,
        "tries": 1,
        "backoff_s": 1.0,
        "max_backoff_s": 60.0,
        "robots": False,
        "robots_every_hours": 24.0,
        "ca_file": "",
        "browser": "",
        "browser_wait_s": 5.0,
    }
    return FetchSettings.model_validate(usual | changes)


def wanted(
    url: str,
    *,
    fetch: Literal["plain", "browser"] = "plain",
    follow_hosts: tuple[str, ...] = (),
) -> SourceSettings:
    """Return the source "bis-press" at `url`."""
    source = Source("bis-press", "listing", url, "BIS press releases", Authority.OFFICIAL)
    return SourceSettings(source=source, fetch=fetch, follow_hosts=follow_hosts)


class Times:
    """A clock that stands still unless moved, and a sleep that only writes down how long."""

    def __init__(self) -> None:
        self.at = NOON
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.at

    def move(self, **step: float) -> None:
        self.at += timedelta(**step)

    async def sleep(self, seconds: float) -> None:
        if seconds:
            self.slept.append(seconds)


class Visitor:
    """A `Web` with the tries that it logged and the times that it slept."""

    def __init__(self, networks: Networks = LOOPBACK, **changes: object) -> None:
        self.tries: list[Attempt] = []
        self.times = Times()
        settings = fetch_settings(**changes)
        self.web = Web(settings, self.tries.append, self.times.now, self.times.sleep, networks)


class NoSockets:
    """Keeps which addresses were to be connected to, and lets nothing out of the machine."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __call__(self, info: AddrInfoType) -> socket.socket:
        self.tried.append(str(ip_address(info[4][0])))
        raise ConnectionRefusedError(f"{info[4][0]} is not connected to in a test")


Visiting = Callable[..., Visitor]


async def got(visitor: Visitor, url: str) -> Page:
    """Return the page at `url`, of a source that is there."""
    page = await visitor.web.get(wanted(url), url)
    assert page is not None
    return page


async def failed(visitor: Visitor, url: str) -> FetchError:
    """Return the error that `url` gives; it must name it."""
    with pytest.raises(FetchError) as caught:
        await visitor.web.get(wanted(url), url)
    assert caught.value.url == url
    return caught.value


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let every name have these addresses, one a look-up, the last for ever; return who was asked for."""
    waiting = list(answers)
    names: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: int, **named: int) -> object:
        names.append(host)
        return real(waiting.pop(0) if len(waiting) > 1 else waiting[0], port, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return names
