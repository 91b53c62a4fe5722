"""Pages that lead on: the part of an index that stands behind its first page."""

from urllib.parse import urljoin

from config.settings import SourceSettings
from extractors.errors import ReadError
from extractors.model import Link
from pipeline.fetch import Web
from pipeline.workers import Workers


async def led(
    web: Web, workers: Workers, wanted: SourceSettings, link: Link, most: int
) -> list[Link]:
    """Return where a page and those that continue it lead, `most` pages of it.

    Its validators are left out: the same bytes may lead on to more on a later day.

    Raises:
        FetchError: One of them could not be had.
        ReadError: One of them is not what its kind knows, or there is no end of them.

    """
    links: list[Link] = []
    read: set[str] = set()
    url = link.url
    while url:
        if url in read or len(read) == most:
            raise ReadError(link.url, f"it goes on after {len(read)} pages")
        page = await web.get(wanted, url)
        if page is None:
            raise ReadError(url, "not modified, which was not asked")
        reading = await workers.read(wanted.source, page, link)
        links += reading.links
        read.add(url)
        url = urljoin(page.url, reading.next_page) if reading.next_page else ""
    return links
