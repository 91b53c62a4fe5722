"""Parties that a text names as added to, removed from or modified on a list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from extractors.claims.assertion import Standing
from extractors.claims.list_changes import ListChange
from extractors.claims.places import country_of_words
from extractors.claims.scene import Scene, scene
from extractors.claims.subjects import VEU
from extractors.claims.topic import is_on_topic
from extractors.model import Document, ListAction, Mention, Source
from extractors.watch import Entity

_NOBODY: Mapping[str, Entity] = MappingProxyType({})
_SHORT = {"SDN List": "SDN", "Military End-User List": "MEU"}

# What follows says why or by whom, and names no further party.
_REASON = re.compile(
    r"\b(?:for|because|after|over|due to|whose|accus\w+|saying|said|according to|as part of|in response to)\b"
)
# A name behind these words is somebody's owner, customer or home, not the party.
_RELATED = re.compile(
    r"\b(?:of|to|with|by|from|supplier to|linked to|including some of|for)(?: (?:the|its|China[’']s|a))? $"
)
# … unless it is the entry itself: "the removal of X", "the entries for X", "a subsidiary of X".
_OWN_ENTRY = re.compile(r"\b(?:entr(?:y|ies)|subsidiar(?:y|ies)|addition|removal) (?:of|for) $")
_INCLUDES = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|(?:is|are|was|were|among them)|such as|namely|:)"
)
_BOTH = re.compile(r"\b(?:[Bb]oth|they|all (?:two|three|four))(?: of (?:them|which))?\s+$")
_ROW = re.compile(r"\s*(?:\||\t| {2,}|—)\s*")
_HEADER = re.compile(
    r"^\W*(?:compan(?:y|ies)|entit(?:y|ies)|part(?:y|ies)|name|listed person)\b", re.IGNORECASE
)
_REMOVED_ROWS = re.compile(r"\bremov(?:e|ed|es|ing|als?)\b", re.IGNORECASE)


def find_list_actions(
    document: Document,
    mentions: Sequence[Mention],
    source: Source,
    entities: Mapping[str, Entity] = _NOBODY,
) -> tuple[ListAction, ...]:
    """Return the parties named in list changes, background acts included, in order of telling.

    The country is the one that the row, an apposition, the sentence or the watched entity gives;
    "" if none does. `entities` lets a watched party's own country count.
    """
    if not is_on_topic(document, mentions):
        return ()
    seen = scene(document, mentions, entities, source)
    found: dict[tuple[str, str, str], ListAction] = {}
    for change, party in _parties(seen):
        list_name = _SHORT.get(change.name, change.name)
        name = _full_name(seen, party)
        key = (change.action, list_name, party.entity or name)
        if key not in found:
            country = _country(seen, change, party, entities)
            found[key] = ListAction(change.action, list_name, name, country)
    return tuple(found.values())


def _parties(seen: Scene) -> Iterator[tuple[ListChange, Mention]]:
    current: ListChange | None = None
    for sentence in seen.sentences:
        changes = [
            change
            for change in seen.list_changes(sentence)
            if change.standing is Standing.ASSERTED and change.name != VEU
        ]
        for index, change in enumerate(changes):
            following = changes[index + 1].start if index + 1 < len(changes) else sentence.end
            for party in _named_in(seen, change, following):
                yield change, party
        current = changes[0] if changes and not changes[0].background else current
    if current:
        for party in _rows(seen):
            yield current, party


def _named_in(seen: Scene, change: ListChange, following: int) -> Iterator[Mention]:
    """Yield the parties of one change: objects of an active verb, or the subject of a passive."""
    named = seen.named(change.sentence, "ORG", "PERSON")
    parties = [m for m in named if m.label == "ORG" or change.name == "SDN List"]
    both = [*_referred(seen, change, parties)]
    if both:
        yield from both
        return
    before = [m for m in parties if m.start < change.start]
    if _is_passive(seen, change):
        yield from _subjects(seen, change, before)
    else:
        yield from _objects(seen, change, [m for m in parties if change.end <= m.start < following])


def _is_passive(seen: Scene, change: ListChange) -> bool:
    lead = seen.document.text[change.sentence.start : change.start]
    verb = seen.document.text[change.start : change.end]
    if re.match(r"(?:was|were|been|being|is|are|has|have|had)\b", verb):
        return True
    return change.background or bool(
        re.search(r"\b(?:was|were|been|being|is|are|landed)(?: \w+)? $", lead)
    )


def _referred(seen: Scene, change: ListChange, parties: list[Mention]) -> Iterator[Mention]:
    lead = seen.document.text[change.sentence.start : change.start]
    if _BOTH.search(lead):
        earlier = [m for m in parties if m.start < change.start]
        yield from earlier[-2:]


def _subjects(seen: Scene, change: ListChange, before: list[Mention]) -> Iterator[Mention]:
    text = seen.document.text
    clause = re.split(r"[;:]|, (?:but|while)\b", text[change.sentence.start : change.start])[-1]
    begin = change.start - len(clause)
    for party in (m for m in before if m.start >= begin):
        if not _RELATED.search(text[begin : party.start]) and not re.search(
            r"[’']s\s+\w+", text[party.end : party.end + 4]
        ):
            yield party


def _objects(seen: Scene, change: ListChange, after: list[Mention]) -> Iterator[Mention]:
    text = seen.document.text
    for party in after:
        gap = text[change.end : party.start]
        if _REASON.search(gap) and not re.search(r"\bincluding\b(?!.*\bfor\b)", gap):
            return
        beyond = change.end < change.list_end < party.start
        if beyond and not _INCLUDES.search(text[change.list_end : party.start]):
            continue
        if not _RELATED.search(gap) or _OWN_ENTRY.search(gap):
            yield party


def _rows(seen: Scene) -> Iterator[Mention]:
    """Yield the parties in the first cells of a table with a column of parties."""
    inside = False
    offset = 0
    for paragraph in seen.document.paragraphs:
        cells = [cell for cell in _ROW.split(paragraph.text.strip(" |")) if cell]
        tabular = paragraph.label == "row" or len(cells) > 1
        if _HEADER.match(paragraph.text) and (tabular or len(paragraph.text) < 30):
            inside = True
        elif inside and tabular and cells:
            yield from _first_cell(seen, paragraph.text, cells[0], offset)
        elif inside and not tabular and len(paragraph.text) > 80:
            inside = False
        offset += len(paragraph.text) + 1


def _first_cell(seen: Scene, text: str, cell: str, offset: int) -> Iterator[Mention]:
    start = offset + text.index(cell)
    end = start + len(cell)
    inside = [m for m in seen.mentions if start <= m.start < end and m.label == "ORG"]
    if inside:
        yield inside[0]
    elif re.search(r"[A-Za-z]{3}", cell) and not country_of_words(cell):
        name = re.split(r", (?:a\.k\.a\.|aka)|;", cell)[0].strip()
        yield Mention("ORG", start, start + len(name), name, "", name, "table row")


def _full_name(seen: Scene, party: Mention) -> str:
    """Return the party's name as its mention resolves it, else as printed."""
    return party.name or party.text


