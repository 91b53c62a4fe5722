"""A database that cannot be used: said once, nothing lost, and the daemon goes on by itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from commanding import Rulewire
from config import load
from extractors.errors import DamagedError, StorageError
from making import NOW, finding, kept, source
from pipeline.backups import back_up
from pipeline.opening import opened
from pipeline.trouble import Trouble, guarded, when_usable
from running import Home
from spoiling import spoil
from storage.store import Store


class Said:
    """Hears what is cried; `deaf` takes nothing."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.deaf = False

    async def cry(self, title: str, reason: str, quote: str) -> bool:
        if not self.deaf:
            self.titles.append(title)
        return not self.deaf


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "r.db") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def full(store: Store) -> None:
    """Let the database grow no further."""
    pages = store.ask("pragma page_count")[0]["page_count"]
    store.ask(f"pragma max_page_count = {pages}")


async def write(store: Store) -> None:
    """Write more than there is room for once `full`."""
    with store.fact():
        store.sources.configure([source(name="x" * 100_000)], [], NOW)


async def test_a_full_disk_is_told_once_and_its_end_once(store: Store) -> None:
    said = Said()
    trouble = Trouble(store, said.cry, lambda: None, calm_s=0)
    job = guarded(lambda: write(store), trouble)
    full(store)

    for _ in range(5):
        await job()
    store.ask("pragma max_page_count = 1000000")
    await job()

    assert await trouble.over()
    assert await trouble.over()
    assert said.titles == ["rulewire cannot keep anything", "rulewire keeps and tells again"]


async def test_a_lock_that_passes_is_not_told(store: Store) -> None:
    said = Said()
    trouble = Trouble(store, said.cry, lambda: None, calm_s=0)

    await trouble.met(StorageError("r.db", "another program holds it"))

    assert await trouble.over()
    assert said.titles == []


async def test_what_no_channel_took_is_cried_again(store: Store) -> None:
    said = Said()
    said.deaf = True
    trouble = Trouble(store, said.cry, lambda: None)
    for _ in range(3):
        await trouble.met(StorageError("r.db", "full"))
    said.deaf = False

    await trouble.met(StorageError("r.db", "full"))
    await trouble.met(StorageError("r.db", "full"))

    assert said.titles == ["rulewire cannot keep anything"]


async def test_jobs_rest_while_the_database_cannot_be_used(store: Store, tmp_path: Path) -> None:
    ran: list[int] = []

    async def job() -> None:
        ran.append(1)

    trouble = Trouble(store, Said().cry, lambda: None)
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as other:
        store.ask("pragma busy_timeout = 0")
        other.execute("begin immediate")
        await trouble.met(StorageError("r.db", "another program holds it"))
        await when_usable(job, trouble)()
        assert ran == []
        other.execute("rollback")

    await when_usable(job, trouble)()

    assert ran == [1]


async def test_damage_ends_everything(store: Store) -> None:
    ended: list[int] = []
    trouble = Trouble(store, Said().cry, lambda: ended.append(1))

    await trouble.met(DamagedError("r.db", "damaged"))

    assert ended == [1]
    assert not await trouble.over()


@pytest.fixture
def desk(home: Home) -> Home:
    """Return a folder with a database, and a backup of it."""
    home.site.serve("/desk", "ok")
    with opened(load(None)) as store:
        store.sources.configure([source()], [], NOW)
        store.documents.keep(kept(findings=(finding(),)), NOW)
    back_up(load(None), None, NOW, lambda *_: None)
    return home


def read_all() -> None:
    with opened(load(None)) as store:
        store.ask("select text from version")


DAMAGED = ["rulewire has stopped: its database is damaged"]


def test_a_page_that_is_found_bad_ends_the_work_and_is_told_once(desk: Home) -> None:
    spoil(desk.folder / "rulewire.db")

    for _ in range(3):
        with pytest.raises(DamagedError, match="rulewire restore"):
            read_all()

    assert desk.told("/desk") == DAMAGED


def test_after_a_crash_the_pages_are_looked_through_before_anything_is_read(desk: Home) -> None:
    database = desk.folder / "rulewire.db"
    spoil(database)
    database.with_name("rulewire.db-wal").write_bytes(b"left by a crash")

    with pytest.raises(DamagedError), opened(load(None)):
        pytest.fail("it was opened")


def test_once_restored_the_work_goes_on(desk: Home, rulewire: Rulewire) -> None:
    spoil(desk.folder / "rulewire.db")
    with pytest.raises(DamagedError):
        read_all()

    assert rulewire("restore").code == 0

    read_all()
    assert not (desk.folder / "rulewire.db.damaged").exists()


def test_what_no_channel_takes_is_told_at_the_next_start(desk: Home) -> None:
    desk.site.serve("/desk", "later", status=503)
    spoil(desk.folder / "rulewire.db")
    with pytest.raises(DamagedError):
        read_all()
    desk.site.serve("/desk", "ok")

    with pytest.raises(DamagedError):
        read_all()

    keys = {seen.headers["idempotency-key"] for seen in desk.site.seen("/desk")}
    assert desk.told("/desk") == DAMAGED * 2
    assert len(keys) == 1


def test_the_exit_code_keeps_systemd_from_starting_it_again(desk: Home, rulewire: Rulewire) -> None:
    database = desk.folder / "rulewire.db"
    spoil(database)

    assert rulewire("backup").code == 4
    unit = files("pipeline").joinpath("systemd", "rulewire.service").read_text("utf-8")
    assert "\nRestartPreventExitStatus=4\n" in unit


def test_the_journal_is_emptied_unless_a_reader_holds_it(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from source").fetchall()
        store.sources.configure([source(name="y" * 100_000)], [], NOW)
        held = store.checkpoint()
        reader.execute("rollback")

    assert held > 100_000
    assert store.checkpoint() == 0


async def test_trouble_that_could_not_be_told_is_told_at_the_next_look(store: Store) -> None:
    said = Said()
    hoarse = [True]

    async def cry(title: str, reason: str, quote: str) -> bool:
        if hoarse:
            hoarse.pop()
            raise OSError("no voice")
        return await said.cry(title, reason, quote)

    trouble = Trouble(store, cry, lambda: None, calm_s=0)
    full(store)
    await trouble.met(StorageError("r.db", "the disk is full"))
    with pytest.raises(OSError, match="no voice"):
        await trouble.met(StorageError("r.db", "the disk is full"))

    await trouble.met(StorageError("r.db", "the disk is full"))

    assert said.titles == ["rulewire cannot keep anything"]
