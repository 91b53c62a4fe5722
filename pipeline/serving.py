"""The window is served: by itself, or beside the daemon, to this machine alone."""

import errno
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog
import uvicorn

from config.settings import Settings
from extractors.errors import ConfigError
from pipeline.clock import clock
from storage.web.building import datasette

HOST = "127.0.0.1"
PATIENCE_S = 5.0  # for a browser that is being answered when the end comes

log = structlog.get_logger()


def bound(port: int) -> socket.socket:
    """Return a socket that listens on that port, for `serve`: who connects from now on is answered.

    Raises:
        ConfigError: It cannot be had.

    """
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        used = error.errno == errno.EADDRINUSE
        why = "is in use" if used else f"cannot be had: {error.strerror}"
        raise ConfigError("serve", f"port {port} {why}; name another with --port") from error
    return taken


async def serve(settings: Settings, taken: socket.socket) -> None:
    """Show the database on a socket that is bound, until SIGTERM or SIGINT."""
    shown = datasette(lambda: settings, clock)
    try:
        await _server(shown, taken.getsockname()[1]).serve([taken])
    finally:
        shown.window.close()


@contextmanager
def serving(
    settings: Callable[[], Settings], port: int, now: Callable[[], datetime] = clock
) -> Iterator[None]:
    """Show the database meanwhile, in a thread and a loop of its own.

    A port that cannot be had is logged, and the rest goes on.
    """
    shown = datasette(settings, now)
    server = _server(shown, port)
    thread = threading.Thread(target=_run, args=(server, port), name="window", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)
        shown.window.close()


def _run(server: uvicorn.Server, port: int) -> None:
    log.info("window served", url=f"http://{HOST}:{port}/")
    try:
        server.run()
    except SystemExit:  # uvicorn's way to say that it cannot listen; it has logged why
        log.error("window not served", reason=f"port {port} cannot be had; name another: --port")


def _server(shown: object, port: int) -> uvicorn.Server:
    config = uvicorn.Config(
        shown.app(),  # type: ignore[attr-defined]
        host=HOST,
        port=port,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        limit_concurrency=100,
    )
    return uvicorn.Server(config)