def _country(
    seen: Scene, change: ListChange, party: Mention, entities: Mapping[str, Entity]
) -> str:
    watched = entities.get(party.entity)
    own = watched.country if watched else ""
    return (
        _row_country(seen, party)
        or _apposed(seen, party)
        or (entities[own].name if own in entities else own)
        or country_of_words(party.name)
        or country_of_words(party.text)
        or _near_country(seen, change)
    )


def _row_country(seen: Scene, party: Mention) -> str:
    text = seen.document.text
    line_end = text.find("\n", party.end)
    line = text[party.end : line_end if line_end >= 0 else len(text)]
    if "|" not in line and "\t" not in line:
        return ""
    end = party.end + len(line)
    return next(
        (m.name for m in seen.mentions if m.label == "COUNTRY" and party.end <= m.start < end), ""
    )


def _apposed(seen: Scene, party: Mention) -> str:
    """Return the country that an apposition gives to any mention of the party."""
    text = seen.document.text
    for mention in seen.mentions:
        if mention.name != party.name:
            continue
        after = text[mention.end : mention.end + 60]
        apposition = re.match(
            r"(?:, an? | ?\(|, | of | in )(?P<place>[A-Z][\w. ’']{2,30}?)(?:-based|[’']s|\)| (?:company|firm|chip)|,|\.)",
            after,
        )
        before = re.search(
            r"(?P<place>[A-Z][\w.]+)(?:-based|[’']s)? (?:\w+ )?$",
            text[max(0, mention.start - 40) : mention.start],
        )
        for found in (apposition, before):
            country = country_of_words(found["place"]) if found else ""
            if country:
                return country
    return ""


def _near_country(seen: Scene, change: ListChange) -> str:
    """Return the only country beside the United States in the sentence, else in the text."""
    sentence = change.sentence
    for scope in (lambda m: sentence.start <= m.start < sentence.end, lambda m: True):
        met = Counter(m.name for m in seen.mentions if m.label == "COUNTRY" and scope(m))
        met.pop("United States", None)
        if len(met) == 1:
            return next(iter(met))
    ranked = met.most_common(2)
    if not ranked:
        return country_of_words(f"{seen.document.title}\n{sentence.text}")
    return ranked[0][0] if ranked[0][1] > 2 * ranked[1][1] else ""
