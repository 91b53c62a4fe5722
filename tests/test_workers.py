"""Reading in processes gives what reading in a thread gives, and a dead one costs one text."""

import asyncio
import multiprocessing
import os
import pickle
import resource
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from multiprocessing import resource_tracker, spawn
from multiprocessing.connection import wait
from typing import Any

import pytest
from structlog.testing import capture_logs

from extractors import registry
from extractors.errors import (
    ConfigError,
    DeliveryError,
    FetchError,
    ReadError,
    RulewireError,
    StorageError,
)
from extractors.model import Document, Page, Reading, Source, Version
from extractors.registry import source_kind, source_kinds
from extractors.story_traits import traits
from extractors.watch import Entity
from fuzz.pdf_bombs import PDF
from making import NOTES, NOW, document, page, source
from pipeline.jobs import Noted
from pipeline.workers import Workers
from saved_pages import Saved, saved_pages
from wire import WORDS, release

ENTITIES = {"huawei": Entity(key="huawei", name="Huawei", label="ORG")}
PAGE = source(kind="page")


@pytest.fixture(scope="module")
def processes() -> Iterator[Callable[..., Workers]]:
    """Start workers in processes; they are ended with the module."""
    started: list[Workers] = []

    def start(count: int = 1, **limits: Any) -> Workers:
        started.append(Workers(ENTITIES, count, **limits))
        return started[-1]

    yield start
    for workers in started:
        workers.__exit__(None, None, None)


def paper() -> Page:
    return page(release("Huawei is listed", *WORDS, "Huawei objects to 15 CFR 744.11."))


async def all_of(workers: Workers) -> list[Any]:
    """Return what workers say of one page, from reading to redline."""
    reading = await workers.read(PAGE, paper(), None)
    (text,) = reading.documents
    noted = await workers.annotate(text, PAGE)
    assert noted.marks == traits(text, noted.notes)
    change = await workers.compare(Version(document("Before."), 1, NOW), text, (), {})
    return [reading, noted, change]


async def test_a_process_says_what_a_thread_says(processes: Callable[..., Workers]) -> None:
    with Workers(ENTITIES, 0) as thread:
        expected = await all_of(thread)

    got = await all_of(processes())

    assert got == expected
    assert [mention.entity for mention in got[1].notes.mentions if mention.entity] == ["huawei"]


async def test_a_page_that_is_not_what_it_should_be_leaves_the_process_alive(
    processes: Callable[..., Workers],
) -> None:
    workers = processes()
    children = set(multiprocessing.active_children())
    for _ in range(2):
        with pytest.raises(ReadError, match="Cloudflare") as caught:
            await workers.read(PAGE, page("<title>Just a moment...</title>"), None)

    assert caught.value.subject == "https://bis.example.gov/news"
    assert len(set(multiprocessing.active_children()) - children) == 1


def workers_of(before: set[Any]) -> list[int]:
    fresh = set(multiprocessing.active_children()) - before
    return [child.pid for child in fresh if child.pid is not None]


async def test_a_text_whose_worker_is_killed_from_outside_is_read_by_a_new_one(
    processes: Callable[..., Workers],
) -> None:
    before = set(multiprocessing.active_children())
    workers = processes()
    await workers.read(PAGE, paper(), None)
    (pid,) = workers_of(before)

    os.kill(pid, signal.SIGKILL)

    assert (await workers.read(PAGE, paper(), None)).documents
    assert pid not in workers_of(before)


async def test_a_worker_that_was_killed_while_it_had_nothing_to_do_is_replaced(
    processes: Callable[..., Workers],
) -> None:
    workers = processes()
    await workers.read(PAGE, paper(), None)
    hands = workers._home._executor
    assert hands
    with pytest.raises(BrokenExecutor):
        await asyncio.wrap_future(hands.submit(os._exit, 9))

    with capture_logs() as told:
        for _ in range(2):
            assert (await workers.read(PAGE, paper(), None)).documents

    assert told == []


