"""What was read in a version, as rows."""

from extractors.amending.nouns import Amendment
from extractors.model import Annotations
from storage.cleaning import clean
from storage.ledger import Ledger
from storage.mentions import keep_mentions
from storage.values import dumps

KEEP_DATE = """
    insert into legal_date (document, version, role, date, start, end)
    values (:document, :version, :role, :date, :start, :end) on conflict do nothing
"""
KEEP_EVENT = """
    insert into rule_event (document, version, rule, rule_name, kind, date, axis, status, quote,
        start, end)
    values (:document, :version, :rule, :rule_name, :kind, :date, :axis, :status, :quote,
        :start, :end)
"""
KEEP_ACTION = """
    insert into list_action (document, version, action, list, party, country)
    values (:document, :version, :action, :list, :party, :country) on conflict do nothing
"""
KEEP_AMENDMENT = """
    insert into amendment (document, version, position, instruction, action, target, title, part,
        unit, party, country, before, after, words, rest)
    values (:document, :version, :position, :instruction, :action, :target, :title, :part,
        :unit, :party, :country, :before, :after, :words, :rest)
"""
KEEP_AMENDMENT_DATE = """
    insert into amendment_date (document, version, position, role, date, until, instructions,
        provisions, words)
    values (:document, :version, :position, :role, :day, :until, :instructions,
        :provisions, :words)
"""


def keep_notes(ledger: Ledger, document: str, number: int, notes: Annotations) -> None:
    """Keep all that was read in a version, of which nothing is kept yet."""
    at: dict[str, object] = {"document": document, "version": number}
    keep_mentions(ledger, document, number, notes)
    for statement, values in (
        (KEEP_DATE, notes.dates),
        (KEEP_EVENT, notes.events),
        (KEEP_ACTION, notes.list_actions),
    ):
        ledger.run_all(statement, [at | _columns(value) for value in values])
    amended = [_amendment(position, one) for position, one in enumerate(notes.amendments)]
    ledger.run_all(KEEP_AMENDMENT, [at | row for row in amended])
    days = [{"position": n} | _columns(day) for n, day in enumerate(notes.amendment_dates)]
    ledger.run_all(KEEP_AMENDMENT_DATE, [at | row for row in days])


def _amendment(position: int, amendment: Amendment) -> dict[str, object]:
    """Return an amendment as a row; its new text is what stands after it."""
    columns = {"position": position} | _columns(amendment)
    text = "\n".join(words for _, words in amendment.text)
    columns["after"] = columns["after"] or clean(text)
    del columns["text"]
    return columns


def _columns(value: object) -> dict[str, object]:
    """Return a noun's fields as columns of the same names."""
    names = type(value).__dataclass_fields__  # type: ignore[attr-defined]
    columns = {name: getattr(value, name) for name in names}
    return {k: v.isoformat() if hasattr(v, "isoformat") else _text(v) for k, v in columns.items()}


def _text(value: object) -> object:
    if isinstance(value, tuple):
        return dumps(value)
    return clean(value) if isinstance(value, str) else value
