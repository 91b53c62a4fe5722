"""What every test may ask for."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from fetching import Visiting, Visitor
from servers import Server
from wire import Wire, Wiring


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as site:
        yield site


@pytest.fixture
async def visiting() -> AsyncIterator[Visiting]:
    """Make visitors with fetch settings of their own; their connections are closed at the end."""
    async with AsyncExitStack() as stack:

        def start(**changes: object) -> Visitor:
            visitor = Visitor(**changes)
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
