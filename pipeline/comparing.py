"""`rulewire diff`: two saved files, or a provision of the law on two days."""

import gzip
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extractors.errors import ReadError
from extractors.hunks import recalled
from extractors.law.places import is_law
from extractors.law.reading import read_law
from extractors.lists.changes import as_modified, as_row
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, entries_of_file
from extractors.lists.told import paragraph
from extractors.model import Document, Link, ListEntry, Page, Paragraph
from extractors.reading.article import read_article
from extractors.reading.federal_register import documents_of_issue, read_xml
from extractors.reading.media import media_of
from extractors.reading.tree import root_of
from extractors.redline import redline
from pipeline.clock import clock
from pipeline.comparison import Comparison
from pipeline.extracting import GUEST, ISSUE
from pipeline.standing import Standing, standing
from storage.store import Store

# A new file that lacks more of the old one's texts than this share is likely not whole.
_SUSPECT = 0.5


@dataclass(frozen=True, slots=True)
class _State:
    """What a saved file says: paragraphs in order, entries of lists, the ids of its laws' texts.

    `warnings` say what of it could not be read as it should.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    entries: tuple[ListEntry, ...] = ()
    ids: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()


def compared_files(old: Path, new: Path) -> tuple[Comparison, tuple[str, ...]]:
    """Return what differs between two saved files, and what a reader should be warned of.

    Raises:
        ReadError: One cannot be read, is cut short, or is nothing that we know.

    """
    before, after = _state(old), _state(new)
    warnings = before.warnings + after.warnings
    lost = before.ids - after.ids
    if before.ids and len(lost) > _SUSPECT * len(before.ids):
        share = f"{len(lost)} of the {len(before.ids)} texts of {old.name} are not in it"
        hint = "if it was cut short, what follows is no change of the law"
        warnings = (*warnings, f"{new}: {share}; {hint}")
    return _compared(before, after), warnings


def compared_days(
    store: Store, citation: str, start: date, end: date
) -> tuple[Comparison, tuple[str, ...]]:
    """Return what differs in a provision between two days, and what to be warned of.

    Words that stood there before the first day and came back are classed as a reversion.

    Raises:
        ReadError: No such provision is kept, or it is not known how it stood on one of the days.

    """
    before, after = (standing(store, citation, day) for day in (start, end))
    old, new = _stood(before), _stood(after)
    found = _compared(old, new)
    known, texts = store.provisions, [edition.document for edition in after.editions]

    def had(label: str, text: str) -> bool:
        return any(known.had(document, label, text, before.begun) for document in texts)

    warnings = old.warnings + new.warnings
    return replace(found, hunks=recalled(found.hunks, had)), warnings


def _stood(found: Standing) -> _State:
    texts = [Document(e.document, "", e.url, e.title, None, e.paragraphs) for e in found.editions]
    name = f"{found.citation} on {found.day}"
    entries, warnings = _listed(texts, name)
    return _State(name, found.paragraphs, entries, warnings=warnings)


def _compared(before: _State, after: _State) -> Comparison:
    rows = compare_entries(before.entries, after.entries)
    return Comparison(
        before.name,
        after.name,
        redline(before.paragraphs, after.paragraphs),
        {
            "added": [as_row(entry) for entry in rows.added],
            "removed": [as_row(entry) for entry in rows.removed],
            "modified": [as_modified(change) for change in rows.modified],
        },
    )


def _state(path: Path) -> _State:
    page = _page(path)
    if (entries := entries_of_file(page)) is not None:
        rows = [replace(paragraph(e), label=f"{e.list}: {e.name}", kind="row") for e in entries]
        return _State(path.name, tuple(sorted(rows, key=lambda row: row.label)), entries)
    if media_of(page) == "xml" and is_law(root_of(page)):
        return _law(path, page)
    paragraphs = [p for text in _texts(page) for p in text.paragraphs]
    return _State(path.name, tuple(paragraphs))


def _law(path: Path, page: Page) -> _State:
    """Return what a file of the law says; a table that is not the list it should be is only text."""
    texts = [
        Document(t.id, "", page.url, t.heading, None, t.paragraphs)
        for t in read_law(page.body, str(path))
    ]
    paragraphs = tuple(p for text in texts for p in text.paragraphs)
    ids = frozenset(text.id for text in texts)
    entries, warnings = _listed(texts, str(path))
    return _State(path.name, paragraphs, entries, ids, warnings)


def _listed(texts: Sequence[Document], name: str) -> tuple[tuple[ListEntry, ...], tuple[str, ...]]:
    """Return the entries of the lists among texts, and a warning for each that is none."""
    entries: list[ListEntry] = []
    warnings: list[str] = []
    for text in texts:
        try:
            entries += entries_of(text)
        except ReadError as error:
            warnings.append(f"{name}: its rows are compared as text, not as entries: {error}")
    return tuple(entries), tuple(warnings)


def _texts(page: Page) -> Iterator[Document]:
    """Yield the texts of what is neither law nor list: a page, a document or issue of the Register."""
    if media_of(page) != "xml":
        article = read_article(GUEST, page)
        yield replace(article, paragraphs=(Paragraph("title", article.title), *article.paragraphs))
    elif root_of(page).tag == ISSUE:
        yield from documents_of_issue(GUEST, page)
    else:
        yield read_xml(GUEST, page, Link(page.url))


def _page(path: Path) -> Page:
    try:
        body = path.read_bytes()
        if path.suffix == ".gz":
            body = gzip.decompress(body)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise ReadError(str(path), f"cannot be read: {reason}") from error
    media_type = mimetypes.guess_type(
        path.with_suffix("").name if path.suffix == ".gz" else path.name
    )
    return Page(path.absolute().as_uri(), body, media_type[0] or "", "", clock())
