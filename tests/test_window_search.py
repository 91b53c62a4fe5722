"""Search: what is found, how it is narrowed, and the subscription that tells of the next one."""

import tomllib
from collections.abc import AsyncIterator, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Settings
from extractors.watch import Subscription
from storage.store import Store
from storage.web import searching
from storage.web.searching import (
    MOST,
    MOST_BEGUN,
    MOST_WORDS,
    Search,
    as_subscription,
    found,
    marked,
    match,
)
from windows import Looking, words


@pytest.fixture
async def window(demoed: Settings) -> AsyncIterator[Looking]:
    async with Looking(demoed) as looking:
        yield looking


async def test_words_are_found_and_marked(window: Looking) -> None:
    page = await window.at("/search?q=ascend+huawei")

    assert {words(mark).casefold() for mark in page.select("mark")} == {"ascend", "huawei"}
    assert page.select("main a[href^='/document/']")


async def test_older_ones_are_on_the_next_page_and_none_twice(
    window: Looking, demoed: Settings
) -> None:
    seen: list[str] = []
    place = "/search?q=rule"
    while True:
        page = await window.at(place)
        links = page.select(".dates li > a")
        seen += [str(link["href"]) for link in links]
        onward = page.select("a[href^='?q=']")
        if not onward:
            break
        assert len(links) == MOST
        place = f"/search{onward[0]['href']}"

    with Store(demoed.database, read_only=True) as store:
        count = "select count(*) as n from document_search where document_search match 'rule'"
        assert len(seen) == len(set(seen)) == store.ask(count)[0]["n"]


def test_terms_narrow_what_is_found(demoed: Settings) -> None:
    with Store(demoed.database, read_only=True) as store:
        everything = found(store, Search(words="huawei"))
        official = found(store, Search(words="huawei", official=True))
        early = found(store, Search(words="huawei", until=date(2025, 5, 12)))
        named = found(store, Search(entity="huawei", source="bis-press"))
        ruled = found(store, Search(rule="ai-diffusion-rule", label="PERSON"))

    assert 0 < len(official) < len(everything)
    assert len(early) < len(everything)
    assert {row["source"] for row in named} == {"bis-press"}
    assert ruled


BEGINNING = """
    select rowid as serial from document_search where document_search match :asked
    order by rowid desc limit :most
"""


@pytest.mark.parametrize("start", ["semicon", "Chi", "e", "748", "zzz", "expörts"])
def test_a_beginning_finds_every_document_with_a_word_that_begins_so(
    demoed: Settings, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(demoed.database, read_only=True) as store:
        wanted = store.ask(BEGINNING, asked=f'"{start}"*', most=MOST + 1)
        for most in (200, 1):  # word by word, and all at once if they are too many
            monkeypatch.setattr(searching, "MOST_BEGUN", most)
            rows = found(store, Search(words=f"{start}*"))
            assert [row["serial"] for row in rows] == [row["serial"] for row in wanted]


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    with Store(":memory:") as store:
        yield store


@given(text=st.text(max_size=30))
def test_whatever_is_typed_is_words_and_no_command(empty: Store, text: str) -> None:
    found(empty, Search(words=text))

    assert match(text).count('"') % 2 == 0


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_a_search_as_a_subscription_is_toml_that_asks_for_the_same(
    typed: str, entity: str, source: str
) -> None:
    written = tomllib.loads(as_subscription(Search(words=typed, entity=entity, source=source)))

    (table,) = written["subscription"].values()
    assert table.get("entities", []) == ([entity] if entity else [])
    assert table.get("sources", []) == ([source] if source else [])


def test_the_subscription_is_one_that_our_settings_take() -> None:
    text = as_subscription(Search(words='"export license" ascend', label="ORG", rule="veu"))

    table = tomllib.loads(text.replace("…", "mail"))["subscription"]["my-search"]

    wanted = Subscription(key="my-search", **table)
    assert wanted.words == ("export license", "ascend")
    assert wanted.entities == ("veu",)


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\x02\x03")), st.booleans())))
def test_a_snippet_comes_apart_as_it_was_put_together(runs: list[tuple[str, bool]]) -> None:
    text = "".join(f"\x02{part}\x03" if hit else part for part, hit in runs)

    assert "".join(part for part, _ in marked(text)) == "".join(part for part, _ in runs)
    hits = "".join(part for part, hit in marked(text) if hit)
    assert hits == "".join(part for part, hit in runs if hit)


def test_no_more_words_are_asked_than_the_index_answers_soon() -> None:
    assert match("chip " * 3000).count("chip") == MOST_WORDS


def test_all_beginnings_together_stand_for_no_more_words_than_one_may() -> None:
    asked: list[int] = []

    def begun(start: str, most: int) -> list[str]:
        asked.append(most)
        return [start] * 80 if start == "chip" and most >= 80 else []

    found = match("chip* many* " * 3000, begun)

    assert found.count(" OR ") == 79
    assert found.count(" AND ") == MOST_WORDS - 1
    assert sum(asked) < 3 * MOST_BEGUN
