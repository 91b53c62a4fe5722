"""`rulewire show`: a provision of the law as it stood on a day."""

from collections.abc import Iterator
from datetime import date

from extractors.errors import ReadError
from extractors.law.standing import normal, under
from extractors.model import Paragraph
from pipeline.clock import clock
from storage.provisions import Edition
from storage.store import Store

NOTE = "The eCFR is not the official legal edition of the CFR; that is on govinfo.gov."


def editions_of(store: Store, citation: str) -> str:
    """Return the id of the text that holds a citation in its normal form.

    Raises:
        ReadError: None does, or several do.

    """
    found = store.provisions.documents(citation)
    if not found:
        hint = (
            "no such provision is kept; rulewire once reads the eCFR, rulewire backfill its history"
        )
        raise ReadError(citation, hint)
    if len(found) > 1:
        raise ReadError(citation, f"it stands in several texts, name one: {', '.join(found)}")
    return found[0]


def stood(store: Store, document: str, citation: str, day: date) -> Edition:
    """Return the edition that was in force on a day.

    Raises:
        ReadError: The day is in the future, or before all that is kept.

    """
    today = clock().date()
    if day > today:
        raise ReadError(
            citation, f"{day} is in the future; the newest day that can be asked is {today}"
        )
    edition = store.provisions.as_of(document, day)
    if edition is None:
        first = store.provisions.days(document)[0]
        hint = f"not known how it stood on {day}; it is kept since {first}"
        raise ReadError(citation, f"{hint}; rulewire backfill fetches what was before")
    return edition


def shown(store: Store, citation: str, day: date) -> tuple[Edition, tuple[Paragraph, ...]]:
    """Return the edition of a day and of it what stands at the citation and below.

    Raises:
        ReadError: As above, or the text of that day had no such paragraph.

    """
    cited = normal(citation)
    edition = stood(store, editions_of(store, cited), cited, day)
    found = under(edition.paragraphs, cited)
    if not found:
        raise ReadError(
            cited, f"the text of {day} had no such paragraph; it has others on other days"
        )
    return edition, found


def lines(edition: Edition, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield a text for a person: where it comes from, then its paragraphs with their citations."""
    since = "in force since" if edition.basis == "amendment" else "so at the latest since"
    until = f", until {edition.valid_until} exclusive" if edition.valid_until else ""
    yield f"{edition.title}"
    yield f"  {since} {edition.valid_from}{until} · {edition.url}"
    for each in paragraphs:
        yield ""
        yield f"{each.label}{f' [{each.kind}]' if each.kind else ''}"
        yield f"  {each.text}"
    yield ""
    yield NOTE
