"""The chain of seals: what a row says, hashed, and the hash of all that was sealed before.

A hash is SHA-256, hex, of a line that says what it is of, a line feed, and canonical JSON: UTF-8,
no spaces, keys of objects sorted, numbers whole, nothing escaped that need not be. So
`printf 'rulewire seal 1\\n[1,"…",""]' | sha256sum` gives the hash of the first seal.
"""

import json
import sqlite3
from collections.abc import Mapping
from hashlib import sha256

# What each kind of row says for good; of a version all but who read it last, which may change.
_CONTENT = {
    "fetch": """
        select id, source, url, number, started_at, took_ms, status, media_type, size, sha256,
            error
        from fetch where id = :key""",
    "exchange": """
        select sha256, url, received_at, final_url, status, headers, left_out from exchange
        where sha256 = substr(:key, 1, 64) and received_at = substr(:key, 66, 20)
            and url = substr(:key, 87)""",
    "version": """
        select document, number, title, text, labels, authors, fields, digest, raw, first_seen
        from version where document = :owner and number = :number""",
    # With the texts it tells of, now and before: its seal alone commits to them.
    "finding": """
        select f.key, f.kind, f.severity, f.title, f.reason, f.quote, f.source, f.url, f.document,
            f.version, f.story, f.entities, f.labels, f.events, f.found_at,
            v.digest as digest, v.raw as raw, b.digest as before_digest, b.raw as before_raw
        from finding f
        left join version v on v.document = f.document and v.number = f.version
        left join version b on b.document = f.document and b.number = f.version - 1
        where f.key = :key""",
}
SEALED = tuple(_CONTENT)
HEAD = "select sequence, hash from seal order by sequence desc limit 1"
APPEND = """
    insert into seal (sequence, what, key, content, note, hash)
    values (:sequence, :what, :key, :content, :note, :hash)
"""
# What an older rulewire kept, in the order in which it would have been sealed.
UNSEALED = """
    select 'fetch' as what, cast(id as text) as key, started_at as at, 0 as place, id as row
    from fetch
    union all
    select 'version', document || '#' || number, first_seen, 1, rowid from version
    union all
    select 'finding', key, found_at, 2, rowid from finding
    order by at, place, row
"""


def canonical(value: object) -> str:
    """Return the one JSON text of a value.

    >>> canonical({"b": 1, "a": ["é", None]})
    '{"a":["é",null],"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def content_hash(what: str, said: str) -> str:
    """Return the hash of what a row of that kind says, in canonical JSON."""
    return _hash(what, said)


def seal_hash(sequence: int, content: str, previous: str) -> str:
    """Return the hash of a seal; `previous` is that of the one before, "" for the first.

    Kind and key are in it by way of the content: so a chain can be shown to somebody who may not
    know what else was found.
    """
    return _hash("seal", canonical([sequence, content, previous]))


def _hash(what: str, said: str) -> str:
    return sha256(f"rulewire {what} 1\n{said}".encode("utf-8", "surrogatepass")).hexdigest()


def said(connection: sqlite3.Connection, what: str, key: str) -> Mapping[str, object] | None:
    """Return what the row says that is sealed under `key`, None if it is not there."""
    owner, _, number = key.rpartition("#")
    cursor = connection.execute(_CONTENT[what], {"key": key, "owner": owner, "number": number})
    row = cursor.fetchone()
    return dict(zip((name for name, *_ in cursor.description), row, strict=True)) if row else None


def append(connection: sqlite3.Connection, what: str, key: str, note: str = "") -> None:
    """Seal a row that was just written, or a note; to be called in the row's transaction."""
    text = note or canonical(said(connection, what, key))
    head = connection.execute(HEAD).fetchone()
    sequence, previous = (head[0] + 1, head[1]) if head else (1, "")
    content = content_hash(what, text)
    connection.execute(
        APPEND,
        {
            "sequence": sequence,
            "what": what,
            "key": key,
            "content": content,
            "note": note,
            "hash": seal_hash(sequence, content, previous),
        },
    )


def begin(connection: sqlite3.Connection) -> None:
    """Begin the chain: with a note of how much was there already, and a seal for each row of it."""
    rows = connection.execute(UNSEALED).fetchall()
    counts = {kind: sum(row[0] == kind for row in rows) for kind in SEALED}
    append(connection, "begun", "", canonical({"found": counts}))
    for what, key, *_ in rows:
        append(connection, what, key)
