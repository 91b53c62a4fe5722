"""An export is whole, the same as the database, and no more work than what changed."""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from commanding import Rulewire
from config.settings import Settings
from making import NOW, document, kept, source
from pipeline.exporting import Exported, export
from storage.exporting import TABLES, Exports, Table
from storage.ledger import Row
from storage.store import Store

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow", reason="the extra rulewire[parquet] is not installed")

NASTY = "a\tb\r\n\"x\" 'y'\\ \u202e ‮ 🛰️ =cmd() \x1b[31m {} % ; -- select\u0085"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as made:
        made.sources.configure([source()], [], NOW)
        for number, month in enumerate((3, 4, 4, 5)):
            published = datetime(2025, month, 13, 14, tzinfo=UTC)
            one = document(f"BIS names Huawei, {number}.", id=f"web:{number}", published=published)
            made.documents.keep(kept(one), NOW)
        yield made


def exported(exports: Exports, folder: Path, since: date | None = None) -> Exported:
    return export(exports, folder, since, lambda done, total: None)


def files(folder: Path) -> dict[str, str]:
    """Return every file that a reader would find, with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.parquet"))
    }


def in_columns(folder: Path, table: Table) -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{name}"' for name in table.columns)
    place = folder / table.name / "*" / "*.parquet"
    query = f"select {names} from read_parquet('{place}') order by all"  # noqa: S608
    return list(duckdb.sql(query).fetchall())


def in_rows(store: Store, table: Table) -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{name}"' for name in table.columns)
    rows = store.ask(f"select {names} from {table.name}")  # noqa: S608 - our own names
    return [tuple(row.values()) for row in rows]


def alike(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    return sorted(map(repr, rows))


def test_duckdb_finds_what_sqlite_has(demoed: Settings, tmp_path: Path) -> None:
    with Store(demoed.database, read_only=True) as lived:
        exported(lived.exports, tmp_path / "out")

        for table in TABLES:
            assert alike(in_columns(tmp_path / "out", table)) == alike(in_rows(lived, table))


def test_the_same_database_gives_the_same_bytes(demoed: Settings, tmp_path: Path) -> None:
    with Store(demoed.database, read_only=True) as lived:
        exported(lived.exports, tmp_path / "one")
        exported(lived.exports, tmp_path / "two")

    assert files(tmp_path / "one") == files(tmp_path / "two") != {}


def test_hostile_text_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    made = document(NASTY, id="web:nasty", title=NASTY.replace("\n", " "))
    store.documents.keep(kept(made), NOW)

    exported(store.exports, tmp_path / "out")

    for table in TABLES:
        assert alike(in_columns(tmp_path / "out", table)) == alike(in_rows(store, table))


def test_a_month_that_did_not_change_is_not_written_again(store: Store, tmp_path: Path) -> None:
    exported(store.exports, tmp_path / "out")
    before = files(tmp_path / "out")
    late = document("Late.", id="web:late", published=datetime(2025, 4, 30, tzinfo=UTC))
    store.documents.keep(kept(late), NOW)

    done = exported(store.exports, tmp_path / "out")

    after = files(tmp_path / "out")
    assert (done.written, done.unchanged, done.documents) == (("2025-04",), 2, 3)
    changed = {name.split("/")[1] for name in after if after[name] != before.get(name)}
    assert changed == {"month=2025-04"}


def test_earlier_months_are_left_alone_since_a_day(store: Store, tmp_path: Path) -> None:
    done = exported(store.exports, tmp_path / "out", since=date(2025, 4, 20))

    assert done.written == ("2025-04", "2025-05")


def test_a_month_whose_documents_moved_is_gone(store: Store, tmp_path: Path) -> None:
    exported(store.exports, tmp_path / "out")
    moved = document("Again.", id="web:0", published=datetime(2025, 5, 1, tzinfo=UTC))
    store.documents.keep(kept(moved, number=2), NOW)

    done = exported(store.exports, tmp_path / "out")

    assert done.written == ("2025-05",)
    assert not any("2025-03" in name for name in files(tmp_path / "out"))


class Dying(Exports):
    """Dies while it reads the differences of April."""

    def rows(self, table: Table, documents: Sequence[str]) -> Iterator[Row]:
        if table.name == "hunk" and "web:1" in documents:
            raise KeyboardInterrupt
        return super().rows(table, documents)


def test_an_export_that_is_killed_leaves_no_half_file_and_goes_on(
    store: Store, tmp_path: Path
) -> None:
    exported(store.exports, tmp_path / "whole")
    whole = files(tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        exported(Dying(store.exports._ledger), tmp_path / "out")
    left = files(tmp_path / "out")

    done = exported(store.exports, tmp_path / "out")

    assert left == {name: it for name, it in whole.items() if "2025-03" in name}
    assert done.written == ("2025-04", "2025-05")
    assert files(tmp_path / "out") == whole
    assert list(tmp_path.rglob("*.part")) == []


def test_a_folder_of_other_things_is_not_written_to(
    demoed: Settings, tmp_path: Path, rulewire: Rulewire
) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    said = rulewire("export", "--parquet", str(tmp_path), "-c", str(demoed.file))

    assert said.code == 2
    assert "there are other things in it" in said.err


def test_the_command_tells_what_it_wrote(
    demoed: Settings, tmp_path: Path, rulewire: Rulewire
) -> None:
    said = rulewire("export", "--parquet", str(tmp_path / "o"), "-c", str(demoed.file), "--json")

    told = json.loads(said.out)
    assert (said.code, told["unchanged"]) == (0, 0)
    assert told["documents"] == len(in_columns(tmp_path / "o", TABLES[0]))
    assert (tmp_path / "o" / "rulewire.json").stat().st_mode & 0o077 == 0


def test_without_the_library_the_extra_is_named(
    demoed: Settings, tmp_path: Path, rulewire: Rulewire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    said = rulewire("export", "--parquet", str(tmp_path / "o"), "-c", str(demoed.file))

    assert said.code == 2
    assert "pip install 'rulewire[parquet]'" in said.err
    assert not (tmp_path / "o").exists()


def test_a_damaged_list_of_months_is_told(store: Store, tmp_path: Path) -> None:
    exported(store.exports, tmp_path / "out")
    (tmp_path / "out" / "rulewire.json").write_text("[]")

    with pytest.raises(Exception, match="it is not an export's; delete it"):
        exported(store.exports, tmp_path / "out")


def test_a_file_that_was_deleted_is_written_again(store: Store, tmp_path: Path) -> None:
    exported(store.exports, tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / "mention" / "month=2025-05")

    assert exported(store.exports, tmp_path / "out").written == ("2025-05",)
