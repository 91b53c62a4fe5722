"""HTTP over sockets to addresses that were checked; TLS proves the name that was asked for.

The connections are aiohttp's, whose parser is C: with httpcore, which is Python, a request costs
several times the CPU. Everything above speaks httpx.
"""

import ssl
from collections.abc import AsyncIterator
from functools import lru_cache

import aiohttp
import httpx
from yarl import URL

from config.terms import Networks
from extractors.errors import FetchError
from pipeline.checked import BarredError, Checked, Resolve, Sockets, looked_up, opened
from pipeline.pooled import Line, Pool
from pipeline.unhappy import FOREIGN, worded

# What aiohttp would add; httpx has said all that is to be said.
_AUTOMATIC = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
_MAX_LINE = 65_536  # bytes of a header; there may be 128


class Outward(httpx.AsyncBaseTransport):
    """The one way out for HTTP: for pages, robots.txt, what a browser loads, and webhooks.

    Proxies are not used: behind one, nobody could say which address is connected to.
    """

    def __init__(
        self,
        trust: ssl.SSLContext,
        networks: Networks,
        resolve: Resolve = looked_up,
        sockets: Sockets = opened,
    ) -> None:
        trust.set_alpn_protocols(["http/1.1"])
        self._trust = trust
        self._checked = Checked(networks, resolve, sockets)
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer, its body still to come.

        Raises:
            FetchError: An address of the host may not be connected to.

        """
        try:
            answer = await self._asked(request)
        except FOREIGN as error:
            if isinstance(error.__cause__, BarredError):
                raise FetchError(str(request.url), str(error.__cause__)) from error
            raise worded(error) from _root(error)
        return httpx.Response(
            answer.status,
            headers=answer.raw_headers,
            stream=_Body(answer),
            extensions={"http_version": b"HTTP/%d.%d" % (answer.version or (1, 1))},
        )

    async def aclose(self) -> None:
        """Close the connections that were kept open."""
        if self._session is not None:
            await self._session.close()

    async def _asked(self, request: httpx.Request) -> aiohttp.ClientResponse:
        if self._session is None:
            self._session = self._made()
        limits = request.extensions.get("timeout", {})
        headers = [(name.decode(), value.decode()) for name, value in request.headers.raw]
        return await self._session.request(
            request.method,
            _target(request.url),
            headers=headers,
            data=await request.aread() or None,
            timeout=_timeout(limits.get("connect"), limits.get("read")),
            allow_redirects=False,
        )

    def _made(self) -> aiohttp.ClientSession:
        """Return the session of the running loop."""
        return aiohttp.ClientSession(
            connector=Pool(self._trust, self._checked),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_AUTOMATIC,
            auto_decompress=False,
            trust_env=False,
            max_line_size=_MAX_LINE,
            max_field_size=_MAX_LINE,
        )


class _Body(httpx.AsyncByteStream):
    """The body of an answer as it was sent, its failures in the words of httpx."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer
        line = answer.connection.protocol if answer.connection else None
        self._line = line if isinstance(line, Line) else None
        if self._line is not None:
            self._line.reading = answer.content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._answer.content.iter_any():
                yield part
        except FOREIGN as error:
            raise worded(self._broke() or error) from _root(self._broke() or error)
        if (broke := self._broke()) and not _measured(self._answer):
            raise worded(broke) from broke

    async def aclose(self) -> None:
        """Close the connection unless the whole body came and it was kept for the next request."""
        connection = self._answer.connection
        if connection and connection.transport:
            connection.transport.abort()
        self._answer.close()

    def _broke(self) -> OSError | None:
        return self._line.broke if self._line is not None else None


def _root(error: BaseException) -> BaseException:
    """Return what lies under an error of aiohttp, itself if nothing does."""
    return error.__cause__ or error


def _measured(answer: aiohttp.ClientResponse) -> bool:
    """Whether the body's end is known by more than the end of the connection."""
    return "Content-Length" in answer.headers or "Transfer-Encoding" in answer.headers


def _target(url: httpx.URL) -> URL:
    """Return the address of `url`, to be asked for in the very words of httpx: "/?" has a "?"."""
    return URL.build(
        scheme=url.scheme,
        authority=url.netloc.decode("ascii"),
        path=url.raw_path.decode("ascii"),
        encoded=True,
    )


@lru_cache(maxsize=16)
def _timeout(connect_s: float | None, read_s: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect_s, sock_read=read_s)
