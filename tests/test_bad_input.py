"""Hostile and broken input: a clear error that names the source, and no harm to anything else."""

from collections.abc import Callable

import pytest

from servers import Exchange, Reply, Seen, Server, zipped
from wire import FEED, GUIDANCE, PRESS, WORDS, Wire, Wiring, entry, index, release, rss

RSS = "application/rss+xml"
WHOLE = FEED + "[source.trade.options]\nfull_text = true\n"
HEALTHY = PRESS.replace("BIS press releases", "Healthy")


def garbage(site: Server, path: str) -> None:
    site.serve(path, bytes(range(256)) * 40)


def empty(site: Server, path: str) -> None:
    site.serve(path, b"")


def blank(site: Server, path: str) -> None:
    site.serve(path, b" \n\t ")


def bomb(site: Server, path: str) -> None:
    site.bomb(path, 50_000_000)


def no_gzip(site: Server, path: str) -> None:
    site.serve(path, b"plainly not gzip", headers={"Content-Encoding": "gzip"})


def cut_gzip(site: Server, path: str) -> None:
    body = zipped(release("Cut", *WORDS).encode())
    site.serve(path, body[: len(body) // 2], headers={"Content-Encoding": "gzip"})


def loop(site: Server, path: str) -> None:
    site.redirect(path, "/round")
    site.redirect("/round", path)


def endless(site: Server, path: str) -> None:
    site.endless(path)


def hangs_up(site: Server, path: str) -> None:
    site.reset(path, b"<html>")


def too_long(site: Server, path: str) -> None:
    site.serve(path, b"<p>more</p>" * 200_000)


def challenge(site: Server, path: str) -> None:
    site.serve(path, "<title>Just a moment...</title><h1>Just a moment...</h1>")


def nested(site: Server, path: str) -> None:
    site.serve(path, "<html><body>" + "<div>" * 50_000 + "text")


def no_http(site: Server, path: str) -> None:
    site.say(path, b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


ANYWHERE = [
    (garbage, "expected|not a feed"),
    (empty, "empty body"),
    (blank, "empty"),
    (bomb, "larger than 1 MB"),
    (no_gzip, "not compressed as its header says"),
    (cut_gzip, "cut short"),
    (loop, "redirect"),
    (endless, "larger than 1 MB"),
    (hangs_up, "the connection was reset"),
    (too_long, "larger than 1 MB"),
    (challenge, "Cloudflare"),
    (nested, "nested deeper|expected feed|no link"),
    (no_http, "not proper HTTP"),
]


def healthy(wire: Wire) -> None:
    """Let the healthy source have a new release since its baseline."""
    wire.site.serve("/news", index("/new", "/old"))
    wire.site.serve("/new", release("A new rule"))


async def beside(wiring: Wiring, text: str) -> Wire:
    """Return rulewire after a good first round at a healthy source and at those in `text`."""
    wire = await wiring(HEALTHY + text)
    wire.site.serve("/news", index("/old"))
    wire.site.serve("/old", release("An old rule"))
    wire.site.serve("/guidance", release("Guidance"))
    wire.site.serve("/list", index("/old"))
    wire.feed(entry(wire.site.url + "/one", "One", WORDS[0]))
    await wire.all()
    healthy(wire)
    return wire


@pytest.mark.parametrize(("breaks", "reason"), ANYWHERE)
async def test_a_broken_source_says_why_and_costs_no_other(
    wiring: Wiring, breaks: Callable[[Server, str], None], reason: str
) -> None:
    listing = PRESS.replace(".press", ".list").replace("/news", "/list")
    wire = await beside(wiring, GUIDANCE + WHOLE + listing)
    kept = wire.kept()

    paths = {"guidance": "/guidance", "trade": "/feed.xml", "list": "/list"}
    for path in paths.values():
        breaks(wire.site, path)
    outcomes = await wire.all(hours=1)

    for key, path in paths.items():
        failed = outcomes[key]
        assert failed.error.startswith((f"{wire.site.url}{path}: ", f"{key}: "))
        assert any(word in failed.error for word in reason.split("|")), failed.error
        assert failed.blind
    assert wire.kept() == kept | {"/new": 1}
    assert wire.told() == ["document: A new rule"]


@pytest.mark.parametrize(
    ("body", "media", "reason"),
    [
        ("<html><body><p>We have moved.</p></body></html>", "text/html", "expected feed, got html"),
        ("<html><body><p>We have moved.</p></body></html>", RSS, "expected feed, got html"),
        ("<rss version='2.0'><channel><item><title>Cut", "text/xml", "none of 1 entries"),
        ("<rss version='2.0'><channel></channel></rss>", RSS, "no entries"),
        ("<rss version='2.0'><channel><item></item></channel></rss>", RSS, "none of 1 entries"),
        ('{"error": "no such feed"}', "application/json", "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "application/json", "JSON"),
        ("<?xml version='1.0'?><note>hello</note>", "text/xml", "not a feed"),
        ("plain words", "text/plain", "expected feed, got text"),
    ],
)
async def test_a_feed_that_is_none_says_so(
    wiring: Wiring, body: str, media: str, reason: str
) -> None:
    wire = await wiring(WHOLE)
    wire.site.serve("/feed.xml", body, media_type=media)

    outcome = await wire.round()

    assert reason in outcome.error


async def test_a_feed_cut_in_the_middle_gives_what_is_whole(wiring: Wiring) -> None:
    wire = await wiring(WHOLE)
    whole = rss(*(entry(f"{wire.site.url}/{n}", f"Entry {n}", WORDS[0]) for n in range(3)))
    wire.site.serve("/feed.xml", whole[: whole.index("Entry 2")], media_type=RSS)

    await wire.round()

    assert {"/0", "/1"} <= wire.kept().keys()


async def test_an_unescaped_ampersand_does_not_cost_the_entry(wiring: Wiring) -> None:
    wire = await wiring(WHOLE)
    wire.feed(entry(f"{wire.site.url}/one?a=1&b=2", "Chips & rules", "AT&T & Huawei"))

    await wire.round()

    assert wire.one("select title from document") == "Chips & rules"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (release("Café “rules”").encode("cp1252"), "text/html; charset=iso-8859-1"),
        (release("Café “rules”").encode("cp1252"), "text/html"),
        (release("Café “rules”").encode("utf-8"), "text/html"),
        (release("Café “rules”").encode("utf-8"), "text/html; charset=nonsense"),
        (release("Café “rules”").encode("utf-16"), "text/html"),
        (b"\xef\xbb\xbf" + release("Café “rules”").encode(), "text/html; charset=latin1"),
    ],
)
async def test_a_wrong_or_missing_encoding_is_seen_through(
    wiring: Wiring, body: bytes, header: str
) -> None:
    wire = await wiring(GUIDANCE)
    wire.site.serve("/guidance", body, media_type=header)

    await wire.round()

    assert wire.one("select title from document") == "Café “rules”"


@pytest.mark.parametrize(
    "day", ["Tue, 13 May 3035 12:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", "99999"]
)
async def test_a_date_that_cannot_be_is_no_date(wiring: Wiring, day: str) -> None:
    wire = await wiring(WHOLE)
    good = entry(f"{wire.site.url}/one", "One", WORDS[0])
    start = good.index("<pubDate>")
    wire.feed(good[:start] + f"<pubDate>{day}</pubDate></item>")

    await wire.round()

    assert wire.kept() == {"/one": 1}
    assert wire.one("select published from document") is None


async def test_a_link_from_the_future_is_looked_at_again_no_longer_than_others(
    wiring: Wiring,
) -> None:
    wire = await wiring(FEED, "recheck_days = 2")
    link = wire.site.serve("/one", release("One"))
    good = entry(link, "One")
    wire.feed(good.replace("2025", "3035"))

    await wire.round()
    await wire.round(days=3)

    assert wire.one("select next_fetch from link") is None


async def test_entries_with_one_guid_and_entries_without_a_link_are_all_kept(
    wiring: Wiring,
) -> None:
    wire = await wiring(WHOLE)
    twins = [
        f"<item><title>Part {n}</title><guid>same</guid><link>{wire.site.url}/p{n}</link>"
        f"<description>{WORDS[0]}</description></item>"
        for n in (1, 2)
    ]
    wire.feed(*twins, entry("", "No link", WORDS[1]), entry("", "None either", WORDS[0]))

    outcome = await wire.round()
    again = await wire.round(hours=1)

    titles = {row["title"] for row in wire.store.ask("select title from document")}
    assert titles == {"Part 1", "Part 2", "No link", "None either"}
    assert (outcome.new, again.new) == (4, 0)


async def test_relative_links_lead_from_where_they_stand(wiring: Wiring) -> None:
    wire = await wiring(FEED)
    wire.site.serve("/one", release("One"))
    wire.site.serve("/two", release("Two"))
    wire.feed(entry("/one", "One"), entry("two", "Two"))

    await wire.round()

    assert wire.kept() == {"/one": 1, "/two": 1}


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "mailto:a@example.org", "file:///etc/passwd", "http://[::1", "ftp://x/",
     "http://evil.example/one"],
)  # fmt: skip
async def test_a_link_that_leads_nowhere_good_costs_no_other(wiring: Wiring, link: str) -> None:
    wire = await wiring(FEED)
    wire.feed(entry(link, "Bad"), entry(wire.site.serve("/one", release("One")), "One"))

    await wire.round()

    assert "/one" in wire.kept()


