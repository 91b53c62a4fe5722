from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Document, Paragraph
from storage.store import Store

NOW = datetime(2026, 7, 23, 12, tzinfo=UTC)
SECTION = "ecfr:15-744.11"


def section(*texts: str) -> Document:
    paragraphs = [Paragraph("15 CFR 744.11", "§ 744.11 License requirements.", "heading")]
    paragraphs += [
        Paragraph(f"15 CFR 744.11({c})", t) for c, t in zip("abcdef", texts, strict=False)
    ]
    return Document(SECTION, "ecfr", "https://x.example/", "§ 744.11", None, tuple(paragraphs))


def day(text: str) -> date:
    return date.fromisoformat(text)


def words(store: Store, on: str) -> list[str]:
    edition = store.provisions.as_of(SECTION, day(on))
    return [p.text for p in edition.paragraphs[1:]] if edition else []


@pytest.fixture
def store() -> Store:
    return Store(":memory:")


def test_a_text_stands_until_the_next_edition(store: Store) -> None:
    store.provisions.keep(section("one", "two"), day("2020-01-15"), "amendment", NOW)
    store.provisions.keep(section("one", "two, amended"), day("2022-10-07"), "amendment", NOW)

    assert words(store, "2020-01-14") == []
    assert words(store, "2022-10-06") == ["one", "two"]
    assert words(store, "2022-10-07") == ["one", "two, amended"]
    (edition,) = store.ask("select * from edition where valid_until is not null")
    assert edition["valid_until"] == "2022-10-07"


def test_an_unchanged_wording_is_stored_once(store: Store) -> None:
    for year in range(2018, 2026):
        text = section("the same throughout", f"of {year}")
        store.provisions.keep(text, date(year, 1, 1), "amendment", NOW)

    rows = store.ask("select count(*) as n from provision where text = 'the same throughout'")
    assert rows[0]["n"] == 1
    (whole,) = store.ask(
        "select valid_from, valid_until from provision_validity where label = '15 CFR 744.11(a)'"
    )
    assert tuple(whole.values()) == ("2018-01-01", None)


def test_words_that_come_back_have_two_intervals(store: Store) -> None:
    for when, text in (("2020-01-01", "A"), ("2021-01-01", "B"), ("2022-01-01", "A")):
        store.provisions.keep(section(text), day(when), "amendment", NOW)

    rows = store.ask("select valid_from, valid_until from provision_validity where text = 'A'")
    assert [tuple(row.values()) for row in rows] == [
        ("2020-01-01", "2021-01-01"),
        ("2022-01-01", None),
    ]
    assert store.provisions.had(SECTION, "15 CFR 744.11(a)", "A", day("2022-01-01"))
    assert not store.provisions.had(SECTION, "15 CFR 744.11(a)", "B", day("2021-01-01"))


def test_an_edition_that_says_what_the_one_before_said_is_none(store: Store) -> None:
    assert store.provisions.keep(section("one"), day("2020-01-01"), "amendment", NOW)
    assert not store.provisions.keep(section("one"), day("2024-01-01"), "seen", NOW)

    assert store.provisions.days(SECTION) == [day("2020-01-01")]


def test_what_was_seen_gets_the_day_of_its_amendment_when_that_is_known(store: Store) -> None:
    store.provisions.keep(section("one"), day("2026-07-23"), "seen", NOW)
    store.provisions.keep(section("one"), day("2025-11-12"), "amendment", NOW)

    assert store.provisions.days(SECTION) == [day("2025-11-12")]


DAYS = [date(2020, 1, n) for n in range(1, 8)]


@given(history=st.lists(st.sampled_from("abc"), min_size=1, max_size=7), order=st.randoms())
def test_the_order_in_which_history_arrives_does_not_matter(
    history: list[str], order: object
) -> None:
    dated = list(zip(DAYS, history, strict=False))
    shuffled = dated.copy()
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    store = Store(":memory:")

    for when, text in shuffled:
        store.provisions.keep(section(text), when, "amendment", NOW)

    for when, text in dated:
        assert words(store, when.isoformat()) == [text]


def test_a_citation_finds_the_texts_that_hold_it(store: Store) -> None:
    store.provisions.keep(section("one"), day("2020-01-01"), "amendment", NOW)

    assert store.provisions.documents("15 CFR 744.11") == [SECTION]
    assert store.provisions.documents("15 CFR 744.11(a)") == [SECTION]
    assert store.provisions.documents("15 CFR 744.1") == []
    assert store.provisions.documents("15 CFR 744_11") == []
