"""Bodies as they came, and the HTTP exchanges that brought them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import zstandard

from extractors.model import Page
from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import dumps, stamp

BODY = "select body, media_type from raw where sha256 = :sha256"
BODIES = """
    select sha256 from raw
    where :since = '' or sha256 in (select raw from version where first_seen >= :since)
    order by sha256
"""
CITED = """
    select distinct v.raw, v.document || '#' || v.number as version from version v
    where v.raw <> '' and not exists (select 1 from raw r where r.sha256 = v.raw)
    order by v.document, v.number
"""
CITING = "select document || '#' || number as version from version where raw = :sha256 limit 1"
# The one that brought a version: a page may come back to bytes that it had before.
BROUGHT = """
    select * from exchange where sha256 = :sha256 and received_at <= :until
    order by received_at desc, url limit 1
"""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked, and what was answered; `headers` is empty if none were kept."""

    sha256: str
    url: str
    received_at: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    left_out: int

    @property
    def key(self) -> str:
        """The key under which it is sealed."""
        return f"{self.sha256} {self.received_at} {self.url}"


class Exchanges:
    """What servers sent."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def body(self, sha256: str) -> tuple[bytes, str]:
        """Return the bytes kept under a hash, whether they have it or not, and their media type.

        Both are empty if none are kept, the bytes as well if they are no longer what was written.
        """
        row = self._ledger.row(BODY, sha256=sha256)
        if row is None:
            return b"", ""
        try:
            return zstandard.ZstdDecompressor().decompress(row["body"]), row["media_type"]
        except zstandard.ZstdError:
            return b"", row["media_type"]

    def bodies(self, since: datetime | None) -> list[str]:
        """Return the hashes of the bodies that are kept; of those of new versions if `since`."""
        rows = self._ledger.rows(BODIES, since=stamp(since) if since else "")
        return [row["sha256"] for row in rows]

    def missing(self) -> Iterator[tuple[str, str]]:
        """Yield the hashes of bodies that a version cites and that are not kept, with the version."""
        for row in self._ledger.rows(CITED):
            yield row["raw"], row["version"]

    def citing(self, sha256: str) -> str:
        """Return a version that was read from a body, "" if none was."""
        row = self._ledger.row(CITING, sha256=sha256)
        return row["version"] if row else ""

    def brought(self, sha256: str, until: str) -> Exchange | None:
        """Return the exchange that brought a body last until then, None if it was not kept."""
        row = self._ledger.row(BROUGHT, sha256=sha256, until=until)
        if row is None:
            return None
        headers = tuple((name, value) for name, value in json.loads(row["headers"]))
        return Exchange(**{**row, "headers": headers})


def exchange_row(page: Page) -> dict[str, object]:
    """Return what `exchange` keeps of a page."""
    return {
        "sha256": page.sha256,
        "url": clean(page.asked or page.url),
        "received_at": stamp(page.fetched_at),
        "final_url": clean(page.url),
        "status": page.status,
        "headers": clean(dumps(page.headers)),
        "left_out": page.left_out,
    }


def exchange_key(row: dict[str, object]) -> str:
    """Return the key under which the exchange is sealed: SHA256 RECEIVED_AT URL."""
    return f"{row['sha256']} {row['received_at']} {row['url']}"
