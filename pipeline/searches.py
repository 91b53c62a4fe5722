"""What searches of the Federal Register list, window by window."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from urllib.parse import urljoin

from config import Settings
from config.settings import SourceSettings
from extractors.errors import ConfigError, FetchError, ReadError
from extractors.model import Document, Link, Page, Reading
from extractors.reading.federal_register import results_of
from extractors.reading.federal_register.windows import (
    Window,
    months,
    promised,
    refuse_others,
    windowed,
)
from extractors.sources.federal_register import FederalRegisterOptions
from pipeline.fetch import Web
from pipeline.history import Span, refuse_days
from pipeline.outcome import Outcome
from pipeline.progress import progress
from pipeline.workers import Workers

KIND = "federal_register"
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a search lists on `index`: its full text stands behind `link`.

    Without one, all that is known of it is `document`, made from the index alone.
    """

    wanted: SourceSettings
    index: Page
    link: Link | None = None
    document: Document | None = None

    @property
    def id(self) -> str:
        """The id that the document has."""
        return self._one.document if isinstance(self._one, Link) else self._one.id

    @property
    def day(self) -> str:
        """The day of its publication."""
        return self._one.fields.get("publication_date", "")

    @property
    def _one(self) -> Link | Document:
        one = self.link or self.document
        assert one is not None  # noqa: S101 - it is one or the other
        return one


def searched(settings: Settings, span: Span, today: date) -> list[SourceSettings]:
    """Return the searches that are asked for: by key, or all enabled ones by the kind's name.

    None if something else is asked for.

    Raises:
        ConfigError: Days that cannot be, a part, or no such search is enabled.

    """
    known = {key: one for key, one in settings.sources.items() if _is_search(one)}
    if span.source in known:
        found = [known[span.source]]
    elif span.source.replace("-", "_") == KIND and span.source not in settings.sources:
        found = [one for one in known.values() if one.enabled]
        if not found:
            raise ConfigError(
                "backfill",
                f'no source of the kind "{KIND}" is enabled; set enabled = true under one',
            )
    else:
        return []
    refuse_days(span, today)
    if span.part:
        raise ConfigError(
            "--part", "is for the law, a search of the Register has no parts; leave it out"
        )
    return found


def _is_search(wanted: SourceSettings) -> bool:
    options = wanted.source.options
    published = isinstance(options, FederalRegisterOptions) and options.feed == "documents"
    return wanted.source.kind == KIND and published


@dataclass(frozen=True, slots=True)
class Listing:
    """What listing takes. `turn` is held while a page is fetched: one at a time."""

    web: Web
    workers: Workers
    now: Callable[[], datetime]
    outcome: Outcome
    most_pages: int
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def of(self, wanted: SourceSettings, span: Span) -> list[Found]:
        """Return what a search lists; a month that fails costs no other, all empty is an error."""
        found: list[Found] = []
        windows = list(months(span.since, span.until or self.now().date()))
        failed = len(self.outcome.failed)
        with progress(f"listing {wanted.source.key}", len(windows)) as step:
            for window in windows:
                try:
                    found += await self._window(wanted, window)
                except (FetchError, ReadError) as error:
                    self.outcome.failed.append(str(error))
                step()
        if not found and wanted.source.expect_min and len(self.outcome.failed) == failed:
            days = f"{windows[-1].first} to {windows[0].last}"
            self.outcome.failed.append(f"{wanted.source.key}: no document at all from {days}")
        return found

    async def _window(self, wanted: SourceSettings, window: Window) -> list[Found]:
        """Return what was published in a window: all that its pages promise."""
        found: dict[str, Found] = {}
        url, read, count = windowed(wanted.source.url, window), 0, 0
        while url and (page := await self._page(wanted, url)):
            if read == self.most_pages:
                raise ReadError(url, f"it goes on after {read} pages")
            refuse_others(page, window, results_of(page))
            # A month may be empty, whatever the source promises of its usual window.
            source = replace(wanted.source, expect_min=0)
            reading = await self.workers.read(source, page, None)
            new = {one.id: one for one in _found(wanted, page, reading) if one.id not in found}
            found |= new
            read, count = read + 1, max(count, promised(page))
            url = urljoin(page.url, reading.next_page) if reading.next_page and new else ""
        if len(found) < count:
            days = f"{window.first} to {window.last}"
            raise ReadError(
                wanted.source.key, f"{days}: {count} documents promised, {len(found)} listed"
            )
        return list(found.values())

    async def _page(self, wanted: SourceSettings, url: str) -> Page | None:
        """Return a page of the index, None where nothing matches: some answer that with 404."""
        try:
            async with self.turn:
                return await self.web.get(wanted, url)
        except FetchError as error:
            if error.status == NOT_FOUND:
                return None
            raise


def _found(wanted: SourceSettings, index: Page, reading: Reading) -> Iterator[Found]:
    yield from (Found(wanted, index, document=one) for one in reading.documents)
    yield from (Found(wanted, index, link) for link in reading.links)
