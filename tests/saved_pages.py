"""Saved pages: `pages/<kind>/<case>.<ext>`, and beside each what must be read in it.

`<case>.expected.json` holds the settings (`options`, `url`, `media_type`, `status`, `expect_min`,
`link`, `source_url`) and either `reading` or `error`, the words that the error must say. Where two saved pages
share a stem, the expectation carries the whole file name.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extractors.model import Authority, Document, Link, Page, Reading, Source
from extractors.registry import source_kinds

SEEN = datetime(2026, 7, 22, 12, 0, tzinfo=UTC)
PAGES = Path(__file__).parent / "pages"
EXPECTED = ".expected.json"
MEDIA_TYPES = {
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".json": "application/json",
    ".html": "text/html",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved page with the settings it is read with."""

    kind: str
    file: Path
    setting: Mapping[str, Any]

    @property
    def source(self) -> Source:
        options = source_kinds()[self.kind].options
        return Source(
            key=f"saved-{self.kind.replace('_', '-')}",
            kind=self.kind,
            url=self.setting.get(
                "source_url", f"https://site.example/{self.kind}/{self.file.stem}"
            ),
            name="Saved page",
            authority=Authority.OFFICIAL,
            expect_min=self.setting.get("expect_min", 1),
            options=options(**self.setting["options"])
            if options and "options" in self.setting
            else None,
        )

    @property
    def page(self) -> Page:
        return Page(
            url=self.setting.get("url", self.source.url),
            body=self.file.read_bytes(),
            media_type=self.setting.get("media_type", MEDIA_TYPES[self.file.suffix]),
            charset="",
            fetched_at=SEEN,
            status=self.setting.get("status", 200),
        )

    @property
    def link(self) -> Link | None:
        link = self.setting.get("link")
        return Link(**link) if link else None

    def read(self) -> Reading:
        return source_kinds()[self.kind].read(self.source, self.page, self.link)


def saved_pages() -> Iterator[Saved]:
    """Yield every saved page of a source kind that has an expectation."""
    for expected in sorted(
        found for kind in source_kinds() for found in (PAGES / kind).glob(f"*{EXPECTED}")
    ):
        name = expected.name.removesuffix(EXPECTED)
        found = [
            file for file in expected.parent.glob(f"{name}*") if name in {file.stem, file.name}
        ]
        (file,) = [file for file in found if not file.name.endswith(EXPECTED)]
        yield Saved(expected.parent.name, file, json.loads(expected.read_text("utf-8")))


def told(reading: Reading) -> dict[str, Any]:
    """Return a reading as it is written down in an expectation."""
    return {
        "documents": [_document(document) for document in reading.documents],
        "links": [_link(link) for link in reading.links],
        "next_page": reading.next_page,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "genre": document.genre,
        "authors": list(document.authors),
        "fields": dict(document.fields),
        "paragraphs": [
            [one.label, one.text, one.kind] if one.kind else [one.label, one.text]
            for one in document.paragraphs
        ],
    }


def _link(link: Link) -> dict[str, Any]:
    leads: dict[str, Any] = {"leads": True} if link.leads else {}
    sight = {"sight": link.sight} if link.sight else {}
    return {
        "url": link.url,
        "title": link.title,
        "published": link.published.isoformat() if link.published else None,
        "document": link.document,
        "stamp": link.stamp,
        "once": link.once,
        **leads,
        **sight,
        "fields": dict(link.fields),
    }


def source(kind: str, *, expect_min: int = 1, options: object = None) -> Source:
    """Return a source for a page that a test writes itself."""
    return Source(
        key="under-test",
        kind=kind,
        url="https://site.example/start",
        name="Under test",
        authority=Authority.OFFICIAL,
        expect_min=expect_min,
        options=options,
    )


def read(
    kind: str, body: bytes | str, media_type: str, link: Link | None = None, **setting: object
) -> Reading:
    """Return what a kind reads in a page that a test writes itself."""
    content = body.encode() if isinstance(body, str) else body
    page = Page("https://site.example/start", content, media_type, "", SEEN)
    expect_min = setting.pop("expect_min", 1)
    assert isinstance(expect_min, int)
    asked = source(kind, expect_min=expect_min, options=setting.get("options"))
    return source_kinds()[kind].read(asked, page, link)
