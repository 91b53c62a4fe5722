"""Backups are whole or not there, and a restore brings back every row."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from commanding import Rulewire
from config import load
from config.settings import Settings
from extractors.errors import DamagedError, StorageError
from making import NOW, delivery, document, finding, kept, source
from pipeline.alone import alone
from pipeline.backups import back_up, backups, due, newest_good, thin
from pipeline.restoring import restore
from spoiling import spoil
from storage.copying import check, copy
from storage.restoring import finish, unfinished
from storage.store import Store

GOOD = "rulewire-20260101T000000Z.db"


class Halted(BaseException):
    """The machine stops."""


def filled(path: Path, *names: str) -> None:
    with Store(path) as store:
        store.sources.configure([source()], [], NOW)
        for name in names:
            keeping = kept(
                document(f"BIS names {name}.", id=f"web:{name}"),
                findings=(finding(f"web:{name}#1", document=f"web:{name}"),),
                deliveries=(delivery(f"web:{name}#1"),),
            )
            store.documents.keep(keeping, NOW)


def rows(path: Path) -> list[str]:
    """Return the whole database as the statements that would make it."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rulewire.toml").write_text("sources.shipped = false\nentities.shipped = false\n")
    filled(tmp_path / "rulewire.db", "Huawei", "SMIC")
    return load(None)


def test_a_backup_holds_every_row_and_only_its_owner_reads_it(
    settings: Settings, rulewire: Rulewire
) -> None:
    said = rulewire("backup", "--json")

    made = Path(said.rows[0]["backup"])
    assert said.code == 0
    assert made.parent == Path(settings.backup.folder)
    assert rows(made) == rows(settings.database)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert [one.name for one in made.parent.iterdir()] == [made.name]


def test_a_backup_shows_one_moment_though_others_write(settings: Settings, tmp_path: Path) -> None:
    before = rows(settings.database)

    def write(_done: int, _total: int) -> None:
        if not backups(settings):
            filled(settings.database, f"n{_done}")

    made = back_up(settings, tmp_path / "b.db", NOW, write)

    assert rows(made) == before
    assert rows(settings.database) != before


def test_a_damaged_database_gives_no_backup_and_the_good_one_stays(
    settings: Settings, tmp_path: Path
) -> None:
    good = back_up(settings, tmp_path / GOOD, NOW, lambda *_: None)
    whole = good.read_bytes()
    spoil(settings.database)

    with pytest.raises(DamagedError, match="rulewire restore"):
        back_up(settings, good, NOW, lambda *_: None)

    assert good.read_bytes() == whole
    assert not list(tmp_path.glob("*.part*"))


def test_what_ends_a_copy_leaves_none(settings: Settings, tmp_path: Path) -> None:
    def enough(_done: int, _total: int) -> None:
        raise Halted

    with pytest.raises(Halted):
        copy(settings.database, tmp_path / "b.db", enough)

    assert not list(tmp_path.glob("b.db*"))


@pytest.mark.parametrize(("hours", "expected"), [(0, False), (25, True), (-48, True)])
def test_a_backup_is_due_when_the_newest_of_the_past_is_old(
    settings: Settings, hours: int, expected: bool
) -> None:
    back_up(settings, None, NOW, lambda *_: None)

    assert due(settings, NOW + timedelta(hours=hours)) is expected


def test_backups_of_the_future_go_before_new_ones(settings: Settings) -> None:
    for days in range(1, 8):
        back_up(settings, None, NOW + timedelta(days=days), lambda *_: None)
    made = back_up(settings, None, NOW, lambda *_: None)

    thin(settings, NOW)

    assert made.exists()
    assert len(backups(settings)) == 7
    assert newest_good(settings, NOW, print) == made


def test_the_oldest_backups_go_and_other_files_stay(settings: Settings) -> None:
    for hours in range(9):
        back_up(settings, None, NOW + timedelta(hours=hours), lambda *_: None)
    (Path(settings.backup.folder) / "rulewire-mine.db").touch()

    thin(settings, NOW + timedelta(hours=8))

    kept_hours = [(one.at - NOW) / timedelta(hours=1) for one in backups(settings)]
    assert kept_hours == [8, 7, 6, 5, 4, 3, 2]
    assert (Path(settings.backup.folder) / "rulewire-mine.db").exists()


def test_a_damaged_database_is_restored_by_one_command(
    settings: Settings, rulewire: Rulewire
) -> None:
    rulewire("backup")
    whole = rows(settings.database)
    filled(settings.database, "YMTC")
    damaged = spoil(settings.database)

    said = rulewire("restore")

    assert said.code == 0
    assert rows(settings.database) == whole
    (aside,) = settings.database.parent.glob("rulewire.db.damaged-*Z")
    assert aside.read_bytes() == damaged
    assert "2 documents, 2 findings" in said.out


