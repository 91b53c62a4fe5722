"""How far long work is: a bar on a terminal, plain lines otherwise; never among the answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich import filesize
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

LINES = 20  # at most, without a terminal


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[], None]]:
    """Show on standard error how many of `total` are done; the gift is called after each."""
    console = Console(stderr=True)
    if not console.is_interactive:  # a pipe, or TERM=dumb
        yield _lines(console, doing, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


@contextmanager
def measured(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show on standard error, on a terminal only, how much of how much is done: the gift is told."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True,
                  disable=not console.is_interactive) as bar:  # fmt: skip
        task = bar.add_task(doing, total=None)

        def step(done: int, total: int) -> None:
            if total:
                bar.update(task, completed=done, total=total)

        yield step


@contextmanager
def weighed(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show on standard error how many of `total` bytes are done; the gift is told each time."""
    console = Console(stderr=True)
    if not console.is_interactive:
        yield _weighed_lines(console, doing, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda size: bar.advance(task, size)


def _weighed_lines(console: Console, doing: str, total: int) -> Callable[[int], None]:
    done = 0

    def step(size: int) -> None:
        nonlocal done
        before, done = done, done + size
        if total and done * LINES // total > before * LINES // total:
            told = f"{done * 100 // total} % of {filesize.decimal(total)}"
            console.out(f"{doing}: {told}", highlight=False)

    return step


def _lines(console: Console, doing: str, total: int) -> Callable[[], None]:
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done * LINES // total > (done - 1) * LINES // total or done == total:
            console.out(f"{doing}: {done} of {total}", highlight=False)

    return step
