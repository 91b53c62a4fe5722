"""What counterparties are screened against: entries of lists, and parties that a text names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.claims.places import is_place
from extractors.listed.rows import is_list, parties_in
from extractors.listed.words import core
from extractors.model import Annotations, Document, ListEntry

ROW = "row"
"""The fact of an entry, or of a party that is named, that holds the words it stands in."""
_PARTIES = frozenset({"ORG", "PERSON"})
_CITATION = re.compile(r"\b\d{2} F\.?R\.? ?\d{1,6}\b")
_CODE = re.compile(r", ([A-Z]{2})(?=;| \||$)")
_MOST_QUOTED = 400  # characters around a name


def entries_of(documents: Iterable[Document]) -> tuple[ListEntry, ...]:
    """Return the entries of lists, in order; a text that is no list has none."""
    return tuple(entry for document in documents for entry in _entries(document))


def news(before: Document | None, after: Document) -> tuple[ListEntry, ...]:
    """Return the entries of a list that were not on it before, or have a name that is new."""
    known = {
        (old.key, core(name))
        for old in entries_of([before] if before else [])
        for name in _names(old)
    }
    return tuple(
        entry
        for entry in entries_of([after])
        if any((entry.key, core(name)) not in known for name in _names(entry))
    )


def mentioned(document: Document, notes: Annotations) -> tuple[ListEntry, ...]:
    """Return the companies and people that a text names, each once, on no list."""
    found: dict[str, ListEntry] = {}
    texts = ((document.title, notes.title_mentions), (document.text, notes.mentions))
    for text, mentions in texts:
        for mention in mentions:
            if mention.label in _PARTIES and mention.text not in found:
                aliases = (mention.name,) if mention.name not in ("", mention.text) else ()
                words = _around(text, mention.start, mention.end)
                found[mention.text] = ListEntry(
                    "", "-".join(core(mention.text)), mention.text, aliases, facts={ROW: words}
                )
    return tuple(found.values())


def screened_against(
    before: Document | None, document: Document, notes: Annotations
) -> tuple[ListEntry, ...]:
    """Return what is new for counterparties in a text: of a list its entries, else its names."""
    if is_list(document.id):
        return news(before, document)
    return mentioned(document, notes)


def _entries(document: Document) -> Iterator[ListEntry]:
    if not is_list(document.id):
        return
    supplement = document.id.startswith("ecfr:")
    country = ""
    for paragraph in document.paragraphs:
        if paragraph.role != "row":
            continue
        row = paragraph.text
        cells = [cell.strip() for cell in row.split("|")]
        country = cells[0] or country if supplement else ""
        for party in parties_in(replace(document, paragraphs=(paragraph,))):
            whole = supplement and len(cells) > 4
            yield ListEntry(
                list=party.list,
                key="-".join(core(party.name)) or party.name,
                name=party.name,
                aliases=tuple(alias for alias in party.aliases if not is_place(alias)),
                addresses=tuple(_CODE.findall(row)) if not supplement else (),
                country=country,
                requirement=cells[2] if whole else "",
                policy=cells[3] if whole else "",
                citations=tuple(_CITATION.findall(row)),
                facts={ROW: row},
            )


def _names(entry: ListEntry) -> tuple[str, ...]:
    return (entry.name, *entry.aliases)


def _around(text: str, start: int, end: int) -> str:
    """Return the paragraph that a name stands in, a piece of it if it is long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    half = _MOST_QUOTED // 2
    piece = text[max(first, start - half) : min(last, end + half)]
    return ("… " if start - half > first else "") + piece + (" …" if end + half < last else "")
