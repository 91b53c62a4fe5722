"""What rounds teach of a source's hours is kept, and its next round follows it."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from commanding import Rulewire
from extractors.polling.habits import LEAST, MOST
from extractors.polling.nouns import Arrival, Asked
from fetching import NOON
from making import source
from running import Home
from storage.migrating import migrations
from storage.store import Store
from timelines import DAY, MINUTE, inspection, timeline
from wire import FEED, Wire, Wiring, entry, rss

HEADLINES = FEED + "adaptive = true\noptions = { headline_only = true }\n"
DAYS = (13, 14, 15, 16, 19, 20, 21, 22, 23, 27, 28, 29)  # working days of May 2025 after a weekend
LAST = datetime(2025, 5, 30, 12, 40, tzinfo=UTC)  # a Friday, five minutes before the usual one


def story(at: datetime) -> str:
    return entry(f"https://trade.example.org/{at:%d%H%M}", f"Story of {at:%d %H:%M}", at=at)


async def heard(wiring: Wiring, *changes: str) -> Wire:
    """Return rulewire with a source that had something new at 08:45 on each working day."""
    wire = await wiring(HEADLINES, *changes)
    wire.feed(story(NOON - 400 * DAY))
    await wire.round()
    times = [datetime(2025, 5, day, 12, 45, tzinfo=UTC) for day in DAYS]
    wire.store.polling.came("trade", [Arrival(at, at) for at in times])
    await wire.restart()
    wire.times.at = LAST
    await wire.round()
    return wire


def due(wire: Wire) -> datetime:
    return datetime.fromisoformat(wire.one("select next_due from source"))


async def test_a_source_is_asked_just_after_its_usual_minute(wiring: Wiring) -> None:
    wire = await wiring(HEADLINES)
    wire.feed(story(NOON - 400 * DAY))
    await wire.round()
    for day in DAYS[:LEAST]:
        wire.times.at = datetime(2025, 5, day, 12, 55, tzinfo=UTC)
        wire.feed(story(wire.times.at - 10 * MINUTE))
        await wire.round()
    wire.times.at = LAST
    await wire.round()

    assert due(wire) - LAST <= 13 * MINUTE


async def test_a_source_keeps_its_pause_if_that_is_wanted(wiring: Wiring) -> None:
    wire = await heard(wiring, "adaptive = false")

    assert due(wire) - LAST == 60 * MINUTE


async def test_what_was_learnt_is_known_after_a_restart(wiring: Wiring) -> None:
    wire = await heard(wiring)
    before = due(wire)

    await wire.restart()
    await wire.round()

    assert due(wire) == before


async def test_what_comes_today_changes_the_plan_of_tomorrow(wiring: Wiring) -> None:
    wire = await heard(wiring)
    plan = wire.engine._pace._plans["trade"].plan

    wire.feed(story(LAST + 2 * MINUTE))
    await wire.round(minutes=5)
    today = wire.engine._pace._plans["trade"].plan
    await wire.round(hours=24)

    assert today == plan
    assert wire.engine._pace._plans["trade"].plan != plan


async def test_the_minute_that_a_source_gives_is_kept_if_it_can_be(wiring: Wiring) -> None:
    wire = await wiring(HEADLINES)
    wire.feed(story(NOON - 400 * DAY))
    await wire.round()
    wire.feed(story(NOON + 20 * MINUTE), story(NOON - 3 * DAY))
    await wire.round(hours=1)

    rows = wire.store.ask("select at, earliest from arrival order by at")

    assert [(row["at"], row["earliest"]) for row in rows] == [
        ("2025-05-13T12:20:00Z", "2025-05-13T12:20:00Z"),
        ("2025-05-13T13:00:00Z", "2025-05-13T12:00:00Z"),
    ]


async def test_the_hours_of_what_stood_there_at_first_sight_teach(wiring: Wiring) -> None:
    wire = await wiring(HEADLINES)
    midnight = NOON.replace(hour=4)  # a day without an hour in Washington
    wire.feed(*(story(NOON - n * DAY - n * MINUTE) for n in range(1, 5)), story(midnight))

    await wire.round()

    (row,) = wire.store.ask("select count(*) as n, max(at) as last from arrival")
    assert (row["n"], row["last"]) == (4, "2025-05-12T11:59:00Z")


async def test_hours_that_are_all_alike_teach_nothing(wiring: Wiring) -> None:
    wire = await wiring(HEADLINES)
    wire.feed(*(story(NOON - n * DAY) for n in range(1, 9)))

    await wire.round()

    assert wire.store.ask("select * from arrival") == []


async def test_a_page_that_is_read_late_teaches_no_hour(wiring: Wiring) -> None:
    wire = await wiring(FEED)
    wire.feed(entry("SITE/old".replace("SITE", wire.site.url), at=NOON - 400 * DAY))
    wire.site.serve("/old", status=404)
    await wire.round()
    wire.site.serve("/late", status=503)
    wire.feed(entry(f"{wire.site.url}/late", at=NOON - 400 * DAY))
    await wire.round(hours=1)

    wire.site.serve("/late", "<html><body><main><h1>Late</h1><p>A story of some words.</p></main>")
    outcome = await wire.round(hours=1)

    assert outcome.new == 1
    assert outcome.arrived == []


@pytest.mark.parametrize(
    ("headers", "channel", "kept"),
    [
        ({"Cache-Control": "public, max-age=1200", "Age": "300"}, "",
         (1200, "Cache-Control: max-age=1200")),
        ({"Cache-Control": "no-cache, max-age=1200"}, "", (0, "")),
        ({}, "<ttl>30</ttl>", (1800, "the feed's ttl of 30 minutes")),
        ({"Cache-Control": "max-age=60"}, "<sy:updatePeriod>hourly</sy:updatePeriod>"
         "<sy:updateFrequency>2</sy:updateFrequency>",
         (1800, "the feed's updatePeriod hourly, 2 times")),
        ({"Cache-Control": "max-age=99999999"}, "", (86400, "Cache-Control: max-age=99999999")),
    ],
)  # fmt: skip
async def test_the_pause_that_a_server_asks_for_is_kept(
    wiring: Wiring, headers: dict[str, str], channel: str, kept: tuple[int, str]
) -> None:
    wire = await wiring(HEADLINES)
    feed = rss(channel, story(NOON)).replace("<rss", '<rss xmlns:sy="http://purl.org/rss/1.0/"', 1)
    wire.site.serve("/feed.xml", feed, media_type="application/rss+xml", headers=headers)

    await wire.round()

    (row,) = wire.store.ask("select asked_s, asked_words from source")
    assert (row["asked_s"], row["asked_words"]) == kept


async def test_a_server_is_left_alone_as_long_as_it_asks_for(wiring: Wiring) -> None:
    wire = await heard(wiring)
    wire.site.serve("/feed.xml", rss(story(LAST)), media_type="application/rss+xml",
                    headers={"Cache-Control": "max-age=1800"})  # fmt: skip
    await wire.round()

    assert due(wire) - LAST >= 30 * MINUTE


def test_old_arrivals_are_forgotten(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.polling.came("bis", [Arrival(NOON + n * DAY, NOON + n * DAY) for n in range(600)])

        kept = store.polling.arrivals("bis", NOON + 9999 * DAY)

        assert (len(kept), kept[-1].at) == (MOST, NOON + 599 * DAY)
        assert store.polling.counts() == {"bis": 2 * MOST + 1}


def test_a_database_from_before_teaches_by_what_it_has_found(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    db = Database(sqlite3.connect(path))
    migrations.apply(db, stop_before="0026_polling")
    db.conn.execute(
        "insert into source (key, name, kind, url, authority, every_minutes, next_due, baseline_at)"
        " values ('bis', 'BIS', 'page', 'https://a', 'official', 30, '', '2025-05-01T00:00:00Z')"
    )
    for number, seen in enumerate(("2025-05-01T00:00:00Z", "2025-05-02T13:00:00Z")):
        db.conn.execute(
            "insert into document (id, source, url, title, genre, number, first_seen, last_seen)"
            " values (?, 'bis', 'u', 't', 'news', 1, ?, ?)",
            (f"web:{number}", seen, seen),
        )
    db.conn.commit()
    db.close()

    with Store(path) as store:
        taught = store.polling.arrivals("bis", NOON)

    found = datetime(2025, 5, 2, 13, tzinfo=UTC)
    assert taught == [Arrival(found - timedelta(minutes=30), found)]


def remembered(home: Home) -> None:
    """Leave a database with a source that has habits, and a server with wishes."""
    with Store(home.folder / "rulewire.db") as store:
        store.sources.configure([source("guidance"), source("letters")], [], NOON)
        times = timeline(inspection, 120)
        store.polling.came("guidance", [Arrival(at, at) for at in times])
        store.polling.wish("guidance", Asked(15 * MINUTE, "Cache-Control: max-age=900"))
        store.sources.round_ok("guidance", NOON, NOON + 30 * MINUTE)


def test_a_person_reads_why_a_source_is_asked_when_it_is(rulewire: Rulewire, home: Home) -> None:
    home.configure("guidance", "letters")
    remembered(home)

    said = rulewire("sources", "--why").out

    assert "times on a working day" in said
    assert "mostly on working days 08:30-09:00 (" in said
    assert "the server asks for 15 minutes (Cache-Control: max-age=900)" in said
    assert (
        "2025-05-13 08:30 US Eastern time (12:30 UTC), at the next look; the next minute of its plan"
        in said
    )
    assert "nothing yet: nothing came while it was watched" in said


def test_a_program_reads_it_as_well(rulewire: Rulewire, home: Home) -> None:
    home.configure("guidance", "letters")
    remembered(home)

    guidance, letters = rulewire("sources", "--why", "--json").rows

    assert (guidance["shortest_minutes"], guidance["longest_minutes"]) == (15, 240)
    assert guidance["comes"][0]["from"] == "08:30"
    assert len(guidance["other_day"]) < 24 < len(guidance["working_day"])
    assert letters["working_day"] is None
    assert rulewire("sources", "--why", "--source", "guidanc").code == 2
    assert rulewire("sources", "--source", "guidance").code == 2
