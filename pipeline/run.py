"""One round at one source: its index, then the pages it still owes.

What an index says is kept before its validators are, so that a crash between the two reads it
again, to its end; a link is owed until its page is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin

from config.settings import ReadSettings, SourceSettings
from extractors.errors import FetchError, ReadError
from extractors.lists.entries import is_list
from extractors.model import Document, Page, Reading, Source
from extractors.polling.asked import asked
from extractors.polling.nouns import Asked
from extractors.reading.urls import document_id
from extractors.shrinking import StubError, is_web, shrunken
from pipeline.asking import Asking
from pipeline.fetch import Web
from pipeline.keeping import Keeper, Visit
from pipeline.leading import led
from storage.sources import DueLink
from storage.store import Store

WINDOW_DAYS = 14  # how far back `{since}` reaches: late indexing and re-imports fall inside
LINK_PAUSE = timedelta(minutes=15)  # before a failed link is tried again; doubles each time
LINK_PAUSE_MOST = timedelta(days=1)
LEAD_PAUSE = timedelta(minutes=5)  # the same for one that leads on: the next round needs it


@dataclass(slots=True)
class Round:
    """What came of one round at one source."""

    source: str
    new: int = 0
    changed: int = 0
    same: int = 0
    fresh: int = 0  # new or changed, what stood there at first sight left out
    failed: list[str] = field(default_factory=list)
    error: str = ""
    retry_after_s: float | None = None
    first: bool = False  # the source's first, or the first at its present address
    asked: Asked | None = None  # by the index, if it was had
    arrived: list[datetime | None] = field(default_factory=list)  # when, as its source says

    def count(self, visit: Visit, *, quiet: bool = False) -> None:
        """Count what a visit found; `quiet` if it is of the first sight."""
        self.new += visit == "new"
        self.changed += visit == "changed"
        self.same += visit == "same"
        self.fresh += visit == "changed" or (visit == "new" and not quiet)

    def came(self, visit: Visit, document: Document, *, quiet: bool) -> None:
        """Note that something came since the round before, or how it came before a first one."""
        if visit != "same" and (self.first or not quiet):
            self.arrived.append(document.published)

    @property
    def uneventful(self) -> bool:
        """Whether all was seen, and was as the round before left it."""
        first_hand = self.first or self.asked is not None
        return not (self.error or self.failed or self.new or self.changed or first_hand)

    @property
    def blind(self) -> bool:
        """Whether nothing was seen: the index failed, or every page that was due."""
        return bool(self.error) or bool(self.failed and not (self.new + self.changed + self.same))


def filled(url: str, now: datetime) -> str:
    """Return `url` with `{today}` and `{since}` as days: a window that moves with the clock.

    >>> filled("https://example.org/?from={since}&to={today}", datetime(2025, 5, 20))
    'https://example.org/?from=2025-05-06&to=2025-05-20'
    """
    since = now - timedelta(days=WINDOW_DAYS)
    return url.replace("{today}", f"{now:%Y-%m-%d}").replace("{since}", f"{since:%Y-%m-%d}")


@dataclass(frozen=True, slots=True)
class Rounds:
    """What every round needs."""

    web: Web
    store: Store
    keeper: Keeper
    settings: ReadSettings
    now: Callable[[], datetime]

    @property
    def _asking(self) -> Asking:
        return Asking(self.web, self.store, self.settings.whole_hours, self.now)

    async def check(self, wanted: SourceSettings) -> Round:
        """Do one round. What fails is in the answer: it never costs another source anything."""
        first = self.store.sources.baseline(wanted.source.key)
        outcome = Round(wanted.source.key, first=first)
        quiet = first and not wanted.alert_first_sight
        try:
            await self._index(wanted, outcome, quiet=quiet)
        except (FetchError, ReadError) as error:
            outcome.error = str(error)
            outcome.retry_after_s = getattr(error, "retry_after_s", None)
        most = self.settings.max_links
        while most and (due := self.store.sources.due_links(wanted.source.key, self.now(), most)):
            most -= await self._follow_until_led(wanted, due, outcome)
        return outcome

    async def _follow_until_led(
        self, wanted: SourceSettings, due: list[DueLink], outcome: Round
    ) -> int:
        """Follow links, up to one that leads on and may bring more; return how many."""
        for followed, one in enumerate(due, 1):
            await self._follow(wanted, one, outcome)
            if one.link.leads:
                return followed
        return len(due)

    async def _index(self, wanted: SourceSettings, outcome: Round, *, quiet: bool) -> None:
        """Read the index' pages until one says nothing new; keep all, then their validators.

        An index that was not read to its end when last it changed is read to its end now: its
        first page alone cannot tell what else is unknown.

        Raises:
            FetchError: A page of it could not be had.
            ReadError: One is not what it should be, or there may be more than it holds.

        """
        source = wanted.source
        read: dict[str, Page] = {}
        doubts: list[str] = []
        url = filled(source.url, self.now())
        whole = True
        while url and url not in read and len(read) < self.settings.max_pages:
            page = await self._asking.page(wanted, url)
            if page is None:
                break
            reading = await self.keeper.workers.read(source, page, None)
            if not read:
                outcome.asked = asked(page)
                whole = self.store.sources.validators(source.key, url).sha256 != ""
                _refuse_silence(source, page, reading)
                doubts.append(self._fewer(source, reading))
                self.store.sources.forget_page(source.key, url)
            doubts.append("" if source.believe_shrunken else reading.doubt)
            onward = reading.next_page and (not whole or self._fresh(source, reading))
            await self._keep(wanted, reading, page, outcome, quiet=quiet)
            first = self.store.sources.baseline(source.key)
            owe = self.store.sources.owe
            owe(source.key, reading.links, self.now(), baseline=quiet, first=first)
            read[url] = page
            url = urljoin(page.url, reading.next_page) if onward else ""
        if doubt := next(filter(None, doubts), ""):
            raise ReadError(filled(source.url, self.now()), f"{doubt}; what it has is kept")
        self._close_index(source.key, read, outcome)

    def _fewer(self, source: Source, reading: Reading) -> str:
        """Return what is wrong with an index that has far fewer entries than ever, "" if it has not.

        A window that moves with the clock, and a source that may be empty, have no usual number.
        """
        sights, day = self.store.sights, self.now().date()
        found = len(reading.documents) + len(reading.links)
        if not source.expect_min or filled(source.url, self.now()) != source.url:
            return ""
        fewer = shrunken(found, sights.usual(source.key, source.url, day))
        if fewer and not source.believe_shrunken:
            return fewer
        sights.found(source.key, source.url, found, day)
        return ""

    def _close_index(self, key: str, read: Mapping[str, Page], outcome: Round) -> None:
        if not read and not outcome.first:
            return
        with self.store.fact():
            self.store.sources.sighted(key, self.now())
            for asked, page in read.items() if not outcome.failed else ():
                self.store.sources.page_read(key, asked, page, self.now())

    def _fresh(self, source: Source, reading: Reading) -> bool:
        """Return whether an index page names anything that is not known yet."""
        links = [link.url for link in reading.links]
        if self.store.sources.known(source.key, links) < len(set(links)):
            return True
        return any(self.store.documents.latest(d.id) is None for d in reading.documents)

    async def _keep(
        self,
        wanted: SourceSettings,
        reading: Reading,
        page: Page,
        outcome: Round,
        *,
        quiet: bool,
        due: DueLink | None = None,
    ) -> None:
        """Keep what a page says, document by document; one that fails costs no other."""
        prompt = due is None or (due.first and not due.failures)
        for document in reading.documents:
            try:
                visit = await self.keeper.visit(
                    wanted.source, replace(document, raw=page.sha256), page, self.now(), quiet=quiet
                )
            except ReadError as error:
                outcome.failed.append(str(error))
                if is_list(document.id) or isinstance(error, StubError):
                    key = wanted.source.key
                    self.store.sights.refuse(document.id, key, str(error), self.now())
                continue
            if is_list(document.id) or is_web(document.id):
                self.store.sights.accept(document.id)
            outcome.count(visit, quiet=quiet)
            if prompt:
                outcome.came(visit, document, quiet=quiet)

    async def _follow(self, wanted: SourceSettings, due: DueLink, outcome: Round) -> None:
        """Fetch, read and keep a link's page; if that fails it stays owed."""
        if due.link.leads:
            await self._lead(wanted, due, outcome)
            return
        source, link = wanted.source, due.link
        failed = len(outcome.failed)
        retry_after_s = None
        try:
            page = await self._asking.page(wanted, link.url)
            if page is None:
                outcome.count("same")
            else:
                reading = await self.keeper.workers.read(source, page, link)
                await self._keep(wanted, reading, page, outcome, quiet=due.baseline, due=due)
        except (FetchError, ReadError) as error:
            outcome.failed.append(str(error))
            retry_after_s = getattr(error, "retry_after_s", None)
            self.store.sights.accept(document_id(link.url))  # It shows no stub any more.
        now = self.now()
        if len(outcome.failed) > failed:
            again = now + _link_pause(due, retry_after_s)
            self.store.sources.link_failed(source.key, link.url, outcome.failed[-1], again)
            return
        with self.store.fact():
            self.store.sources.link_read(source.key, link.url, now, self._again(due))
            if page is not None:
                self.store.sources.page_read(source.key, link.url, page, now)

    async def _lead(self, wanted: SourceSettings, due: DueLink, outcome: Round) -> None:
        """Read a page that leads on, to its end, and owe what it leads to; else the round failed."""
        key, link = wanted.source.key, due.link
        try:
            most = self.settings.max_pages
            links = await led(self.web, self.keeper.workers, wanted, link, most)
        except (FetchError, ReadError) as error:
            outcome.error = outcome.error or str(error)
            outcome.failed.append(str(error))
            retry_after_s = getattr(error, "retry_after_s", None)
            outcome.retry_after_s = max(outcome.retry_after_s or 0, retry_after_s or 0) or None
            again = self.now() + max(LEAD_PAUSE, timedelta(seconds=retry_after_s or 0))
            self.store.sources.link_failed(key, link.url, str(error), again)
            return
        quiet = due.first and not wanted.alert_first_sight
        with self.store.fact():
            owe = self.store.sources.owe
            owe(key, links, self.now(), baseline=quiet, first=due.first)
            self.store.sources.link_read(key, link.url, self.now(), None)

    def _again(self, due: DueLink) -> datetime | None:
        """Return when to look at a link's page again: corrections come soon or not at all."""
        age = self.now() - (due.link.published or due.first_seen)
        if due.link.once or age > timedelta(days=self.settings.recheck_days):
            return None
        return self.now() + timedelta(minutes=self.settings.recheck_minutes)


def _link_pause(due: DueLink, retry_after_s: float | None) -> timedelta:
    """Return how long to leave a page alone that just failed."""
    pause = min(LINK_PAUSE * 2.0 ** min(due.failures, 10), LINK_PAUSE_MOST)
    return max(pause, timedelta(seconds=retry_after_s or 0))


def _refuse_silence(source: Source, page: Page, reading: Reading) -> None:
    """Raise if a first page yields less than its source promises: silence must mean nothing new.

    Raises:
        ReadError: Fewer documents and links than `expect_min`.

    """
    found = len(reading.documents) + len(reading.links)
    if found < source.expect_min:
        promised = f"{source.name} promises {source.expect_min} or more documents"
        raise ReadError(page.url, f"{promised}, the page yields {found}")
