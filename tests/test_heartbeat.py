"""The daily line: what was checked, what was not, what is not seen, what is owed."""

from datetime import UTC, datetime

from extractors.sight import Pulse, heartbeat_finding
from making import NOW
from wire import FEED, GUIDANCE, Wire, Wiring, entry, release

OFF = """
[source.idle]
kind = "page"
url = "SITE/idle"
name = "Never visited"
authority = "official"
enabled = false
"""
RARE = """
[source.rare]
kind = "page"
url = "SITE/rare"
name = "Read each week"
authority = "official"
every_minutes = 10080
"""


async def watching(wiring: Wiring, more: str = "") -> Wire:
    wire = await wiring(GUIDANCE + FEED + more)
    wire.site.serve("/guidance", release("Guidance"))
    wire.site.serve("/rare", release("Rarely"))
    wire.feed(entry("", "A story"))
    await wire.all()
    wire.queued()
    return wire


def line(wire: Wire) -> tuple[str, str]:
    wire.engine.heartbeat()
    (row,) = wire.queued()
    return row["title"], row["reason"]


async def test_only_what_was_checked_counts(wiring: Wiring) -> None:
    wire = await watching(wiring, OFF + RARE)
    await wire.round("guidance", hours=30)

    title, reason = line(wire)

    assert title == "1 of 3 sources checked, none blind"
    assert reason.startswith(
        "daily heartbeat; in the last 24 hours 1 of 3 sources were checked; not checked: trade; "
        "1 not enabled; 0 deliveries waiting, 0 given up; chain head 11 "
    )


async def test_a_blind_source_is_named_with_its_time(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/guidance", status=503)
    for _ in range(2):
        await wire.all(hours=1)
    wire.queued()

    title, reason = line(wire)

    assert title == "2 sources checked, blind: guidance"
    assert "; blind: guidance since 2025-05-13 12:00 UTC; 1 deliveries waiting" in reason


def test_further_notes_stand_at_the_end() -> None:
    pulse = Pulse(1, 1, (), 0, {}, {"a": NOW}, 0, 2, notes=("chain head 12ab",))

    told = heartbeat_finding(NOW.date(), pulse).reason

    assert told.endswith(
        "quiet: a since 2025-05-13 14:00 UTC; 0 deliveries waiting, 2 given up; chain head 12ab"
    )


async def test_a_line_that_was_missed_is_told_at_the_next_start(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.engine.wake()
    never = wire.queued()
    wire.engine.heartbeat()
    wire.queued()

    wire.times.at = datetime(2025, 5, 14, 7, 59, tzinfo=UTC)
    wire.engine.wake()
    early = wire.queued()
    wire.times.at = datetime(2025, 5, 14, 8, 20, tzinfo=UTC)
    wire.engine.wake()
    wire.engine.wake()

    assert never == early == []
    assert [row["kind"] for row in wire.queued()] == ["heartbeat"]
