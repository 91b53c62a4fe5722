"""One source, round by round: what is asked for, what is owed, what a crash costs."""

from typing import Any

import pytest

from servers import Exchange, Reply, Seen
from wire import FEED, GUIDANCE, PRESS, WORDS, Wire, Wiring, entry, index, release

MORE = "Records are kept in the language of the contract."


def owed(wire: Wire) -> dict[str, Any]:
    """Return the links that fail, by path, with how often they did."""
    rows = wire.store.ask("select url, failures from link where failures > 0")
    return {row["url"].removeprefix(wire.site.url): row["failures"] for row in rows}


async def watching(wiring: Wiring, *changes: str) -> Wire:
    """Return rulewire after its first round at a listing with one release."""
    wire = await wiring(PRESS, *changes)
    wire.site.serve("/news", index("/a"))
    wire.site.serve("/a", release("The first rule"))
    await wire.round()
    return wire


async def test_first_sight_is_a_baseline(wiring: Wiring) -> None:
    wire = await watching(wiring)

    assert wire.kept() == {"/a": 1}
    assert wire.told() == []


async def test_first_sight_is_told_where_that_is_wanted(wiring: Wiring) -> None:
    wire = await wiring(PRESS.replace("genre =", "alert_first_sight = true\ngenre ="))
    wire.site.serve("/news", index("/a"))
    wire.site.serve("/a", release("The first rule"))

    await wire.round()

    assert wire.told() == ["document: The first rule"]


