"""The kept law that a rule amends, as it stood before the rule."""

from datetime import date, timedelta

from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.law.reading import LawText
from extractors.model import Document
from storage.store import Store


def eve_of(rule: Document, today: date) -> date:
    """Return the last day before any of a rule had effect, today if that is still to come."""
    days = [one.day for one in effective_days(rule) if one.role == "effective" and one.day]
    return min([today, *(day - timedelta(days=1) for day in days)])


def amended_texts(store: Store, rule: Document, day: date) -> list[LawText]:
    """Return the kept texts of the parts that a rule amends, as they stood on a day."""
    parts = dict.fromkeys(f"ecfr:{a.title}-{a.part}" for a in amendments_of(rule) if a.part)
    found = []
    for document in [one for part in parts for one in store.provisions.texts(part)]:
        if edition := store.provisions.as_of(document, day):
            paragraphs = edition.paragraphs
            unit = next((p.label for p in paragraphs if p.kind == "heading"), paragraphs[0].label)
            found.append(LawText(document, unit, edition.title, paragraphs))
    return found
