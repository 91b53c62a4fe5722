"""How the HTTP exchange that brought a page is kept."""

from extractors.model import Page
from storage.values import clean, dumps, stamp


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


def exchange_key(page: Page) -> str:
    """Return the key under which the exchange is sealed: SHA256 RECEIVED_AT URL."""
    row = exchange_row(page)
    return f"{row['sha256']} {row['received_at']} {row['url']}"
