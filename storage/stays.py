"""What effective date notes say of the law in a version: what is stayed, since when, until when."""

from dataclasses import asdict

from extractors.law.stays import effective_date_notes
from extractors.model import Document
from storage.cleaning import clean
from storage.ledger import Ledger

KEEP_STAY = """
    insert into stay (document, version, position, citation, portion, action, since, until, fr, note)
    values (:document, :version, :position, :citation, :portion, :action, :since, :until, :fr, :note)
"""


def keep_stays(ledger: Ledger, document: Document, number: int) -> None:
    """Keep what the notes of a new version do, of which nothing is kept yet."""
    rows = [
        asdict(stay)
        | {
            "version": number,
            "position": position,
            "since": stay.since.isoformat(),
            "until": stay.until.isoformat() if stay.until else None,
            "note": clean(stay.note),
        }
        for position, stay in enumerate(effective_date_notes([document]))
    ]
    ledger.run_all(KEEP_STAY, rows)
