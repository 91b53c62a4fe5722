"""Sockets to addresses that were checked, and to no others.

A name is looked up once; every address it has is checked; one of those is connected to. There is
no second look-up in which a name could turn to another address (DNS rebinding).
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence

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
                made.append(await self._sockets.connect_tcp(str(address), port))
                race.cancel_scope.cancel()
            except httpcore.ConnectError as error:
                failed.append(error)
            finally:
                over.set()

        async with anyio.create_task_group() as race:
            for address in addresses:
                over = anyio.Event()
                race.start_soon(attempt, address, over)
                with anyio.move_on_after(_HEAD_START_S):
                    await over.wait()
        for late in made[1:]:
            await late.aclose()
        if not made:
            raise failed[-1] if failed else httpcore.ConnectError("the host has no address")
        return made[0]
