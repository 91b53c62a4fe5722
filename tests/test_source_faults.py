"""Every way a source can fail is told once when it lasts, once when it ends, and harms nothing."""

import ssl
from typing import Any

import pytest
import trustme

from faulty import FAULTS
from servers import Exchange, Reply, Seen, Server
from wire import FEED, GUIDANCE, PRESS, WORDS, Wire, Wiring, entry, index, release, rss

IMPATIENT = ("read_timeout_s = 1.5", "total_timeout_s = 2.0")  # a busy machine takes its time
PATHS = ("/news", "/guidance", "/feed.xml")
MORE = "Records are kept in the language of the contract."
LONG = tuple(
    f"Paragraph {n} says that exporters keep records of every shipment." for n in range(15)
)
WHOLE = FEED + "[source.trade.options]\nfull_text = true\n"


async def seeing(wiring: Wiring, text: str = PRESS + GUIDANCE + WHOLE, *changes: str) -> Wire:
    """Return rulewire after a good round at three sources."""
    wire = await wiring(text, *IMPATIENT, *changes)
    healthy(wire)
    await wire.all()
    return wire


def healthy(wire: Wire) -> None:
    """Serve what the three sources have from the beginning."""
    wire.site.serve("/news", index("/a"))
    wire.site.serve("/a", release("The first rule"))
    wire.site.serve("/guidance", release("Guidance", *LONG))
    wire.feed(opened(wire, "one"))


def opened(wire: Wire, name: str) -> str:
    """Return a story that stands wholly in its feed."""
    text = f"Huawei opens laboratory {name} for chips that need a license of BIS."
    return entry(f"{wire.site.url}/{name}", f"Huawei {name}", text)


def kinds(rows: list[dict[str, Any]]) -> list[str]:
    """Return of what kind each message is."""
    return [row["kind"] for row in rows]


async def test_every_fault_that_lasts_is_told_once_and_its_end_once(wiring: Wiring) -> None:
    wire = await seeing(wiring, PRESS + GUIDANCE + WHOLE, "recheck_days = 0")
    kept = wire.kept()
    told: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for name, fault in FAULTS.items():
        for path in PATHS:
            fault.breaks(wire.site, path)
        for _ in range(3):
            await wire.all(hours=1)
        dark = wire.queued()
        healthy(wire)
        await wire.all(hours=1)
        unexplained = [row["quote"] for row in dark if not fault.explains(row["quote"])]
        told[name] = (unexplained, kinds(dark), kinds(wire.queued()))

    once: tuple[list[str], list[str], list[str]] = (
        [],
        ["source_blind"],  # one message names all three
        ["source_recovered"],
    )
    assert told == dict.fromkeys(FAULTS, once)
    assert wire.kept() == kept


