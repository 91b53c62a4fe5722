"""What goes over a connection, byte by byte, and when it is kept for the next request."""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
import pytest

from fetching import LOOPBACK
from loopback import Sockets, listening, passing
from pipeline.outward import Outward

OK = b"HTTP/1.1 200 OK\r\n"
SHORT = OK + b"Content-Length: 2\r\n\r\nok"
PIECES = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@dataclass
class Site:
    """Answers each request with the same bytes, one part after another was sent."""

    parts: Sequence[bytes]
    closes: bool = False
    heads: list[bytes] = field(default_factory=list)
    url: str = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            self.heads.append(head)
            for part in self.parts:
                writer.write(part)
                await passing(20)  # the reader sees them apart
            if self.closes:
                break


@asynccontextmanager
async def site(*parts: bytes, closes: bool = False) -> AsyncIterator[Site]:
    """Serve `parts`; the connection is kept unless the site closes it."""
    there = Site(parts, closes)
    async with listening(there.answer) as port:
        there.url = f"http://127.0.0.1:{port}"
        yield there


async def here(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def client(sockets: Sockets | None = None) -> httpx.AsyncClient:
    way = Outward(ssl.create_default_context(), LOOPBACK, here, sockets or Sockets())
    return httpx.AsyncClient(transport=way, timeout=5)


@pytest.mark.parametrize(
    "target", ["/", "/?", "/a%7Eb/%2e%2F?q=%20+é", "/a//b/../c", "/a;b?c=d&c=%26"]
)
async def test_a_request_goes_out_as_httpx_wrote_it(target: str) -> None:
    headers = {"User-Agent": "rulewire", "x-lower": "a", "X-Upper": "b"}
    async with site(SHORT) as there, client() as asking:
        request = asking.build_request("GET", there.url + target, headers=headers)
        await asking.send(request)

    lines = there.heads[0].removesuffix(b"\r\n\r\n").split(b"\r\n")
    assert lines[0] == b"GET %b HTTP/1.1" % request.url.raw_path
    assert lines[1:] == [b"%b: %b" % pair for pair in request.headers.raw]


async def test_an_answer_comes_in_with_its_headers_as_they_were_written() -> None:
    sent = b"content-LENGTH: 2\r\nX-A:  b \r\nx-a: caf\xe9\r\nContent-Encoding: gzip\r\n"
    async with (
        site(OK + sent + b"\r\nok") as there,
        client() as asking,
        asking.stream("GET", there.url) as answer,
    ):
        body = b"".join([part async for part in answer.aiter_raw()])

    assert answer.headers.raw == [
        (b"content-LENGTH", b"2"),
        (b"X-A", b"b"),
        (b"x-a", b"caf\xe9"),
        (b"Content-Encoding", b"gzip"),
    ]
    assert (body, answer.http_version) == (b"ok", "HTTP/1.1")


async def test_a_connection_is_kept_for_the_next_request() -> None:
    sockets = Sockets()
    async with site(SHORT) as there, client(sockets) as asking:
        for _ in range(3):
            await asking.get(there.url)

    assert (len(there.heads), len(sockets.made)) == (3, 1)


async def test_a_connection_that_the_server_closed_meanwhile_is_made_anew() -> None:
    async with site(SHORT, closes=True) as there, client() as asking:
        answers = [await asking.get(there.url) for _ in range(5)]

    assert [answer.text for answer in answers] == ["ok"] * 5


async def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next() -> None:
    unasked = OK + b"Content-Length: 6\r\n\r\nforged"
    sockets = Sockets()
    async with site(SHORT + unasked) as there, client(sockets) as asking:
        answers = [await asking.get(there.url) for _ in range(3)]

    assert [answer.text for answer in answers] == ["ok"] * 3
    assert len(sockets.made) == 3


async def test_few_connections_are_kept_however_many_hosts_were_asked() -> None:
    sockets = Sockets()
    async with site(SHORT) as there, client(sockets) as asking:
        url = httpx.URL(there.url)
        for number in range(60):
            await asking.get(url.copy_with(host=f"host{number}.example.org"))

        assert len(sockets.made) == 60
        assert await sockets.settled(20) == 20


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([PIECES, b"2\r\nok\r\n", b"zz\r\n"], id="no size of a chunk"),
        pytest.param([PIECES, b"2\r\nokk\r\n"], id="a chunk longer than its size"),
        pytest.param([OK, b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nokk"], id="two lengths"),
        pytest.param([b"HTTP/2 200 OK\r\n\r\n"], id="another version"),
        pytest.param([b"SSH-2.0-OpenSSH_9.2\r\n\r\n"], id="another protocol"),
        pytest.param([b"HTTP/1.1 200 ", *[b"x" * 9000] * 9], id="a status without end"),
        pytest.param([OK, b"A: ", *[b"x" * 9000] * 9], id="a header without end"),
        pytest.param([OK, *[b"A: b\r\n" * 50] * 9], id="headers without end"),
    ],
)
async def test_what_is_not_http_is_an_error_at_once(parts: Sequence[bytes]) -> None:
    sockets = Sockets()
    async with site(*parts) as there, client(sockets) as asking:
        with pytest.raises(httpx.RemoteProtocolError):
            await asking.get(there.url)

        assert await sockets.settled(0) == 0


async def test_a_body_without_a_length_that_broke_off_is_no_whole_one() -> None:
    async def breaks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK + b"\r\nok")
        await passing(20)
        # A socket that lingers for no time is closed with RST, not FIN: socket(7).
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    async with listening(breaks) as port, client() as asking:
        with pytest.raises(httpx.ReadError):
            await asking.get(f"http://127.0.0.1:{port}/")
