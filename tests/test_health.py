"""A source that goes blind is told once, and its return; silence means that nothing happened."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from fetching import NOON
from storage.values import stamp
from wire import FEED, GUIDANCE, PRESS, Wire, Wiring, entry, index, release

WATCHER = """
[subscription.watcher]
channels = ["mail"]
kinds = ["source_blind", "source_recovered"]
"""


async def sighted(wiring: Wiring, *changes: str) -> Wire:
    """Return rulewire after a good round at a page that is read each hour."""
    wire = await wiring(GUIDANCE + WATCHER, *changes)
    wire.site.serve("/guidance", release("Guidance"))
    await wire.round()
    return wire


def health(wire: Wire) -> Any:
    return wire.store.sources.health()[0]


def due_in(wire: Wire) -> timedelta:
    """Return how long until the source is due."""
    due = datetime.fromisoformat(wire.one("select next_due from source"))
    return due - wire.times.now()


async def test_one_failure_is_not_told(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=503)

    await wire.round(hours=1)

    assert wire.queued() == []
    assert (health(wire)["state"], health(wire)["failures"]) == ("failing", 1)


async def test_a_blind_source_is_told_once_to_the_operator_and_to_who_asks(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=503)

    for _ in range(6):
        await wire.round(hours=1)

    queued = [(row["subscription"], row["kind"], row["title"]) for row in wire.queued()]
    title = "No sight of BIS guidance since 2025-05-13 12:00 UTC"
    assert queued == [("operator", "source_blind", title), ("watcher", "source_blind", title)]
    assert health(wire)["state"] == "blind"


async def test_what_is_told_of_a_blind_source_says_why(wiring: Wiring) -> None:
    wire = await sighted(wiring, "blind_after = 1")
    wire.site.serve("/guidance", status=503)

    await wire.round(hours=1)

    assert wire.queued()[0]["quote"] == f"{wire.site.url}/guidance: HTTP 503"


async def test_a_return_is_told_once(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=503)
    await wire.round(hours=1)
    await wire.round(hours=1)
    wire.queued()

    wire.site.serve("/guidance", release("Guidance"))
    await wire.round(hours=1)
    await wire.round(hours=1)

    told = [(row["subscription"], row["title"], row["reason"][:27]) for row in wire.queued()]
    assert told == [
        ("operator", "BIS guidance is seen again", "it was blind for 3.0 hours;"),
        ("watcher", "BIS guidance is seen again", "it was blind for 3.0 hours;"),
    ]
    assert health(wire)["state"] == "ok"


async def test_a_failure_after_a_good_round_starts_to_count_anew(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    for status in (503, 200, 503, 200, 503):
        wire.site.serve("/guidance", release("Guidance"), status=status)
        await wire.round(hours=1)

    assert wire.queued() == []


async def test_blindness_is_remembered_over_a_restart(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=503)
    await wire.round(hours=1)
    await wire.restart()
    await wire.round(hours=1)
    await wire.restart()
    await wire.round(hours=1)

    assert [row["kind"] for row in wire.queued()] == ["source_blind"] * 2


async def test_a_source_never_seen_says_so(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE + WATCHER)
    for _ in range(2):
        await wire.round(hours=1)

    assert wire.queued()[0]["title"] == "No sight of BIS guidance: never seen"


async def test_a_failed_source_is_tried_again_soon_and_then_less_often(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=503)

    pauses = []
    for _ in range(6):
        await wire.round(hours=1)
        pauses.append(due_in(wire) // timedelta(minutes=1))

    assert pauses == [5, 10, 20, 40, 60, 60]


async def test_a_server_that_wants_to_be_left_alone_is(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=429, headers={"Retry-After": "7200"})

    await wire.round(hours=1)

    assert due_in(wire) == timedelta(hours=2)
    assert wire.engine.due() == []


async def test_who_asks_to_wait_again_and_again_is_told_as_blind_within_the_hour(
    wiring: Wiring,
) -> None:
    wire = await sighted(wiring, "blind_after = 9")
    wire.site.serve("/guidance", status=429, headers={"Retry-After": "2400"})

    await wire.round(hours=1)
    assert health(wire)["state"] == "failing"
    await wire.round(minutes=40)

    assert health(wire)["state"] == "blind"


async def test_a_good_round_is_followed_by_the_next_after_the_pause(wiring: Wiring) -> None:
    wire = await sighted(wiring)

    before = wire.engine.due()
    wire.times.move(minutes=60)

    assert (before, wire.engine.due()) == ([], ["guidance"])


async def test_a_round_without_news_is_known_before_anybody_asks_what_is_due(
    wiring: Wiring,
) -> None:
    wire = await sighted(wiring)
    wire.times.move(minutes=60)
    (key,) = wire.engine.due()

    await wire.engine.check(key)

    assert wire.engine.due() == []
    assert health(wire)["last_checked"] == stamp(wire.times.at)


async def blocked(wiring: Wiring) -> Wire:
    """Return rulewire on a listing that is answered while a bot filter blocks its pages."""
    wire = await wiring(PRESS + WATCHER)
    wire.site.serve("/news", index("/a"))
    wire.site.serve("/a", release("The first rule"))
    await wire.round()
    wire.site.serve("/news", index("/c", "/b", "/a"))
    for path in ("/a", "/b", "/c"):
        wire.site.serve(path, "<title>Just a moment...</title>", status=403)
    return wire


async def test_a_listing_whose_pages_are_all_blocked_is_blind(wiring: Wiring) -> None:
    wire = await blocked(wiring)

    for _ in range(12):
        await wire.round(minutes=20)

    (operator, _) = wire.queued()
    assert operator["title"].startswith("No sight of BIS press releases since 2025-05-13 12:")
    assert "HTTP 403: challenge page or refusal (Cloudflare challenge)" in operator["quote"]


async def test_a_listing_is_seen_again_when_a_page_is(wiring: Wiring) -> None:
    wire = await blocked(wiring)
    for _ in range(4):
        await wire.round(hours=1)
    wire.queued()

    wire.site.serve("/b", release("The second rule"))
    await wire.round(hours=3)

    assert [row["kind"] for row in wire.queued()] == [
        "document", "source_recovered", "source_recovered",
    ]  # fmt: skip


async def test_one_dead_link_blinds_nothing(wiring: Wiring) -> None:
    wire = await wiring(PRESS + WATCHER)
    wire.site.serve("/news", index("/dead", "/a"))
    wire.site.serve("/a", release("The first rule"))

    for _ in range(30):
        await wire.round(hours=2)

    assert wire.queued() == []
    assert (health(wire)["state"], health(wire)["links_failing"]) == ("ok", 1)


async def test_a_failed_page_brings_the_next_round_forward(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/a", "/b"))
    wire.site.serve("/a", release("The first rule"))

    await wire.round()

    assert due_in(wire) == timedelta(minutes=15)


async def test_one_blind_source_is_no_other(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE + FEED + WATCHER)
    wire.feed(entry(wire.site.url + "/gone", "A story"))

    for _ in range(2):
        await wire.all(minutes=10)

    states = {row["key"]: row["blind_since"] for row in wire.store.sources.health()}
    assert states["guidance"] == "2025-05-13T12:20:00Z"
    assert wire.queued()[0]["title"] == "No sight of BIS guidance: never seen"


@pytest.mark.parametrize(
    ("status", "title"),
    [(200, "2 sources checked, none blind"), (503, "2 sources checked, blind: guidance")],
)
async def test_the_heartbeat_says_what_is_not_seen(wiring: Wiring, status: int, title: str) -> None:
    wire = await wiring(GUIDANCE + FEED)
    wire.site.serve("/guidance", release("Guidance"), status=status)
    wire.feed(entry("", "A story"))
    for _ in range(2):
        await wire.all(hours=1)
    wire.queued()

    wire.engine.heartbeat()
    wire.engine.heartbeat()

    assert [(row["subscription"], row["title"]) for row in wire.queued()] == [("operator", title)]


async def test_times_of_a_source_are_kept(wiring: Wiring) -> None:
    wire = await sighted(wiring)
    wire.site.serve("/guidance", status=503)
    await wire.round(hours=1)

    row = wire.store.ask("select last_checked, last_ok, last_new from source")[0]

    hour = "2025-05-13T13:00:00Z"
    assert (row["last_checked"], row["last_ok"]) == (hour, "2025-05-13T12:00:00Z")
    assert datetime.fromisoformat(row["last_new"]) == NOON
