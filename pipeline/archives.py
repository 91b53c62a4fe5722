"""`rulewire import`: which files are owed, and what failed before; for `pipeline.importing` to bring."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from config import Settings
from config.nearest import nearest
from extractors.errors import ConfigError
from extractors.kin import kin_of
from extractors.listed.rows import known_parties
from extractors.model import Source
from extractors.reading.urls import absolute
from pipeline.archived import KINDS, Copy, Place, copies, path_of, place_of, places
from pipeline.imported import Imported
from pipeline.importing import Importer, Item
from pipeline.keeping import Keeper
from pipeline.open_stories import OpenStories
from pipeline.progress import progress, weighed
from pipeline.screening import Counterparties
from pipeline.workers import Workers
from storage.imports import Failure
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be imported as documents of a source; `prefix` is the address of the archive."""

    source: str
    paths: tuple[Path, ...] = ()
    prefix: str = ""


def ready(wanted: Wanted, *, retry: bool) -> Wanted:
    """Return what is wanted, if it is clear.

    Raises:
        ConfigError: A path or a source is missing, or the address of the archive is none.

    """
    if retry and (wanted.paths or wanted.prefix):
        raise ConfigError("--retry", "it tries again what failed, wherever that is; leave out PATH")
    if not retry and not wanted.paths:
        raise ConfigError("PATH", "name the files or folders to import, or --retry")
    if not retry and not wanted.source:
        reason = "say whose documents they are: the key of a source, as rulewire sources lists them"
        raise ConfigError("--source", reason)
    if wanted.prefix and not absolute("", wanted.prefix):
        raise ConfigError("--url-prefix", "it must be a web address: https://…")
    return wanted


async def bring(
    settings: Settings, store: Store, workers: Workers, wanted: Wanted, now: Callable[[], datetime]
) -> Imported:
    """Import what is in files and folders and not imported yet; return what came of it.

    Raises:
        ConfigError: No such source or path, or nothing that could be read.

    """
    source = source_of(settings, wanted.source)
    archive = _Archive(settings, store, workers, now, Imported())
    with weighed("importing", _weight(wanted)) as step:

        def ended(place: Place) -> None:
            step(max(0, place.mark.size))

        def kept(item: Item) -> None:
            if item.copy is None:
                ended(item.place)

        await archive.bring(source, archive.owed(source, wanted, ended), kept)
    return archive.ended(source.key)


async def retry(
    settings: Settings, store: Store, workers: Workers, only: str, now: Callable[[], datetime]
) -> Imported:
    """Try again what failed, of one source or of all; return what came of it.

    Raises:
        ConfigError: There is no such source.

    """
    if only:
        source_of(settings, only)
    archive = _Archive(settings, store, workers, now, Imported())
    with progress("importing again", store.imports.failing(only)) as step:

        def tried(item: Item) -> None:
            if item.again:
                step()

        for key, failures in groupby(store.imports.failures(only), key=lambda one: one.source):
            await archive.bring(source_of(settings, key), archive.failed(failures), tried)
    return archive.ended(only)


def source_of(settings: Settings, key: str) -> Source:
    """Return a configured source.

    Raises:
        ConfigError: There is none of that key; names the one that may be meant.

    """
    if wanted := settings.sources.get(key):
        return wanted.source
    meant = nearest(key, settings.sources)
    hint = f'did you mean "{meant}"?' if meant else "rulewire sources lists them"
    reason = f'there is no source "{key}"; {hint} One for an archive alone: enabled = false'
    raise ConfigError("--source", reason)


def _weight(wanted: Wanted) -> int:
    """Return the bytes of all files.

    Raises:
        ConfigError: A path is not there or a folder cannot be read, or there is nothing to read.

    """
    try:
        sizes = _sizes(wanted)
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}; mend that, or name others"
        raise ConfigError(str(error.filename), reason) from error
    if not sizes[0]:
        where = ", ".join(map(str, wanted.paths))
        raise ConfigError(where, f"there is nothing to read; these kinds of files are: {KINDS}")
    return sizes[1]


