"""What the story of a document is found by, apart from its row, and only where it has one.

As text in `document` it made each row a page of its own: whatever looked at many documents read four
kilobytes for each, and it was a fifth of a database.
"""

import json
import struct
from base64 import b64decode
from datetime import date

from sqlite_utils import Database

from extractors.story_marks import Traits, dump

TABLES = (
    # What the story of a document is found by; of none without a story.
    """create table story_mark (
        serial integer primary key references document (serial), -- of the document
        marks blob not null               -- `extractors.story_marks` says how it is written
    ) strict""",
    # An archive that is read again asks for the documents of some weeks, once a day of it.
    """create index document_when on document (coalesce(published, first_seen))
        where story <> ''""",
)
BEFORE = "select serial, traits from document where story <> '' and traits <> ''"
KEEP = "insert into story_mark (serial, marks) values (?, ?)"
DROP = "alter table document drop column traits"


def take_over(db: Database) -> None:
    """Write anew what the stories of all documents are found by; what is none is left out."""
    rows = ((serial, _anew(line)) for serial, line in db.conn.execute(BEFORE))
    db.conn.executemany(KEEP, ((serial, marks) for serial, marks in rows if marks))
    db.conn.execute(DROP)


def _anew(line: str) -> bytes | None:
    """Return a line of JSON of before as it is written now, None if it cannot be read."""
    try:
        document, day, anchors, shingles, official, told, *words = json.loads(line)
        traits = Traits(
            document,
            date.fromisoformat(day) if day else None,
            frozenset(anchors),
            _hashes(shingles),
            bool(official),
            bool(told),
            *map(_hashes, words),
        )
        return dump(traits)
    except (TypeError, ValueError, OverflowError, struct.error):
        return None


def _hashes(packed: str | list[int]) -> frozenset[int]:
    """Return hashes that were written as little-endian bytes in base 64, at first as numbers."""
    if isinstance(packed, list):
        return frozenset(packed)
    plain = b64decode(packed, validate=True)
    return frozenset(value for (value,) in struct.iter_unpack("<I", plain))