async def test_a_page_of_the_baseline_that_is_read_later_stays_quiet(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/a", "/b"))
    wire.site.serve("/a", release("The first rule"))
    await wire.round()

    wire.site.serve("/b", release("The second rule"))
    await wire.round(hours=1)

    assert wire.kept() == {"/a": 1, "/b": 1}
    assert wire.told() == []


async def test_what_is_new_after_a_baseline_without_any_page_is_told(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/a"))
    await wire.round()

    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve("/b", release("The second rule"))
    await wire.round(hours=1)

    assert wire.told() == ["document: The second rule"]


async def test_a_new_release_is_told_once(wiring: Wiring) -> None:
    wire = await watching(wiring)

    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve("/b", release("The second rule"))
    await wire.round(hours=1)
    await wire.round(hours=1)

    assert wire.told() == ["document: The second rule"]


async def test_a_change_of_a_page_of_the_baseline_is_told(wiring: Wiring) -> None:
    wire = await watching(wiring)

    wire.site.serve("/a", release("The first rule", *WORDS, MORE))
    outcome = await wire.round(hours=1)

    assert outcome.changed == 1
    assert wire.told() == ["change: The first rule"]


async def test_a_page_that_is_owed_again_by_its_stamp_is_told_if_it_changed(wiring: Wiring) -> None:
    wire = await wiring(FEED)
    link = wire.site.serve("/a", release("Huawei is on the Entity List"))
    wire.feed(entry(link, "Huawei"))
    await wire.round()

    wire.site.serve("/a", release("Huawei is on the Entity List", *WORDS, "Huawei objects."))
    wire.feed(entry(link, "Huawei, updated"))
    await wire.round(minutes=10)

    assert wire.told() == ["change: Huawei is on the Entity List"]


async def test_a_second_round_asks_with_both_validators(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    day = "Tue, 13 May 2025 10:00:00 GMT"
    wire.site.serve("/news", index("/a"), etag='"n1"', last_modified=day)
    wire.site.serve("/a", release("The first rule"), etag='"a1"', last_modified=day)
    await wire.round()

    await wire.round(hours=1)

    for path, etag in (("/news", '"n1"'), ("/a", '"a1"')):
        _, again = wire.site.seen(path)
        assert again.headers["if-none-match"] == etag
        assert again.headers["if-modified-since"] == day


async def test_an_index_that_did_not_change_does_not_stop_the_look_at_its_pages(
    wiring: Wiring,
) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/a"), etag='"n1"')
    wire.site.serve("/a", release("The first rule"))
    await wire.round()

    wire.site.serve("/a", release("The first rule", *WORDS, MORE))
    await wire.round(minutes=59)
    early = wire.told()
    await wire.round(minutes=1)

    assert (early, wire.told()) == ([], ["change: The first rule"])


async def test_a_page_is_looked_at_again_for_some_days_only(wiring: Wiring) -> None:
    wire = await watching(wiring, "recheck_days = 2")

    await wire.round(days=1)
    await wire.round(days=2)
    await wire.round(days=1)

    assert len(wire.site.seen("/a")) == 3


async def test_the_same_bytes_are_no_visit(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE)
    wire.site.serve("/guidance", release("Guidance"))
    await wire.round()

    outcome = await wire.round(hours=1)

    assert (outcome.new, outcome.changed, outcome.same, outcome.failed) == (0, 0, 0, [])
    assert wire.one("select count(*) from version") == 1


async def test_a_page_that_fails_is_tried_again_after_growing_pauses(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve("/b", "down", status=503)

    tried = []
    for _ in range(16):  # four hours in steps of a quarter
        await wire.round(minutes=15)
        tried.append(len(wire.site.seen("/b")))

    assert tried == [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5]
    assert owed(wire) == {"/b": 5}


async def test_a_page_that_failed_is_told_when_it_is_read_at_last(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve_each("/b", Reply(status=503), Reply(release("The second rule").encode()))

    failed = await wire.round(hours=1)
    await wire.round(hours=1)

    assert failed.failed == [f"{wire.site.url}/b: HTTP 503"]
    assert wire.told() == ["document: The second rule"]
    assert owed(wire) == {}


async def test_a_page_is_not_asked_for_before_its_server_wants_to_be(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve("/b", status=429, headers={"Retry-After": "7200"})
    await wire.round(hours=1)
    await wire.restart()

    await wire.round(minutes=119)
    before = len(wire.site.seen("/b"))
    await wire.round(minutes=1)

    assert (before, len(wire.site.seen("/b"))) == (1, 2)


async def test_one_page_that_fails_costs_no_other(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/b", "/c", "/a"))
    wire.site.serve("/c", release("The third rule"))

    outcome = await wire.round(hours=1)

    assert (outcome.new, len(outcome.failed), outcome.blind) == (1, 1, False)
    assert wire.told() == ["document: The third rule"]


@pytest.mark.parametrize(
    "moment",
    ["insert on link", "insert on document", "insert on version", "update on link",
     "insert on page"],
)  # fmt: skip
async def test_a_crash_in_the_middle_of_a_round_loses_nothing(wiring: Wiring, moment: str) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/c", "/b", "/a"), etag='"n2"')
    wire.site.serve("/b", release("The second rule"), etag='"b1"')
    wire.site.serve("/c", release("The third rule"), etag='"c1"')

    wire.times.move(minutes=30)
    await wire.cut_off(moment)
    await wire.round()

    assert wire.kept() == {"/a": 1, "/b": 1, "/c": 1}
    assert sorted(wire.told()) == ["document: The second rule", "document: The third rule"]


async def test_a_crash_between_index_and_links_of_the_baseline_stays_quiet(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/a"), etag='"n1"')
    wire.site.serve("/a", release("The first rule"))

    await wire.cut_off("insert on document")
    await wire.round(minutes=5)

    assert wire.kept() == {"/a": 1}
    assert wire.told() == []


def publish(wire: Wire, pages: int) -> None:
    """Serve an index of so many pages with one release each: /r1 on the first."""
    for n in range(1, pages + 1):
        path = "/news" if n == 1 else f"/news/{n}"
        further = f"/news/{n + 1}" if n < pages else ""
        wire.site.serve(path, index(f"/r{n}", further=further))
        wire.site.serve(f"/r{n}", release(f"Rule number {n}"))


async def test_an_index_is_followed_to_its_end_at_first_sight(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    publish(wire, 3)

    await wire.round()

    assert wire.kept() == {"/r1": 1, "/r2": 1, "/r3": 1}


async def test_further_pages_are_asked_for_only_while_they_bring_news(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    publish(wire, 4)
    await wire.round()
    wire.site.requests.clear()

    wire.site.serve("/n", release("A newer rule"))
    wire.site.serve("/news", index("/n", further="/news/2"))
    wire.site.serve("/news/2", index("/r1", further="/news/3"))
    await wire.round(minutes=30)

    assert [seen.path for seen in wire.site.requests] == ["/news", "/news/2", "/n"]


async def test_at_most_so_many_pages_of_an_index_are_read(wiring: Wiring) -> None:
    wire = await wiring(PRESS, "max_pages = 2")
    publish(wire, 4)

    await wire.round()

    assert wire.kept() == {"/r1": 1, "/r2": 1}


async def test_pages_that_lead_to_each_other_are_read_once(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/r1", further="/news/2"))
    wire.site.serve("/news/2", index("/r2", further="/news"))

    await wire.round()

    assert len(wire.site.seen("/news")) == len(wire.site.seen("/news/2")) == 1


@pytest.mark.parametrize("crash", [False, True])
async def test_a_further_page_that_failed_is_read_in_the_next_round(
    wiring: Wiring, crash: bool
) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/b", further="/news/2"), etag='"n2"')
    wire.site.serve("/b", release("The second rule"))
    wire.site.serve("/c", release("The third rule"))
    wire.site.serve_each("/news/2", Reply(status=503), Reply(index("/c", "/a").encode()))

    wire.times.move(hours=1)
    if crash:
        await wire.cut_off("insert on document")
    else:
        assert (await wire.round()).error == f"{wire.site.url}/news/2: HTTP 503"
    await wire.round(minutes=5)

    assert wire.kept() == {"/a": 1, "/b": 1, "/c": 1}
    assert sorted(wire.told()) == ["document: The second rule", "document: The third rule"]


async def test_fewer_entries_than_promised_are_an_error_that_costs_nothing(wiring: Wiring) -> None:
    wire = await wiring(PRESS.replace("genre =", "expect_min = 2\ngenre ="))
    wire.site.serve("/news", index("/a", "/b"))
    wire.site.serve("/a", release("The first rule"))
    wire.site.serve("/b", release("The second rule"))
    await wire.round()

    wire.site.serve("/news", index("/c"))
    wire.site.serve("/a", release("The first rule", *WORDS, MORE))
    outcome = await wire.round(hours=1)

    promised = "BIS press releases promises 2 or more documents, the page yields 1"
    assert outcome.error == f"{wire.site.url}/news: {promised}"
    assert outcome.blind
    assert wire.kept() == {"/a": 2, "/b": 1}


async def test_a_source_is_asked_with_a_window_that_moves(wiring: Wiring) -> None:
    wire = await wiring(FEED.replace("/feed.xml", "/feed.xml?from={since}&to={today}"))
    wire.feed(entry(wire.site.url + "/a", "One"))

    await wire.round()
    await wire.round(days=1)

    paths = [seen.path for seen in wire.site.seen("/feed.xml")]
    assert paths == [
        "/feed.xml?from=2025-04-29&to=2025-05-13",
        "/feed.xml?from=2025-04-30&to=2025-05-14",
    ]


async def test_so_many_pages_are_read_in_one_round_and_the_rest_in_the_next(
    wiring: Wiring,
) -> None:
    wire = await wiring(PRESS, "max_links = 2")
    wire.site.serve("/news", index(*(f"/r{n}" for n in range(5))))
    for n in range(5):
        wire.site.serve(f"/r{n}", release(f"Rule number {n}"))

    counted = [(await wire.round(minutes=5)).new for _ in range(4)]

    assert counted == [2, 2, 1, 0]
    assert wire.told() == []


async def test_every_try_of_a_page_is_a_row(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/news", index("/b", "/a"))
    await wire.round(minutes=30)

    rows = wire.store.ask("select url, status, error from fetch order by id")

    assert [(row["url"].removeprefix(wire.site.url), row["status"]) for row in rows] == [
        ("/news", 200), ("/a", 200), ("/news", 200), ("/b", 404),
    ]  # fmt: skip


async def test_a_server_that_hangs_up_in_a_page_is_asked_again(wiring: Wiring) -> None:
    wire = await watching(wiring)
    body = release("The second rule").encode()
    state = {"cut": True}

    def answer(exchange: Exchange, _: Seen) -> None:
        exchange.start(Reply(), len(body))
        exchange.wfile.write(body[:40] if state["cut"] else body)
        exchange.close_connection = True

    wire.site.serve("/news", index("/b", "/a"))
    wire.site.behave("/b", answer)
    await wire.round(minutes=30)
    state["cut"] = False
    await wire.round(minutes=15)

    assert wire.told() == ["document: The second rule"]
