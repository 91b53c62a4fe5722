"""The user's counterparties, watched: told once when somebody is listed or named."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from config.settings import CounterpartySettings
from extractors.model import Annotations, Mention
from fetching import NOON
from making import document
from pipeline.screening import Counterparties
from storage.store import Store
from wire import CSL, CSL_ENTITY_LIST, FEED, PRESS, Wire, Wiring, entry, index, release

OWN = """
[counterparties]
file = "own.csv"
"""
HEADER = "source,name,type,addresses,alt_names,programs,federal_register_notice,license_requirement"
PARTIES = "name,id,country\nZentrix Acoustics GmbH,K-7,DE\nBorvane Logistics,K-8,CL\n"


def listed(*names: str) -> str:
    rows = (
        f'"{CSL_ENTITY_LIST}","{name}",,"1 Main St, Graz, AT",,,90 FR 1,All items' for name in names
    )
    return "\n".join([HEADER, *rows, ""])


async def watching(wiring: Wiring, text: str = CSL, *names: str, parties: str = PARTIES) -> Wire:
    """Return rulewire after its first round, with counterparties and a list of `names`."""
    wire = await wiring(OWN + text)
    own(wire, parties)
    wire.site.serve("/csl.csv", listed("Delmora Optics", *names), media_type="text/csv")
    wire.feed(entry(wire.site.url + "/old"))
    wire.site.serve("/news", index("/old"))
    wire.site.serve("/old", release("An old story"))
    await wire.all()
    wire.queued()
    return wire


def own(wire: Wire, text: str) -> None:
    path = wire.settings.database.with_name("own.csv")
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before + 1, before + 1))


async def adds(wire: Wire, *names: str) -> list[dict[str, Any]]:
    """Return what the officer is told of counterparties when the list has further names."""
    wire.site.serve("/csl.csv", listed("Delmora Optics", *names), media_type="text/csv")
    await wire.round("csl", hours=5)
    return [row for row in wire.queued() if row["kind"].startswith("counterpart")]


async def test_a_counterparty_that_is_listed_is_told_with_score_and_row(wiring: Wiring) -> None:
    wire = await watching(wiring)

    (told,) = await adds(wire, "ZENTRIX ACOUSTICS Ltd.")

    assert told["title"] == (
        "Your counterparty Zentrix Acoustics GmbH may be ZENTRIX ACOUSTICS Ltd. on the Entity List"
    )
    assert told["reason"].startswith(
        "score 92 of 100: “Zentrix Acoustics GmbH” (row 2, your number K-7) and “ZENTRIX ACOUSTICS "
        "Ltd.”: same name without legal form; countries differ: Germany here, Austria there"
    )
    assert told["quote"].startswith("AT | ZENTRIX ACOUSTICS Ltd. | 1 Main St, Graz, AT | All items")


async def test_it_is_told_once(wiring: Wiring) -> None:
    wire = await watching(wiring)
    await adds(wire, "Zentrix Acoustics")

    assert await adds(wire, "Zentrix Acoustics", "Somebody Else Works") == []


async def test_who_was_listed_before_is_kept_and_not_told(wiring: Wiring) -> None:
    wire = await watching(wiring, CSL, "Zentrix Acoustics")

    assert wire.one("select counterparty from counterparty_hit") == "Zentrix Acoustics GmbH"
    assert await adds(wire, "Zentrix Acoustics", "Somebody Else Works") == []


async def test_whoever_is_listed_anew_after_a_removal_is_told_again(wiring: Wiring) -> None:
    wire = await watching(wiring)
    first = await adds(wire, "Zentrix Acoustics")
    await adds(wire)

    again = await adds(wire, "Zentrix Acoustics")

    assert [len(first), len(again)] == [1, 1]


async def test_another_requirement_for_a_listed_counterparty_is_told(wiring: Wiring) -> None:
    wire = await watching(wiring, CSL, "Zentrix Acoustics")
    body = listed("Delmora Optics", "Zentrix Acoustics").replace("All items", "Items of 744.6")
    wire.site.serve("/csl.csv", body, media_type="text/csv")

    await wire.round("csl", hours=5)

    (told,) = [row for row in wire.queued() if row["kind"] == "counterparty"]
    assert "license requirement: Items of 744.6" in told["reason"]


async def test_a_subscription_to_other_entities_is_told_as_well(wiring: Wiring) -> None:
    only = '[subscription.huawei]\nchannels = ["mail"]\nentities = ["huawei"]\n'
    wire = await watching(wiring, CSL + only)

    told = await adds(wire, "Zentrix Acoustics")

    assert [row["subscription"] for row in told] == ["officer", "huawei"]


@pytest.mark.parametrize(("text", "key"), [(PRESS, "press"), (FEED, "trade")])
async def test_a_text_that_names_a_counterparty_is_told(
    wiring: Wiring, text: str, key: str
) -> None:
    wire = await watching(wiring, text)
    words = "BIS fined Zentrix Acoustics GmbH for exports of chips without a license."
    wire.site.serve("/a", release("A penalty", words))
    wire.site.serve("/news", index("/a", "/old"))
    wire.feed(entry(wire.site.url + "/a", "A penalty", words))

    await wire.round(key, hours=5)

    (told,) = [row for row in wire.queued() if row["kind"] == "counterparty"]
    severity = wire.one("select severity from finding where kind = 'counterparty'")
    assert told["title"].startswith("Your counterparty Zentrix Acoustics GmbH may be Zentrix Aco")
    assert told["quote"] == words
    assert severity == {"press": "medium", "trade": "low"}[key]


async def test_a_paper_that_names_a_counterparty_beside_the_topic_is_not_told(
    wiring: Wiring,
) -> None:
    wire = await watching(wiring, FEED)
    words = "Zentrix Acoustics GmbH opened a concert hall in Graz on Sunday."
    wire.site.serve("/a", release("A concert", words))
    wire.feed(entry(wire.site.url + "/a", "A concert", words))

    await wire.round("trade", hours=5)

    assert [row for row in wire.queued() if row["kind"] == "counterparty"] == []


async def test_a_file_that_is_changed_is_read_again(wiring: Wiring) -> None:
    wire = await watching(wiring)
    own(wire, "name\nKarvost Marine\n")

    told = await adds(wire, "Zentrix Acoustics", "Karvost Marine JSC")

    assert [row["reason"][:62] for row in told] == [
        "score 100 of 100: “Karvost Marine” (row 2) and “Karvost Marine"
    ]


async def test_a_broken_file_is_told_once_and_the_last_good_one_goes_on(wiring: Wiring) -> None:
    wire = await watching(wiring)
    own(wire, "who,where\na,b\n")

    first = await adds(wire, "Zentrix Acoustics")
    second = await adds(wire, "Zentrix Acoustics", "Borvane Logistics Ltd")

    assert [(row["kind"], row["subscription"]) for row in first] == [
        ("counterparties_unread", "operator"),
        ("counterparty", "officer"),
    ]
    assert [row["kind"] for row in second] == ["counterparty"]


async def test_the_message_shows_the_row_and_not_all_that_changed(wiring: Wiring) -> None:
    wire = await watching(wiring)
    wire.site.serve("/slack", "ok")
    await adds(wire, "Zentrix Acoustics")

    await wire.engine.drain()

    bodies = [seen.body.decode() for seen in wire.site.seen("/slack")]
    (body,) = [one for one in bodies if "Your counterparty" in one]
    assert "Zentrix Acoustics | 1 Main St, Graz, AT" in body
    assert "counterparty_hit" in body


async def test_a_round_that_begins_while_the_file_is_read_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(PARTIES, "utf-8")
    text = "Zentrix Acoustics GmbH was named."
    notes = Annotations((Mention("ORG", 0, 22, text[:22], "", text[:22]),))
    with Store(":memory:") as store:
        settings = CounterpartySettings(file=str(path), threshold=85)
        known = Counterparties(store, settings, (), ())

        first = asyncio.create_task(known.refresh(NOON))
        await asyncio.sleep(0)
        await known.refresh(NOON)

        assert await known.matches(None, document(text), notes)
        await first