def _sizes(wanted: Wanted) -> tuple[int, int]:
    """Return how many files there are, and their bytes."""
    for path in wanted.paths:
        if not path.exists():
            raise ConfigError(str(path), "there is no such file or folder; name one that is there")
    files = size = 0
    for place in places(wanted.paths, wanted.prefix):
        files += 1
        size += max(0, place.mark.size)
    return files, size


@dataclass(frozen=True, slots=True)
class _Archive:
    """What an import needs, whatever the source."""

    settings: Settings
    store: Store
    workers: Workers
    now: Callable[[], datetime]
    outcome: Imported

    async def bring(
        self, source: Source, items: Iterator[Item], step: Callable[[Item], None]
    ) -> None:
        """Read and keep items of one source; `step` after each."""
        settings, store = self.settings, self.store
        if not store.imports.knows(source.key):
            sources = [wanted.source for wanted in settings.sources.values()]
            store.sources.configure(sources, settings.entities.values(), self.now())
        await self.workers.reach()
        self.workers.know(await asyncio.to_thread(known_parties, store.documents.list_texts()))
        counterparties = Counterparties(store, settings.counterparties, (), ())
        await counterparties.refresh(self.now())
        keeper = Keeper(
            *(store, self.workers, (), {}, (), settings.read.restless_visits),
            *(kin_of(settings.entities.values()), counterparties),
            OpenStories(store, archived=True),
        )

        importer = Importer(source, store, keeper, self.now, self.outcome, step)
        await importer.bring(items)

    def owed(
        self, source: Source, wanted: Wanted, ended: Callable[[Place], None]
    ) -> Iterator[Item]:
        """Yield what is left to do of all files; `ended` is told of those that are done."""
        for place in places(wanted.paths, wanted.prefix, self.outcome.leave):
            entries, finished = self.store.imports.done(source.key, place.mark)
            if finished:
                self.outcome.before += 1
                ended(place)
            else:
                yield from self._rest(place, entries)

    def _rest(self, place: Place, entries: int) -> Iterator[Item]:
        first = entries == 0
        for copy in copies(place, self.settings.fetch.max_bytes, entries, self.outcome.leave):
            entries = max(entries, copy.position + 1)
            yield Item(place, copy, entries, first)
            first = False
        yield Item(place, None, entries, first)

    def failed(self, failures: Iterator[Failure]) -> Iterator[Item]:
        """Yield what failed before, each file opened once; what is gone is listed no more."""
        for path, several in groupby(failures, key=lambda one: one.path):
            of_file = {failure.position: failure for failure in several}
            first = next(iter(of_file.values()))
            if _gone(path_of(path)):
                with self.store.fact():
                    self._drop(of_file.values())
                    self.store.imports.gone(first.source, path)
                continue
            place = place_of(path_of(first.path), first.prefix)
            broken = of_file.pop(-1, None)
            yield from self._entries(place, of_file)
            if broken:
                entries, _ = self.store.imports.done(broken.source, place.mark)
                yield Item(place, None, entries, again=broken)
                yield from self._rest(place, entries)

    def _entries(self, place: Place, wanted: dict[int, Failure]) -> Iterator[Item]:
        """Yield the entries of a file that failed; if it breaks off, those behind fail again."""
        broken = ""
        if wanted:
            for copy in copies(place, self.settings.fetch.max_bytes, min(wanted)):
                broken = copy.fault if copy.position < 0 else ""
                if failure := wanted.pop(copy.position, None):
                    yield Item(place, copy, 0, again=failure)
                if not wanted:
                    return
        if not broken:
            self._drop(wanted.values())
            return
        for position, failure in wanted.items():
            unread = Copy(position, failure.entry, self.now(), None, broken)
            yield Item(place, unread, 0, again=failure)

    def _drop(self, gone: Iterable[Failure]) -> None:
        with self.store.fact():
            for failure in gone:
                self.store.imports.mended(failure)
                self.outcome.drop(failure.path, failure.entry)

    def ended(self, only: str) -> Imported:
        """Return what came of it, when all is kept."""
        self.store.states.settle()
        self.outcome.listed = self.store.imports.failing(only)
        return self.outcome


def _gone(path: Path) -> bool:
    """Return whether there is no such file; one that cannot be looked at may be there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
