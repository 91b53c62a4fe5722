"""What a site asks of robots: RFC 9309, read by Protego."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx
from protego import Protego

from extractors.errors import FetchError

# RFC 9309 2.5: a parser reads at least the first 500 kibibytes.
MAX_BYTES = 500 * 1024
AGENT = "rulewire"
# Longer is a mistake or malice; a number that no clock can hold would break whoever waits for it.
LONGEST_DELAY_S = 86_400.0


@dataclass(slots=True)
class _Site:
    """One origin's rules, with a lock so that they are asked for once at a time."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Protego | None = None
    read_at: datetime | None = None


class Robots:
    """The rules of every origin met, kept for some hours.

    `read` returns the text at a robots.txt address, "" where a site has none.
    """

    def __init__(
        self, every_hours: float, read: Callable[[str], Awaitable[str]], now: Callable[[], datetime]
    ) -> None:
        self._kept = timedelta(hours=every_hours)
        self._read = read
        self._now = now
        self._sites: dict[str, _Site] = {}

    async def permit(self, url: httpx.URL) -> float:
        """Return the seconds that the site wants between requests, at most a day; 0 if it does not say.

        Raises:
            FetchError: The site does not want the URL fetched, or its rules cannot be had now,
                which RFC 9309 2.3.1.4 counts as a refusal.

        """
        rules = await self._rules(url)
        if not rules.can_fetch(str(url), AGENT):
            raise FetchError(str(url), "robots.txt disallows it")
        return min(max(0.0, float(rules.crawl_delay(AGENT) or 0)), LONGEST_DELAY_S)

    async def _rules(self, url: httpx.URL) -> Protego:
        address = f"{url.scheme}://{url.netloc.decode('ascii')}/robots.txt"
        site = self._sites.setdefault(address, _Site())
        async with site.lock:
            fresh = site.read_at is not None and self._now() - site.read_at < self._kept
            if site.rules is None or not fresh:
                site.rules = Protego.parse(await self._text(url, address))
                site.read_at = self._now()
            return site.rules

    async def _text(self, url: httpx.URL, address: str) -> str:
        try:
            return await self._read(address)
        except FetchError as error:
            # The page is the subject: it is its source that goes without.
            reason = f"its robots.txt cannot be read: {error.reason}"
            raise type(error)(str(url), reason, retry_after_s=error.retry_after_s) from error
