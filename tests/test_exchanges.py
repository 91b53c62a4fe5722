"""The exchange that brought a page: kept with its headers, without secrets, and only once."""

import json
from dataclasses import replace

import pytest
from pydantic import SecretStr

from config.settings import SourceSettings
from fetching import Visiting, wanted
from pipeline.headers import MOST, MOST_BYTES, kept_headers
from servers import Server
from wire import GUIDANCE, WORDS, Wiring, release

EXCHANGE = "select e.*, length(r.body) > 0 as kept from exchange e join raw r using (sha256)"


async def test_what_was_kept_can_be_told_as_an_exchange(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE)
    there = wire.site.serve("/moved", release("Guidance", *WORDS), headers={"Via": "1.1 cache"})
    wire.site.serve("/guidance", "", status=302, headers={"Location": there})

    await wire.round()

    (row,) = wire.store.ask(EXCHANGE)
    assert (row["url"], row["final_url"]) == (f"{wire.site.url}/guidance", there)
    assert (row["status"], row["received_at"], row["kept"]) == (200, "2025-05-13T12:00:00Z", 1)
    assert ["Via", "1.1 cache"] in json.loads(row["headers"])


@pytest.mark.parametrize("etag", ['"1"', ""])
async def test_a_page_that_stays_as_it_is_adds_its_try_and_no_more(
    wiring: Wiring, etag: str
) -> None:
    wire = await wiring(GUIDANCE)
    wire.site.serve("/guidance", release("Guidance", *WORDS), etag=etag)
    await wire.round()
    before = wire.one("select count(*) from exchange"), wire.one("select count(*) from seal")

    await wire.round(hours=1)

    after = wire.one("select count(*) from exchange"), wire.one("select count(*) from seal")
    assert (before[0], after) == (1, (1, before[1] + 1))


async def test_cookies_and_echoes_of_our_own_headers_are_left_out(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve(
        "/a",
        "text",
        headers={
            "Set-Cookie": "session=abc",
            "X-Seen-Key": "s3cret-key",
            "X-Echo": "you sent Bearer s3cret-key",
            "Via": "1.1 cache",
        },
    )
    source = asking_with(url, "X-Api", "Bearer s3cret-key")

    page = await visiting().web.get(source, url)

    assert page is not None
    names = [name for name, _ in page.headers]
    assert "Via" in names
    assert not {"Set-Cookie", "X-Seen-Key", "X-Echo"} & set(names)
    assert page.left_out == 3


def asking_with(url: str, name: str, secret: str) -> SourceSettings:
    """Return a source that sends a header of its own."""
    return replace(wanted(url), headers={name: SecretStr(secret)})


def test_headers_are_bounded_in_number_and_size() -> None:
    many = [(b"N%d" % n, b"v") for n in range(MOST + 5)]
    large = [(b"A", b"x" * 2000)] * 9
    longer = [(b"Policy", b"x" * 3000), (b"Via", b"1")]

    assert len(kept_headers(many, [])[0]) == MOST
    assert sum(len(n) + len(v) for n, v in kept_headers(large, [])[0]) <= MOST_BYTES
    assert kept_headers(longer, []) == ((("Via", "1"),), 1)


def test_no_header_is_no_header() -> None:
    assert kept_headers([], [("X", "")]) == ((), 0)
