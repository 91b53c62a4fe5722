"""The world's web server: pages with validators that come, change, break and return."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Served:
    """What a path answers."""

    body: bytes
    media_type: str
    status: int = 200

    @property
    def etag(self) -> str:
        """A validator that changes with the body."""
        return f'"{sha256(self.body).hexdigest()[:16]}"'


@dataclass
class Website:
    """A context manager: a server at `url`, and what was posted to it."""

    posted: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)
    asked: int = 0
    answered_unchanged: int = 0

    def __post_init__(self) -> None:
        self._served: dict[str, Served] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def publish(self, path: str, body: str | bytes, media_type: str = "text/html") -> None:
        """Serve `body` from now on."""
        raw = body.encode() if isinstance(body, str) else body
        self._served[path] = Served(raw, media_type)

    def break_down(self, path: str) -> None:
        """Answer with an error page until something is published again."""
        self._served[path] = Served(b"<h1>Service Unavailable</h1>", "text/html", 503)

    def answer(self, path: str) -> Served:
        """Return what `path` answers now: to its very query, else to any."""
        missing = Served(b"<h1>Not Found</h1>", "text/html", 404)
        served = self._served.get(unquote(path))
        return served or self._served.get(path.partition("?")[0], missing)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(site: Website) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            served = site.answer(self.path)
            site.asked += 1
            if served.status == 200 and self.headers.get("If-None-Match") == served.etag:
                site.answered_unchanged += 1
                self._send(304, b"", served)
            else:
                self._send(served.status, served.body, served)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            site.posted.append((self.path, dict(self.headers), body))
            self._send(200, b"ok", Served(b"ok", "text/plain"))

        def _send(self, status: int, body: bytes, served: Served) -> None:
            self.send_response(status)
            self.send_header("Content-Type", served.media_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", served.etag)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the demo tells its own story."""

    return Handler
