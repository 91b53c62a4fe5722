"""Addresses that were checked, and sockets to no others.

A name is looked up once; every address it has is checked, and one that is refused refuses all; a
socket is made for an address alone, checked again. There is no second look-up in which a name could
turn to another address (DNS rebinding).
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from config.terms import Networks
from pipeline.addresses import Address, literal, objection

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
Sockets = Callable[[AddrInfoType], socket.socket]


class BarredError(PermissionError):
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


def opened(info: AddrInfoType) -> socket.socket:
    """Return a socket that can be connected to the address."""
    family, kind, protocol, _, _ = info
    return socket.socket(family, kind, protocol)


class Checked(AbstractResolver):
    """Finds the addresses of a host that may be connected to, and makes sockets to those alone."""

    def __init__(self, networks: Networks, resolve: Resolve, sockets: Sockets) -> None:
        self._networks = networks
        self._resolve = resolve
        self._sockets = sockets

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses that `host` has now, those of IPv6 first (RFC 8305, 4).

        Raises:
            BarredError: One of them may not be connected to.
            OSError: There is no such host.

        """
        try:
            texts = await self._resolve(host, port)
        except UnicodeError as error:
            raise OSError(str(error)) from error
        addresses = [self._checked(text) for text in dict.fromkeys(texts)]
        if not addresses:
            raise OSError("the host has no address")
        addresses.sort(key=lambda address: -address.version)
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET6 if address.version == 6 else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Do nothing: nothing is kept."""

    def socket(self, info: AddrInfoType) -> socket.socket:
        """Return a socket for the very address that it is about to be connected to.

        Raises:
            BarredError: It may not be, whether a look-up found it or a URL spells it.

        """
        self._checked(str(info[4][0]))
        return self._sockets(info)

    def _checked(self, text: str) -> Address:
        address = literal(text)
        if address is None:
            raise BarredError(f"refused: the host's address {text!r} is none")
        if what := objection(address, self._networks):
            raise BarredError(barred(address, what))
        return address
