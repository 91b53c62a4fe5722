"""Rulewire on the sites of the real sources' shapes, with a clock that is moved by hand."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from config import load
from pipeline.demo.story import Clock
from pipeline.demo.website import Website
from pipeline.demo.world import World
from pipeline.engine import Engine
from pipeline.status import Answer, answer
from pipeline.status_lines import as_object, lines
from storage.store import Store

SETTINGS = """
sources.shipped = false
database = "rulewire.db"
[gate]
private_networks = ["127.0.0.0/8"]
[fetch]
contact = "officer@example.org"
per_host_pause_s = 0
per_host_concurrency = 8
robots = false
tries = 1
[read]
workers = 0
[alert]
heartbeat = ""
[source.bis-press]
name = "BIS press releases"
kind = "listing"
url = "SITE/news-updates/all-press-releases"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "press_release"
expect_min = 0
[source.bis-press.options]
item = "div.mx-auto > div > ul.mt-4 > li.mb-2"
link = "div > a[href^='/press-release/']"
[source.federal-register]
name = "Federal Register: BIS"
kind = "federal_register"
url = "SITE/api/v1/documents.json?conditions[agencies][]=industry-and-security-bureau&conditions[publication_date][gte]={since}"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "rule"
[source.chip-press]
name = "Chip press"
kind = "feed"
url = "SITE/feeds/chip-press.xml"
authority = "secondary"
expect_min = 0
[channel.mail]
type = "slack"
url = "env:SLACK"
[subscription.officer]
channels = ["mail"]
kinds = ["phase"]
"""
TOLD = """
    select f.key, f.title, f.reason, f.severity, f.document, f.found_at, y.state
    from finding f left join delivery y on y.finding = f.key
    where f.kind = 'phase' order by f.rowid
"""


class Ledgered:
    """Rulewire with a world to publish in; nothing is published at first."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self._folder = folder
        self._more = more
        self._life = AsyncExitStack()
        self.clock = Clock(datetime(2025, 1, 1, 12, 0, tzinfo=UTC))

    async def __aenter__(self) -> Self:
        self.site = self._life.enter_context(Website())
        text = (SETTINGS + self._more).replace("SITE", self.site.url)
        path = self._folder / "rulewire.toml"
        path.write_text(text, "utf-8")
        self.settings = load(path, {"SLACK": f"{self.site.url}/slack"})
        self.store = self._life.enter_context(Store(self.settings.database))
        self.engine = Engine(self.settings, self.store, self.clock)
        await self._life.enter_async_context(self.engine)
        self.world = World(self.site)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._life.aclose()

    async def look(self, day: str, *sources: str, hour: int = 15) -> None:
        """Move the clock and do a round at each source, at all if none is named; wake phases."""
        self.clock.now = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
        for outcome in await self.engine.check_all(sources or None):
            assert not outcome.error, outcome.error
            assert not outcome.failed, outcome.failed
        self.engine.wake()

    def wake(self, day: str, hour: int = 15, minute: int = 0) -> list[dict[str, Any]]:
        """Move the clock, look at nothing, and return the phases told now: no document is needed."""
        before = {row["key"] for row in self.fired()}
        moment = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=UTC)
        self.clock.now = moment
        self.engine.wake()
        return [row for row in self.fired() if row["key"] not in before]

    def fired(self) -> list[dict[str, Any]]:
        """Return the findings on phases in order, each with what became of its delivery."""
        return [dict(row) for row in self.store.ask(TOLD)]

    def status(self, rule: str, day: str) -> dict[str, Any]:
        """Return what `rulewire status --json` says of a rule on a day."""
        return as_object(self._answer(rule, day))

    def lines(self, rule: str, day: str) -> str:
        """Return what `rulewire status` says."""
        return "\n".join(lines(self._answer(rule, day)))

    def _answer(self, rule: str, day: str) -> Answer:
        today = self.clock.now.date()
        return answer(self.store, self.settings, rule, date.fromisoformat(day), today)


@contextmanager
def seen(
    folder: Path, publish: Callable[[World], None], day: str, more: str = ""
) -> Iterator[Ledgered]:
    """Give rulewire after it saw on a day all that was published; the sites are gone by then."""
    ledgered = Ledgered(folder, more)

    async def look() -> None:
        async with ledgered:
            publish(ledgered.world)
            await ledgered.look(day)

    asyncio.run(look())
    with Store(ledgered.settings.database) as ledgered.store:
        ledgered.engine = Engine(ledgered.settings, ledgered.store, ledgered.clock)
        yield ledgered
