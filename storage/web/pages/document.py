"""A document's page: its text with the names in it, its versions, what was read in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model import Mention
from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.registry import page
from storage.web.setting import segment

ROOM = 50_000  # characters of text on one page

DOCUMENT = """
    select d.*, s.name as source_name, s.authority,
        (select max(number) from version v where v.document = d.id) as versions
    from document d left join source s on s.key = d.source where d.id = :document
"""
VERSIONS = """
    select v.number, v.first_seen, v.extractor, c.substantive,
        (select count(*) from hunk h where h.document = v.document and h.version = v.number) as hunks
    from version v left join change c on c.document = v.document and c.version = v.number
    where v.document = :document order by v.number desc limit 50
"""
TEXT = "select title, text from version where document = :document and number = :version"
EVENTS = """
    select rule, rule_name, kind, date, axis, status, quote from rule_event
    where document = :document and version = :version order by start
"""
FINDINGS = """
    select key, kind, severity, title, found_at from finding
    where document = :document order by found_at desc limit 20
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `mention` is what is named in it, None for plain words."""

    text: str
    mention: Mention | None = None


@page("/document/{document}")
def document(asked: Asked) -> Shown:
    """Show a document by its id, the newest version or the one in `version`."""
    key = asked.path["document"]
    rows = asked.store.ask(DOCUMENT, document=key)
    if not rows:
        raise NotFoundError(f"No document “{key}” is kept", "Search finds those that are.", ())
    version = asked.number("version", rows[0]["number"], 1_000_000)
    texts = asked.store.ask(TEXT, document=key, version=version)
    if not texts:
        near = (("The newest version", f"/document/{segment(key)}"),)
        raise NotFoundError(f"It has no version {version}", "", near)
    start = asked.number("from", 0, 1_000_000_000)
    end = _end(texts[0]["text"], start)
    mentions = asked.store.documents.mentions(key, version)
    return Shown(
        "document.html",
        {
            "title": texts[0]["title"] or key,
            "row": rows[0],
            "version": version,
            "pieces": list(pieces(texts[0]["text"], mentions, start, end)),
            "further": end if end < len(texts[0]["text"]) else None,
            "versions": asked.store.ask(VERSIONS, document=key),
            "events": asked.store.ask(EVENTS, document=key, version=version),
            "findings": asked.store.ask(FINDINGS, document=key),
        },
    )


def pieces(text: str, mentions: Sequence[Mention], start: int, end: int) -> Iterator[Piece]:
    """Yield `text` from `start` to `end`, each watched mention in it as a piece of its own.

    >>> [piece.text for piece in pieces("Huawei and SMIC", [Mention("ORG", 0, 6, "Huawei", "huawei", "Huawei")], 0, 15)]
    ['Huawei', ' and SMIC']
    """
    place = start
    for mention in mentions:
        if not mention.entity or mention.start < place or mention.end > end:
            continue
        if mention.start > place:
            yield Piece(text[place : mention.start])
        yield Piece(text[mention.start : mention.end], mention)
        place = mention.end
    if place < end:
        yield Piece(text[place:end])


def _end(text: str, start: int) -> int:
    """Return where a page that begins at `start` ends: between two paragraphs, if there are such."""
    if len(text) - start <= ROOM:
        return len(text)
    line = text.rfind("\n", start + ROOM // 2, start + ROOM)
    return line + 1 if line > 0 else start + ROOM
