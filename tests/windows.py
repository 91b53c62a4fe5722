"""The window, looked into without a browser, on the demo's world and on databases of our own."""

import asyncio
import contextlib
import fcntl
import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from config import load
from config.settings import Settings
from pipeline.demo.story import live
from storage.web.building import datasette

# Two days after the demo's rescission was announced: what it kept is news.
MOMENT = datetime(2025, 5, 15, 12, tzinfo=UTC)


class Looking:
    """An open window: an async context manager."""

    def __init__(self, settings: Settings, now: Callable[[], datetime] = lambda: MOMENT) -> None:
        self._datasette = datasette(lambda: settings, now)
        transport = httpx.ASGITransport(app=self._datasette.app())
        self.client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.client.aclose()
        self._datasette.window.close()

    async def at(self, place: str, status: int = 200) -> BeautifulSoup:
        """Return the page at a place as a tree; its text is had with `words`."""
        answer = await self.client.get(place)
        assert answer.status_code == status, f"{place}: {answer.status_code}\n{answer.text[:2000]}"
        return BeautifulSoup(answer.text, "lxml")


def words(part: Tag) -> str:
    """Return the text of a page or of a part of it, spaces made single."""
    return " ".join(part.get_text().split())


def settings_for(database: Path, more: str = "") -> Settings:
    """Return settings on a database, written into a file beside it."""
    file = database.with_suffix(".toml")
    ground = 'sources.shipped = false\n[fetch]\ncontact = "officer@example.org"\n'
    file.write_text(f"database = '{database}'\n{ground}{more}", "utf-8")
    return load(file)


def lived(base: Path) -> Path:
    """Return a folder in which the demo was lived through, once for all workers of a test run."""
    folder = base / "lived"
    with (base / "lived.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            with contextlib.redirect_stdout(io.StringIO()):
                asyncio.run(live(folder))
            (folder / "done").touch()
    return folder


def shared_base(factory: pytest.TempPathFactory, environ: Mapping[str, str]) -> Path:
    """Return a folder that all workers of a test run see."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in environ else base
