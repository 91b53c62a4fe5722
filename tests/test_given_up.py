"""A request given up at any moment leaves no connection behind: neither open nor counted as one."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count

import httpx
import pytest
import trustme

from fetching import LOOPBACK
from loopback import Sockets, listening, passing
from pipeline.outward import Outward
from servers import Server

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n{}\r\nok"
ONE, TWO = ("127.0.0.1",), ("127.0.0.1", "127.0.0.2")
AUTHORITY = trustme.CA()


@asynccontextmanager
async def site(scheme: str, header: str) -> AsyncIterator[str]:
    """Serve the same answer to whoever asks."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("www.bis.gov").configure_cert(tls)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(ANSWER.replace(b"{}", header.encode()))

    async with listening(answer, tls if scheme == "https" else None) as port:
        yield f"{scheme}://www.bis.gov:{port}/"


def client(sockets: Sockets, addresses: Sequence[str] = ONE) -> httpx.AsyncClient:
    """Return a client for whom the site has these addresses."""
    trust = ssl.create_default_context()
    AUTHORITY.configure_trust(trust)

    async def resolved(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(0)
        return addresses

    return httpx.AsyncClient(transport=Outward(trust, LOOPBACK, resolved, sockets))


async def given_up(asking: httpx.AsyncClient, url: str, turns: int) -> bool:
    """Ask, and give up after so many turns of the loop; return whether there was an answer."""
    task = asyncio.create_task(asking.get(url))
    await passing(turns)
    if task.done():
        return task.result().is_success
    task.cancel()
    (outcome,) = await asyncio.gather(task, return_exceptions=True)
    assert isinstance(outcome, asyncio.CancelledError), turns
    return False


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("addresses", [ONE, TWO])
@pytest.mark.parametrize(("header", "kept"), [("Connection: close\r\n", 0), ("", 1)])
async def test_a_request_given_up_at_any_turn_leaves_no_connection_open(
    monkeypatch: pytest.MonkeyPatch, scheme: str, addresses: Sequence[str], header: str, kept: int
) -> None:
    monkeypatch.setattr("pipeline.pooled._HEAD_START_S", 1e-9)  # both addresses run for it
    sockets = Sockets()
    left: dict[int, int] = {}
    async with site(scheme, header) as url, client(sockets, addresses) as asking:
        for turns in count():
            answered = await given_up(asking, url, turns)
            if await sockets.settled(kept) > kept:
                left[turns] = sockets.open
            if answered:
                break

    assert left == {}
    assert len(sockets.made) > 5  # it was given up before, in and after the handshake


async def test_what_was_given_up_does_not_use_up_the_connections_there_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.pooled._MOST", 2)
    async with site("https", "") as url, client(Sockets()) as asking:
        for most in count():
            if await given_up(asking, url, most):
                break
        for turns in list(range(most)) * 3:
            await given_up(asking, url, turns)
        answer = await asking.get(url, timeout=1)

    assert answer.text == "ok"


async def test_a_body_given_up_takes_its_connection_with_it(server: Server) -> None:
    sockets = Sockets()
    url = server.endless("/more")
    async with client(sockets) as asking:
        async with asking.stream("GET", url) as answer:
            await anext(answer.aiter_raw())
            assert sockets.open == 1

        assert await sockets.settled(0) == 0
