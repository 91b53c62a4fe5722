"""A page is asked for with its validators, and now and then without: a cache may say 304 for ever."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from config.settings import SourceSettings
from extractors.model import Page
from pipeline.fetch import Web
from storage.sources import Validators
from storage.store import Store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Asking:
    """Pages that are read again and again.

    A page that is not had for `whole_hours` is asked for whole. If it is another one than its
    server says, its validators are never used again.
    """

    web: Web
    store: Store
    whole_hours: float
    now: Callable[[], datetime]

    async def page(self, wanted: SourceSettings, url: str) -> Page | None:
        """Return the page at `url`, None if it is as it was when last read.

        Raises:
            FetchError: As `Web.get`.
            ReadError: As `Web.get`.

        """
        key = wanted.source.key
        known = self.store.sources.validators(key, url)
        whole = not known.believed or self._stale(known)
        page = await self.web.get(
            wanted,
            url,
            etag="" if whole else known.etag,
            last_modified="" if whole else known.last_modified,
            judged=known.sha256,
        )
        if page is None or page.sha256 == known.sha256:
            self.store.sources.page_same(key, url, known.sha256, page, self.now())
            return None
        if whole and known.believed and known.sha256:
            await self._look_again(wanted, url, known, page)
        return page

    def _stale(self, known: Validators) -> bool:
        """Whether all that is known of a page for too long is that it was not modified."""
        had = known.read_at
        return had is not None and self.now() - had >= timedelta(hours=self.whole_hours)

    async def _look_again(
        self, wanted: SourceSettings, url: str, known: Validators, page: Page
    ) -> None:
        """Mistrust a page that changed behind its validators."""
        if not (known.etag or known.last_modified):
            return
        same = (page.etag, page.last_modified) == (known.etag, known.last_modified)
        if same or await self._denied(wanted, url, known):
            self.store.sights.mistrust(wanted.source.key, url, self.now())
            log.warning("changed though not modified", source=wanted.source.key, url=url)

    async def _denied(self, wanted: SourceSettings, url: str, known: Validators) -> bool:
        """Whether the server still says that the page is the one that it no longer is."""
        again = await self.web.get(wanted, url, etag=known.etag, last_modified=known.last_modified)
        return again is None
