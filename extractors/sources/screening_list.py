"""Screening lists: the Consolidated Screening List, and the Denied Persons List of BIS."""

import re
from collections.abc import Mapping

from pydantic import Field

from extractors.errors import ReadError
from extractors.lists.published import titled_entries
from extractors.lists.told import paragraph
from extractors.model import Document, Link, ListEntry, Page, Reading, Source
from extractors.reading.challenge import refuse
from extractors.reading.media import media_of
from extractors.registry import source_kind
from extractors.watch import Strict


class ScreeningListOptions(Strict):
    """How much there must be: files come truncated, and a shorter list looks like removals.

    Attributes:
        min_rows: Fewest entries in the file.
        lists: Name of a list, as the file writes it, to the fewest entries it must have. If any is
            named, the file's other lists are left out.
        most_removed: Most entries of one list that may be gone at once; None for the rule of
            `extractors.lists.shrinking`.

    """

    min_rows: int = 1
    lists: Mapping[str, int] = Field(default_factory=dict)
    most_removed: int | None = Field(None, ge=0)


@source_kind("screening_list", options=ScreeningListOptions)
def read_screening_list(source: Source, page: Page, link: Link | None) -> Reading:
    """Return one document a list, one paragraph a party, in an order of its own.

    Raises:
        ReadError: Another header, a file cut short, or fewer entries than promised.

    """
    if link is not None:
        raise ReadError(source.key, f"a list has no further pages, but was given {link.url}")
    refuse(page, "json" if media_of(page) == "json" else "text")
    options = source.options
    if not isinstance(options, ScreeningListOptions):
        options = ScreeningListOptions()
    entries = titled_entries(page)
    if len(entries) < options.min_rows:
        raise ReadError(source.key, f"{len(entries)} entries, expected {options.min_rows} or more")
    lists: dict[str, list[ListEntry]] = {}
    for title, entry in entries:
        lists.setdefault(title, []).append(entry)
    for name, least in options.lists.items():
        if (found := len(lists.get(name, ()))) < least:
            raise ReadError(source.key, f"{name}: {found} entries, expected {least} or more")
    wanted = options.lists or lists
    return Reading(
        tuple(_document(source, page, name, lists[name]) for name in lists if name in wanted)
    )


def _document(source: Source, page: Page, name: str, entries: list[ListEntry]) -> Document:
    rows = {paragraph(entry): entry.name.casefold() for entry in entries}
    ordered = sorted(rows, key=lambda row: (rows[row], row.text))
    slug = re.sub(r"[^a-z0-9]+", "-", (name or source.key).lower()).strip("-")
    return Document(
        id=f"list:{slug}",
        source=source.key,
        url=page.url,
        title=name or source.name,
        published=None,
        paragraphs=tuple(ordered),
        genre="list",
        fields={"rows": str(len(ordered))},
        raw=page.sha256,
    )
