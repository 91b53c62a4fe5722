"""What is fuzzed: each target takes bytes and may only raise what rulewire raises on purpose."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import gettempdir

from config import load
from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.annotate import Annotator
from extractors.law.reading import read_law
from extractors.lists.cells import before_address, citations_in, read_cell
from extractors.lists.told import parted
from extractors.model import Authority, Document, Page, Paragraph, Source
from extractors.reading.article import read_article
from extractors.reading.days import days_in, is_dateline
from extractors.reading.encoding import decode
from extractors.reading.moments import moment_in
from extractors.reading.pdf import pdf_text
from extractors.reading.urls import absolute, canonical_url, document_id
from extractors.redline import redline
from extractors.wording import edits
from fuzz.documents import read_as, seeds
from fuzz.pdf_bombs import one_page, written
from fuzz.sentences import CELLS, DATES, INSTRUCTIONS, NEWS, SETTINGS, URLS
from paper import pdf
from pipeline.body import _Inflate
from saved_pages import MEDIA_TYPES, PAGES, SEEN, Saved
from servers import zipped

_NUMBERED = re.compile(r"(?:\d{1,4}|[a-z])\. ")
ZONE = "America/New_York"
HERE = Source("fuzz", "page", "https://site.example/", "Fuzz", Authority.SECONDARY)


@dataclass(frozen=True, slots=True)
class Target:
    """A reader with the inputs that mutations start from."""

    run: Callable[[bytes], object]
    seeds: Sequence[bytes]


def _kind(kind: str, among: Mapping[str, Saved]) -> Target:
    """Return a target that reads each mutation under the settings of one saved page or another."""
    mine = [saved for saved in among.values() if saved.kind == kind]

    def run(body: bytes) -> object:
        return read_as(mine[sum(body[:64]) % len(mine)], body)

    return Target(run, [saved.file.read_bytes() for saved in mine])


def _text(run: Callable[[str], object], told: Sequence[str]) -> Target:
    return Target(lambda body: run(body.decode("utf-8", "replace")), [one.encode() for one in told])


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return a paragraph a line; a tab parts a label from it, its head tells its role."""
    pairs = (line.rpartition("\t") for line in text.split("\n"))
    return tuple(_paragraph(label, " ".join(words.split())) for label, _, words in pairs)


def _paragraph(label: str, words: str) -> Paragraph:
    if _NUMBERED.match(words):
        return Paragraph(label or "15 CFR 744", words, "amendment")
    return Paragraph(label, words, "dates" if words.startswith("DATES:") else "")


def _document(text: str, genre: str = "rule") -> Document:
    fields = {"type": "Rule", "citation": "90 FR 1", "publication_date": "2025-05-13"}
    return Document("fr:2025-1", "fuzz", "https://site.example/1", "A rule", SEEN,
                    _paragraphs(text), genre=genre, fields=fields)  # fmt: skip


def _redlined(body: bytes) -> None:
    before, _, after = body.decode("utf-8", "replace").partition("\f")
    runs = edits(before, after)
    assert "".join(run.text for run in runs if run.op != "insert") == before
    assert "".join(run.text for run in runs if run.op != "delete") == after
    old, new = _paragraphs(before), _paragraphs(after)
    hunks = redline(old, new)
    texts = Counter(one.text for one in old)
    texts.subtract(hunk.before for hunk in hunks if hunk.kind != "added")
    texts.update(hunk.after for hunk in hunks if hunk.kind != "removed")
    assert +texts == +Counter(one.text for one in new)
    assert redline(new, new) == ()


def _article(body: bytes) -> object:
    return read_article(HERE, Page(HERE.url, body, "", "", SEEN))


def _configured(body: bytes) -> object:
    path = Path(gettempdir()) / "rulewire-fuzz.toml"
    path.write_bytes(b"sources.shipped = false\nentities.shipped = false\n" + body)
    return load(path, {})


@cache
def _annotator() -> Annotator:
    return Annotator({})


def _annotated(text: str) -> None:
    one = _document(text, "news")
    notes = _annotator()(one, HERE)
    spans = [(m.start, m.end, m.text) for m in notes.mentions]
    spans += [(event.start, event.end, event.quote) for event in notes.events]
    assert all(one.text[start:end] == told for start, end, told in spans)


def targets() -> dict[str, Target]:
    """Return every target by name."""
    known = seeds()
    articles = [one for one in sorted((PAGES / "article").glob("*")) if one.suffix in MEDIA_TYPES]
    law = [s.file.read_bytes() for n, s in known.items() if n.startswith("ecfr/") and "xml" in n]
    pages = [saved.file.read_bytes() for saved in known.values()]
    prints = [pdf([[(72, 700, "BIS adds firms."), (72, 686, "May 13, 2025")]] * 3, "A rule")]
    prints += [
        one_page(b"BT /F1 9 Tf (a) Tj ET"),
        written(["<< >>"]),
        known["federal_register/filing.pdf"].file.read_bytes(),
    ]
    kinds = {
        f"read {kind}": _kind(kind, known) for kind in sorted({s.kind for s in known.values()})
    }
    return kinds | {
        "article": Target(_article, [one.read_bytes() for one in articles]),
        "law": Target(lambda body: read_law(body, "fuzz", "15"), law),
        "PDF": Target(lambda body: pdf_text(body, "fuzz"), prints),
        "encoding": Target(lambda body: decode(body[8:], body[:8].decode("latin-1")), pages),
        "inflating": Target(lambda body: list(_Inflate("fuzz", gzip=True).pieces(body)), [zipped(one) for one in pages]),
        "redline": Target(_redlined, [f"{one}\f{two}".encode() for one in INSTRUCTIONS for two in INSTRUCTIONS]),
        "instructions": _text(lambda text: amendments_of(_document(text)), INSTRUCTIONS),
        "effective days": _text(lambda text: effective_days(_document(text)), INSTRUCTIONS),
        "cells": _text(lambda t: (read_cell(t), before_address(t), citations_in(t), parted(t)), CELLS),
        "dates": _text(lambda text: (list(days_in(text)), is_dateline(text), moment_in(text, ZONE)), DATES),
        "addresses": _text(
            lambda t: (absolute(HERE.url, t), canonical_url(absolute(HERE.url, t) or HERE.url), document_id(HERE.url)), URLS
        ),
        "annotating": _text(_annotated, NEWS),
        "settings": Target(_configured, [one.encode() for one in SETTINGS]),
    }  # fmt: skip