@pytest.mark.parametrize("count", [1, 8])
async def test_a_worker_that_dies_before_it_has_read_all_that_it_is_told_holds_nobody_up(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    entities = {str(n): Entity(key=str(n), name="Huawei" * 10, label="ORG") for n in range(2_000)}
    resource_tracker.ensure_running()
    with Workers(entities, count) as workers:
        with monkeypatch.context() as patched:
            patched.setattr(spawn, "_python_exe", b"/bin/false")
            workers.warm()
            with pytest.raises(ReadError, match="the worker that read it died"):
                await workers.read(PAGE, paper(), None)

        assert (await workers.read(PAGE, paper(), None)).documents


async def test_a_worker_that_cannot_be_started_is_an_error_of_the_text(
    processes: Callable[..., Workers],
) -> None:
    workers = processes()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    first_free = os.dup(0)
    os.close(first_free)

    resource.setrlimit(resource.RLIMIT_NOFILE, (first_free, most[1]))
    try:
        workers.warm()
        with pytest.raises(ReadError, match=r"no worker could be started: .*Too many open"):
            await workers.read(PAGE, paper(), None)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, most)

    assert (await workers.read(PAGE, paper(), None)).documents


async def test_of_two_texts_only_the_one_that_kills_its_worker_fails(
    processes: Callable[..., Workers],
) -> None:
    workers = processes(2)

    guilty, innocent = await asyncio.gather(
        workers._done("guilty", os._exit, 9),
        workers.read(PAGE, paper(), None),
        return_exceptions=True,
    )

    assert isinstance(guilty, ReadError)
    assert str(guilty) == "guilty: the worker that read it died"
    assert isinstance(innocent, Reading)


async def test_a_text_that_is_never_read_is_given_up_and_its_process_ended(
    processes: Callable[..., Workers],
) -> None:
    before = set(multiprocessing.active_children())
    workers = processes(patience_s=0.05)

    with pytest.raises(ReadError, match=r"news: it was not read within 0\.05 s"):
        await workers.read(PAGE, paper(), None)

    ends = [child.sentinel for child in set(multiprocessing.active_children()) - before]
    assert set(wait(ends, 10)) == set(ends)


async def test_a_text_that_is_never_read_ends_with_its_process_though_others_read_by_now(
    processes: Callable[..., Workers],
) -> None:
    before = set(multiprocessing.active_children())
    workers = processes(patience_s=0.05)
    reading = asyncio.create_task(workers._done("endless", signal.pause))
    await asyncio.sleep(0)
    ends = [child.sentinel for child in set(multiprocessing.active_children()) - before]

    workers.know(())

    with pytest.raises(ReadError, match=r"endless: it was not read within 0\.05 s"):
        await reading
    assert len(ends) == 1
    assert wait(ends, 10) == ends


async def test_a_text_that_fills_the_memory_is_an_error_of_its_own(
    processes: Callable[..., Workers],
) -> None:
    workers = processes(memory_mb=500)
    bomb = page('{"results":[' + "{}," * 8_000_000 + "{}]}", media_type="application/json")

    with pytest.raises(ReadError, match=r"news: it takes more than 500 MB of memory to read"):
        await workers.read(source(kind="screening_list"), bomb, None)

    assert (await workers.read(PAGE, paper(), None)).documents


async def test_a_pdf_whose_forms_double_for_ever_is_given_up(
    processes: Callable[..., Workers],
) -> None:
    workers = processes(patience_s=3)
    bomb = replace(page(), body=PDF["forms that double"](0))

    with pytest.raises(ReadError, match=r"news: (it was not read within 3 s|the worker that)"):
        await workers.read(PAGE, bomb, None)


async def test_a_text_that_nobody_waits_for_any_more_ends_its_process(
    processes: Callable[..., Workers],
) -> None:
    before = set(multiprocessing.active_children())
    reading = asyncio.create_task(processes().read(PAGE, paper(), None))
    await asyncio.sleep(0)
    ends = [child.sentinel for child in set(multiprocessing.active_children()) - before]

    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)

    assert len(ends) == 1
    assert wait(ends, 10) == ends


@pytest.fixture
def fragile() -> Iterator[Source]:
    """Yield a source of a kind whose reader breaks as a parser might."""
    known = source_kinds()

    @source_kind("fragile")
    def read(source: Source, page: Page, link: object) -> Any:
        raise RecursionError("maximum depth")

    yield source("fragile", kind="fragile")
    registry._KINDS.clear()
    registry._KINDS.update(known)


