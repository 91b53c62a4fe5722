"""Sources: when each is due, what its pages are asked with, which links it still owes, its health."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.attempt import Attempt
from extractors.model import Authority, Link, Page, Source
from extractors.watch import Entity
from storage.cleaning import clean
from storage.configured import configure
from storage.ledger import Ledger, Row
from storage.values import dumps, maybe_moment, maybe_stamp, stamp

DUE = "select key from source where next_due <= :now order by next_due, key"
BASELINE = "select baseline_at from source where key = :key"
VALIDATORS = """
    select p.*, exists (select 1 from mistrusted_page m where m.source = p.source and m.url = p.url)
        as mistrusted
    from page p where source = :source and url = :url
"""
KEEP_PAGE = """
    insert into page (source, url, etag, last_modified, sha256, read_at)
    values (:source, :url, :etag, :last_modified, :sha256, :now)
    on conflict (source, url) do update set etag = excluded.etag,
        last_modified = excluded.last_modified, sha256 = excluded.sha256,
        read_at = excluded.read_at
"""
UNCHANGED = """
    update document set changed_in_a_row = 0
    where changed_in_a_row > 0 and id in (select document from version where raw = :raw)
"""
FORGET_PAGE = "delete from page where source = :source and url = :url"
SIGHTED = "update source set baseline_at = coalesce(baseline_at, :now) where key = :key"
KEEP_LINK = """
    insert into link (source, url, title, published, document, stamp, once, leads, fields,
        first_seen, baseline, next_fetch)
    values (:source, :url, :title, :published, :document, :stamp, :once, :leads, :fields, :now,
        :baseline, :due)
    on conflict (source, url) do update set title = excluded.title,
        published = excluded.published, document = excluded.document, fields = excluded.fields,
        leads = excluded.leads,
        next_fetch = case when excluded.stamp <> link.stamp then excluded.next_fetch
            else link.next_fetch end,
        stamp = excluded.stamp
"""
# What an index says of a page is part of what is read in it: other words, the same bytes.
FORGET_RESTAMPED = """
    delete from page where source = :source and url = :url and exists (
        select 1 from link l where l.source = :source and l.url = :url and l.stamp <> :stamp)
"""
DUE_LINKS = """
    select * from link where source = :source and next_fetch <= :now
    order by read_at is not null, baseline, failures, next_fetch, first_seen, rowid limit :most
"""
KNOWN_LINKS = """
    select count(*) as n from link
    where source = :source and url in (select value from json_each(:urls))
"""
LINK_READ = """
    update link set next_fetch = :next, read_at = :now, failures = 0, last_error = ''
    where source = :source and url = :url
"""
LINK_FAILED = """
    update link set next_fetch = :next, failures = failures + 1, last_error = :error
    where source = :source and url = :url
"""
NEXT_RETRY = "select min(next_fetch) as next from link where source = :source and failures > 0"
# A page that failed often, while none of the source was read since it was last, or became known.
DARK = """
    select f.last_error from link f
    where f.source = :source and f.failures >= :least and not exists (
        select 1 from link r where r.source = f.source
            and coalesce(r.read_at > f.read_at, r.read_at >= f.first_seen))
    order by f.first_seen desc limit 1
"""
ROUND_OK = """
    update source set last_checked = :now, last_ok = :now, failures = 0, blind_since = null,
        failing_since = null, last_error = '', next_due = :next
    where key = :key
"""
ROUND_FAILED = """
    update source set last_checked = :now, failures = failures + 1, last_error = :error,
        failing_since = coalesce(failing_since, :now)
    where key = :key
"""
ROUND_DUE = "update source set next_due = :next where key = :key"
UNTROUBLED = """
    select 1 from source where key = :key and failures = 0 and blind_since is null
        and not exists (select 1 from link where source = :key and failures > 0)
        and not exists (select 1 from refused where source = :key)
"""
BLIND = "update source set blind_since = :since where key = :key"
HEALTH = "select * from source where key = :key"
ALL_HEALTH = "select * from source_health"
KEEP_ATTEMPT = """
    insert into fetch (id, source, url, number, started_at, took_ms, status, media_type, size,
        sha256, error)
    values (:id, :source, :url, :number, :started_at, :took_ms, :status, :media_type, :size, :sha256,
        :error)
"""
# Also above what was sealed and is dropped since: the name of a row is never used again.
NEXT_FETCH = """
    select 1 + max(coalesce((select max(id) from fetch), 0), coalesce((
        select cast(key as integer) from seal where what = 'fetch'
        order by sequence desc limit 1), 0)) as id
