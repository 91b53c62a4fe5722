"""A small web site, rulewire watching it, and a clock that is moved by hand: one story a test."""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from config import load
from config.settings import Settings
from fetching import NOON, Times
from pipeline.engine import Engine
from pipeline.run import Round
from servers import Server
from storage.store import Store

GROUND = """
sources.shipped = false
entities.shipped = false
database = "rulewire.db"
[gate]
private_networks = ["127.0.0.0/8"]
[fetch]
contact = "officer@example.org"
per_host_pause_s = 0
per_host_concurrency = 8
robots = false
tries = 1
read_timeout_s = 2
total_timeout_s = 5
max_bytes = 1_000_000
[read]
workers = 0
recheck_minutes = 60
recheck_days = 30
max_links = 200
max_pages = 20
restless_visits = 3
[alert]
operator = ["desk"]
blind_after = 2
[channel.desk]
type = "slack"
url = "env:SLACK"
[channel.mail]
type = "slack"
url = "env:SLACK"
[subscription.officer]
channels = ["mail"]
[entity.huawei]
name = "Huawei"
label = "ORG"
[entity.bis]
name = "Bureau of Industry and Security"
label = "AGENCY"
aliases = ["BIS"]
[entity.ai-diffusion-rule]
name = "AI Diffusion Rule"
label = "RULE"
"""
PRESS = """
[source.press]
kind = "listing"
url = "SITE/news"
name = "BIS press releases"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "press_release"
[source.press.options]
item = "li"
next = "a.next"
"""
GUIDANCE = """
[source.guidance]
kind = "page"
url = "SITE/guidance"
name = "BIS guidance"
authority = "official"
"""
FEED = """
[source.trade]
kind = "feed"
url = "SITE/feed.xml"
name = "Trade news"
authority = "secondary"
"""
CSL = """
[source.csl]
kind = "screening_list"
url = "SITE/csl.csv"
name = "Consolidated Screening List"
authority = "official"
genre = "list"
"""
CSL_ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
WORDS = (
    "Exporters of advanced chips shall keep records of every shipment for five years.",
    "A license is required for all items subject to the Export Administration Regulations (EAR).",
)
QUEUED = """
    select y.rowid, y.subscription, y.state, f.kind, f.title, f.reason, f.quote
    from delivery y join finding f on f.key = y.finding
    where y.rowid > :last order by y.rowid
"""
KEPT = "select url, number from document order by url"


class Wire:
    """Rulewire on `site`, configured by `GROUND` and a further text in which SITE is its address."""

    def __init__(self, site: Server, folder: Path, text: str, changes: Sequence[str] = ()) -> None:
        self.site = site
        self.times = Times()
        self.settings = settings(site.url, folder, text, changes)
        self.store = Store(self.settings.database)
        self.engine: Engine
        self._life = AsyncExitStack()
        self._last = 0

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._life.aclose()
        self.store.__exit__(None, None, None)

    async def _open(self) -> None:
        self.engine = Engine(self.settings, self.store, self.times.now)
        await self._life.enter_async_context(self.engine)

    async def restart(self) -> None:
        """Stop rulewire and start it anew on the same database."""
        await self._life.aclose()
        self.store.__exit__(None, None, None)
        self.store = Store(self.settings.database)
        await self._open()

    async def round(self, key: str = "", **later: float) -> Round:
        """Move the clock and do one round at a source, the only one if `key` is ""."""
        self.times.move(**later)
        outcome = await self.engine.check(key or next(iter(self.settings.sources)))
        self.store.settle()  # as every look for what is due does
        self.engine.look_at_sight(settled=True)
        return outcome

    async def all(self, **later: float) -> dict[str, Round]:
        """Move the clock and do one round at every source at once."""
        self.times.move(**later)
        return {outcome.source: outcome for outcome in await self.engine.check_all()}

    async def cut_off(self, event: str, key: str = "") -> None:
        """Do one round that dies before `event` ("insert on page"), then start anew."""
        self._change(f"create trigger power before {event} begin select raise(abort, 'cut'); end")
        with pytest.raises(sqlite3.IntegrityError, match="cut"):
            await self.round(key)
        self._change("drop trigger power")
        await self.restart()

    def _change(self, statement: str) -> None:
        with sqlite3.connect(self.settings.database) as connection:
            connection.execute(statement)
        connection.close()

    def feed(self, *entries: str) -> None:
        """Serve a feed of entries, as `entry` writes them."""
        self.site.serve("/feed.xml", rss(*entries), media_type="application/rss+xml")

    def queued(self) -> list[dict[str, Any]]:
        """Return what was queued since this was last asked: who, state, kind, title, reason."""
        rows = [dict(row) for row in self.store.ask(QUEUED, last=self._last)]
        self._last = max((row["rowid"] for row in rows), default=self._last)
        return rows

    def told(self, subscription: str = "officer") -> list[str]:
        """Return what a subscriber is sent since this was last asked: "document: its title"."""
        return [
            f"{row['kind']}: {row['title']}"
            for row in self.queued()
            if row["subscription"] == subscription and row["state"] != "threaded"
        ]

    def kept(self) -> dict[str, int]:
        """Return the paths of the documents that are kept, with their number of versions."""
        rows = self.store.ask(KEPT)
        return {row["url"].removeprefix(self.site.url): row["number"] for row in rows}

    def one(self, query: str, **values: object) -> Any:
        """Return the first column of the only row."""
        (row,) = self.store.ask(query, **values)
        return next(iter(row.values()))


Wiring = Callable[..., Awaitable[Wire]]


def settings(url: str, folder: Path, text: str, changes: Sequence[str] = ()) -> Settings:
    """Write a user's file and load it; a change "a = b" replaces the line "a = …"."""
    lines = (GROUND + text).replace("SITE", url).splitlines()
    for change in changes:
        name = change.partition(" = ")[0]
        assert any(line.partition(" = ")[0] == name for line in lines), name
        lines = [change if line.partition(" = ")[0] == name else line for line in lines]
    path = folder / "rulewire.toml"
    path.write_text("\n".join(lines), "utf-8")
    return load(path, {"SLACK": f"{url}/slack"})


def index(*paths: str, further: str = "") -> str:
    """Return a listing of links, with one to its next page."""
    entries = "".join(f'<li><a href="{path}">Release {path}</a></li>' for path in paths)
    after = f'<a class="next" href="{further}">Older</a>' if further else ""
    return f"<html><body><main><h1>News</h1><ul>{entries}</ul>{after}</main></body></html>"


def release(title: str, *paragraphs: str) -> str:
    """Return the page of a press release."""
    texts = "".join(f"<p>{text}</p>" for text in paragraphs or WORDS)
    return (
        f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>{texts}"
        "</article></main></body></html>"
    )


def rss(*entries: str) -> str:
    """Return a feed of entries as `entry` writes them."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Trade news'
        f"</title>{''.join(entries)}</channel></rss>"
    )


def entry(link: str = "", title: str = "A story", text: str = "", at: datetime = NOON) -> str:
    """Return an entry of a feed."""
    where = f"<link>{link}</link><guid>{link}</guid>" if link else ""
    return (
        f"<item><title>{title}</title>{where}<description>{text}</description>"
        f"<pubDate>{format_datetime(at)}</pubDate></item>"
    )
