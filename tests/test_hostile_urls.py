"""Nothing gets in: hostile URLs and hostile answers of look-ups, against the whole way out."""

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import FetchError
from fetching import NoSockets, wanted
from hostile_urls import ANSWERS, FORMS, HARMLESS, LITERALS, STRANGERS
from pipeline.addresses import objection
from pipeline.gate import ANY_HOST, allowed_hosts, passed
from pipeline.outward import Outward

TRUST = ssl.create_default_context()
Asked = tuple[str, list[str]]


async def asked(url: str, *answers: str) -> Asked:
    """Ask for `url`; return why not, "" if it was, and what was to be connected to."""
    sockets = NoSockets()

    async def resolve(host: str, port: int) -> Sequence[str]:
        return answers

    async with httpx.AsyncClient(transport=Outward(TRUST, (), resolve, sockets)) as client:
        try:
            await client.get(passed(url, ANY_HOST))
        except FetchError as error:
            return error.reason, sockets.tried
        except httpx.ConnectError:
            return "", sockets.tried
    raise AssertionError("nobody could answer")


def rows(table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((entry, why) for why, entries in table.items() for entry in entries)


@pytest.mark.parametrize(("url", "why"), [*rows(FORMS), *rows(LITERALS)])
async def test_a_hostile_url_is_refused(url: str, why: str) -> None:
    # The resolver answers as the system would for a number, or worse.
    reason, connected = await asked(url, "127.0.0.1")

    assert why in reason
    assert connected == []


@pytest.mark.parametrize(("answers", "why"), [*rows(ANSWERS)])
async def test_a_name_with_a_hostile_address_is_refused(answers: str, why: str) -> None:
    reason, connected = await asked("https://www.bis.gov/news", *answers.split("|"))

    assert why in reason
    assert connected == []


@pytest.mark.parametrize("target", STRANGERS)
def test_a_stranger_is_not_followed(target: str) -> None:
    hosts = allowed_hosts(wanted("https://www.bis.gov/news"))

    with pytest.raises((FetchError, httpx.InvalidURL)):
        passed(str(httpx.URL("https://www.bis.gov/news").join(target)), hosts)


@pytest.mark.parametrize(("url", "address"), [*HARMLESS.items()])
async def test_a_harmless_url_passes(url: str, address: str) -> None:
    assert await asked(url, "93.184.216.34") == ("", [address])


def test_the_table_is_long(record_property: Callable[[str, object], None]) -> None:
    urls = [entry for table in (FORMS, LITERALS, ANSWERS) for entry, _ in rows(table)]
    urls += STRANGERS
    record_property("hostile_urls", len(urls))
    print(f"hostile URLs refused: {len(urls)}; harmless ones passed: {len(HARMLESS)}")  # noqa: T201 - the figure of the README

    assert len(urls) >= 200
    assert len(set(urls)) >= len(urls) - 20  # An address may stand in a URL and be an answer.


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_no_address_passes_that_is_not_global(address: IPv4Address | IPv6Address) -> None:
    assert address.is_global or objection(address)


@given(st.integers(0, 2**32 - 1))
def test_an_address_inside_another_is_judged_as_itself(number: int) -> None:
    inner = IPv4Address(number)

    assert objection(ip_address(f"64:ff9b::{inner}")) == objection(inner)
    for outer in ("::", "::ffff:", "64:ff9b:1::"):
        assert objection(ip_address(f"{outer}{inner}"))
