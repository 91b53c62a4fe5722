"""What every test may ask for."""

import gc
import os
import sys
import threading
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test

from commanding import Rulewire, command_line
from config import hush, load
from config.settings import Settings
from config.terms import Networks
from fetching import LOOPBACK, Visiting, Visitor
from running import Home
from servers import Server
from windows import lived, shared_base
from wire import Wire, Wiring

# Who asks for one of these drives all of rulewire, or a good part. The floors of coverage are for
# tests that stand nearer to the code, and tracing a whole run doubles its time.
WHOLE = frozenset({"desk", "home", "rulewire", "server", "visiting", "wiring"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out of the coverage what passes through everything, or a hundred times the same way.

    It is run like all others; files that do so by other means are marked in themselves. What is
    kept can hardly be looked at otherwise: test_lists_kept.py and its like do count.
    """
    for item in items:
        whole = not WHOLE.isdisjoint(getattr(item, "fixturenames", ()))
        property_ = is_hypothesis_test(getattr(item, "obj", None))
        kept = item.path.stem.endswith("_kept")
        if (whole and not kept) or property_:
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Trace nothing in what is not measured, nor in threads that it starts.

    In a process of pytest-xdist pytest-cov 7.1 has two tracers and pauses but one: the other made
    every test take two to five times as long.
    """
    if not item.get_closest_marker("no_cover"):
        return (yield)
    here, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(in_threads)
        sys.settrace(here)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what was loaded: that is a tenth of all time."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    """Know no secrets of tests before: each server's address may be one, and thousands add up."""
    hush._known = frozenset()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as site:
        yield site


@pytest.fixture
async def visiting() -> AsyncIterator[Visiting]:
    """Make visitors with fetch settings of their own; their connections are closed at the end."""
    async with AsyncExitStack() as stack:

        def start(networks: Networks = LOOPBACK, **changes: object) -> Visitor:
            visitor = Visitor(networks, **changes)
            stack.push_async_exit(visitor.web)
            return visitor

        yield start


@pytest.fixture
async def wiring(server: Server, tmp_path: Path) -> AsyncIterator[Wiring]:
    """Start rulewire on the server with a configuration; it is stopped at the end."""
    async with AsyncExitStack() as stack:

        async def start(text: str, *changes: str) -> Wire:
            return await stack.enter_async_context(Wire(server, tmp_path, text, changes))

        yield start


@pytest.fixture
def home(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Return a folder that rulewire is used in, its secrets set."""
    monkeypatch.chdir(tmp_path)
    made = Home(tmp_path, server)
    for name in ("HOOK", "DESK", "SECRET"):
        monkeypatch.setenv(name, made.environ[name])
    made.configure("guidance")
    return made


@pytest.fixture
def rulewire(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Rulewire:
    """Return the command line, used in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return command_line(monkeypatch, capsys)


@pytest.fixture(scope="session")
def demoed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return the settings of a demo that was lived through, for reading only."""
    folder = lived(shared_base(tmp_path_factory, os.environ))
    return load(folder / "rulewire.toml")
