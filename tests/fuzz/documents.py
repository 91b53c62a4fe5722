"""Every hostile document with the reader that gets it, made from the saved pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.registry import source_kinds
from fuzz.data_bombs import FEEDS, JSON, LISTS, PLAIN
from fuzz.markup_bombs import HTML, XML, Bomb, entities
from fuzz.pdf_bombs import PDF
from saved_pages import Saved, saved_pages

# A saved page and what takes its place: of each, its settings are what a bomb is read with.
_PAGES: Mapping[str, Mapping[str, Bomb]] = {
    "page/whole.html": HTML,
    "page/plain.txt": PLAIN,
    "page/select-and-ignore.html": HTML,
    "listing/numbered-pages.html": HTML,
    "listing/bis-notices.html": HTML,
    "feed/rss-links.xml": FEEDS,
    "feed/headline-only.xml": FEEDS,
    "feed/atom-full-text.atom": FEEDS,
    "feed/linked-page.html": HTML,
    "federal_register/search.json": JSON,
    "federal_register/filing.pdf": PDF,
    "federal_register/body.html": HTML,
    "federal_register/raw-text.txt": PLAIN,
    "congress/bill.json": JSON,
    "congress/actions.json": JSON,
    "congress/texts.json": JSON,
    "ecfr/titles.json": JSON,
    "ecfr/structure.json": JSON,
    "ecfr/versions.json": JSON,
    "screening_list/csl.csv": {**LISTS, **JSON},
}  # fmt: skip
_LAW = ("ecfr/section.xml", "ecfr/part.xml", "federal_register/rule.xml", "congress/words.xml")
_PROLOG = re.compile(rb"\A\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE[^>]*>)?")
_INSIDE = re.compile(rb"<(?:P|text|title|description)>")


@dataclass(frozen=True, slots=True)
class Hostile:
    """A document by name ("page/whole.html: nested blocks"), and how it is read."""

    name: str
    saved: Saved
    bomb: Bomb

    def read(self, size: int) -> object:
        """Read one of about `size` bytes as its source kind does."""
        return read_as(self.saved, self.bomb(size))


def read_as(saved: Saved, body: bytes) -> object:
    """Return what the kind of a saved page reads in another body."""
    page = replace(saved.page, body=body, media_type="")
    return source_kinds()[saved.kind].read(saved.source, page, saved.link)


def seeds() -> dict[str, Saved]:
    """Return the saved pages by name."""
    return {f"{one.kind}/{one.file.name}": one for one in saved_pages()}


def hostile_documents() -> Iterator[Hostile]:
    """Yield every document that grows with its size."""
    known = seeds()
    for name, bombs in _PAGES.items():
        for what, bomb in bombs.items():
            yield Hostile(f"{name}: {what}", known[name], bomb)
    for name in _LAW:
        body = known[name].file.read_bytes()
        for what, bomb in XML.items():
            yield Hostile(f"{name}: {what}", known[name], _inside(body, bomb))


def with_entities(listener: str) -> Iterator[tuple[str, Saved, bytes]]:
    """Yield name, saved page and body of what opens files and addresses, or grows by entities."""
    known = seeds()
    for name in (*_LAW, "feed/rss-links.xml", "feed/atom-full-text.atom", "page/whole.html"):
        body = known[name].file.read_bytes()
        for what, (prolog, inside) in entities(listener).items():
            bare = _PROLOG.sub(b"", body, count=1)
            place = _INSIDE.search(bare)
            at = place.end() if place else len(bare)
            told = bare[:at] + inside + bare[at:]
            yield f"{name}: {what}", known[name], b'<?xml version="1.0"?>' + prolog + told


def _inside(body: bytes, bomb: Bomb) -> Bomb:
    place = _INSIDE.search(body)
    assert place is not None

    def put(size: int) -> bytes:
        return body[: place.end()] + bomb(size) + body[place.end() :]

    return put
