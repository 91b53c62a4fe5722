"""Sockets to addresses that were checked, and to no others.

A name is looked up once; every address it has is checked; one of those is connected to. There is
no second look-up in which a name could turn to another address (DNS rebinding).
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import anyio
import httpcore

from config.terms import Networks
from pipeline.addresses import Address, literal, objection

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

# RFC 8305, 5: the time after which the next address is tried beside the one before.
_HEAD_START_S = 0.25


class BarredError(Exception):
    """An address may not be connected to; the text says which setting would allow it."""


def barred(address: Address, what: str) -> str:
    """Return what to tell of an `address` that is of a kind which is refused."""
    network = f"{address}/{address.max_prefixlen}"
    return (
        f"refused: {address} is {what} address; if that is meant, "
        f'set private_networks = ["{network}"], or a wider network, under [gate]'
    )


async def looked_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of `host`, as the system knows them.

    Raises:
        OSError: It has none, or could not be asked.

    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class _Stream(httpcore.AsyncNetworkStream):
    """A connection that is closed if its TLS handshake is given up; httpcore's stays open."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """Return what came, at most `max_bytes`."""
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send it all."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the socket."""
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks of a socket."""
        return self._stream.get_extra_info(info)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
    ) -> httpcore.AsyncNetworkStream:
        """Return the same connection, encrypted."""
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            with anyio.CancelScope(shield=True):
                await self._stream.aclose()
            raise


class Checked(httpcore.AsyncNetworkBackend):
    """Connects to addresses that pass, and knows no other socket: what httpcore stands on."""

    def __init__(
        self, networks: Networks, resolve: Resolve, sockets: httpcore.AsyncNetworkBackend
    ) -> None:
        self._networks = networks
        self._resolve = resolve
        self._sockets = sockets

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to one of the addresses that `host` has now.

        Raises:
            BarredError: One of them may not be connected to.
            httpcore.ConnectError: There is no such host, or nobody answers there.

        """
        try:
            with anyio.fail_after(timeout):
                addresses = await self._addresses(host, port)
                return await self._first(addresses, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._sockets.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[Address]:
        """Return the addresses of `host`, each checked, IPv6 and IPv4 in turn (RFC 8305, 4)."""
        known = literal(host)
        try:
            texts = [str(known)] if known else await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = [self._checked(text) for text in dict.fromkeys(texts)]
        rank = {4: 0, 6: 0}
        ranked: list[tuple[int, int, Address]] = []
        for address in addresses:
            ranked.append((rank[address.version], -address.version, address))
            rank[address.version] += 1
        return [address for *_, address in sorted(ranked, key=lambda entry: entry[:2])]

    def _checked(self, text: str) -> Address:
        address = literal(text)
        if address is None:
            raise BarredError(f"refused: the host's address {text!r} is none")
        if what := objection(address, self._networks):
            raise BarredError(barred(address, what))
        return address

    async def _first(self, addresses: Sequence[Address], port: int) -> httpcore.AsyncNetworkStream:
        """Return the connection that is there first, one try begun shortly after the other."""
        made: list[httpcore.AsyncNetworkStream] = []
        failed: list[Exception] = []

        async def attempt(address: Address, over: anyio.Event) -> None:
            try:
                made.append(_Stream(await self._sockets.connect_tcp(str(address), port)))
                race.cancel_scope.cancel()
            except httpcore.ConnectError as error:
                failed.append(error)
            finally:
                over.set()

        kept = 0
        try:
            async with anyio.create_task_group() as race:
                for address in addresses:
                    over = anyio.Event()
                    race.start_soon(attempt, address, over)
                    with anyio.move_on_after(_HEAD_START_S):
                        await over.wait()
            kept = 1
        finally:
            # Who gave up while the race ended gets none: nobody else would close them.
            with anyio.CancelScope(shield=True):
                for late in made[kept:]:
                    await late.aclose()
        if not made:
            raise failed[-1] if failed else httpcore.ConnectError("the host has no address")
        return made[0]
