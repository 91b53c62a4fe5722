"""Rule events of a bill, from the actions that Congress lists for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.claims.known import Known
from extractors.claims.things import slug
from extractors.model import Authority, Document, Paragraph, RuleEvent, Source
from extractors.redline import offsets

# What an action does for the bill (`extractors.reading.congress`) to the kind of the event.
KINDS = {
    "introduced": "bill_introduced",
    "reported": "bill_advanced",
    "passed": "bill_advanced",
    "presented": "bill_advanced",
    "enacted": "bill_enacted",
}


def bill_events(document: Document, known: Known, source: Source) -> tuple[RuleEvent, ...]:
    """Return what became of a bill, in the order of its actions: each step once a day."""
    rule, name = _bill(document, known)
    status = "official" if source.authority is Authority.OFFICIAL else "reported"
    events = {
        (paragraph.kind, day): RuleEvent(
            rule=rule,
            rule_name=name,
            kind=KINDS[paragraph.kind],
            date=day,
            axis="legal",
            status=status,
            quote=paragraph.text,
            start=start,
            end=start + len(paragraph.text),
            reason=f"an action of Congress: {paragraph.kind}",
        )
        for paragraph, start, day in reversed([*_acts(document.paragraphs)])
    }
    return tuple(sorted(events.values(), key=lambda event: event.start))


def _acts(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, int, date]]:
    for paragraph, start in zip(paragraphs, offsets(paragraphs), strict=True):
        if paragraph.label == "action" and paragraph.kind in KINDS:
            yield paragraph, start, date.fromisoformat(paragraph.text[:10])


def _bill(document: Document, known: Known) -> tuple[str, str]:
    """Return the watched bill that the title names, else a key made of the title."""
    watched = (bill for label, _, bill in known.in_title(document.title) if label == "BILL")
    name = document.title.rpartition(" (")[0] or document.title
    return next(watched, (slug(name), name))
