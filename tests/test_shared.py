"""What sources share: an address, and the database."""

import sqlite3

import pytest

from extractors.errors import StorageError
from making import NOW, source
from storage.store import Store
from wire import FEED, PRESS, Wiring, entry, index, release

RULE = "BIS suspends the AI Diffusion Rule for Huawei from today, the bureau said."
OFFICE = "[source.office]\nkind = \"feed\"\nurl = \"SITE/office.xml\"\nname = \"Office\"\n" \
    "authority = \"secondary\"\noptions.headline_only = true\n"  # fmt: skip


async def test_two_sources_that_tell_one_address_do_not_contradict_each_other(
    wiring: Wiring,
) -> None:
    wire = await wiring(FEED + OFFICE)
    body = entry(f"{wire.site.url}/new", text="Only a summary of the rule.")
    wire.feed(body)
    wire.site.serve("/new", release("A new rule", RULE))
    await wire.round("trade")

    for hours in (1, 2):
        wire.site.serve(
            "/office.xml",
            f"<rss version='2.0'><channel>{body}{hours * entry(f'{wire.site.url}/x{hours}', text='Other')}</channel></rss>",
        )
        await wire.round("office", hours=hours)
        await wire.round("trade", hours=hours)

    assert wire.kept()["/new"] == 1
    assert [told for told in wire.told() if told.startswith("change")] == []


async def test_the_agency_takes_over_what_a_paper_told_first_and_is_told(wiring: Wiring) -> None:
    wire = await wiring(PRESS + FEED)
    wire.site.serve("/old", release("An old rule"))
    wire.site.serve("/news", index("/old"))
    wire.feed(entry(f"{wire.site.url}/old"))
    await wire.all()
    wire.told()
    wire.site.serve("/new", release("A new rule", RULE))
    wire.feed(entry(f"{wire.site.url}/new"), entry(f"{wire.site.url}/old"))
    await wire.round("trade", hours=1)
    wire.told()
    wire.site.serve("/news", index("/new", "/old"))

    await wire.round("press", hours=1)

    assert wire.told() == ["document: A new rule"]
    assert wire.one("select source from document where url like '%/new'") == "press"
    assert wire.one("select count(*) from rule_timeline where status = 'reported'") == 0


def test_another_address_of_a_source_is_seen_for_the_first_time() -> None:
    with Store(":memory:") as store:
        store.sources.configure([source(url="https://one.example/")], [], NOW)
        store.sources.sighted("bis", NOW)

        store.sources.configure([source(url="https://two.example/")], [], NOW)

        assert store.sources.baseline("bis")


def test_a_shorter_pause_counts_at_once() -> None:
    with Store(":memory:") as store:
        store.sources.configure([source(every_minutes=60)], [], NOW)
        store.sources.round_due("bis", NOW.replace(hour=23))
        assert list(store.sources.due(NOW)) == []

        store.sources.configure([source(every_minutes=1)], [], NOW)

        assert list(store.sources.due(NOW)) == ["bis"]


async def test_a_database_that_cannot_be_written_is_told_in_one_line(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/a"))
    holder = sqlite3.connect(wire.settings.database)
    wire.store._ledger._db.conn.execute("pragma busy_timeout = 0")
    holder.execute("begin immediate")

    with pytest.raises(StorageError, match="another program holds it"):
        await wire.engine.check_all()

    holder.close()
