"""Tables as Parquet files, beside each other until all of a month are whole."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import ConfigError, StorageError
from storage.copying import settle
from storage.exporting import TABLES, Exports, Table
from storage.ledger import Row
from storage.private import opened

if TYPE_CHECKING:
    import pyarrow

ROWS = 20_000  # in a group: what is in memory at once
CHARACTERS = 16_000_000  # of the large column in a group
NAME, PART = "part-0.parquet", "part-0.parquet.part"


def write_month(exports: Exports, folder: Path, month: str, documents: Sequence[str]) -> int:
    """Write all tables of a month in place of what was there; return the bytes of its files.

    Raises:
        StorageError: They cannot be written; those of before stand.

    """
    try:
        parts = [
            _write(exports, table, _place(folder, table, month), documents) for table in TABLES
        ]
        size = 0
        for part in parts:
            part.replace(part.with_name(NAME))
            settle(part.parent)
            size += part.with_name(NAME).stat().st_size
    except OSError as error:
        raise StorageError(
            str(folder), f"it cannot be written: {error.strerror}; name another folder"
        ) from error
    return size


def drop_month(folder: Path, month: str) -> None:
    """Delete the files of a month of which nothing is kept any more."""
    for table in TABLES:
        place = folder / table.name / f"month={month}"
        (place / NAME).unlink(missing_ok=True)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def clear(folder: Path) -> None:
    """Delete what an export that was cut off left."""
    for table in TABLES:
        for part in folder.glob(f"{table.name}/month=*/{PART}"):
            part.unlink()


def whole(folder: Path, month: str) -> bool:
    """Return whether all files of a month are there."""
    return all((folder / table.name / f"month={month}" / NAME).exists() for table in TABLES)


def library() -> "pyarrow":
    """Return the library that writes the files.

    Raises:
        ConfigError: It is not installed.

    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        reason = "needs PyArrow: pip install 'rulewire[parquet]'"
        raise ConfigError("--parquet", reason) from error
    return pyarrow


def _place(folder: Path, table: Table, month: str) -> Path:
    place = folder / table.name / f"month={month}"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place / PART


def _write(exports: Exports, table: Table, part: Path, documents: Sequence[str]) -> Path:
    """Write a table's rows to `part`, on the disk when this returns."""
    arrow = library()
    numbers = table.numbers.split()
    schema = arrow.schema(
        [(name, arrow.int64() if name in numbers else arrow.string()) for name in table.columns]
    )
    with opened(part, "wb") as file:
        with arrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            for group in _groups(exports.rows(table, documents), table.large):
                writer.write_table(arrow.Table.from_pylist(group, schema), row_group_size=ROWS)
        file.flush()
        os.fsync(file.fileno())
    return part


def _groups(rows: Iterator[Row], large: str) -> Iterator[list[Row]]:
    """Yield rows by groups that fit in memory."""
    group: list[Row] = []
    size = 0
    for row in rows:
        group.append(row)
        size += len(row[large]) if large else 0
        if len(group) == ROWS or size > CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group
