"""What is expected of the law is kept with the rule, and graded when the law catches up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from extractors.model import Document, Paragraph
from making import NOW, kept, source
from pipeline.expecting import expect
from pipeline.previewed import previewed_kept
from rules import regtext, rule
from storage.store import Store

LAW = "ecfr:15-744.1"
BEGAN = date(2020, 1, 1)
EFFECTIVE = date(2025, 5, 20)
REGULATION = regtext(
    "2. In § 744.1, revise paragraph (a) to read as follows:",
    "<SECTION><STARS/><P>(a) Five years.</P><STARS/></SECTION>",
    "3. In § 744.1, remove paragraph (c).",
)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        opened.provisions.keep(law("(a) Two years."), BEGAN, "amendment", NOW)
        yield opened


def law(first: str, amended: date | None = None) -> Document:
    unit = "15 CFR 744.1"
    paragraphs = (
        Paragraph(unit, "§ 744.1 Records.", "heading"),
        Paragraph(f"{unit}(a)", first),
        Paragraph(f"{unit}(b)", "(b) In English."),
    )
    fields = {"amended": amended.isoformat()} if amended else {}
    return Document(LAW, "ecfr", "https://x.example/", "§ 744.1", None, paragraphs, fields=fields)


def ordered(store: Store) -> Document:
    document = replace(rule(REGULATION, "This rule is effective May 20, 2025."), source="bis")
    store.documents.keep(kept(document), NOW)
    expect(store, document, 1, NOW)
    return document


def become(store: Store, first: str, day: date) -> None:
    text = law(first, day)
    store.provisions.visited(text, NOW)
    expect(store, text, 2, NOW)


def score(store: Store) -> dict[str, object]:
    (row,) = store.ask("select * from preview_score where rule = 'all'")
    return dict(row)


def test_a_kept_rule_says_what_the_law_will_read(store: Store) -> None:
    ordered(store)

    rows = store.ask("select law, label, before, expected, effective, state, graded from preview")

    assert [tuple(row.values()) for row in rows] == [
        (LAW, "15 CFR 744.1(a)", "(a) Two years.", "(a) Five years.", "2025-05-20", "applied", "open"),
        ("", "15 CFR 744.1(c)", "", "", "2025-05-20", "ambiguous", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "day", "right", "wrong", "open_"),
    [
        ("(a) Five years.", EFFECTIVE, 1, 0, 0),
        ("(a) Six years.", EFFECTIVE, 0, 1, 0),
        ("(a) Two years.", EFFECTIVE, 0, 1, 0),
        ("(a) Two years.", date(2025, 6, 1), 0, 0, 1),
        ("(a) Five years.", date(2025, 5, 19), 0, 0, 1),
    ],
)
def test_the_next_edition_grades_it(
    store: Store, words: str, day: date, right: int, wrong: int, open_: int
) -> None:
    ordered(store)

    become(store, words, day)

    told = score(store)
    assert (told["right"], told["wrong"], told["open"]) == (right, wrong, open_)
    assert (told["expected"], told["not_applied"]) == (1, 1)


def test_a_rule_that_is_kept_after_its_day_is_graded_at_once(store: Store) -> None:
    late = date(2025, 5, 1)
    store.provisions.keep(law("(a) Five years."), late, "amendment", NOW)
    document = replace(rule(REGULATION, "This rule is effective May 1, 2025."), source="bis")
    store.documents.keep(kept(document), NOW)

    expect(store, document, 1, NOW)

    assert score(store)["right"] == 1


def test_a_rule_without_the_law_it_amends_expects_nothing(store: Store) -> None:
    elsewhere = rule(REGULATION.replace("744", "740"), "This rule is effective May 20, 2025.")
    store.documents.keep(kept(replace(elsewhere, source="bis")), NOW)

    expect(store, elsewhere, 1, NOW)

    assert store.ask("select * from preview_score") == []


def test_a_kept_rule_is_previewed_by_its_number(store: Store) -> None:
    document = ordered(store)

    found = previewed_kept(store, [document.id.removeprefix("fr:")], None)

    assert [one.after for one in found.preview.provisions] == ["(a) Five years."]
    assert [one.state for one in found.preview.instructions] == ["applied", "ambiguous"]
