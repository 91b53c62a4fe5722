"""`rulewire extract`: any text, from a file or the web, read as the daemon would read it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from config import Settings, require_contact
from config.settings import SourceSettings
from extractors.annotate import Annotator
from extractors.errors import FetchError, RulewireError
from extractors.listed.rows import ListedParty, known_parties
from extractors.model import (
    Annotations,
    Document,
    Identifier,
    LegalDate,
    ListAction,
    Page,
    RuleEvent,
)
from extractors.reading.federal_register.outline import outline_of, tables_of
from extractors.stories import cluster, ties
from extractors.story_traits import traits
from pipeline.amendments import told_amendments
from pipeline.at_hand import GUEST, documents_of, file_page
from pipeline.clock import clock
from pipeline.fetch import Web
from pipeline.listing import begun
from storage.store import Store
from storage.values import severity_name


@dataclass(frozen=True, slots=True)
class Extracted:
    """One text with all that was read in it; `name` is the file's stem or the URL.

    `story_reason` says what joined it to another document of its story.
    """

    name: str
    document: Document
    notes: Annotations
    story: str = ""
    story_reason: str = ""


async def extracted(places: Sequence[str], settings: Settings) -> list[Extracted | RulewireError]:
    """Return what is in each of `places`, or why it could not be read, in their order."""
    annotate = Annotator(settings.entities, _kept_parties(settings))
    outcomes: list[Extracted | RulewireError] = []
    on_the_web = any(_is_url(place) for place in places)
    if on_the_web:
        require_contact(settings)
    async with _web(settings) if on_the_web else nullcontext() as web:
        for place in places:
            name = place if _is_url(place) else Path(place).stem
            try:
                page = (
                    await _fetched(place, web) if web and _is_url(place) else file_page(Path(place))
                )
                found = dict(documents_of(name, page))
            except RulewireError as error:
                outcomes.append(error)
                continue
            outcomes += [
                Extracted(name, document, annotate(document, GUEST))
                for name, document in found.items()
            ]
    return _in_stories(outcomes)


def _web(settings: Settings) -> Web:
    reach = settings.gate.private_networks
    return Web(settings.fetch, lambda _: None, clock, private_networks=reach)


def _kept_parties(settings: Settings) -> tuple[ListedParty, ...]:
    """Return the parties of the lists that the daemon keeps, () if it has kept none."""
    if not begun(settings.database):
        return ()
    with Store(settings.database) as store:
        return known_parties(store.documents.list_texts())


def _is_url(place: str) -> bool:
    return place.startswith(("http://", "https://"))


async def _fetched(url: str, web: Web) -> Page:
    wanted = SourceSettings(source=replace(GUEST, url=url))
    page = await web.get(wanted, url)
    if page is None:
        raise FetchError(url, "no page came")
    return page


def _in_stories(outcomes: list[Extracted | RulewireError]) -> list[Extracted | RulewireError]:
    """Return the outcomes with the stories that those read together make."""
    read = {o.document.id: o for o in outcomes if isinstance(o, Extracted) and o.notes.relevant}
    marks = [traits(o.document, o.notes) for o in read.values()]
    stories: Mapping[str, str] = cluster(marks)
    joined = ties(marks)
    return [
        replace(o, story=stories.get(o.document.id, ""), story_reason=_told(o, joined, read))
        if isinstance(o, Extracted)
        else o
        for o in outcomes
    ]


def _told(
    outcome: Extracted, joined: Mapping[str, tuple[str, str]], read: Mapping[str, Extracted]
) -> str:
    """Return what joined a document to which other, or why it was joined to none."""
    if not outcome.notes.relevant:
        return "not relevant"
    if outcome.document.id not in joined:
        return "no other document given here tells of the same"
    other, why = joined[outcome.document.id]
    return f"with {read[other].name}: {why}"


def for_a_program(outcome: Extracted) -> str:
    """Return the JSON line of one document: offsets count in `text`, which is the main text."""
    return json.dumps(as_promised(outcome), default=date.isoformat)


def as_promised(outcome: Extracted) -> dict[str, object]:
    """Return what the JSON line of one document says."""
    document, notes = outcome.document, outcome.notes
    outline = outline_of(document)
    return {
        "id": outcome.name,
        "title": document.title,
        "published_at": document.published.isoformat() if document.published else None,
        "text": document.text,
        "mentions": [
            {
                "start": m.start,
                "end": m.end,
                "text": m.text,
                "label": m.label,
                "entity": m.entity or None,
                "name": m.name,
            }
            for m in notes.mentions
        ],
        "identifiers": [_promised(identifier) for identifier in notes.identifiers],
        "dates": [_promised(day) for day in notes.dates],
        "events": [_promised(event) for event in notes.events],
        "list_actions": [_promised(action) for action in notes.list_actions],
        "amendments": [asdict(amendment) for amendment in notes.amendments],
        "amendment_dates": [asdict(day) for day in notes.amendment_dates],
        "outline": asdict(outline) if outline.sections else None,
        "tables": [asdict(table) for table in tables_of(document)],
        "relevant": notes.relevant,
        "severity": severity_name(notes.severity),
        "reason": notes.reason,
        "story": outcome.story or None,
    }


def _promised(claim: RuleEvent | ListAction | Identifier | LegalDate) -> dict[str, object]:
    """Return a claim as the JSON line promises it: what decided it is not among that."""
    return {name: value for name, value in asdict(claim).items() if name != "reason"}


def for_a_person(outcome: Extracted) -> str:
    """Return a short account of one document."""
    document, notes = outcome.document, outcome.notes
    names = dict.fromkeys(f"{m.name} ({m.label})" for m in notes.mentions)
    lines = [
        document.title or outcome.name,
        f"  published  {document.published:%Y-%m-%d}" if document.published else "  no date",
        f"  {severity_name(notes.severity)}: {notes.reason}",
        f"  names      {', '.join(names) or 'none'}",
        f"  numbers    {', '.join(i.value for i in notes.identifiers) or 'none'}",
        *(f"  {day.role:<10} {day.date}" for day in notes.dates),
        *(
            f"  {e.status:<10} {e.rule_name}: {e.kind} {e.date or ''} “{e.quote}”"
            for e in notes.events
        ),
        *(f"  {a.action:<10} {a.party} ({a.country}) on {a.list}" for a in notes.list_actions),
        *told_amendments(notes),
    ]
    return "\n".join(map(_printable, lines))


def _printable(line: str) -> str:
    """Return `line` without what would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in line)
