"""`rulewire reextract`: what is kept is read again by the present extractors.

One short transaction a text, so that the daemon goes on beside it and whoever is killed loses only
what was in hand: a text is behind until its new reading is kept. Nobody is told of anything.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from config import Settings
from config.nearest import nearest
from extractors.errors import ConfigError
from extractors.listed.rows import known_parties
from extractors.versions import EXTRACTOR
from pipeline.again import Again, Outcome
from pipeline.open_stories import NearStories
from pipeline.progress import progress
from pipeline.workers import Workers
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be read again: one document or all, published since a day, `limit` texts at most.

    "", None and 0 leave nothing out.
    """

    document: str = ""
    since: date | None = None
    limit: int = 0


def standing(store: Store, chosen: Chosen) -> Outcome:
    """Return how things are, before anything is read.

    Raises:
        ConfigError: There is no such document.

    """
    known = store.readings.documents() if chosen.document else ()
    if chosen.document and chosen.document not in known:
        meant = nearest(chosen.document, known)
        hint = f'did you mean "{meant}"?' if meant else "why-not with its address tells its id"
        raise ConfigError("--document", f'no document "{chosen.document}" is kept; {hint}')
    by = store.readings.extractors(chosen.document, chosen.since)
    behind = sum(by.values()) - by.get(EXTRACTOR, 0)
    return Outcome(EXTRACTOR, sum(by.values()), behind, by, left=behind)


async def reextract(
    settings: Settings, store: Store, workers: Workers, chosen: Chosen, now: Callable[[], datetime]
) -> Outcome:
    """Read again what is behind, newest published first; return what came of it.

    Raises:
        ConfigError: There is no such document, or no cluster where one is to be.

    """
    outcome = standing(store, chosen)
    owed = store.readings.behind(EXTRACTOR, chosen.document, chosen.since)
    owed = owed[: chosen.limit] if chosen.limit else owed
    if owed:
        await workers.reach()
        workers.know(await asyncio.to_thread(known_parties, store.documents.list_texts()))
    with progress("reading again", len(owed)) as step:
        near = NearStories(store)
        await Again(settings, store, workers, now, outcome, step, near).all_of(owed)
    store.states.settle()
    return outcome
