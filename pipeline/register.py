"""`rulewire backfill federal-register`: what was published there, the newest first.

The newest, since the present is asked for first, and since what a killed backfill leaves out is
then all on one side. Each document is read like any other and kept when it is had: what is kept is
not fetched again. It is a baseline: nobody is told. The daemon goes on beside it.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from config import Settings
from config.settings import SourceSettings
from extractors.errors import FetchError, ReadError
from extractors.kin import kin_of
from extractors.listed.rows import known_parties
from extractors.model import Document, Page
from pipeline.fetch import Web
from pipeline.hands import shared
from pipeline.history import Span
from pipeline.keeping import Keeper
from pipeline.open_stories import OpenStories
from pipeline.outcome import Outcome
from pipeline.progress import progress
from pipeline.screening import Counterparties
from pipeline.searches import Found, Listing
from pipeline.workers import Workers
from storage.store import Store


async def backfill_register(
    settings: Settings,
    store: Store,
    searches: Sequence[SourceSettings],
    span: Span,
    now: Callable[[], datetime],
) -> Outcome:
    """Fetch the documents that are listed and not kept; return what came of it."""
    sources = [wanted.source for wanted in settings.sources.values()]
    store.sources.configure(sources, settings.entities.values(), now())
    store.rules.fill()
    async with AsyncExitStack() as life:
        workers = life.enter_context(Workers(settings.entities, *settings.read.bounds))
        workers.know(await asyncio.to_thread(known_parties, store.documents.list_texts()))
        reach = settings.gate.private_networks
        web = await life.enter_async_context(
            Web(settings.fetch, store.sources.note, now, private_networks=reach)
        )
        listing = Listing(web, workers, now, Outcome(), settings.read.max_pages)
        past = _Past(listing, _keeper(settings, store, workers))
        listed = [one for wanted in searches for one in await listing.of(wanted, span)]
        missing = past.missing(listed)
        with progress("backfilling", len(missing)) as step:
            # One hand more than there are workers: a page is fetched while others are read.
            await shared(missing, settings.read.workers + 1, past.have, step)
        store.states.settle()
    return listing.outcome


def _keeper(settings: Settings, store: Store, workers: Workers) -> Keeper:
    """Return a keeper that tells nobody."""
    read = {key: one.source.authority for key, one in settings.sources.items() if one.enabled}
    silent = Counterparties(store, settings.counterparties, (), ())
    kin = kin_of(settings.entities.values())
    past = OpenStories(store, archived=True)
    return Keeper(store, workers, (), read, (), settings.read.restless_visits, kin, silent, past)


@dataclass(frozen=True, slots=True)
class _Past:
    """What fetching takes: what lists and fetches, and what keeps."""

    listing: Listing
    keeper: Keeper

    def missing(self, listed: Iterable[Found]) -> list[Found]:
        """Return what is not kept as published, the newest first."""
        by_id = {one.id: one for one in listed}
        missing = [one for one in by_id.values() if not self._known(one.id)]
        self.listing.outcome.listed += len(by_id)
        self.listing.outcome.known += len(by_id) - len(missing)
        return sorted(missing, key=lambda one: (one.day, one.id), reverse=True)

    def _known(self, document: str) -> bool:
        kept = self.keeper.store.documents.latest(document)
        return kept is not None and kept.document.fields.get("stage") != "public_inspection"

    async def have(self, found: Found) -> None:
        """Fetch, read and keep a document; one that fails is told and costs no other."""
        source, now = found.wanted.source, self.listing.now
        try:
            page, document = await self._text(found)
            await self.keeper.visit(source, document, page, now(), quiet=True)
        except (FetchError, ReadError) as error:
            self.listing.outcome.failed.append(str(error))
            return
        self.listing.outcome.kept += 1

    async def _text(self, found: Found) -> tuple[Page, Document]:
        if found.document is not None:
            return found.index, found.document
        assert found.link is not None  # noqa: S101 - it is one or the other
        async with self.listing.turn:
            page = await self.listing.web.get(found.wanted, found.link.url)
        assert page is not None  # noqa: S101 - it was asked for without validators
        reading = await self.listing.workers.read(found.wanted.source, page, found.link)
        return page, replace(reading.documents[0], raw=page.sha256)
