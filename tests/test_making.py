"""A new database is what all migrations make, whoever else makes it at the same time."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from storage.ledger import open_ledger
from storage.making import in_memory
from storage.migrating import migrations

Rows = dict[str, list[tuple[Any, ...]]]
MARK = "insert into stale_rule (rule) values (:rule)"


def said(path: Path) -> Rows:
    """Return all that a database says, but for the times at which it was made."""
    with closing(sqlite3.connect(path)) as connection:
        return told(connection)


def told(connection: sqlite3.Connection) -> Rows:
    names = connection.execute("select name from sqlite_schema where type = 'table'").fetchall()
    found = {name: connection.execute(f'select * from "{name}"').fetchall() for (name,) in names}  # noqa: S608
    found["_sqlite_migrations"] = [row[:-1] for row in found["_sqlite_migrations"]]
    schema = connection.execute("select type, name, tbl_name, sql from sqlite_schema")
    return found | {"sqlite_schema": schema.fetchall()}


@pytest.fixture
def migrated(tmp_path: Path) -> Rows:
    """Return what a database says that was made by one migration after the other."""
    path = tmp_path / "migrated.db"
    migrations.apply(Database(path))
    return said(path)


def test_a_new_database_says_what_migrations_make(tmp_path: Path, migrated: Rows) -> None:
    open_ledger(tmp_path / "r.db").close()

    assert said(tmp_path / "r.db") == migrated
    with closing(in_memory().conn) as connection:
        assert told(connection) == migrated


def test_where_a_file_has_one_name_only_migrations_fill_it(
    tmp_path: Path,
    migrated: Rows,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)

    open_ledger(tmp_path / "r.db").close()

    assert said(tmp_path / "r.db") == migrated


def test_of_many_that_make_a_database_at_once_none_loses_what_it_wrote(tmp_path: Path) -> None:
    def write(number: int) -> None:
        ledger = open_ledger(tmp_path / "r.db")
        ledger.run(MARK, rule=str(number))
        ledger.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(24)))

    assert len(said(tmp_path / "r.db")["stale_rule"]) == 24


def test_nothing_else_is_left_and_nobody_else_may_read(tmp_path: Path) -> None:
    open_ledger(tmp_path / "r.db").close()

    assert [path.name for path in tmp_path.iterdir()] == ["r.db"]
    assert (tmp_path / "r.db").stat().st_mode & 0o077 == 0


def test_what_is_there_is_not_made_anew(tmp_path: Path) -> None:
    for number in range(2):
        ledger = open_ledger(tmp_path / "r.db")
        ledger.run(MARK, rule=str(number))
        ledger.close()

    assert len(said(tmp_path / "r.db")["stale_rule"]) == 2
