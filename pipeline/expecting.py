"""What is expected of the law, kept with a rule and graded with the law that follows it."""

from datetime import date, datetime

from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.model import Document
from extractors.preview.applying import preview
from extractors.preview.grading import OPEN, graded
from extractors.preview.nouns import APPLIED
from pipeline.amended import amended_texts, eve_of
from storage.provisions import day_of
from storage.store import Store

_FINAL = frozenset({"RULE", "Rule"})


def expect(store: Store, document: Document, number: int, now: datetime) -> None:
    """Keep what a rule makes of the law, or grade what was expected of a law that is kept now."""
    if document.fields.get("type", "") in _FINAL:
        _expect(store, document, number, now)
    elif (day := day_of(document)) is not None:
        grade(store, document.id, day, now)


def _expect(store: Store, rule: Document, number: int, now: datetime) -> None:
    if not amendments_of(rule):
        return
    days = [one.day for one in effective_days(rule) if one.role == "effective" and one.day]
    today = now.date()
    texts = amended_texts(store, rule, eve_of(rule, today))
    if not texts:
        return
    found = preview([rule], texts)
    laws = {text.citation: text.id for text in texts}
    places = [(laws.get(one.unit, ""), one) for one in found.provisions]
    undone = [one for one in found.instructions if one.state != APPLIED]
    store.previews.keep((rule.id, number), places, undone)
    for law in dict.fromkeys(law for law, _ in places if law):
        for day in sorted({day for day in days if day <= today}):
            grade(store, law, day, now)


def grade(store: Store, law: str, day: date, now: datetime) -> None:
    """Grade what is expected of a text by how it stood on a day."""
    waiting = store.previews.open(law)
    edition = store.provisions.as_of(law, day) if waiting else None
    if edition is None:
        return
    amended = edition.basis == "amendment" and edition.valid_from == day
    for one in waiting:
        outcome = graded(one.place, edition.paragraphs, day, amended=amended)
        if outcome != OPEN:
            store.previews.grade(one, outcome, now)
