"""The pages of lists, of the law and of sources."""

from collections.abc import AsyncIterator

import pytest

from config.settings import Settings
from windows import Looking, words

SUPPLEMENT = "/law/Supplement%20No.%204%20to%20Part%20744"


@pytest.fixture
async def window(demoed: Settings) -> AsyncIterator[Looking]:
    async with Looking(demoed) as looking:
        yield looking


async def test_a_list_shows_who_is_on_it_and_who_came_and_went(window: Looking) -> None:
    page = await window.at("/list/Entity%20List")

    assert page.select(".chart svg rect")
    assert "added" in words(page.select("section[aria-labelledby=lately] tbody")[0])
    members = page.select("section[aria-labelledby=members] tbody tr")
    assert words(page.select("h1 small")[0]) == f"{len(members)} entries"


async def test_a_member_is_found_by_words_of_its_name(window: Looking) -> None:
    page = await window.at("/list/Entity%20List?q=qifeng")

    rows = page.select("section[aria-labelledby=members] tbody tr")
    assert rows
    assert all("qifeng" in words(row).casefold() for row in rows)


async def test_an_unknown_list_names_those_that_are_kept(window: Looking) -> None:
    page = await window.at("/list/Guest%20List", 404)

    assert page.select("main a[href='/list/Entity%20List']")


async def test_the_law_is_shown_as_of_a_day_with_the_days_beside_it(window: Looking) -> None:
    now = await window.at(SUPPLEMENT)
    earlier = now.select("form.asks a[href^='?on=']")

    before = await window.at(f"{SUPPLEMENT}{earlier[0]['href']}")

    assert words(now) != words(before)
    assert before.select("form.asks a[href^='?on=']")
    assert "not the official legal edition" in words(now)


async def test_the_days_around_a_text_are_links(window: Looking) -> None:
    page = await window.at(f"{SUPPLEMENT}?on=1999-01-01", 404)

    assert "it is kept since" in words(page)


async def test_what_is_no_citation_says_how_to_write_one(window: Looking) -> None:
    assert "744" in words(await window.at("/law/something%20else", 404))


async def test_a_source_shows_its_fetches_and_what_it_last_gave(window: Looking) -> None:
    page = await window.at("/source/bis-press")

    assert "BIS press releases" in words(page.select("h1")[0])
    assert "not learnt yet" in words(page)
    assert page.select("section[aria-labelledby=yields] a[href^='/document/']")
    assert page.select("section[aria-labelledby=cadence] tbody tr")


async def test_an_unknown_source_leads_to_those_that_are(window: Looking) -> None:
    page = await window.at("/source/bis", 404)

    assert page.select("main a[href='/source/bis-press']")


@pytest.mark.parametrize("place", ["/rules", "/law", "/lists", "/sources", "/feeds", "/search"])
async def test_every_place_of_the_head_has_a_page_that_knows_where_it_is(
    window: Looking, place: str
) -> None:
    page = await window.at(place)

    (here,) = page.select("header a[aria-current=page]")
    assert here["href"] == place


async def test_health_is_told_to_programs(window: Looking) -> None:
    health = await window.client.get("/-/health")
    metrics = await window.client.get("/-/metrics")

    assert health.json()["checks"]
    assert "rulewire_" in metrics.text
