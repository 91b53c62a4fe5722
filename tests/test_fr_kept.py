"""Amendments as kept: what amends a provision, from when, and which document is behind a change."""

from collections.abc import Iterator
from datetime import date

import pytest

from extractors.amending.candidates import Candidate, amending_documents
from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.model import Annotations, Document
from making import NOW, kept, source
from rules import regtext, rule
from storage.readings import Reread
from storage.store import Store

DATES = (
    "This rule is effective November 12, 2025, except for instruction 3, which is effective "
    "January 1, 2026."
)
REGULATION = regtext(
    "2. In § 744.11, revise paragraph (a).", "3. In § 744.21, remove paragraph (b)."
)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def notes(document: Document) -> Annotations:
    return Annotations(
        amendments=amendments_of(document),
        amendment_dates=effective_days(document),
        extractor="test",
    )


def keep(store: Store, number: str = "2025-19846", citation: str = "90 FR 50857") -> Document:
    whole = rule(REGULATION, DATES, number)
    document = Document(
        whole.id, "bis", whole.url, whole.title, whole.published, whole.paragraphs,
        "rule", fields={**whole.fields, "citation": citation},
    )  # fmt: skip
    store.documents.keep(kept(document, notes=notes(document)), NOW)
    return document


def test_what_amends_a_section_is_kept_with_its_day(store: Store) -> None:
    keep(store)

    rows = store.ask("select unit, target, action, role, date, citation from amendment_of")

    assert [tuple(row.values()) for row in rows] == [
        ("15 CFR 744.11", "15 CFR 744.11(a)", "revise", "effective", "2025-11-12", "90 FR 50857"),
        ("15 CFR 744.21", "15 CFR 744.21(b)", "remove", "effective", "2026-01-01", "90 FR 50857"),
    ]


def test_another_reading_takes_the_place_of_the_first(store: Store) -> None:
    document = keep(store)

    changed = store.readings.replace(
        Reread(document.id, 1, "test", Annotations(extractor="next"), "", b""), NOW
    )

    assert changed
    assert store.ask("select * from amendment") == []
    said = store.ask("select kind, count(*) as n from earlier_claim group by kind")
    assert {row["kind"]: row["n"] for row in said}["amendment"] == 2


def test_the_document_behind_a_change_is_found_by_its_page(store: Store) -> None:
    document = keep(store)

    (found,) = store.amendments.behind("15 CFR 744.11", ["90 FR 50859, Nov. 12, 2025"])

    assert (found.document, found.url) == (document.id, document.url)


def test_the_document_behind_a_change_is_found_by_its_day(store: Store) -> None:
    keep(store)

    found = store.amendments.behind("15 CFR 744.11", [], date(2025, 11, 12))

    assert [one.citation for one in found] == ["90 FR 50857"]


def test_a_document_on_another_section_is_not_behind_it(store: Store) -> None:
    keep(store)

    assert store.amendments.behind("15 CFR 744.6", ["90 FR 50859"], date(2025, 11, 12)) == ()


def candidate(number: str, citation: str, *targets: str, day: date | None = None) -> Candidate:
    return Candidate(number, "", "", citation, day, targets, (day,) if day else ())


def test_the_last_document_before_the_page_is_meant() -> None:
    first = candidate("a", "90 FR 100", "15 CFR 744.11(a)")
    second = candidate("b", "90 FR 200", "15 CFR 744.11(b)")
    third = candidate("c", "90 FR 300", "15 CFR 744.11(c)")

    found = amending_documents(["90 FR 250"], "15 CFR 744.11", None, [first, second, third])

    assert found == (second,)


def test_a_document_of_another_day_is_not_meant() -> None:
    other = candidate("a", "90 FR 100", "15 CFR 744.11(a)", day=date(2025, 1, 15))

    assert amending_documents(["90 FR 150, June 16, 2025"], "15 CFR 744.11", None, [other]) == ()


def test_a_longer_number_is_another_section() -> None:
    other = candidate("a", "90 FR 100", "15 CFR 744.11", day=date(2025, 1, 15))

    assert amending_documents([], "15 CFR 744.1", date(2025, 1, 15), [other]) == ()