async def test_a_parser_that_breaks_is_an_error_about_the_page(fragile: Source) -> None:
    with Workers(ENTITIES, 0) as workers:
        with pytest.raises(ReadError, match="news: the reader broke: RecursionError: maximum"):
            await workers.read(fragile, page(), None)

        assert (await workers.read(PAGE, paper(), None)).documents


@pytest.mark.parametrize(
    "error",
    [
        ConfigError("file:1", "wrong"),
        FetchError("https://x.example/", "HTTP 429", status=429, retry_after_s=60.0),
        ReadError("bis", "no list"),
        StorageError("r.db", "locked"),
        DeliveryError("mail", "refused", permanent=True),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_of_ours_leaves_a_process_whole(error: RulewireError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


@pytest.mark.parametrize("saved", [one for one in saved_pages() if "reading" in one.setting],
                         ids=lambda saved: f"{saved.kind}/{saved.file.name}")  # fmt: skip
def test_every_reading_leaves_a_process_whole(saved: Saved) -> None:
    given = (saved.source, saved.page, saved.link)
    reading = saved.read()

    assert pickle.loads(pickle.dumps(given)) == given  # noqa: S301
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301


def test_what_is_noted_in_a_text_leaves_a_process_whole() -> None:
    noted = Noted(NOTES, traits(document(), NOTES))

    assert pickle.loads(pickle.dumps(noted)) == noted  # noqa: S301
    assert pickle.loads(pickle.dumps(document())) == document()  # noqa: S301


async def test_nothing_is_started_that_nobody_asked_for() -> None:
    before = set(multiprocessing.active_children())

    with Workers(ENTITIES, 1):
        pass

    assert workers_of(before) == []


async def test_a_worker_that_has_read_much_is_replaced(processes: Callable[..., Workers]) -> None:
    workers = processes(most_jobs=2)
    others = set(multiprocessing.active_children())
    await workers.read(PAGE, paper(), None)
    first = set(multiprocessing.active_children()) - others

    await workers.read(PAGE, paper(), None)
    heirs = set(multiprocessing.active_children()) - others - first
    await workers.read(PAGE, paper(), None)

    assert len(first) == len(heirs) == 1  # ready before it is needed
    assert wait([process.sentinel for process in first], 20)


def texts(*bodies: str) -> list[Document]:
    return [
        document(body, id=f"web:{at}", url=f"https://x.gov/{at}") for at, body in enumerate(bodies)
    ]


@pytest.mark.parametrize("count", [0, 1])
async def test_texts_read_together_say_what_each_says_alone(
    count: int, processes: Callable[..., Workers]
) -> None:
    workers = processes(count)
    given = texts("Huawei objects.", "Nothing.", "BIS adds Huawei to the Entity List.")

    together = await workers.annotate_many(given, PAGE)

    assert together == [await workers.annotate(one, PAGE) for one in given]
    assert await workers.annotate_many([], PAGE) == []


async def test_a_text_that_breaks_a_reader_leaves_those_beside_it_read(
    processes: Callable[..., Workers],
) -> None:
    good, other = texts("Huawei objects.", "BIS adds Huawei to the Entity List.")
    bad = replace(good, url="https://x.gov/bad", paragraphs=(None,))  # type: ignore[arg-type]

    first, broken, last = await processes().annotate_many([good, bad, other], PAGE)

    assert isinstance(first, Noted)
    assert isinstance(last, Noted)
    assert str(broken).startswith("https://x.gov/bad: the reader broke: AttributeError")


class Deadly(Document):
    """A text that ends the process which unpacks it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


async def test_of_texts_read_together_only_the_one_that_kills_its_worker_fails(
    processes: Callable[..., Workers],
) -> None:
    good, other = texts("Huawei objects.", "BIS adds Huawei to the Entity List.")
    deadly = Deadly("d", "bis", "https://x.gov/dead", "", None, ())

    first, dead, last = await processes().annotate_many([good, deadly, other], PAGE)

    assert isinstance(first, Noted)
    assert isinstance(last, Noted)
    assert str(dead) == "https://x.gov/dead: the worker that read it died"