async def test_what_was_published_in_the_dark_and_stands_is_told(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    for path in PATHS:
        FAULTS["cloudflare"].breaks(wire.site, path)
    for _ in range(3):
        await wire.all(hours=1)
    wire.queued()
    healthy(wire)
    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve("/b", release("The second rule"))
    wire.site.serve("/guidance", release("Guidance", *LONG, MORE))
    wire.feed(opened(wire, "two"), opened(wire, "one"))

    await wire.all(hours=1)

    assert sorted(wire.told()) == [
        "change: Guidance", "document: Huawei two", "document: The second rule",
    ]  # fmt: skip


async def test_what_is_told_says_what_to_do(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    FAULTS["moved-host"].breaks(wire.site, "/guidance")
    for _ in range(2):
        await wire.round("guidance", hours=1)

    assert wire.queued()[0]["reason"] == (
        "its last rounds failed; what is published there now is not seen; open it in a browser: if "
        "it moved, write the new address into [source.guidance], or a new host into its follow_hosts"
    )


async def test_a_release_whose_page_is_an_error_page_stays_owed(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    wire.site.serve("/news", index("/b", "/a"))
    FAULTS["not-found-200"].breaks(wire.site, "/b")
    await wire.round("press", hours=1)

    wire.site.serve("/b", release("The second rule"))
    await wire.round("press", hours=1)

    assert wire.told() == ["document: The second rule"]


def caching(wire: Wire, path: str, bodies: list[str], *, honest: bool) -> None:
    """Serve the first of `bodies` by a cache that answers 304 to any validator for ever."""

    def answer(exchange: Exchange, seen: Seen) -> None:
        etag = f'"{len(bodies[0])}"' if honest else '"1"'
        if seen.headers.get("if-none-match"):
            exchange.send(Reply(status=304, media_type="", etag=etag))
        else:
            exchange.send(Reply(bodies[0].encode(), etag=etag))

    wire.site.behave(path, answer)


@pytest.mark.parametrize("honest", [True, False])
async def test_a_cache_that_says_not_modified_for_ever_is_found_out(
    wiring: Wiring, honest: bool
) -> None:
    wire = await wiring(GUIDANCE)
    bodies = [release("Guidance")]
    caching(wire, "/guidance", bodies, honest=honest)
    await wire.round()
    bodies[0] = release("Guidance", *WORDS, MORE)
    await wire.round(hours=23)
    early = wire.told()

    await wire.round(hours=1)
    bodies[0] = release("Guidance", *WORDS, MORE, "It ends in June.")
    await wire.round(hours=1)

    assert (early, wire.told()) == ([], ["change: Guidance", "change: Guidance"])
    assert wire.one("select url from mistrusted_page") == f"{wire.site.url}/guidance"


async def test_a_server_that_keeps_its_word_is_believed_on(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE)
    wire.site.serve("/guidance", release("Guidance"), etag='"1"')
    await wire.round()
    await wire.round(hours=24)
    wire.site.serve("/guidance", release("Guidance", *WORDS, MORE), etag='"2"')
    await wire.round(hours=24)
    await wire.round(hours=1)

    asked = [seen.headers.get("if-none-match", "") for seen in wire.site.seen("/guidance")]
    assert asked == ["", "", "", '"1"', '"2"']
    assert wire.store.ask("select * from mistrusted_page") == []


async def test_a_last_modified_that_has_yet_to_come_is_not_used(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE)
    day = "Fri, 01 Jan 2100 00:00:00 GMT"
    wire.site.serve("/guidance", release("Guidance"), last_modified=day)
    await wire.round()
    wire.site.serve("/guidance", release("Guidance", *WORDS, MORE), last_modified=day)

    await wire.round(hours=1)

    assert wire.told() == ["change: Guidance"]


async def busy_feed(wiring: Wiring, *changes: str, more: str = "") -> Wire:
    """Return rulewire after three days at a feed of eight entries."""
    wire = await wiring(WHOLE.replace("[source.trade.options]", f"{more}[source.trade.options]"), *changes)  # fmt: skip
    for day in range(3):
        feed_of(wire, range(day, day + 8))
        await wire.round(days=1)
    wire.queued()
    return wire


def feed_of(wire: Wire, numbers: range) -> None:
    wire.feed(*(opened(wire, str(n)) for n in numbers))


async def test_a_feed_with_far_fewer_entries_than_ever_is_blind_and_kept(wiring: Wiring) -> None:
    wire = await busy_feed(wiring)
    feed_of(wire, range(9, 12))
    for _ in range(3):
        await wire.round(hours=1)
    dark = wire.queued()

    feed_of(wire, range(4, 12))
    await wire.round(hours=1)

    assert sorted(row["title"] for row in dark) == [
        "Huawei 10", "Huawei 11", "No sight of Trade news since 2025-05-16 12:00 UTC",
    ]  # fmt: skip
    assert [row["title"] for row in wire.queued()] == ["Trade news is seen again"]


async def test_fewer_entries_are_taken_where_that_is_wanted(wiring: Wiring) -> None:
    wire = await busy_feed(wiring, more="believe_shrunken = true\n")
    feed_of(wire, range(9, 12))

    assert (await wire.round(hours=1)).error == ""


async def test_a_feed_that_loses_some_entries_is_no_alarm(wiring: Wiring) -> None:
    wire = await busy_feed(wiring)
    feed_of(wire, range(6, 11))

    assert (await wire.round(hours=1)).error == ""


async def test_a_feed_without_its_end_is_kept_and_has_failed(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    whole = rss(*(opened(wire, str(n)) for n in range(4)))
    cut = whole[: whole.rindex("<item>") + 30]
    wire.site.serve("/feed.xml", cut, media_type="application/rss+xml")

    outcomes = [await wire.round("trade", hours=1) for _ in range(3)]

    assert outcomes[2].error.endswith("the feed ends in the middle; what it has is kept")
    titles = [row["title"] for row in wire.queued() if row["subscription"] == "officer"]
    assert "Huawei 0" in titles


STUB = release("Guidance", "About the Bureau, its newsroom and how to reach the people in it.")


async def test_a_text_that_shrinks_to_a_stub_is_not_a_change(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    wire.site.serve("/guidance", STUB)
    for _ in range(3):
        await wire.round("guidance", hours=1)
    dark = wire.queued()

    wire.site.serve("/guidance", release("Guidance", *LONG))
    await wire.round("guidance", hours=1)

    assert [row["kind"] for row in dark] == ["source_blind"]
    assert "its text shrank from 150 to" in dark[0]["quote"]
    assert "believe_shrunken = true in [source.guidance]" in dark[0]["reason"]
    assert [row["kind"] for row in wire.queued()] == ["source_recovered"]
    assert wire.one("select number from document where title = 'Guidance'") == 1


async def test_a_stub_that_says_why_is_news(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    wire.site.serve(
        "/guidance", release("Guidance", "This guidance was rescinded on May 13, 2025.")
    )

    await wire.round("guidance", hours=1)

    assert wire.told() == ["change: Guidance"]


async def test_a_stub_is_taken_where_that_is_wanted(wiring: Wiring) -> None:
    wire = await seeing(wiring, GUIDANCE + "believe_shrunken = true\n" + PRESS + FEED)
    wire.site.serve("/guidance", STUB)

    assert (await wire.round("guidance", hours=1)).changed == 1


async def test_a_release_that_becomes_a_stub_is_told_until_it_is_back_or_gone(
    wiring: Wiring,
) -> None:
    wire = await seeing(wiring, PRESS)
    wire.site.serve("/news", index("/b", "/a"))
    wire.site.serve("/b", release("The second rule", *LONG))
    await wire.round(hours=1)
    wire.queued()
    wire.site.serve("/b", STUB)
    await wire.round(hours=1)
    stub = [row["kind"] for row in wire.queued()]

    wire.site.serve("/b", status=404)
    await wire.round(hours=3)

    assert stub == ["source_blind"]
    assert [row["kind"] for row in wire.queued()] == ["source_recovered"]


async def test_a_page_cut_in_the_middle_is_no_deletion(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    whole = release("Guidance", *LONG)
    wire.site.serve("/guidance", whole[: whole.index("Paragraph 9") + 20])

    outcome = await wire.round("guidance", hours=1)

    assert "without the end of its HTML: cut short" in outcome.failed[0]
    assert wire.told() == []


async def test_an_index_that_has_no_last_page_ends_all_the_same(wiring: Wiring) -> None:
    wire = await wiring(PRESS, "max_pages = 5")
    wire.site.serve("/a", release("The first rule"))

    def answer(exchange: Exchange, seen: Seen) -> None:
        number = int(seen.path.partition("=")[2] or 1)
        exchange.send(Reply(index("/a", further=f"/news?page={number + 1}").encode()))

    wire.site.behave("/news", answer)
    outcome = await wire.round()

    assert (outcome.error, len(wire.site.seen("/news"))) == ("", 5)


async def test_a_round_that_breaks_blinds_its_source_as_well(
    wiring: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = await seeing(wiring)
    wire.site.serve("/guidance", release("Guidance", *LONG, MORE))
    monkeypatch.setattr("pipeline.keeping.compare", None)
    monkeypatch.setattr("pipeline.keeping.digest", None)  # A bug of ours, wherever it is.

    for _ in range(2):
        with pytest.raises(TypeError):
            await wire.round("guidance", hours=1)
    wire.engine.look_at_sight(settled=True)

    (told,) = wire.queued()
    assert told["kind"] == "source_blind"
    assert "the round broke: TypeError" in told["quote"]


async def test_a_site_that_wants_to_be_left_alone_for_hours_is_told_at_once(wiring: Wiring) -> None:
    wire = await seeing(wiring)
    wire.site.serve("/guidance", status=429, headers={"Retry-After": "7200"})

    await wire.round("guidance", hours=1)

    assert [row["kind"] for row in wire.queued()] == ["source_blind"]


async def test_a_name_that_is_gone_is_told(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE.replace("SITE", "http://no-such-host.invalid"))  # RFC 6761 6.4
    for _ in range(3):
        await wire.round(hours=1)

    (told,) = wire.queued()
    assert "no such host" in told["quote"]
    assert "look at your own network" in told["reason"]


async def test_a_certificate_that_is_nobodys_is_told(wiring: Wiring) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with Server(context) as secure:
        wire = await wiring(GUIDANCE.replace("SITE", secure.url))
        for _ in range(3):
            await wire.round(hours=1)

    (told,) = wire.queued()
    assert "certificate verify failed" in told["quote"]
    assert "until the site mends its certificate" in told["reason"]
