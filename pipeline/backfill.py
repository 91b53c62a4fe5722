"""`rulewire backfill`: how the law stood since 2017, amendment by amendment, newest first.

A search of the Federal Register is for `pipeline.register`. Of the law only editions are kept, each
when it is read: whoever is killed loses what was in hand, and what is kept is not fetched again. The
daemon goes on beside it, and nobody is told of anything.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from config import Settings
from config.settings import SourceSettings
from extractors.errors import FetchError, ReadError
from extractors.model import Document, Link
from pipeline.fetch import Web
from pipeline.hands import shared
from pipeline.history import Errand, Span, errands, read_sources
from pipeline.leading import led
from pipeline.outcome import Outcome
from pipeline.progress import progress
from pipeline.register import backfill_register
from pipeline.run import filled
from pipeline.searches import searched
from pipeline.workers import Workers
from storage.store import Store


async def backfill(
    settings: Settings, store: Store, span: Span, now: Callable[[], datetime]
) -> Outcome:
    """Fetch the texts that are listed and not kept; return what came of it.

    Raises:
        ConfigError: No such source or part, or a day that has not come.

    """
    if searches := searched(settings, span, now().date()):
        return await backfill_register(settings, store, searches, span, now)
    wanted = read_sources(settings, span, now().date())
    async with AsyncExitStack() as life:
        workers = life.enter_context(Workers(settings.entities, settings.read.workers))
        reach = settings.gate.private_networks
        web = await life.enter_async_context(
            Web(settings.fetch, store.sources.note, now, private_networks=reach)
        )
        past = _Past(settings, store, workers, web, now, Outcome())
        owed = [errand for source in wanted for errand in await past.owed(source, span)]
        owed.sort(key=lambda errand: errand.day, reverse=True)
        with progress("backfilling", len(owed)) as step:
            # One hand more than there are workers: a page is fetched while others are read.
            await shared(owed, settings.read.workers + 1, past.have, step)
    return past.outcome


@dataclass(frozen=True, slots=True)
class _Past:
    """What fetching history needs. One page is fetched at a time while others are read."""

    settings: Settings
    store: Store
    workers: Workers
    web: Web
    now: Callable[[], datetime]
    outcome: Outcome
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def owed(self, wanted: SourceSettings, span: Span) -> list[Errand]:
        """Return what is to be fetched for a source: the texts that it lists and nobody kept."""
        links = span.chosen(await self._listed(wanted, span))
        missing = [link for link in links if not self._known(link)]
        self.outcome.listed += len(links)
        self.outcome.known += len(links) - len(missing)
        return list(errands(wanted, missing))

    def _known(self, link: Link) -> bool:
        day, dated = date.fromisoformat(link.fields["as_of"]), link.fields["amended"] != ""
        return self.store.provisions.began(link.document, day, dated=dated)

    async def _listed(self, wanted: SourceSettings, span: Span) -> list[Link]:
        """Return the links to texts that amendments made, of all pages that lead to them."""
        texts: list[Link] = []
        try:
            page = await self.web.get(wanted, filled(wanted.source.url, self.now()))
            assert page is not None  # noqa: S101 - it was asked for without validators
            ahead = list((await self.workers.read(wanted.source, page, None)).links)
        except (FetchError, ReadError) as error:
            self.outcome.failed.append(str(error))
            return []
        while ahead:
            link = ahead.pop(0)
            if not link.leads:
                texts += [link] if link.sight == "later" else []
            elif span.covers(link):
                try:
                    most = self.settings.read.max_pages
                    ahead += await led(self.web, self.workers, wanted, link, most)
                except (FetchError, ReadError) as error:
                    self.outcome.failed.append(str(error))
        return texts

    async def have(self, errand: Errand) -> None:
        """Do an errand; a part that cannot be read as a whole is fetched text by text."""
        try:
            documents = await self._texts(errand)
        except (FetchError, ReadError) as error:
            if len(errand.links) > 1 and isinstance(error, ReadError):
                for single in errand.single:
                    await self.have(single)
            else:
                self.outcome.failed.append(str(error))
            return
        for link in errand.links:
            self._keep(link, documents, errand.page.url)

    async def _texts(self, errand: Errand) -> dict[str, Document]:
        async with self.turn:
            page = await self.web.get(errand.wanted, errand.page.url)
        assert page is not None  # noqa: S101 - it was asked for without validators
        reading = await self.workers.read(errand.wanted.source, page, errand.page)
        return {document.id: document for document in reading.documents}

    def _keep(self, link: Link, documents: dict[str, Document], url: str) -> None:
        document = documents.get(link.document)
        if document is None:
            self.outcome.failed.append(f"{url}: no {link.document} in it")
            return
        days = {"as_of": link.fields["as_of"], "amended": link.fields["amended"]}
        stood = replace(document, fields={**document.fields, **days})
        self.store.provisions.visited(stood, self.now(), told=False)
        self.outcome.kept += 1
