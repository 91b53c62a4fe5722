"""The other end of a webhook, Slack's or ours, that misbehaves as it is told."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from servers import Exchange, Reply, Seen

Take = Callable[[str, str], None]
"""Called with the idempotency key and the text of what was taken."""

MANNERS = (
    "well", "mute", "refuse", "slow", "half", "lost", "HTTP 429", "HTTP 500", "HTTP 503",
)  # fmt: skip
"""How it may behave: all of these may pass, and a message is owed through each of them.

"refuse" hangs up before it takes anything, "half" takes the message and sends half an answer, "lost" takes it and resets the connection.
"""
RETRY_AFTER_S = 120


class Endpoint:
    """Answers POSTs by its manner; `posts` are the monotonic seconds at which they came."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._manner = "well"
        self._changed = threading.Condition()
        self.posts: list[float] = []

    def behave(self, manner: str) -> None:
        """Behave so from now on: one of `MANNERS`, or "HTTP 404" and the like with "no_service"."""
        with self._changed:
            self._manner = manner
            self._changed.notify_all()

    def answer(self, exchange: Exchange, seen: Seen) -> None:
        """Answer one request."""
        manner = self._manner
        self.posts.append(time.monotonic())
        if manner == "mute":
            with self._changed:
                self._changed.wait_for(lambda: self._manner != "mute", 10)
        if manner in ("mute", "refuse"):
            hang_up(exchange)
        elif manner.startswith("HTTP "):
            status = int(manner.removeprefix("HTTP "))
            headers = {"Retry-After": str(RETRY_AFTER_S)} if status == 429 else {}
            exchange.send(Reply(b"no_service", status, "text/plain", headers))
        else:
            self._take(seen.headers.get("idempotency-key", ""), seen.body.decode())
            self._receipt(exchange, manner)

    def _receipt(self, exchange: Exchange, manner: str) -> None:
        if manner == "lost":
            hang_up(exchange)
        elif manner == "half":
            exchange.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")
            hang_up(exchange)
        else:
            if manner == "slow":
                threading.Event().wait(0.4)
            exchange.send(Reply(b"ok", 200, "text/plain"))


def hang_up(exchange: Exchange) -> None:
    """End the connection without a further word."""
    exchange.close_connection = True
    with suppress(OSError):
        exchange.connection.shutdown(socket.SHUT_RDWR)
