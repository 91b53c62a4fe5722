"""What a cluster reads is what home reads; what becomes of it costs no text."""

import asyncio
import os
import pickle
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from extractors.errors import ConfigError, ReadError
from extractors.model import Document
from extractors.watch import Entity
from making import document, source
from pipeline.bounds import Bounds
from pipeline.cluster import bench, berth
from pipeline.cluster.identity import OtherVersionError, identity, opened, packed, told
from pipeline.jobs import Noted
from pipeline.workers import Workers
from user_file import UserFile, user_file_in

pytest.importorskip("distributed")
from clustered import Parts, free_port, parts

ENTITIES = {"huawei": Entity(key="huawei", name="Huawei", label="ORG")}
OLD = "import extractors.versions; extractors.versions.EXTRACTOR = '7'"
BIS = source()


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    return user_file_in(tmp_path, monkeypatch)


ROOT = str(Path(__file__).parents[1])


@pytest.fixture(scope="module", autouse=True)
def ours_first() -> Iterator[None]:
    """Let all processes of a cluster load these extractors and no others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", ROOT)
        yield


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """Yield a scheduler with a worker of ours and one of another version."""
    with parts(tmp_path_factory.mktemp("cluster")) as whole:
        whole.scheduler()
        whole.worker(1)
        whole.worker(2, OLD)
        yield whole


def workers(cluster: Parts, patience_s: float = 600) -> Workers:
    return Workers(ENTITIES, 0, patience_s, executor=cluster.address)


def texts(count: int, first: str = "Huawei objects.") -> list[Document]:
    bodies = (first, *(f"BIS adds Huawei to the Entity List, part {n}." for n in range(1, count)))
    return [
        document(one, id=f"web:{at}", url=f"https://x.gov/{at}") for at, one in enumerate(bodies)
    ]


class Deadly(Document):
    """A text that ends the process which unpacks it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


async def test_a_cluster_says_what_home_says_and_a_bad_text_costs_itself(cluster: Parts) -> None:
    good = texts(4)
    broken = document(None, url="https://x.gov/bad")  # type: ignore[arg-type]
    deadly = Deadly("d", "bis", "https://x.gov/dead", "", None, ())
    with Workers(ENTITIES, 0) as home:
        expected = await home.annotate_many(good, BIS)

    with workers(cluster) as ours:
        await ours.reach()
        read = await ours.annotate_many([*good, broken], BIS)
        (dead, alive) = await ours.annotate_many([deadly, good[0]], BIS)

    assert read[:4] == expected
    assert isinstance(read[4], ReadError)
    assert str(dead) == "https://x.gov/dead: the worker that read it died"
    assert alive == expected[0]


async def test_texts_are_read_whatever_is_killed_meanwhile(tmp_path: Path) -> None:
    given = texts(3)
    with parts(tmp_path) as cluster, workers(cluster) as ours:
        cluster.scheduler()
        cluster.worker(1)
        await ours.reach()
        for part in ("worker 1", "scheduler"):
            reading = [asyncio.create_task(ours.annotate_many(given, BIS)) for _ in range(3)]
            await asyncio.sleep(0)
            cluster.kill(part)
            read = [one for answer in await asyncio.gather(*reading) for one in answer]
            cluster.keep_up()

            assert len(read) == 9
            assert all(isinstance(one, Noted) for one in read)


async def test_a_cluster_of_another_version_is_refused_by_name(tmp_path: Path) -> None:
    with parts(tmp_path) as whole:
        whole.scheduler()
        whole.worker(1, OLD)
        with workers(whole) as ours, pytest.raises(ConfigError) as caught:
            await ours.reach()

    said, theirs = str(caught.value), identity() | {"extractors": "7"}
    assert f"no worker there is of {told(identity())}: tcp://127.0.0.1:" in said
    assert f"is of {told(theirs)}; upgrade them" in said


