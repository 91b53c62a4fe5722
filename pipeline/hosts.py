"""Manners: how many requests at a time, how far apart, and when a host wants none at all."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx

from config.settings import FetchSettings
from extractors.errors import FetchError


class _Line:
    """Those who wait for one host. Times are seconds of the monotonic clock."""

    def __init__(self, places: int, pause_s: float) -> None:
        self.places = asyncio.Semaphore(places)
        self.head = asyncio.Lock()
        self.pause_s = pause_s
        self.free_at = 0.0


class Hosts:
    """Whose turn it is, host by host."""

    def __init__(
        self,
        settings: FetchSettings,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        self._clock = clock
        self._everywhere = asyncio.Semaphore(settings.concurrency)
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, url: httpx.URL) -> AsyncIterator[None]:
        """Wait for a place at the host of `url`, and hold it.

        Raises:
            FetchError: The host wants to be left alone for longer than anybody should wait in
                line: `retry_after_s` says how long.

        """
        line = self._line(url)
        async with line.places:
            # Only the head of the line looks at the clock, so that starts are a pause apart.
            async with line.head:
                await self._pause(line, url)
            async with self._everywhere:
                yield

    def hold(self, url: httpx.URL, seconds: float) -> None:
        """Let nobody ask the host of `url` for `seconds`: what Retry-After is for."""
        line = self._line(url)
        line.free_at = max(line.free_at, self._clock() + seconds)

    def slow(self, url: httpx.URL, pause_s: float) -> None:
        """Keep at least `pause_s` between requests to the host of `url`: its Crawl-delay."""
        line = self._line(url)
        line.pause_s = max(line.pause_s, pause_s)

    async def _pause(self, line: _Line, url: httpx.URL) -> None:
        wait_s = line.free_at - self._clock()
        if wait_s > max(self._settings.max_backoff_s, self._configured(url)):
            reason = f"the host asked for no requests for {wait_s:.0f} s"
            raise FetchError(str(url), reason, retry_after_s=wait_s)
        if wait_s > 0:
            await self._sleep(wait_s)
        line.free_at = max(line.free_at, self._clock() + line.pause_s)

    def _configured(self, url: httpx.URL) -> float:
        return self._settings.host_pause_s.get(url.host, self._settings.per_host_pause_s)

    def _line(self, url: httpx.URL) -> _Line:
        # Two ports are two servers: the port belongs to the key.
        key = url.netloc.decode("ascii")
        if key not in self._lines:
            # Who asks for a pace of its own is asked one thing at a time.
            own = url.host in self._settings.host_pause_s
            places = 1 if own else self._settings.per_host_concurrency
            self._lines[key] = _Line(places, self._configured(url))
        return self._lines[key]
