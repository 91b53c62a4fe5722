"""The address that is connected to is the one that was checked: over real sockets, by name."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
import trustme
from pydantic import SecretStr

from extractors.errors import DeliveryError, FetchError
from fetching import LOOPBACK, NoSockets, Visiting, failed, got, resolving, wanted
from letters import message
from pipeline.channels.slack import SlackSettings, send
from pipeline.checked import Resolve
from pipeline.outward import Outward
from servers import Server

TRUST = ssl.create_default_context()
HERE = (ip_network("127.0.0.1/32"),)
NEWS = "<title>News</title><p>BIS rescinds"
REFUSED = (
    "refused: {0} is a loopback address; if that is meant, "
    'set private_networks = ["{0}/32"], or a wider network, under [gate]'
)


def named(server: Server, path: str = "") -> str:
    """Return the server's address by a name that only a scripted resolver knows."""
    return server.url.replace("127.0.0.1", "www.bis.gov") + path


async def test_this_machine_is_refused_and_the_setting_that_allows_it_is_named(
    server: Server, visiting: Visiting
) -> None:
    visitor = visiting(networks=())

    error = await failed(visitor, server.serve("/news", NEWS))

    assert error.reason == REFUSED.format("127.0.0.1")
    assert [one.error for one in visitor.tries] == [error.reason]
    assert server.requests == []


async def test_a_name_that_is_here_is_refused(
    server: Server, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, "127.0.0.1")
    server.serve("/news", NEWS)

    error = await failed(visiting(networks=()), named(server, "/news"))

    assert error.reason == REFUSED.format("127.0.0.1")
    assert server.requests == []


async def test_a_name_is_looked_up_once_for_a_connection(
    server: Server, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/news", NEWS)
    asked = resolving(monkeypatch, "127.0.0.1", "127.0.0.2")

    await got(visiting(networks=HERE), named(server, "/news"))

    assert asked == ["www.bis.gov"]
    assert server.requests[0].headers["host"] == named(server).removeprefix("http://")


async def test_a_name_that_turns_for_the_next_connection_is_refused_then(
    server: Server, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.serve("/news", NEWS, headers={"Connection": "close"})
    server.serve("/b", NEWS, headers={"Connection": "close"})
    resolving(monkeypatch, "127.0.0.1", "127.0.0.2")
    visitor = visiting(networks=HERE)
    await got(visitor, url.replace("127.0.0.1", "www.bis.gov"))

    error = await failed(visitor, named(server, "/b"))

    assert error.reason == REFUSED.format("127.0.0.2")
    assert server.seen("/b") == []


async def test_a_redirect_is_checked_by_its_address_even_if_every_host_may_be_followed(
    server: Server, visiting: Visiting
) -> None:
    there = server.url.replace("127.0.0.1", "127.0.0.2") + "/secret"
    url = server.redirect("/a", there)
    source = wanted(url, follow_hosts=("*",))

    with pytest.raises(FetchError) as caught:
        await visiting(networks=HERE).web.get(source, url)

    assert caught.value.reason == f"{REFUSED.format('127.0.0.2')} at {there}"


async def test_a_robots_txt_is_checked_by_its_address(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(networks=(), robots=True), f"{server.url}/news")

    assert error.reason == f"its robots.txt cannot be read: {REFUSED.format('127.0.0.1')}"
    assert server.requests == []


@pytest.mark.parametrize(("name", "fault"), [("www.bis.gov", ""), ("example.org", "mismatch")])
async def test_the_certificate_is_that_of_the_name(
    visiting: Visiting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, fault: str
) -> None:
    authority, tls = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    authority.issue_cert(name).configure_cert(tls)
    told: list[str | None] = []
    tls.sni_callback = lambda _, server_name, __: told.append(server_name)
    resolving(monkeypatch, "127.0.0.1")

    with Server(tls) as site:
        site.serve("/news", NEWS)
        visitor = visiting(ca_file=str(tmp_path / "ca.pem"))
        if fault:
            assert fault in (await failed(visitor, named(site, "/news"))).reason
        else:
            await got(visitor, named(site, "/news"))

    assert told == ["www.bis.gov"]


async def test_slack_does_not_reach_this_machine_under_another_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolving(monkeypatch, "127.0.0.1")
    settings = SlackSettings.model_validate({"url": SecretStr("https://hooks.slack.com/hush")})

    with pytest.raises(DeliveryError) as caught:
        await send(settings, message())

    assert caught.value.reason == REFUSED.format("127.0.0.1")
    assert not caught.value.permanent


def names(*addresses: str) -> Resolve:
    """Return a look-up that has the same answer for every name."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


async def test_addresses_are_tried_in_turn_those_of_ipv6_first() -> None:
    sockets = NoSockets()
    resolve = names("93.184.216.34", "8.8.8.8", "2606:2800:220:1::1")

    async with httpx.AsyncClient(transport=Outward(TRUST, (), resolve, sockets)) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get("http://www.bis.gov/")

    assert sockets.tried[:3] == ["2606:2800:220:1::1", "93.184.216.34", "8.8.8.8"]


@contextmanager
def silent(port: int) -> Iterator[str]:
    """Yield an address where a connection is neither made nor refused: its queue is full."""
    with ExitStack() as open_sockets:
        full = open_sockets.enter_context(socket.socket())
        full.bind(("127.0.0.2", port))
        full.listen(0)
        for _ in range(3):
            waiting = open_sockets.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.2", port))
        yield "127.0.0.2"


async def test_an_address_that_does_not_answer_does_not_hold_up_the_next(server: Server) -> None:
    url = httpx.URL(server.serve("/news", NEWS))
    assert url.port

    with silent(url.port) as address:
        way = Outward(TRUST, LOOPBACK, names(address, "127.0.0.1"))
        async with httpx.AsyncClient(transport=way, timeout=5) as client:
            answer = await client.get(url.copy_with(host="www.bis.gov"))

    assert answer.status_code == 200
