"""`rulewire diff`: two saved files, or a provision of the law on two days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extractors.errors import ReadError
from extractors.hunks import recalled
from extractors.lists.changes import as_modified, as_row
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, entries_of_file
from extractors.lists.told import paragraph
from extractors.model import Document, ListEntry, Paragraph
from extractors.redline import redline
from pipeline.at_hand import documents_of, file_page
from pipeline.comparison import Comparison
from pipeline.standing import Standing, standing
from storage.store import Store

# A new file that lacks more of the old one's texts than this share is likely not whole.
_SUSPECT = 0.5
_KINDS = {"law": "the text of a law", "list": "a list of parties", "text": "a page or document"}


@dataclass(frozen=True, slots=True)
class _State:
    """What a saved file says: paragraphs in order, entries of lists, the ids of its laws' texts.

    `kind` is "law", "list" or "text"; `warnings` say what could not be read as it should.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    kind: str = "law"
    entries: tuple[ListEntry, ...] = ()
    ids: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()


def compared_files(old: Path, new: Path) -> tuple[Comparison, tuple[str, ...]]:
    """Return what differs between two saved files, and what a reader should be warned of.

    Raises:
        ReadError: One cannot be read, is cut short, or is nothing that we know.

    """
    before, after = _state(old), _state(new)
    if before.kind != after.kind:
        hint = "an error page may have been saved in its place"
        told = f"it is {_KINDS[after.kind]}, {old} is {_KINDS[before.kind]}; {hint}"
        raise ReadError(str(new), told)
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
    return _State(name, found.paragraphs, entries=entries, warnings=warnings)


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
    page = file_page(path)
    if (entries := entries_of_file(page)) is not None:
        rows = [replace(paragraph(e), label=f"{e.list}: {e.name}", kind="row") for e in entries]
        return _State(path.name, tuple(sorted(rows, key=lambda row: row.label)), "list", entries)
    texts = [document for _, document in documents_of(path.stem, page)]
    paragraphs = tuple(paragraph for text in texts for paragraph in _titled(text))
    entries, warnings = _listed(texts, str(path))
    ids = frozenset(text.id for text in texts if text.genre == "regulation")
    return _State(path.name, paragraphs, "law" if ids else "text", entries, ids, warnings)


def _titled(text: Document) -> Sequence[Paragraph]:
    """Return the paragraphs of a text, with the title of one that does not print it among them."""
    if text.genre == "regulation":
        return text.paragraphs
    return (Paragraph("title", text.title), *text.paragraphs)


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
