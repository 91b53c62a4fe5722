"""What the story of a document is found by, as kept: of its newest version, if it has a story."""

from storage.ledger import Ledger

KEEP = """
    insert into story_mark (serial, marks)
    select serial, :marks from document where id = :document
    on conflict (serial) do update set marks = excluded.marks
"""
FORGET = "delete from story_mark where serial = (select serial from document where id = :document)"
FIND = "select marks from story_mark join document using (serial) where id = :document"


def keep_marks(ledger: Ledger, document: str, story: str, marks: bytes) -> None:
    """Keep what others find a document's story by, in place of what was; nothing without a story."""
    if story:
        ledger.run(KEEP, document=document, marks=marks)
    else:
        ledger.run(FORGET, document=document)


def marks_of(ledger: Ledger, document: str) -> bytes:
    """Return what a document's story is found by.

    Raises:
        ValueError: It has none.

    """
    (row,) = ledger.rows(FIND, document=document)
    return bytes(row["marks"])
