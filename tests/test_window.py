"""The window as a whole: who may look, what it says of trouble, that it writes nothing."""

import hashlib
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.settings import Settings
from storage.store import Store
from windows import Looking, settings_for, words


@pytest.fixture
async def window(demoed: Settings) -> AsyncIterator[Looking]:
    async with Looking(demoed) as looking:
        yield looking


async def test_the_first_page_shows_what_changed_most_urgent_first(window: Looking) -> None:
    page = await window.at("/")

    marks = [words(chip) for chip in page.select(".finding .chip")]
    assert "Commerce Department Announces Rescission of the AI Diffusion Rule" in words(page)
    assert marks == sorted(marks, key=["critical", "high", "medium", "low"].index)


async def test_forty_papers_stand_under_the_release_they_write_about(window: Looking) -> None:
    page = await window.at("/")

    heads = [card for card in page.select(".finding") if "reports tell it" in words(card)]
    assert [words(head.select("h3")[0]) for head in heads] == [
        "Commerce Department Announces Rescission of the AI Diffusion Rule, Issues Guidance on Chips"
    ]
    assert "(official)" in words(heads[0].select(".marks")[0])
    assert len(heads[0].select(".coverage li")) == 10
    assert "/data/finding?story=" in str(heads[0].select(".coverage > p a")[0]["href"])


async def test_a_quiet_time_says_since_when(window: Looking, demoed: Settings) -> None:
    async with Looking(demoed, lambda: datetime(2030, 1, 1, tzinfo=UTC)) as later:
        page = await later.at("/")

    assert "All quiet since 10 November 2026, 05:01 UTC" in words(page)


async def test_every_page_comes_with_what_binds_a_browser(window: Looking) -> None:
    for place in ("/", "/data", "/data/document", "/nowhere"):
        headers = (await window.client.get(place)).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], place
        assert headers["x-content-type-options"] == "nosniff", place


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_nothing_but_reading_is_possible(window: Looking, method: str) -> None:
    answer = await window.client.request(method, "/data/finding")

    assert answer.status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8001", "", "localhost."])
async def test_a_strange_host_name_is_refused(window: Looking, host: str) -> None:
    answer = await window.client.get("/", headers={"Host": host})

    assert answer.status_code == 421


async def test_datasettes_pages_write_nothing(window: Looking) -> None:
    answer = await window.client.get("/data.json", params={"sql": "delete from finding"})

    assert answer.status_code == 400


async def test_looking_changes_no_byte(demoed: Settings) -> None:
    before = hashlib.sha256(demoed.database.read_bytes()).digest()

    async with Looking(demoed) as looking:
        await looking.at("/")
        await looking.at("/data/recent_change")

    assert hashlib.sha256(demoed.database.read_bytes()).digest() == before


async def test_a_database_of_an_older_rulewire_says_what_to_do(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "old.db")
    with Store(settings.database):
        pass
    with sqlite3.connect(settings.database) as old:
        old.execute("delete from _sqlite_migrations where name = '0013_ledger'")
    old.close()

    async with Looking(settings) as looking:
        page = await looking.at("/", 503)

        assert "an older rulewire made it" in words(page)
        assert "rulewire once brings it up to date" in words(page)
        await looking.at("/data")


async def test_a_page_that_is_not_there_says_so(window: Looking) -> None:
    await window.at("/nowhere/at/all", 404)
    await window.at("/?days=soon", 400)


async def test_a_page_that_is_not_there_is_not_drawn_for_the_log(
    window: Looking, capsys: pytest.CaptureFixture[str]
) -> None:
    await window.at("/data/nothing", 404)

    captured = capsys.readouterr()
    assert "locals" not in captured.out + captured.err


async def test_trouble_in_datasettes_pages_is_told_as_in_ours(window: Looking) -> None:
    page = await window.at("/data/nothing", 404)
    sql = await window.at("/data?sql=select+nowhere+from+finding", 400)
    told = (await window.client.get("/data/nothing.json")).json()

    assert page.select("header a.brand")
    assert words(page.select("main")[0]) == "Error 404 Table not found"
    assert "no such column: nowhere" in words(sql.select("main")[0])
    assert told["ok"] is False
    assert told["status"] == 404
