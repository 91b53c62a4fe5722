"""Connections of this machine to itself on the loop of the test: every turn of it can be counted."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from aiohttp import AddrInfoType

from pipeline.checked import opened

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
_GONE = (asyncio.IncompleteReadError, OSError)


class Sockets:
    """Makes real ones, and knows which are open."""

    def __init__(self) -> None:
        self.made: list[socket.socket] = []

    def __call__(self, info: AddrInfoType) -> socket.socket:
        self.made.append(opened(info))
        return self.made[-1]

    @property
    def open(self) -> int:
        return sum(one.fileno() >= 0 for one in self.made)

    async def settled(self, most: int) -> int:
        """Return how many are open when those that are being closed had the time for it."""
        for _ in range(50):
            await asyncio.sleep(0)
            if self.open <= most:
                break
        return self.open


async def passing(turns: int) -> None:
    """Let the loop turn, and see what came meanwhile."""
    for _ in range(turns):
        await asyncio.sleep(0)


@asynccontextmanager
async def listening(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Yield a port, the same on every address of this machine; `answer` has each connection."""
    served: dict[asyncio.StreamWriter, asyncio.Event] = {}

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        over = served[writer] = asyncio.Event()
        with suppress(*_GONE):
            await answer(reader, writer)
            writer.close()
            await writer.wait_closed()
        writer.transport.abort()
        over.set()

    server = await asyncio.start_server(connected, "0.0.0.0", ssl=tls)  # noqa: S104
    yield server.sockets[0].getsockname()[1]
    server.close()
    for writer, over in served.items():
        writer.transport.abort()
        await over.wait()
    await passing(20)
