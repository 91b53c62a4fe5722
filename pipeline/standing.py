"""`rulewire show`: the law as it stood on a day, a provision or a whole part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.errors import ReadError
from extractors.law.standing import FORMS, in_range, is_understood, normal, part_of, under
from extractors.model import Paragraph
from pipeline.clock import clock
from storage.provisions import Edition
from storage.store import Store

NOTE = "The eCFR is not the official legal edition of the CFR; that is on govinfo.gov."
_PART = re.compile(r"(?P<title>\d+) CFR Part (?P<part>\w+)")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a citation covers on a day.

    Attributes:
        citation: In the form of labels.
        day: The day asked.
        editions: Those in force that day, in the order of the law; one unless it is a part.
        paragraphs: Of them what the citation covers.

    """

    citation: str
    day: date
    editions: tuple[Edition, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def begun(self) -> date:
        """The day since which all of it stands so."""
        return max(edition.valid_from for edition in self.editions)


def standing(store: Store, citation: str, day: date) -> Standing:
    """Return how the law at a citation stood on a day.

    Raises:
        ReadError: Nothing such is kept, the day is in the future or before all that is kept, or
            the text of that day had no such paragraph.

    """
    cited = _entitled(store, citation)
    today = clock().date()
    if day > today:
        raise ReadError(
            cited, f"{day} is in the future; the newest day that can be asked is {today}"
        )
    documents = texts_at(store, cited)
    found = [store.provisions.as_of(document, day) for document in documents]
    editions = tuple(edition for edition in found if edition)
    if not editions:
        first = min(day for document in documents for day in store.provisions.days(document))
        hint = f"not known how it stood on {day}; it is kept since {first}"
        raise ReadError(cited, f"{hint}; rulewire backfill fetches what was before")
    covered = [_covered(edition, cited) for edition in editions]
    paragraphs = tuple(paragraph for each in covered for paragraph in each)
    if not paragraphs:
        raise ReadError(
            cited, f"the text of {day} had no such paragraph; ask another day with --as-of"
        )
    return Standing(cited, day, editions, paragraphs)


def _entitled(store: Store, citation: str) -> str:
    """Return a citation as labels write it, with the title in which its part is kept.

    Raises:
        ReadError: It is no citation, or its part is kept in several titles or in none.

    """
    cited = normal(citation)
    if part := part_of(cited):
        titles = store.provisions.titles(part)
        if len(titles) != 1:
            known = ", ".join(f"{title} CFR" for title in titles) or "no title is kept that has it"
            raise ReadError(citation, f"name the title of part {part}: {known}")
        cited = f"{titles[0]} CFR {cited}"
    if not is_understood(cited):
        raise ReadError(citation, f"not understood as a citation; write {FORMS}")
    return cited


def _covered(edition: Edition, citation: str) -> Sequence[Paragraph]:
    """Return what a citation covers of a text that holds it; a part and a range cover all of it."""
    found = under(edition.paragraphs, citation)
    return found or (() if "(" in citation else edition.paragraphs)


def texts_at(store: Store, citation: str) -> list[str]:
    """Return the ids of the texts that hold a citation in its normal form, in the law's order.

    A part is held by all its sections and supplements, "744.13" by "744.12-744.14".

    Raises:
        ReadError: None does, or several do.

    """
    if part := _PART.fullmatch(citation):
        found = store.provisions.texts(f"ecfr:{part['title']}-{part['part']}")
    else:
        found = store.provisions.documents(citation) or _ranges(store, citation)
    if not found:
        section = citation.partition("(")[0]
        if section != citation and store.provisions.documents(section):
            raise ReadError(
                citation, f"no kept edition of {section} has such a paragraph; ask for the section"
            )
        hint = "rulewire once reads the eCFR, rulewire backfill its history"
        raise ReadError(citation, f"no such provision is kept; {hint}")
    if len(found) > 1 and not part:
        raise ReadError(citation, f"it stands in several texts, name one: {', '.join(found)}")
    return sorted(found, key=_in_law)


def _ranges(store: Store, citation: str) -> list[str]:
    section = re.fullmatch(r"(?P<title>\d+) CFR (?P<number>(?P<part>\d+)\.\w+)", citation)
    if section is None:
        return []
    known = store.provisions.texts(f"ecfr:{section['title']}-{section['part']}")
    return [one for one in known if in_range(section["number"], one.partition("-")[2])]


def _in_law(document: str) -> tuple[bool, bool, list[tuple[int, str]]]:
    """Return what sorts texts of a part: its own, then sections, then supplements, by number."""
    number = document.partition("-")[2]
    words = re.findall(r"\d+|[a-z]+", number)
    supplement = re.search(r"-(?:supp|app)-", document) is not None
    return (
        "." in number or supplement,
        supplement,
        [(int(w) if w.isdigit() else 0, w) for w in words],
    )


def lines(standing: Standing) -> Iterator[str]:
    """Yield a text for a person: where it comes from, then its paragraphs with their citations."""
    for edition in standing.editions:
        since = "in force since" if edition.basis == "amendment" else "so at the latest since"
        until = f", until {edition.valid_until} exclusive" if edition.valid_until else ""
        yield f"{edition.title}"
        yield f"  {since} {edition.valid_from}{until} · {edition.url}"
    for each in standing.paragraphs:
        yield ""
        yield f"{each.label}{f' [{each.kind}]' if each.kind else ''}"
        yield f"  {each.text}"
    yield ""
    yield NOTE


def as_object(standing: Standing) -> dict[str, object]:
    """Return the same for JSON."""
    return {
        "citation": standing.citation,
        "as_of": standing.day.isoformat(),
        "editions": [
            {
                "document": edition.document,
                "title": edition.title,
                "url": edition.url,
                "valid_from": edition.valid_from.isoformat(),
                "valid_until": edition.valid_until.isoformat() if edition.valid_until else None,
                "basis": edition.basis,
            }
            for edition in standing.editions
        ],
        "paragraphs": [
            {"label": p.label, "kind": p.kind, "text": p.text} for p in standing.paragraphs
        ],
    }
