"""`rulewire extract --explain`: for all that was read, which rule or model decided it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.reasons import why_identified, why_mentioned
from extractors.watch import Entity
from pipeline.extracting import Extracted, as_promised
from pipeline.harmless import line as harmless
from storage.values import severity_name

_WIDTH = 120  # columns where there is no terminal
_MOST = 300  # characters of a cell

_Row = tuple[str, str, str]


def explained_for_a_program(outcome: Extracted, entities: Mapping[str, Entity]) -> str:
    """Return the JSON line of one document with a `reason` to each thing in it.

    That of the relevance, the severity and the story stand beside them; the document's own
    `reason` stays what a reader of the alert is told.
    """
    notes = outcome.notes
    line: dict[str, Any] = as_promised(outcome)
    for key, reasons in (
        ("mentions", [why_mentioned(one, entities) for one in notes.mentions]),
        ("identifiers", [why_identified(one) for one in notes.identifiers]),
        ("dates", [one.reason for one in notes.dates]),
        ("events", [one.reason for one in notes.events]),
        ("list_actions", [one.reason for one in notes.list_actions]),
    ):
        line[key] = [row | {"reason": why} for row, why in zip(line[key], reasons, strict=True)]
    line["relevance_reason"] = notes.relevance_reason
    line["severity_reason"] = notes.severity_reason
    line["story_reason"] = outcome.story_reason or None
    return json.dumps(line, default=date.isoformat)


def explained_for_a_person(outcome: Extracted, entities: Mapping[str, Entity]) -> str:
    """Return a table of what was read in one document: what, as what, and why."""
    table = Table("read", "as", "because", title=_cell(outcome.document.title or outcome.name))
    table.title_justify = "left"
    for kind, rows in _sections(outcome, entities):
        table.add_section()
        for number, (what, meaning, why) in enumerate(rows):
            named = f"{kind}: {what}" if kind and not number else what
            table.add_row(_cell(named), _cell(meaning), _cell(why))
    console = Console(width=None if Console().is_terminal else _WIDTH, highlight=False)
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip()


def _cell(text: str) -> Text:
    """Return a cell in which nothing is mark-up, and nothing steers the terminal."""
    return Text(harmless(text, _MOST))


def _sections(
    outcome: Extracted, entities: Mapping[str, Entity]
) -> Iterator[tuple[str, Sequence[_Row]]]:
    notes = outcome.notes
    names = [
        (one.text, f"{one.label} {one.name}" + (f" [{one.entity}]" if one.entity else ""),
         why_mentioned(one, entities))
        for one in (*notes.title_mentions, *notes.mentions)
    ]  # fmt: skip
    yield "name", _once(names)
    yield "number", [(one.value, one.label, why_identified(one)) for one in notes.identifiers]
    yield "date", [(f"{one.date}", one.role, one.reason) for one in notes.dates]
    yield (
        "event",
        [
            (one.rule_name, f"{one.status} {one.kind} {one.date or 'undated'}", one.reason)
            for one in notes.events
        ],
    )
    yield (
        "party",
        [(o.party, f"{o.action} {o.list}, {o.country}", o.reason) for o in notes.list_actions],
    )
    relevant = "relevant" if notes.relevant else "not relevant"
    yield "", [("relevance", f"{relevant}: {notes.reason}", notes.relevance_reason)]
    yield "", [("severity", severity_name(notes.severity), notes.severity_reason)]
    yield "", [("story", outcome.story or "none", outcome.story_reason or "tells of no story")]


def _once(rows: Sequence[_Row]) -> list[_Row]:
    """Return each row once, with the number of its places if there are several."""
    counts: dict[_Row, int] = {}
    for row in rows:
        counts[row] = counts.get(row, 0) + 1
    return [
        (f"{what} ({count} times)" if count > 1 else what, meaning, why)
        for (what, meaning, why), count in counts.items()
    ]
