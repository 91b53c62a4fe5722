"""Connections that are kept for the next request, and none that was given up half made.

httpcore's pool loses a connection whose request is cancelled between the handshake and the first
byte: it stays open, counts towards the most there may be, and is given to nobody.
"""

import ssl

import httpcore

_MOST = 100
_MOST_IDLE = 20
_IDLE_S = 5.0


class Pool(httpcore.AsyncConnectionPool):
    """The connections to all hosts, over the sockets that `backend` makes."""

    def __init__(self, trust: ssl.SSLContext, backend: httpcore.AsyncNetworkBackend) -> None:
        super().__init__(
            max_connections=_MOST,
            max_keepalive_connections=_MOST_IDLE,
            keepalive_expiry=_IDLE_S,
        )
        self._trust = trust
        self._backend = backend

    def create_connection(self, origin: httpcore.Origin) -> "Connection":
        """Return a connection to be made with its first request."""
        return Connection(
            origin,
            ssl_context=self._trust,
            keepalive_expiry=_IDLE_S,
            network_backend=self._backend,
        )


class Connection(httpcore.AsyncHTTPConnection):
    """One connection; it is closed if its first request is given up before it began."""

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Return the answer, its body still to come."""
        try:
            return await super().handle_async_request(request)
        except BaseException:
            if ", NEW," in self.info():  # httpcore's word for "made, and nothing asked yet"
                await self.aclose()
            raise
