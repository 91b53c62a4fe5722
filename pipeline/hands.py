"""Work done by several hands of one event loop."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


async def shared(
    work: Iterable[T], count: int, job: Callable[[T], Awaitable[None]], step: Callable[[], None]
) -> None:
    """Do `job` for each piece of work, in order, `count` at a time; `step` after each.

    The first that fails ends all of it, with its own error.
    """
    queue = iter(work)
    try:
        async with asyncio.TaskGroup() as hands:
            for _ in range(count):
                hands.create_task(_all_of(queue, job, step))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from errors


async def _all_of(
    queue: Iterator[T], job: Callable[[T], Awaitable[None]], step: Callable[[], None]
) -> None:
    for piece in queue:
        await job(piece)
        step()
