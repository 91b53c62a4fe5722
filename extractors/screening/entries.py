"""What counterparties are screened against: entries of lists, and parties that a text names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.listed.rows import party_of
from extractors.listed.words import core
from extractors.lists.changes import ListChange
from extractors.model import Annotations, Document, ListEntry

WORDS = "words"
"""The fact of a party that a text names that holds the words around its name."""
_PARTIES = frozenset({"ORG", "PERSON"})
_MOST_QUOTED = 400  # characters around a name


def parties_of(entries: Iterable[ListEntry]) -> Iterator[ListEntry]:
    """Yield the entries that are parties, with all their names; no ships and aircraft."""
    for entry in entries:
        if party := party_of(entry):
            yield replace(entry, name=party.name, aliases=party.aliases)


def news(change: ListChange) -> Iterator[ListEntry]:
    """Yield the parties that came to a list, and those of which it says something else now.

    Another address or requirement is news for whoever deals with the party, as another name is.
    """
    yield from parties_of((*change.added, *(one.after for one in change.modified)))


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
                    "", "-".join(core(mention.text)), mention.text, aliases, facts={WORDS: words}
                )
    return tuple(found.values())


def screened_against(
    change: ListChange | None, document: Document, notes: Annotations
) -> tuple[ListEntry, ...]:
    """Return what is new for counterparties: parties of a list, else those that a text names."""
    return mentioned(document, notes) if change is None else tuple(news(change))


def evidence(entry: ListEntry) -> str:
    """Return the row of an entry in one line, or the words around a name.

    >>> evidence(ListEntry("List", "k", "Acme", ("A",), (), "China", "All items", "", ("90 FR 1",)))
    'China | Acme, a.k.a. A | All items | 90 FR 1'
    """
    if WORDS in entry.facts:
        return entry.facts[WORDS]
    names = ", a.k.a. ".join(filter(None, (entry.name, "; ".join(entry.aliases))))
    cells = (entry.country, names, "; ".join(entry.addresses), entry.requirement, entry.policy)
    return " | ".join(filter(None, (*cells, "; ".join(entry.citations))))


def _around(text: str, start: int, end: int) -> str:
    """Return the paragraph that a name stands in, a piece of it if it is long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    half = _MOST_QUOTED // 2
    piece = text[max(first, start - half) : min(last, end + half)]
    return ("… " if start - half > first else "") + piece + (" …" if end + half < last else "")
