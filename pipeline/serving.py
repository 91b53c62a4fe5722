"""`rulewire serve`: the window, on this machine unless it is told otherwise."""

from collections.abc import Callable
from datetime import datetime

import uvicorn

from config.settings import Settings
from storage.web.building import datasette


async def serve(settings: Settings, now: Callable[[], datetime], host: str, port: int) -> None:
    """Show the database until SIGTERM or SIGINT."""
    shown = datasette(settings, now)
    server = uvicorn.Server(
        uvicorn.Config(
            shown.app(),
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=5,
            limit_concurrency=100,
        )
    )
    try:
        await server.serve()
    finally:
        shown.window.close()
