"""A request given up at any moment leaves no connection behind: neither open nor counted as one."""

import asyncio
import ssl
from collections.abc import Sequence
from itertools import count

import anyio
import anyio.lowlevel
import httpcore
import httpx
import pytest

from pipeline.outward import Outward

TRUST = ssl.create_default_context()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n{}\r\nok"


class Line(httpcore.AsyncMockStream):
    """A connection on which everything takes a turn of the loop."""

    def __init__(self, answer: bytes) -> None:
        super().__init__([answer] * 100)
        self.open = True

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        await anyio.lowlevel.checkpoint()
        return await super().read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await anyio.lowlevel.checkpoint()
        await super().write(buffer, timeout)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        await anyio.lowlevel.checkpoint()
        return self

    async def aclose(self) -> None:
        self.open = False
        await super().aclose()


class Lines(httpcore.AsyncMockBackend):
    """Connects, and remembers to what."""

    def __init__(self, header: str) -> None:
        self._answer = ANSWER.replace(b"{}", header.encode())
        self.made: list[Line] = []

    async def connect_tcp(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        await anyio.lowlevel.checkpoint()
        self.made.append(Line(self._answer))
        return self.made[-1]

    @property
    def open(self) -> int:
        return sum(line.open for line in self.made)


async def resolved(host: str, port: int) -> Sequence[str]:
    return ["8.8.8.8"]


async def given_up(client: httpx.AsyncClient, url: str, turns: int) -> bool:
    """Ask, and give up after so many turns of the loop; return whether there was an answer."""
    asking = asyncio.create_task(client.get(url))
    for _ in range(turns):
        await asyncio.sleep(0)
    asking.cancel()
    (outcome,) = await asyncio.gather(asking, return_exceptions=True)
    return isinstance(outcome, httpx.Response)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(("header", "kept"), [("Connection: close\r\n", 0), ("", 1)])
async def test_a_request_given_up_at_any_turn_leaves_no_connection_open(
    scheme: str, header: str, kept: int
) -> None:
    lines = Lines(header)
    left: dict[int, int] = {}
    async with httpx.AsyncClient(transport=Outward(TRUST, (), resolved, lines)) as client:
        for turns in count():
            before = lines.open
            answered = await given_up(client, f"{scheme}://www.bis.gov/", turns)
            if lines.open > max(before, kept):
                left[turns] = lines.open - before
            if answered:
                break

    assert left == {}
    assert len(lines.made) > 5  # it was given up before, in and after the handshake


async def test_what_was_given_up_does_not_use_up_the_connections_there_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.pooled._MOST", 2)
    lines = Lines("")
    url = "https://www.bis.gov/"
    async with httpx.AsyncClient(transport=Outward(TRUST, (), resolved, lines)) as client:
        for most in count():
            if await given_up(client, url, most):
                break
        for turns in list(range(most)) * 3:
            await given_up(client, url, turns)
        answer = await client.get(url, timeout=1)

    assert answer.text == "ok"