"""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a page is asked with again, and when it was last had; all "" if it was never read.

    `believed` is false of a page whose server says "not modified" of what is.
    """

    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    read_at: datetime | None = None
    believed: bool = True


@dataclass(frozen=True, slots=True)
class DueLink:
    """A link whose page is due, with how often in a row it failed.

    `baseline` is true if it was there when its source was first read, `first` if its page was
    never read.
    """

    link: Link
    baseline: bool
    failures: int
    first_seen: datetime
    first: bool = True


class Sources:
    """What is known of places."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def configure(
        self, sources: Iterable[Source], entities: Iterable[Entity], now: datetime
    ) -> None:
        """Bring the kept sources and entities up to the configuration; forget no history."""
        configure(self._ledger, sources, entities, now)

    def remembered(self, key: str) -> Source:
        """Return a source as it was last configured, as far as that is kept."""
        (row,) = self._ledger.rows(HEALTH, key=key)
        return Source(key, row["kind"], row["url"], row["name"], Authority(row["authority"]))

    def due(self, now: datetime) -> Iterator[str]:
        """Yield the keys of the sources that are due, longest waiting first."""
        for row in self._ledger.each(DUE, now=stamp(now)):
            yield row["key"]

    def baseline(self, key: str) -> bool:
        """Return whether the source's index has yet to be read for the first time."""
        row = self._ledger.row(BASELINE, key=key)
        return row is None or row["baseline_at"] is None

    def validators(self, source: str, url: str) -> Validators:
        """Return what to ask for `url` with."""
        row = self._ledger.row(VALIDATORS, source=source, url=url)
        if row is None:
            return Validators()
        read_at = maybe_moment(row["read_at"])
        believed = not row["mistrusted"]
        return Validators(row["etag"], row["last_modified"], row["sha256"], read_at, believed)

    def page_read(self, source: str, url: str, page: Page, now: datetime) -> None:
        """Note that all of a page is kept: from now on it is asked for with its validators."""
        self._ledger.run(
            KEEP_PAGE,
            source=source,
            url=url,
            etag=clean(page.etag),
            last_modified=clean(page.last_modified),
            sha256=page.sha256,
            now=stamp(now),
        )

    def page_same(
        self, source: str, url: str, sha256: str, page: Page | None, now: datetime
    ) -> None:
        """Note that a page still has the bytes of that hash: no text read in it changed.

        `page` is None if only its server says so.
        """

        def write() -> None:
            self._ledger.run(UNCHANGED, raw=sha256)
            if page is not None:
                self.page_read(source, url, page, now)

        self._ledger.soon(write)

    def forget_page(self, source: str, url: str) -> None:
        """Note that a page is about to be read anew: until `page_read` it counts as never read."""
        self._ledger.run(FORGET_PAGE, source=source, url=url)

    def sighted(self, key: str, now: datetime) -> None:
        """Note that a source's index was read to its end: what comes from now on is new."""
        self._ledger.run(SIGHTED, key=key, now=stamp(now))

    def owe(
        self,
        source: str,
        links: Sequence[Link],
        now: datetime,
        *,
        baseline: bool,
        first: bool = False,
    ) -> None:
        """Keep links to be read; one that is known is due again only if its stamp changed.

        It is then read even if its page has the same bytes.
        `first` is true if the page that names them is read for the first time: see `Link.sight`.
        """
        rows = [
            {
                "source": source,
                "url": clean(link.url),
                "title": clean(link.title),
                "published": maybe_stamp(link.published),
                "document": link.document,
                "stamp": clean(link.stamp),
                "once": int(link.once),
                "leads": int(link.leads),
                "fields": clean(dumps(dict(link.fields))),
                "baseline": int(baseline),
                "now": stamp(now),
                "due": None if first and link.sight == "later" else stamp(now),
            }
            for link in links
            if first or link.sight != "first"
        ]
        with self._ledger.fact():
            self._ledger.run_all(FORGET_RESTAMPED, rows)
            self._ledger.run_all(KEEP_LINK, rows)

    def known(self, source: str, urls: Sequence[str]) -> int:
        """Return how many of `urls` are links of the source already."""
        row = self._ledger.row(KNOWN_LINKS, source=source, urls=dumps([clean(u) for u in urls]))
        return int(row["n"]) if row else 0

    def due_links(self, source: str, now: datetime, most: int) -> list[DueLink]:
        """Return up to `most` links that are due.

        Those never read come first, among them the new before the baseline's and the failing; then
        those to be looked at again, longest waiting first.
        """
        rows = self._ledger.rows(DUE_LINKS, source=source, now=stamp(now), most=most)
        return [_due_link(row) for row in rows]

    def link_read(self, source: str, url: str, now: datetime, next_fetch: datetime | None) -> None:
        """Note that a link's page was read, and when to look again (None: never)."""
        again = maybe_stamp(next_fetch)
        self._ledger.run(LINK_READ, source=source, url=url, now=stamp(now), next=again)

    def link_failed(self, source: str, url: str, error: str, next_fetch: datetime) -> None:
        """Note that a link's page could not be had or read, why, and when to try again."""
        again = stamp(next_fetch)
        self._ledger.run(LINK_FAILED, source=source, url=url, error=clean(error), next=again)

    def next_retry(self, source: str) -> datetime | None:
        """Return when the first of a source's failed pages is to be tried again, None if none is."""
        row = self._ledger.row(NEXT_RETRY, source=source)
        return maybe_moment(row["next"]) if row else None

    def dark(self, source: str, least: int) -> str:
        """Return why no page of a source can be read any more, "" if that is not so.

        It is so if one failed `least` times and no other was read meanwhile: a page that is gone
        is not, pages that are all blocked are.
        """
        row = self._ledger.row(DARK, source=source, least=least)
        return str(row["last_error"]) if row else ""

    def untroubled(self, key: str) -> bool:
        """Return whether all that a source has was seen when last it was asked, and believed."""
        return self._ledger.row(UNTROUBLED, key=key) is not None

    def round_ok(self, key: str, now: datetime, next_due: datetime) -> None:
        """Note that a round went well."""
        self._ledger.run(ROUND_OK, key=key, now=stamp(now), next=stamp(next_due))

    def round_failed(self, key: str, error: str, now: datetime) -> int:
        """Note that a round failed; return how many failed in a row."""
        with self._ledger.fact():
            self._ledger.run(ROUND_FAILED, key=key, error=clean(error), now=stamp(now))
            row = self._ledger.row(HEALTH, key=key)
        return int(row["failures"]) if row else 0

    def round_due(self, key: str, next_due: datetime) -> None:
        """Set when a source is to be read next."""
        self._ledger.run(ROUND_DUE, key=key, next=stamp(next_due))

    def blind(self, key: str, since: datetime) -> None:
        """Note that it was told that nothing is seen at a source."""
        self._ledger.run(BLIND, key=key, since=stamp(since))

    def blind_since(self, key: str) -> datetime | None:
        """Return since when a source is told to be blind, None if it is not."""
        row = self._ledger.row(HEALTH, key=key)
        return maybe_moment(row["blind_since"]) if row else None

    def last_ok(self, key: str) -> datetime | None:
        """Return when a round last went well, None if never."""
        row = self._ledger.row(HEALTH, key=key)
        return maybe_moment(row["last_ok"]) if row else None

    def failing_since(self, key: str) -> datetime | None:
        """Return when the first of the rounds failed that failed in a row, None if the last did not."""
        row = self._ledger.row(HEALTH, key=key)
        return maybe_moment(row["failing_since"]) if row else None

    def health(self) -> list[Row]:
        """Return rows of `source_health`, the troubled ones first."""
        return self._ledger.rows(ALL_HEALTH)

    def note(self, attempt: Attempt) -> None:
        """Write down one try to have a page, before anything else that is written."""
        self._ledger.soon(lambda: self._note(attempt))

    def _note(self, attempt: Attempt) -> None:
        (following,) = self._ledger.rows(NEXT_FETCH)
        self._ledger.run(
            KEEP_ATTEMPT,
            id=following["id"],
            source=attempt.source,
            url=clean(attempt.url),
            number=attempt.number,
            started_at=stamp(attempt.started_at),
            took_ms=attempt.took_ms,
            status=attempt.status,
            media_type=clean(attempt.media_type),
            size=attempt.size,
            sha256=attempt.sha256,
            error=clean(attempt.error),
        )
        self._ledger.seal("fetch", str(following["id"]))


def _due_link(row: Row) -> DueLink:
    link = Link(
        url=row["url"],
        title=row["title"],
        published=maybe_moment(row["published"]),
        document=row["document"],
        stamp=row["stamp"],
        once=bool(row["once"]),
        leads=bool(row["leads"]),
        fields=json.loads(row["fields"]),
    )
    first_seen = maybe_moment(row["first_seen"])
    assert first_seen is not None  # noqa: S101 - the column is not null
    first = row["read_at"] is None
    return DueLink(link, bool(row["baseline"]), row["failures"], first_seen, first)
