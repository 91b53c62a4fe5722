"""A real web site on loopback that behaves as it is told, badly too."""

import gzip
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came; header names are lower-case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer. A matching `etag` or `last_modified` is answered with 304."""

    body: bytes = b""
    status: int = 200
    media_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""


class Exchange(BaseHTTPRequestHandler):
    """One connection, answered by what its server was told for the path."""

    protocol_version = "HTTP/1.1"
    server: "_Listener"

    def handle_any(self) -> None:
        site = self.server.site
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = Seen(self.command, self.path, headers, body)
        site.requests.append(seen)
        site.behaviour(self.path.partition("?")[0])(self, seen)

    do_GET = do_POST = do_HEAD = handle_any  # noqa: N815 (names that http.server looks for)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the requests are recorded."""

    def start(self, reply: Reply, length: int | None) -> None:
        """Send status and headers; without a length the end of the connection ends the body."""
        self.send_response(reply.status, HTTPStatus(reply.status).phrase)
        given = {name.lower() for name in reply.headers}
        if reply.media_type and "content-type" not in given:
            self.send_header("Content-Type", reply.media_type)
        for name, value in (("ETag", reply.etag), ("Last-Modified", reply.last_modified)):
            if value:
                self.send_header(name, value)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if length is None:
            self.close_connection = True
            self.send_header("Connection", "close")
        elif "content-length" not in given:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def send(self, reply: Reply) -> None:
        """Send the whole reply."""
        self.start(reply, len(reply.body))
        if self.command != "HEAD":
            self.wfile.write(reply.body)


Behaviour = Callable[[Exchange, Seen], None]


class _Listener(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: "Server") -> None:
        self.site = site
        super().__init__(("127.0.0.1", 0), Exchange)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are what is tested."""


class Server:
    """A context manager: a site at `url`, with every request it got in `requests`."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Seen] = []
        self.stopping = threading.Event()
        self._behaviours: dict[str, Behaviour] = {}
        self._listener = _Listener(self)
        if tls:
            self._listener.socket = tls.wrap_socket(self._listener.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._listener.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._listener.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stopping.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()

    def behaviour(self, path: str) -> Behaviour:
        """Return what was told for `path`: 404 if nothing was."""
        return self._behaviours.get(path, lambda exchange, _: exchange.send(Reply(status=404)))

    def seen(self, path: str) -> list[Seen]:
        """Return the requests for `path`, whatever their query."""
        return [seen for seen in self.requests if seen.path.partition("?")[0] == path]

    def behave(self, path: str, behaviour: Behaviour) -> str:
        """Answer `path` with `behaviour`; return its URL, as all that follow do."""
        self._behaviours[path] = behaviour
        return self.url + path

    def serve(
        self,
        path: str,
        body: bytes | str = b"",
        *,
        status: int = 200,
        media_type: str = HTML,
        headers: Mapping[str, str] | None = None,
        etag: str = "",
        last_modified: str = "",
    ) -> str:
        """Serve `body` from now on."""
        raw = body.encode() if isinstance(body, str) else body
        return self.serve_each(
            path, Reply(raw, status, media_type, headers or {}, etag, last_modified)
        )

    def serve_each(self, path: str, *replies: Reply) -> str:
        """Serve the replies one after another, the last for ever."""
        waiting = list(replies)

        def answer(exchange: Exchange, seen: Seen) -> None:
            reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            if _known(reply, seen):
                reply = Reply(b"", 304, "", {}, reply.etag, reply.last_modified)
            exchange.send(reply)

        return self.behave(path, answer)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Send readers of `path` to `to`; without one, nowhere."""
        return self.serve(path, status=status, headers={"Location": to} if to else {})

    def endless(self, path: str, piece: bytes = b"<p>more</p>" * 400, encoding: str = "") -> str:
        """Serve `piece` again and again until the reader hangs up."""

        def answer(exchange: Exchange, _: Seen) -> None:
            exchange.start(Reply(headers={"Content-Encoding": encoding} if encoding else {}), None)
            while not self.stopping.is_set():
                exchange.wfile.write(piece)

        return self.behave(path, answer)

    def drip(self, path: str, every_s: float = 0.01) -> str:
        """Serve a byte now and then, for ever: slow-loris from the other side."""

        def answer(exchange: Exchange, _: Seen) -> None:
            exchange.start(Reply(), None)
            while not self.stopping.wait(every_s):
                exchange.wfile.write(b"x")

        return self.behave(path, answer)

    def silent(self, path: str) -> str:
        """Take the request and never answer it."""

        def answer(exchange: Exchange, _: Seen) -> None:
            self.stopping.wait()
            exchange.close_connection = True

        return self.behave(path, answer)

    def bomb(self, path: str, size: int) -> str:
        """Serve `size` zero bytes as gzip, about a thousandth of that on the wire."""
        press = zlib.compressobj(9, zlib.DEFLATED, 31)
        step = bytes(1_000_000)
        pressed = b"".join(press.compress(step[: size - at]) for at in range(0, size, len(step)))
        return self.serve(path, pressed + press.flush(), headers={"Content-Encoding": "gzip"})

    def reset(self, path: str, after: bytes = b"") -> str:
        """Serve the beginning of a body and reset the connection; with nothing, before all."""

        def answer(exchange: Exchange, _: Seen) -> None:
            if after:
                exchange.start(Reply(), len(after) + 1000)
                exchange.wfile.write(after)
            # A socket that lingers for no time is closed with RST, not FIN: socket(7).
            linger = struct.pack("ii", 1, 0)
            exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            exchange.close_connection = True
            exchange.connection.close()

        return self.behave(path, answer)

    def cut(self, path: str, body: bytes, announced: int) -> str:
        """Serve `body`, having promised `announced` bytes, and hang up."""

        def answer(exchange: Exchange, _: Seen) -> None:
            exchange.start(Reply(), announced)
            exchange.wfile.write(body)
            exchange.close_connection = True

        return self.behave(path, answer)

    def say(self, path: str, raw: bytes) -> str:
        """Answer with these very bytes, HTTP or not, and hang up."""

        def answer(exchange: Exchange, _: Seen) -> None:
            exchange.wfile.write(raw)
            exchange.close_connection = True

        return self.behave(path, answer)


def zipped(body: bytes) -> bytes:
    """Return `body` as gzip."""
    return gzip.compress(body, mtime=0)  # the same bytes whenever


def _known(reply: Reply, seen: Seen) -> bool:
    by_etag = reply.etag and seen.headers.get("if-none-match") == reply.etag
    since = seen.headers.get("if-modified-since")
    return bool(by_etag or (reply.last_modified and since == reply.last_modified))