async def test_half_characters_in_a_json_feed_are_kept_as_a_mark(wiring: Wiring) -> None:
    wire = await wiring(WHOLE)
    body = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "\\ud800", "url": "SITE/one",'
        ' "title": "Half \\ud83d a sign", "content_text": "Huawei \\udfff and more words."}]}'
    ).replace("SITE", wire.site.url)
    wire.site.serve("/feed.xml", body, media_type="application/feed+json")

    outcome = await wire.round()

    assert (outcome.error, outcome.failed) == ("", [])
    assert wire.one("select title from document") == "Half \ufffd a sign"


async def test_half_a_character_in_an_address_costs_no_other_source(wiring: Wiring) -> None:
    text = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "SITE/\\ud800%s"}]}'
    wire = await beside(wiring, FEED)
    wire.site.serve("/feed.xml", text.replace("SITE", wire.site.url), media_type="application/json")

    await wire.all(hours=1)

    assert wire.told() == ["document: A new rule"]


async def test_a_page_that_breaks_a_parser_costs_no_other_page(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    wire.site.serve("/news", index("/bad", "/good"))
    wire.site.serve("/bad", b"%PDF-1.7\n" + b"\x00\xff" * 500, media_type="application/pdf")
    wire.site.serve("/good", release("A good rule"))

    outcome = await wire.round()

    assert wire.kept() == {"/good": 1}
    assert outcome.failed[0].startswith(f"{wire.site.url}/bad: ")


async def test_a_hundred_megabytes_are_cut_off_at_the_cap(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE, "max_bytes = 50_000_000")
    piece, sent = b"<p>more</p>" * 90_000, 0

    def big(exchange: Exchange, _: Seen) -> None:
        nonlocal sent
        exchange.start(Reply(), 100_000_000)
        for _piece in range(102):
            exchange.wfile.write(piece)
            sent += len(piece)

    wire.site.behave("/guidance", big)

    outcome = await wire.round()

    assert "larger than 50 MB" in outcome.error
    assert sent < 80_000_000  # what is under way when we hang up is in the buffers of two sockets
