"""Names and numbers as they are kept: each word once, and a row of small numbers a place.

The views `mention` and `identifier` take rows too, but their triggers look for the document and the
word of each row anew: that took as long as to keep all the rest of a text.
"""

from collections.abc import Iterable, Iterator, Sequence

from extractors.model import Annotations, Mention
from storage.cleaning import clean
from storage.ledger import Ledger
from storage.values import dumps

SERIAL = "select serial from document where id = :document"
# "+" keeps SQLite from indexes that are of no use here, since most entities are ''.
MENTION_WORDS = """
    select j.key as place, w.id from json_each(:words) j cross join mention_word w
    where w.surface = json_extract(j.value, '$[0]') and w.label = json_extract(j.value, '$[1]')
        and +w.entity = json_extract(j.value, '$[2]') and +w.name = json_extract(j.value, '$[3]')
        and w.reason = json_extract(j.value, '$[4]')
"""
NEW_MENTION_WORD = """
    insert into mention_word (surface, label, entity, name, reason)
    values (:surface, :label, :entity, :name, :reason)
"""
KEEP_MENTION = """
    insert into mention_place (serial, version, in_title, start, word, end)
    values (:serial, :version, :in_title, :start, :word, :end)
"""
IDENTIFIER_WORDS = """
    select j.key as place, w.id from json_each(:words) j cross join identifier_word w
    where w.value = json_extract(j.value, '$[0]') and w.label = json_extract(j.value, '$[1]')
"""
NEW_IDENTIFIER_WORD = "insert into identifier_word (value, label) values (:value, :label)"
KEEP_IDENTIFIER = """
    insert into identifier_place (serial, version, start, word, end)
    values (:serial, :version, :start, :word, :end) on conflict do nothing
"""

Word = tuple[str, ...]


def keep_mentions(ledger: Ledger, document: str, number: int, notes: Annotations) -> None:
    """Keep the names and numbers in a version, of which nothing is kept yet.

    A label stands once at a place: the first that is given.
    """
    at = {"serial": ledger.rows(SERIAL, document=document)[0]["serial"], "version": number}
    placed = [(0, one) for one in _once(notes.mentions)]
    placed += [(1, one) for one in _once(notes.title_mentions)]
    names = [_name(one) for _, one in placed]
    columns = ("surface", "label", "entity", "name", "reason")
    ids = _ids(ledger, MENTION_WORDS, NEW_MENTION_WORD, columns, names)
    rows = [
        at | {"in_title": part, "start": one.start, "end": one.end, "word": ids[name]}
        for (part, one), name in zip(placed, names, strict=True)
    ]
    ledger.run_all(KEEP_MENTION, rows)
    numbers = [(clean(one.value), one.label) for one in notes.identifiers]
    ids = _ids(ledger, IDENTIFIER_WORDS, NEW_IDENTIFIER_WORD, ("value", "label"), numbers)
    rows = [
        at | {"start": one.start, "end": one.end, "word": ids[name]}
        for one, name in zip(notes.identifiers, numbers, strict=True)
    ]
    ledger.run_all(KEEP_IDENTIFIER, rows)


def _once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    yield from {(one.start, one.label): one for one in reversed(tuple(mentions))}.values()


def _name(one: Mention) -> Word:
    said = (one.text, one.label, one.entity, one.name, one.reason)
    return tuple(map(clean, said))


def _ids(
    ledger: Ledger, known: str, new: str, columns: Sequence[str], words: Iterable[Word]
) -> dict[Word, int]:
    """Return the number under which each word is kept; those that are new are kept now."""
    wanted = list(dict.fromkeys(words))
    found = _found(ledger, known, wanted)
    if missing := [word for word in wanted if word not in found]:
        ledger.run_all(new, [dict(zip(columns, word, strict=True)) for word in missing])
        found |= _found(ledger, known, missing)
    return found


def _found(ledger: Ledger, known: str, words: Sequence[Word]) -> dict[Word, int]:
    rows = ledger.rows(known, words=dumps(words)) if words else ()
    return {words[row["place"]]: row["id"] for row in rows}
