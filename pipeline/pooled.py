"""Connections that are kept for the next request: few, and none on which more came than was asked."""

import asyncio
import ssl
from functools import partial
from typing import cast

from aiohttp import ClientPayloadError, ClientRequest, ClientTimeout, StreamReader, TCPConnector
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from pipeline.checked import Checked

_MOST = 1000  # as `[fetch] concurrency` may be at most: who asks does not wait here
_MOST_IDLE = 20
_IDLE_S = 5.0
# RFC 8305, 5: the time after which the next address is tried beside the one before.
_HEAD_START_S = 0.25


class Line(ResponseHandler):
    """A connection whose end reaches whoever reads from it; aiohttp's lets them wait for ever.

    Attributes:
        reading: The body of the answer that is on its way, None if there is none.
        broke: How it ended, None if it stands or was closed in good order.

    """

    reading: StreamReader | None = None
    broke: OSError | None = None

    def connection_lost(self, exc: BaseException | None) -> None:
        """Tell the reader of a body that has not come to its end."""
        super().connection_lost(exc)
        self.broke = exc if isinstance(exc, OSError) else None
        body = self.reading
        if body is not None and not body.is_eof() and body.exception() is None:
            cut = ClientPayloadError("the connection was closed in the body")
            cut.__cause__ = self.exception()
            body.set_exception(cut)


class Pool(TCPConnector):
    """The connections to all hosts, over the sockets that `checked` makes."""

    def __init__(self, trust: ssl.SSLContext, checked: Checked) -> None:
        super().__init__(
            ssl=trust,
            resolver=checked,
            socket_factory=checked.socket,
            use_dns_cache=False,
            happy_eyeballs_delay=_HEAD_START_S,
            limit=_MOST,
            keepalive_timeout=_IDLE_S,
        )
        self._factory = cast("partial[ResponseHandler]", partial(Line, loop=self._loop))
        self._resting: dict[ResponseHandler, None] = {}  # the longest first

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - the signature is aiohttp's
    ) -> Connection:
        """Return a connection: one that was kept, or a new one."""
        connection = await self._got(req, traces, timeout)
        while (line := connection.protocol) in self._resting:
            del self._resting[line]
            if not line.should_close:
                break
            # What came unasked would be taken for the next answer.
            connection.close()
            connection = await self._got(req, traces, timeout)
        if line is not None:
            connection.add_callback(partial(self._rest, line))
        return connection

    async def _got(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - the signature is aiohttp's
    ) -> Connection:
        """Return a connection; the race between addresses swallows it if it is given up at its end."""
        task, connection = asyncio.current_task(), None
        before = task.cancelling() if task else 0
        try:
            connection = await super().connect(req, traces, timeout)
        finally:
            if task and task.cancelling() > before:
                if connection:
                    connection.close()
                raise asyncio.CancelledError
        return connection

    def _rest(self, line: ResponseHandler) -> None:
        self._resting[line] = None
        while len(self._resting) > _MOST_IDLE:
            oldest = next(iter(self._resting))
            del self._resting[oldest]
            oldest.abort()
