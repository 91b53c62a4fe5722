"""Work done by several hands of one event loop."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


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


async def in_order(
    work: Iterable[T], width: Callable[[], int], job: Callable[[T], Coroutine[Any, Any, R]]
) -> AsyncIterator[tuple[T, R]]:
    """Yield each piece of work and what `job` makes of it, in order, `width()` of them ahead."""
    ahead: deque[tuple[T, asyncio.Task[R]]] = deque()
    try:
        for piece in work:
            ahead.append((piece, asyncio.create_task(job(piece))))
            while len(ahead) > width():
                first, made = ahead.popleft()
                yield first, await made
        while ahead:
            first, made = ahead.popleft()
            yield first, await made
    finally:
        for _, left in ahead:
            left.cancel()
        await asyncio.gather(*(left for _, left in ahead), return_exceptions=True)