async def test_a_worker_that_is_upgraded_while_it_runs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(OLD, "utf-8")
    then = f"import os; os.environ['PYTHONPATH'] = '{tmp_path}:' + os.environ['PYTHONPATH']"
    with parts(tmp_path) as whole:
        whole.scheduler()
        whole.worker(1, then)
        with workers(whole) as ours:
            await ours.reach()
            (read,) = await ours.annotate_many(texts(1), BIS)
            with pytest.raises(ConfigError, match=r"extractors 7 was given a job of rulewire"):
                await ours.reach()

    assert isinstance(read, Noted)
    assert read.notes.extractor == identity()["extractors"]


async def test_a_scheduler_that_does_not_answer_is_named_with_what_to_do() -> None:
    port = free_port()
    with (
        Workers(ENTITIES, 0, executor=f"dask://127.0.0.1:{port}") as ours,
        pytest.raises(
            ConfigError, match=rf"tcp://127\.0\.0\.1:{port} does not answer .*: start it"
        ),
    ):
        await ours.reach()


async def test_without_its_scheduler_home_reads() -> None:
    with Workers(ENTITIES, 0, executor=f"dask://127.0.0.1:{free_port()}") as ours:
        (read,) = await ours.annotate_many(texts(1), BIS)

    assert isinstance(read, Noted)


async def test_whoever_listens_there_and_says_nothing_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(berth, "ANSWER_S", 0.1)
    monkeypatch.setattr(berth, "AGAIN_S", 0)
    callers = []
    silent = await asyncio.start_server(lambda _, writer: callers.append(writer), "127.0.0.1", 0)
    host, port = silent.sockets[0].getsockname()
    bounds = Bounds(600, 4000, 500)
    async with silent:
        place = berth.Berth(f"dask://{host}:{port}", ENTITIES, bounds)
        looks = [await place.at_hand() for _ in range(3)]
        for writer in callers:
            writer.close()

    assert looks == [None] * 3
    assert len(callers) == 2  # a knock, and dask's own


@pytest.mark.parametrize("address", ["dask://10.0.0.5:8786", "tls://cluster.example.org:8786", ""])
def test_a_scheduler_is_taken_at_the_word_of_the_settings(address: str, user: UserFile) -> None:
    # No gate judges it: it is the operator's, as the host of SMTP is.
    assert user.loaded(f'[read]\nexecutor = "{address}"').read.executor == address


async def test_tls_without_certificates_is_told_as_what_it_is(cluster: Parts) -> None:
    address = cluster.address.replace("dask://", "tls://")
    with Workers(ENTITIES, 0, executor=address) as ours, pytest.raises(ConfigError) as caught:
        await ours.reach()

    assert "TLS expects a `ssl_context` argument" in str(caught.value)


def test_to_fail_time_and_again_hangs_nothing(cluster: Parts) -> None:
    address, bounds = cluster.address.replace("dask://", "tls://"), Bounds(600, 4000, 500)

    for _ in range(12):
        with pytest.raises(TypeError):
            berth._connecting(address, ENTITIES, (), bounds).result(20)


def test_a_cluster_without_dask_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ConfigError, match=r"read\.executor: a cluster needs dask; pip install"):
        Workers(ENTITIES, 0, executor="dask://127.0.0.1:8786")


def test_a_job_of_another_version_is_not_even_unpacked() -> None:
    theirs = pickle.dumps({"rulewire": "9.9", "extractors": "8"}) + pickle.dumps(print)[:-1]

    with pytest.raises(OtherVersionError, match=r"was given a job of rulewire 9\.9"):
        opened(theirs)


def test_a_job_travels_with_its_version() -> None:
    assert pickle.loads(opened(packed(partial(abs, -3)))) == 3  # noqa: S301 - our own bytes


def test_a_worker_that_was_not_prepared_says_so() -> None:
    well, error = bench.unpacked(bench.done("rulewire-unknown", b""))

    assert not well
    assert isinstance(error, bench.UnpreparedError)