def test_a_restore_says_up_to_when_it_lost(settings: Settings, rulewire: Rulewire) -> None:
    rulewire("backup")
    with Store(settings.database) as store:
        later = kept(document("x", id="web:later"), findings=(finding("web:later#1"),))
        store.documents.keep(later, NOW + timedelta(hours=1))

    (said,) = rulewire("restore", "--json").rows

    assert said["newest"]["version"] == f"{NOW:%Y-%m-%dT%H:%M:%SZ}"
    assert said["had"]["version"] == f"{NOW + timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"


def test_a_backup_that_is_damaged_is_passed_over_and_named(
    settings: Settings, rulewire: Rulewire
) -> None:
    good = back_up(settings, None, NOW, lambda *_: None)
    spoil(back_up(settings, None, NOW + timedelta(hours=1), lambda *_: None))

    said = rulewire("restore")

    assert (said.code, str(good) in said.out) == (0, True)
    assert "is damaged" in said.err


def test_without_a_good_backup_nothing_is_touched(settings: Settings, rulewire: Rulewire) -> None:
    before = settings.database.read_bytes()

    said = rulewire("restore")

    assert (said.code, "no good backup" in said.err) == (2, True)
    assert settings.database.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "reason"), [("", "none of rulewire's"), ("a letter, " * 99, "no SQLite database")]
)
def test_what_is_no_backup_is_not_restored(
    settings: Settings, rulewire: Rulewire, tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / "other").write_text(text)

    said = rulewire("restore", "other")

    assert (said.code, reason in said.err) == (2, True)
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_backup_that_is_not_there_is_told(settings: Settings, rulewire: Rulewire) -> None:
    before = settings.database.read_bytes()

    said = rulewire("restore", "nofile")

    assert said.code == 2
    assert said.err == (
        "rulewire: nofile: there is no such file; name a backup, or none for the newest good one\n"
    )
    assert settings.database.read_bytes() == before


def test_a_restore_beside_a_running_daemon_is_refused(
    settings: Settings, rulewire: Rulewire
) -> None:
    rulewire("backup")
    with alone(settings.database):
        said = rulewire("restore")

    assert (said.code, "another rulewire runs on it" in said.err) == (2, True)


def test_a_restore_under_an_open_window_is_refused(settings: Settings, rulewire: Rulewire) -> None:
    rulewire("backup")
    reader = subprocess.Popen(  # noqa: S603 - our own Python
        [sys.executable, "-c", READER, settings.database], stdout=subprocess.PIPE
    )
    assert reader.stdout is not None
    with reader:
        reader.stdout.readline()
        said = rulewire("restore")
        reader.kill()

    assert (said.code, "another program has it open" in said.err) == (2, True)


READER = """
import sqlite3, sys, time
with sqlite3.connect(sys.argv[1]) as reader:
    reader.execute("select count(*) from source").fetchall()
    print("open", flush=True)
    time.sleep(60)
"""


def halting(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop at the n-th file operation that changes what a folder lists."""
    left = [n]

    def stopping(method: str) -> Callable[..., object]:
        original = getattr(Path, method)

        def step(self: Path, *args: object, **named: object) -> object:
            left[0] -= 1
            if left[0] <= 0:
                raise Halted
            return original(self, *args, **named)

        return step

    for method in ("rename", "replace", "unlink"):
        monkeypatch.setattr(Path, method, stopping(method))


@pytest.mark.parametrize("n", range(1, 12))
def test_a_halt_at_any_step_of_a_restore_leaves_the_old_or_the_new(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    good = back_up(settings, None, NOW, lambda *_: None)
    restored = rows(settings.database)
    with Store(settings.database):  # leaves a journal with what is committed and not yet moved
        filled(settings.database, "YMTC")
        journal = settings.database.with_name("rulewire.db-wal").read_bytes()
        whole = settings.database.read_bytes()
    settings.database.write_bytes(whole)
    settings.database.with_name("rulewire.db-wal").write_bytes(journal)
    with monkeypatch.context() as patch:
        halting(n, patch)
        with suppress(Halted):
            restore(settings, good, NOW, lambda *_: None, print)

    with alone(settings.database):
        after = rows(settings.database)

    assert after in (restored, _with_ymtc(settings, after))
    assert unfinished(settings.database) is None
    check(settings.database)


def _with_ymtc(settings: Settings, after: list[str]) -> list[str]:
    """Return the rows if they are those of the old database, its journal included."""
    return after if any("BIS names YMTC" in row for row in after) else []


def test_others_do_not_open_a_database_that_is_about_to_be_replaced(settings: Settings) -> None:
    good = back_up(settings, None, NOW, lambda *_: None)
    good.rename(settings.database.with_name("rulewire.db.next-20260101T000000Z"))

    with pytest.raises(StorageError, match="a restore was cut off"):
        Store(settings.database)

    assert finish(settings.database) is not None
    with Store(settings.database) as store:
        assert store.ask("select count(*) as n from document") == [{"n": 2}]


def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    database = tmp_path / "rule[w]ire*.db"
    waiting = tmp_path / f"{database.name}.next-20260101T000000Z"
    waiting.touch()

    assert unfinished(database) == waiting
