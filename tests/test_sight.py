"""What goes blind together is told together, and so is its return: once each, whatever happens."""

import pytest

from wire import Wire, Wiring, release

PAGE = """
[source.NAME]
kind = "page"
url = "SITE/NAME"
name = "Page NAME"
authority = "official"
"""
KEYS = ("a", "b", "c", "d", "e")
PICKY = """
[subscription.picky]
channels = ["mail"]
kinds = ["source_blind", "source_recovered"]
sources = ["d"]
"""


async def watching(wiring: Wiring, keys: tuple[str, ...] = KEYS, more: str = "") -> Wire:
    """Return rulewire after a good round at each of some pages."""
    wire = await wiring("".join(PAGE.replace("NAME", key) for key in keys) + more)
    serve(wire, *keys)
    await wire.all()
    wire.queued()
    return wire


def serve(wire: Wire, *keys: str, status: int = 200) -> None:
    for key in keys:
        wire.site.serve(f"/{key}", release(f"Page {key}"), status=status)


async def visit(wire: Wire, *keys: str, minutes: float = 0) -> None:
    """Move the clock, do a round at each of some sources, and look whether that is to be told."""
    wire.times.move(minutes=minutes)
    for key in keys:
        await wire.engine.check(key)
    wire.engine.look_at_sight()


def told(wire: Wire, to: str = "operator") -> list[str]:
    return [row["title"] for row in wire.queued() if row["subscription"] == to]


async def test_a_machine_cut_off_is_one_message_and_one_on_return(wiring: Wiring) -> None:
    wire = await watching(wiring)
    serve(wire, *KEYS, status=503)

    await visit(wire, "a", "b", minutes=60)
    await visit(wire, "a", "b", minutes=5)
    before = told(wire)
    await visit(wire, "c", "d", "e", minutes=5)
    await visit(wire, "c", minutes=5)
    lost = told(wire)
    await visit(wire, "d", "e", minutes=30)

    assert before == []
    assert lost == ["No sight of any source since 2025-05-13 12:00 UTC"]
    assert told(wire) == []

    serve(wire, *KEYS)
    await visit(wire, "b", minutes=30)
    early = told(wire)
    assert set(wire.engine.due()) >= {"a", "c", "d", "e"}
    await visit(wire, "a", "c", "d", "e", minutes=1)
    await visit(wire, *KEYS, minutes=60)

    assert early == []
    assert told(wire) == [
        "5 sources are seen again: Page a, Page b, Page c, Page d, Page e",
    ]


async def test_what_stays_blind_after_the_return_is_named_and_told_by_itself(
    wiring: Wiring,
) -> None:
    wire = await watching(wiring)
    serve(wire, *KEYS, status=503)
    for _ in range(2):
        await wire.all(minutes=60)
    wire.queued()

    serve(wire, "a", "b", "c", "d")
    await wire.all(minutes=60)
    (back,) = [row for row in wire.queued() if row["subscription"] == "operator"]
    serve(wire, "e")
    await wire.all(minutes=60)

    assert back["title"] == "4 sources are seen again: Page a, Page b, Page c, Page d"
    assert back["reason"].endswith("follows as found; still not seen: Page e")
    assert told(wire) == ["Page e is seen again"]


async def test_one_source_is_told_at_once_while_others_are_seen(wiring: Wiring) -> None:
    wire = await watching(wiring)
    serve(wire, "a", status=503)

    await visit(wire, "a", "b", minutes=60)
    await visit(wire, "a", "b", minutes=5)

    assert told(wire) == ["No sight of Page a since 2025-05-13 12:00 UTC"]


async def test_one_source_waits_ten_minutes_for_a_sign_of_others_and_no_longer(
    wiring: Wiring,
) -> None:
    wire = await watching(wiring)
    serve(wire, "a", status=503)

    await visit(wire, "a", minutes=60)
    await visit(wire, "a", minutes=5)
    await visit(wire, minutes=9)
    early = told(wire)
    await visit(wire, minutes=1)

    assert early == []
    assert told(wire) == ["No sight of Page a since 2025-05-13 12:00 UTC"]


async def test_many_of_more_are_one_message(wiring: Wiring) -> None:
    wire = await watching(wiring)
    serve(wire, "a", "b", "c", "d", status=503)

    await visit(wire, *KEYS, minutes=60)
    await visit(wire, "a", minutes=5)
    waits = told(wire)
    await visit(wire, "b", "c", "d", minutes=1)

    assert waits == []
    assert told(wire) == ["No sight of 4 sources: Page a, Page b, Page c, Page d"]


async def test_who_asked_for_one_of_many_is_told_of_them(wiring: Wiring) -> None:
    wire = await watching(wiring, more=PICKY)
    serve(wire, "a", "b", status=503)
    for _ in range(2):
        await wire.all(minutes=60)
    nothing = told(wire, "picky")
    serve(wire, "a", "b", "c")
    serve(wire, "c", "d", status=503)
    for _ in range(2):
        await wire.all(minutes=60)

    assert nothing == []
    assert told(wire, "picky") == ["No sight of 2 sources: Page c, Page d"]


@pytest.mark.parametrize("event", ["insert on delivery", "update of told on blindness"])
async def test_a_kill_between_noticing_and_telling_tells_once(wiring: Wiring, event: str) -> None:
    wire = await watching(wiring, ("a",))
    serve(wire, "a", status=503)
    await wire.round(minutes=60)
    await wire.restart()

    await wire.cut_off(event, "a")
    wire.engine.look_at_sight()
    await wire.restart()
    wire.engine.look_at_sight()

    assert told(wire) == ["No sight of Page a since 2025-05-13 12:00 UTC"]


async def test_a_kill_at_the_return_tells_it_once(wiring: Wiring) -> None:
    wire = await watching(wiring, ("a",))
    serve(wire, "a", status=503)
    for _ in range(2):
        await wire.round(minutes=60)
    wire.queued()
    serve(wire, "a")

    await wire.cut_off("update of ended_told on blindness", "a")
    for _ in range(3):
        wire.engine.look_at_sight()

    assert told(wire) == ["Page a is seen again"]


async def test_a_blindness_is_a_row_with_its_times(wiring: Wiring) -> None:
    wire = await watching(wiring, ("a",))
    serve(wire, "a", status=503)
    for _ in range(2):
        await wire.round(minutes=60)
    serve(wire, "a")
    await wire.round(minutes=60)

    (row,) = wire.store.ask("select since, noticed, ended, error from blindness")

    hours = [row[name][11:16] for name in ("since", "noticed", "ended")]
    assert hours == ["12:00", "14:00", "15:00"]
    assert row["error"].endswith("/a: HTTP 503")
