"""The daemon answers `/-/health` and `/-/metrics`: in a thread and a loop of its own.

A client that is slow, rude or one of many costs the daemon nothing: a request has a size, a time and
a number of others beside it, and each is answered once. There is nothing here that writes.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import structlog

from config.settings import Settings
from config.terms import is_loopback
from extractors.errors import StorageError
from pipeline.answering import for_a_program, looked
from pipeline.clock import clock
from pipeline.listing import existing

MOST_BYTES = 8192  # of a request; its body is not read
MOST_S = 5.0  # for a request and its answer
MOST_AT_ONCE = 16
WORDS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
         405: "Method Not Allowed", 500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip
HEADERS = (
    "Cache-Control: no-store",
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Connection: close",
)
TEXT, JSON = "text/plain; charset=utf-8", "application/json"
METRICS = "text/plain; version=0.0.4; charset=utf-8"

log = structlog.get_logger()


@contextmanager
def listening(settings: Settings) -> Iterator[None]:
    """Answer at `[health] listen` meanwhile; an address that cannot be had is logged, no more."""
    if not settings.health.listen:
        yield
        return
    server = _Server(settings)
    server.start()
    try:
        yield
    finally:
        server.stop()


def answer(settings: Settings, path: str) -> tuple[int, str, bytes]:
    """Return status, media type and body of a page."""
    if path == "/-/health":
        report = looked(settings)
        return 503 if report.wrong else 200, JSON, for_a_program(report).encode()
    if path == "/-/metrics":
        from pipeline.metrics import exposition

        try:
            with existing(settings, read_only=True) as store:
                return 200, METRICS, exposition(settings, store, clock())
        except StorageError as error:
            return 503, TEXT, f"{error}\n".encode()
    return 404, TEXT, b"/-/health and /-/metrics are here\n"


class _Server(threading.Thread):
    def __init__(self, settings: Settings) -> None:
        super().__init__(name="health", daemon=True)
        self._settings = settings
        host, _, port = settings.health.listen.rpartition(":")
        self._host, self._port = host.strip("[]"), int(port)
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()
        self._open: list[asyncio.StreamWriter] = []

    def run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    def stop(self) -> None:
        with suppress(RuntimeError):  # it never began, or ended by itself
            self._loop.call_soon_threadsafe(self._ended.set)
        self.join(MOST_S)

    async def _serve(self) -> None:
        try:
            server = await asyncio.start_server(
                self._connected, self._host, self._port, limit=MOST_BYTES
            )
        except OSError as error:
            log.error("health not served", listen=self._settings.health.listen, reason=str(error))
            return
        host, port = server.sockets[0].getsockname()[:2]
        log.info("health served", host=host, port=port, public=not is_loopback(host))
        async with server:
            await self._ended.wait()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._open) >= MOST_AT_ONCE:
            self._open.pop(0).transport.abort()  # the slowest gives way
        self._open.append(writer)
        try:
            async with asyncio.timeout(MOST_S):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._reply(head))
                await writer.drain()
                writer.close()
                await writer.wait_closed()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.transport.abort()
        finally:
            with suppress(ValueError):  # it gave way
                self._open.remove(writer)

    def _reply(self, head: bytes) -> bytes:
        """Return the whole answer to a request's head."""
        first, *lines = head.decode("latin-1").split("\r\n")
        words = first.split(" ")
        if len(words) != 3 or not words[2].startswith("HTTP/1."):
            return _response(400, TEXT, b"", whole=True)
        method, target, _ = words
        if method not in ("GET", "HEAD"):
            return _response(405, TEXT, b"GET or HEAD\n", whole=True)
        if not self._meant(lines):
            return _response(403, TEXT, b"this is not the host you asked for\n", whole=True)
        try:
            found = answer(self._settings, target.partition("?")[0])
        except Exception:
            log.critical("health broke", exc_info=True)
            found = (500, TEXT, b"rulewire broke over it; its log says how\n")
        return _response(*found, whole=method == "GET")

    def _meant(self, lines: list[str]) -> bool:
        """Return whether a request to this machine names it: a web page that rebinds DNS does not."""
        if not is_loopback(self._host):
            return True
        hosts = [line[5:].strip() for line in lines if line.lower().startswith("host:")]
        names = [host.rpartition(":")[0] if host[-1:].isdigit() else host for host in hosts]
        return len(hosts) == 1 and is_loopback(names[0])


def _response(status: int, media_type: str, body: bytes, *, whole: bool) -> bytes:
    lines = [
        f"HTTP/1.1 {status} {WORDS[status]}",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(body)}",
        *HEADERS,
        *(("Allow: GET, HEAD",) if status == 405 else ()),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + (body if whole else b"")
