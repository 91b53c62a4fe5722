"""A search as SQL, and as the subscription that would tell of what it finds."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from storage.ledger import Row
from storage.store import Store

MOST = 30  # documents on a page
MOST_WORDS = 32  # asked of the index; each more costs a walk through it
MOST_BEGUN = 200  # words that beginnings may stand for; with more, SQLite gathers all there is
# What the full-text index marks a hit with: characters that no kept text has (`storage.values.clean`).
OPEN, CLOSE = "\x02", "\x03"

_WORDS = """
    select d.id, d.serial, d.title, d.published, d.severity, d.source, s.name as source_name,
        s.authority, snippet(document_search, 1, '\x02', '\x03', ' … ', 40) as found
    from document_search join document d on d.serial = document_search.rowid
    left join source s on s.key = d.source
    where document_search match :match and d.serial < :before {terms}
    order by document_search.rowid desc limit :most
"""
_TERMS_ONLY = """
    select d.id, d.serial, d.title, d.published, d.severity, d.source, s.name as source_name,
        s.authority, substr(v.text, 1, 280) as found
    from document d join version v on v.document = d.id and v.number = d.number
    left join source s on s.key = d.source
    where d.serial < :before {terms} order by d.serial desc limit :most
"""
_TERMS = {
    "source": "and d.source = :source",
    "entity": """and exists (
        select 1 from mention_place p cross join mention_word w on w.id = p.word
        where p.serial = d.serial and p.version = d.number
            and w.entity in (select entity from entity_kin where watched = :entity))""",
    "label": """and exists (
        select 1 from mention_place p cross join mention_word w on w.id = p.word
        where p.serial = d.serial and p.version = d.number and w.label = :label)""",
    "rule": """and exists (select 1 from rule_event e
        where e.rule = :rule and e.document = d.id and e.version = d.number)""",
    "since": "and d.published >= :since",
    "until": "and d.published < date(:until, '+1 day')",
    "official": "and s.authority = 'official'",
}
# From word to word of the index, each found by a jump: to read all its places would take a second.
_BEGUN = """
    with recursive begun (term) as (
        select (select term from search_word where term >= :start order by term limit 1)
        union all
        select (select term from search_word where term >= begun.term || char(1)
            order by term limit 1)
        from begun where begun.term < :end
        limit :most)
    select term from begun where term < :end
"""
_TOKEN = re.compile(r'"([^"]*)"|(\S+)')
_LAST = 9_223_372_036_854_775_807


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought: `words` as typed; "" and None for a term that is not given."""

    words: str = ""
    source: str = ""
    entity: str = ""
    label: str = ""
    rule: str = ""
    since: date | None = None
    until: date | None = None
    official: bool = False

    @property
    def terms(self) -> Mapping[str, str]:
        """The terms besides the words, as they stand in an address."""
        named = {
            "source": self.source,
            "entity": self.entity,
            "label": self.label,
            "rule": self.rule,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "official": "1" if self.official else "",
        }
        return {name: value for name, value in named.items() if value}


def match(words: str, begun: Callable[[str, int], Sequence[str]] = lambda start, most: ()) -> str:
    """Return words as the index is asked: all of them, "phrases" whole, a last "*" as a beginning.

    What is typed is never read as the index' own operators. A beginning stands for the words that
    `begun` gives for it, if they are at most `most`: those SQLite finds the newest first, where a
    beginning costs all documents that have it (313 ms among a million).

    >>> match('ascend "license required" semicon*')
    '"ascend" AND "license required" AND "semicon"*'
    >>> match("Chip* huawei", lambda start, most: [start, start + "s"])
    '("chip" OR "chips") AND "huawei"'
    """
    asked: list[str] = []
    left = MOST_BEGUN
    for phrase, word in _TOKEN.findall(words):
        text = (phrase or word).replace('"', " ").replace("\x00", " ")
        if not any(letter.isalnum() for letter in text):
            continue
        if len(asked) == MOST_WORDS:
            break
        if not word.endswith("*"):
            asked.append(f'"{text}"')
            continue
        start = text.rstrip("*")
        # A beginning of other characters is folded or taken apart by the tokenizer alone.
        terms = begun(start.lower(), left) if left and start.isascii() and start.isalnum() else ()
        # That one begins too many takes as long to find out: the next may begin half as many.
        left = max(0, left - len(terms)) if terms else left // 2
        asked.append(f"({' OR '.join(map(_quoted, terms))})" if terms else f"{_quoted(start)}*")
    return " AND ".join(asked)


def _quoted(term: str) -> str:
    return f'"{term}"'


def _begun(store: Store, start: str, most: int) -> list[str]:
    """Return the words of the index that begin so; none if they are more than `most`, or none."""
    end = start + chr(0x10FFFF)
    rows = store.ask(_BEGUN, start=start, end=end, most=most + 1)
    return [row["term"] for row in rows] if len(rows) <= most else []


def found(store: Store, search: Search, before: int = 0) -> list[Row]:
    """Return the newest documents that match, up to one more than fit on a page.

    `before` is the number of the last document on the page before, 0 for the first page.
    """
    terms = search.terms
    clauses = " ".join(_TERMS[name] for name in terms)
    asked = match(search.words, partial(_begun, store))
    query = (_WORDS if asked else _TERMS_ONLY).format(terms=clauses)
    values = {"before": before or _LAST, "most": MOST + 1, **terms}
    return store.ask(query, **({"match": asked} | values if asked else values))


def marked(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of a snippet, each with whether it is a hit.

    >>> list(marked("the \\x02Ascend\\x03 chips"))
    [('the ', False), ('Ascend', True), (' chips', False)]
    """
    for number, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", text)):
        if part:
            yield part, number % 2 == 1


def as_subscription(search: Search) -> str:
    """Return the lines of TOML that tell of what such a search will find from now on."""
    words = [phrase or word.rstrip("*") for phrase, word in _TOKEN.findall(search.words)]
    rows = {
        "words": words,
        "entities": [name for name in (search.entity, search.rule) if name],
        "labels": [search.label] if search.label else [],
        "sources": [search.source] if search.source else [],
    }
    lines = ["[subscription.my-search]", 'channels = ["…"]  # the keys of your channels']
    lines += [f"{name} = {_toml(values)}" for name, values in rows.items() if values]
    return "\n".join(lines)


def _toml(values: list[str]) -> str:
    return f"[{', '.join(_string(value) for value in values)}]"


def _string(value: str) -> str:
    """Return a TOML basic string: https://toml.io/en/v1.0.0#string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'
