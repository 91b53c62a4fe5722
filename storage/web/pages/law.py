"""A provision's page: the law at a citation as it stood on a day."""

from dataclasses import dataclass
from datetime import date

from extractors.errors import ReadError
from extractors.model import Paragraph
from pipeline.phases import EASTERN
from pipeline.standing import NOTE, standing
from storage.store import Store
from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.registry import page

ROOM = 60_000  # characters of law on one page
MOST = 200  # texts named at once

STAYS = "select * from stay_in_force where citation = :citation limit 20"
TEXTS = """
    select id, title, url from document where id like 'ecfr:%'
    and (:words = '' or instr(lower(title), lower(:words)) > 0) order by serial limit :most
"""


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a text changed: the one before, and the one after the day asked."""

    all: tuple[date, ...]
    before: date | None
    after: date | None


@page("/law/{citation}")
def provision(asked: Asked) -> Shown:
    """Show a provision as of the day in `on`, today if it is not given."""
    today = asked.now.astimezone(EASTERN).date()
    day = asked.day("on", today)
    try:
        found = standing(asked.store, asked.path["citation"], min(day, today))
    except ReadError as error:
        raise NotFoundError(error.subject, error.reason, (("All texts", "/law"),)) from error
    start = asked.number("from", 0, 1_000_000)
    shown = _fitting(found.paragraphs[start:])
    return Shown(
        "law.html",
        {
            "title": found.citation,
            "found": found,
            "day": found.day,
            "today": today,
            "shown": shown,
            "further": start + len(shown) if start + len(shown) < len(found.paragraphs) else None,
            "days": _days(asked.store, [e.document for e in found.editions], found.day),
            "stays": asked.store.ask(STAYS, citation=found.citation),
            "note": NOTE,
        },
    )


@page("/law")
def texts(asked: Asked) -> Shown:
    """Show the texts of the law that are kept, or open the one that is cited."""
    sought = asked.query.get("q", "").strip()
    rows = asked.store.ask(TEXTS, words=sought, most=MOST)
    return Shown("laws.html", {"title": "The law", "q": sought, "texts": rows, "most": MOST})


def _fitting(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    room = ROOM
    for count, each in enumerate(paragraphs):
        room -= len(each.text) + 100
        if room < 0 and count:
            return paragraphs[:count]
    return paragraphs


def _days(store: Store, documents: list[str], day: date) -> Days:
    found = sorted({each for document in documents for each in store.provisions.days(document)})
    before = max((each for each in found if each < day), default=None)
    after = min((each for each in found if each > day), default=None)
    return Days(tuple(found[-30:]), before, after)
