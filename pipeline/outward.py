"""HTTP over sockets to addresses that were checked; TLS proves the name that was asked for."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpcore
import httpx

from config.terms import Networks
from extractors.errors import FetchError
from pipeline.checked import BarredError, Checked, Resolve, looked_up
from pipeline.pooled import Pool


class Outward(httpx.AsyncBaseTransport):
    """The one way out for HTTP: for pages, robots.txt, what a browser loads, and webhooks.

    Proxies are not used: behind one, nobody could say which address is connected to.
    """

    def __init__(
        self,
        trust: ssl.SSLContext,
        networks: Networks,
        resolve: Resolve = looked_up,
        sockets: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._pool = Pool(trust, Checked(networks, resolve, sockets or httpcore.AnyIOBackend()))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer, its body still to come.

        Raises:
            FetchError: An address of the host may not be connected to.

        """
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            try:
                answer = await self._pool.handle_async_request(asked)
            except BarredError as error:
                raise FetchError(str(url), str(error)) from error
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close the connections that were kept open."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    """The body of an answer, its failures in the words of httpx."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for part in self._answer.aiter_stream():
                yield part

    async def aclose(self) -> None:
        # Cut short by a time-out, httpcore never takes the connection back: it goes on by itself.
        closing = asyncio.create_task(self._answer.aclose())
        try:
            await asyncio.shield(closing)
        except asyncio.CancelledError:
            await asyncio.wait({closing})
            raise


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Raise the errors of httpcore as those that httpx has under the same name."""
    try:
        yield
    except httpcore.UnsupportedProtocol as error:
        raise httpx.UnsupportedProtocol(str(error)) from error
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.ProxyError,
    ) as error:
        raise getattr(httpx, type(error).__name__, httpx.NetworkError)(str(error)) from error
