"""A rule's page: its life as a picture, its status on any day, the words it all rests on."""

from collections.abc import AsyncIterator

import pytest

from config.settings import Settings
from windows import Looking, words

RULE = "/rule/ai-diffusion-rule"


@pytest.fixture
async def window(demoed: Settings) -> AsyncIterator[Looking]:
    async with Looking(demoed) as looking:
        yield looking


async def test_a_rule_stands_on_two_axes_as_of_any_day(window: Looking) -> None:
    before = words((await window.at(f"{RULE}?on=2025-05-01")).select("dl.status")[0])
    after = words((await window.at(f"{RULE}?on=2025-06-01")).select("dl.status")[0])

    assert "in force since 2025-01-13" in before
    assert "not enforced" not in before
    assert "in force since 2025-01-13" in after
    assert "not enforced since 13 May 2025" in after
    assert "it does not move the legal state" in after


async def test_a_press_report_stands_apart_from_both_axes(window: Looking) -> None:
    page = await window.at(RULE)

    reported = [row for row in page.select("tbody tr") if "only reported" in words(row)]
    assert reported
    assert all(words(row).startswith("none") for row in reported)


async def test_every_bar_and_mark_leads_to_its_evidence(window: Looking) -> None:
    page = await window.at(RULE)

    ids = {row["id"] for row in page.select("tbody tr[id]")}
    bars = [link["href"] for link in page.select("svg a") if link.select("rect.bar")]
    assert bars
    assert {str(link).removeprefix("#") for link in bars} <= ids
    assert all(row.select("blockquote") for row in page.select("tbody tr[id]"))


async def test_a_rule_answers_to_its_aliases_and_a_slip_is_hinted_at(window: Looking) -> None:
    assert "AI Diffusion Rule" in words(await window.at("/rule/ai%20diffusion%20framework"))
    assert "did you mean" in words(await window.at("/rule/ai-difusion-rule", 404))


async def test_a_day_that_is_none_is_told_how_to_write_one(window: Looking) -> None:
    page = await window.at(f"{RULE}?on=2025-13-01", 400)

    assert "write it like 2025-05-13" in words(page)


async def test_rules_are_found_by_words_and_numbers(window: Looking) -> None:
    assert "AI Diffusion Rule" in words(await window.at("/rules?q=90+FR+4544"))
    assert "No rule has these words" in words(await window.at("/rules?q=nothing+such"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
async def test_the_first_and_the_last_day_there_is_are_drawn(window: Looking, day: str) -> None:
    page = await window.at(f"{RULE}?on={day}")

    assert 0 < len(page.select(".life .grid")) < 20


async def test_every_mark_and_bar_points_into_the_page(window: Looking) -> None:
    page = await window.at(RULE)

    targets = {link["href"] for link in page.select(".life svg a")}
    assert targets <= {f"#{part['id']}" for part in page.select("[id]")}


async def test_every_rule_that_is_listed_has_a_page(window: Looking) -> None:
    for link in (await window.at("/rules")).select("main li a"):
        await window.at(str(link["href"]))
