"""Awaited from a command: the event loop is loaded by who needs one, not by `--help`."""

from collections.abc import Coroutine
from typing import TypeVar

_Result = TypeVar("_Result")


def awaited(coroutine: Coroutine[object, object, _Result]) -> _Result:
    """Run a coroutine on an event loop of its own and return its result."""
    import asyncio

    return asyncio.run(coroutine)
