"""`rulewire upcoming`: what is scheduled, from today on."""

from datetime import date, timedelta

from extractors.ledger.nouns import Phase
from extractors.ledger.telling import name, words
from pipeline.harmless import line as harmless
from pipeline.harmless import web_url
from pipeline.tables import Column
from storage.store import Store

SHOWN = 160  # characters of a line


def upcoming(store: Store, today: date, days: int) -> list[Phase]:
    """Return what is scheduled for today and the `days` after it."""
    return store.states.phases(today, today + timedelta(days=days))


COLUMNS = (Column("day", 11, whole=True), Column("left", 13, whole=True), Column("what"))


def cells(phase: Phase, today: date) -> tuple[str, str, str]:
    """Return a phase for a person."""
    left = (phase.day - today).days
    when = "today" if left == 0 else f"in {left} day{'s' if left > 1 else ''}"
    by = phase.claim.cited or phase.claim.document
    said = harmless(f"{name(phase)}: {words(phase)}", SHOWN)
    return str(phase.day), when, f"{said}, by {by}"


def as_object(phase: Phase) -> dict[str, object]:
    """Return the same for JSON."""
    claim = phase.claim
    return {
        "day": phase.day.isoformat(),
        "kind": phase.kind,
        "rule": claim.rule,
        "name": name(phase),
        "what": words(phase),
        "part": claim.part,
        "quote": claim.quote,
        "document": claim.document,
        "version": claim.version,
        "citation": claim.cited,
        "url": web_url(claim.url),
    }
