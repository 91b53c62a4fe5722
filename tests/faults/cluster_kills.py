"""A worker, the scheduler and the reader are killed in turn; then all must be as if nothing had been.

    python tests/faults/cluster_kills.py --kills 200 --folder FOLDER

Each round has a cluster of two workers read: a whole database again (`reextract`), or an archive into
an empty one (`import`), in turns. It is killed into pieces, goes on whenever what was killed is started
anew, and is compared, table by table but for times, with what one process at home made of the same.
`FOLDER/rounds.jsonl` has a line for each round: called again, it goes on to so many kills.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from clustered import Parts, parts
from running import command
from storage.store import Store

TOML = """
sources.shipped = false
database = "DATABASE"
[fetch]
contact = "officer@example.org"
[read]
workers = 1
executor = "EXECUTOR"
[source.news]
kind = "page"
url = "https://news.example.com/"
name = "News"
authority = "secondary"
"""
SENTENCES = (
    "BIS adds Huawei Technologies and {n} entities in {place} to the Entity List.",
    "The final rule is effective March {n}, 2024, and amends ECCN 3A090 under 15 CFR 744.11.",
    "Officials said on Tuesday that exporters of advanced chips to {place} need a license.",
    "Nova Corp. agreed to pay ${n} million to settle allegations of shipments to {place}.",
    "Analysts expect that the Affiliates Rule will be suspended for a year.",
    "Trade in agricultural goods with {place} grew by {n} percent.",
)
PLACES = ("China", "Russia", "Iran", "Malaysia")
SEALS = ("key", "content", "hash")  # the key of an exchange has its time
READY_S = 60.0  # for a reader to come to its first text, else it is killed all the same
ROUND_S = 1800.0


def page(chance: Random, number: int) -> str:
    """Return a made-up report."""

    def sentence() -> str:
        return chance.choice(SENTENCES).format(n=chance.randint(2, 28), place=chance.choice(PLACES))

    paragraphs = "".join(
        f"<p>{' '.join(sentence() for _ in range(4))}</p>" for _ in range(chance.randint(2, 6))
    )
    day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return (
        f"<html><head><title>{sentence()}</title>"
        f"<meta property='article:published_time' content='{day}T10:00:00Z'>"
        f"<link rel='canonical' href='https://news.example.com/{number}'></head>"
        f"<body><article><h1>Report {number}</h1>{paragraphs}</article></body></html>"
    )


def dump(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables, without the times at which they were written."""
    with closing(sqlite3.connect(database)) as connection:
        names = "select name from sqlite_schema where type = 'table' and sql not like '%virtual%'"
        tables = [name for (name,) in connection.execute(names)]
        return {table: sorted(_rows(connection, table), key=repr) for table in tables}


def _of_times(table: str, name: str) -> bool:
    """Return whether a column has times; a seal is of rows that have."""
    return name.endswith(("_at", "_seen", "_due")) or (table == "seal" and name in SEALS)


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
    kept = ", ".join(f'"{name}"' for name in columns if not _of_times(table, name))
    return connection.execute(f"select {kept} from {table}").fetchall() if kept else []  # noqa: S608


@dataclass(frozen=True, slots=True)
class Work:
    """What is killed: its words, the database that it begins with, the one that is to come of it.

    `done` counts the texts that it is done with.
    """

    name: str
    words: Sequence[str]
    before: str
    expected: str
    done: str

    def so_far(self, database: Path) -> int:
        """Return how many texts are done."""
        with closing(sqlite3.connect(database, timeout=60)) as connection:
            return int(connection.execute(self.done).fetchone()[0])


WORKS = (
    Work(
        "reextract", ("reextract",), "old.db", "expected.db",
        "select count(*) from version where extractor <> 'old'",
    ),
    Work(
        "import", ("import", "pages", "--source", "news"), "empty.db", "imported.db",
        "select count(*) from version",
    ),
)  # fmt: skip


def configure(folder: Path, database: str, executor: str = "") -> Path:
    """Write a configuration; return its path."""
    file = folder / f"{database}.toml"
    file.write_text(TOML.replace("DATABASE", database).replace("EXECUTOR", executor), "utf-8")
    return file


def ran(folder: Path, *words: str) -> None:
    """Run a command of ours to its good end."""
    subprocess.run(command(*words), cwd=folder, check=True, capture_output=True)  # noqa: S603


def prepare(folder: Path, texts: int) -> None:
    """Make a database of texts that are behind, and what one process makes of it."""
    if (folder / "expected.db").exists():
        return
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    chance = Random(texts)
    for number in range(texts):
        (pages / f"{number:05}.html").write_text(page(chance, number), "utf-8")
    (folder / "old.db").unlink(missing_ok=True)
    with Store(folder / "empty.db"):
        pass
    ran(folder, "import", "pages", "--source", "news", "-c", str(configure(folder, "old.db")))
    with closing(sqlite3.connect(folder / "old.db")) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    shutil.copy(folder / "old.db", folder / "imported.db")
    with closing(sqlite3.connect(folder / "old.db")) as connection:
        connection.execute("update version set extractor = 'old'")
        # What was read of half of them was wrong.
        connection.execute("delete from rule_event where version % 2")
        connection.execute("update document set story = '', relevant = 0 where id like '%7'")
        connection.commit()
        connection.execute("pragma wal_checkpoint(truncate)")
    shutil.copy(folder / "old.db", folder / "making.db")
    ran(folder, "reextract", "-c", str(configure(folder, "making.db")))
    (folder / "making.db").rename(folder / "expected.db")


class Reader:
    """A command that reads, started anew when it was killed."""

    def __init__(self, folder: Path, toml: Path, words: Sequence[str]) -> None:
        self._folder = folder
        self._toml = toml
        self._words = words
        self.start()

    def start(self) -> None:
        with (self._folder / "reader.log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                command(*self._words, "-c", str(self._toml)),
                cwd=self._folder, stdout=log, stderr=log,
            )  # fmt: skip

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def ended(self) -> bool:
        """Return whether all is read; start it anew if it gave up for want of a cluster."""
        code = self.process.poll()
        if code not in (None, 0):
            self.start()
        return code == 0


def killed(whole: Parts, reader: Reader, victim: str) -> None:
    """Kill one, and start anew what is not there any more."""
    if victim == "reader":
        reader.kill()
        reader.start()
    else:
        whole.kill(victim)
        time.sleep(1)  # workers leave when their scheduler is gone
    whole.keep_up()


def round_of(
    folder: Path, work: Work, seed: int, most: int, victims: Iterator[str]
) -> dict[str, Any]:
    """Do the work once, with kills; return what came of it."""
    chance = Random(seed)
    database = folder / "now.db"
    for old in folder.glob("now.db*"):
        old.unlink()
    shutil.copy(folder / work.before, database)
    with parts(folder) as whole:
        whole.scheduler()
        for number in (1, 2):
            whole.worker(number)
        reader = Reader(folder, configure(folder, "now.db", whole.address), work.words)
        kills: list[str] = []
        done, started = work.so_far(database), time.monotonic()
        last, pause = started, chance.uniform(0.1, 2)
        try:
            while not reader.ended():
                if time.monotonic() > started + ROUND_S:
                    fault = {"same": False, "fault": "never ended"}
                    return {"work": work.name, "seed": seed, "kills": kills} | fault
                now = work.so_far(database)
                late = time.monotonic() > last + READY_S
                if len(kills) < most and (late or (now > done and time.monotonic() > last + pause)):
                    kills.append(next(victims))
                    killed(whole, reader, kills[-1])
                    done, last, pause = (
                        work.so_far(database),
                        time.monotonic(),
                        chance.uniform(0.1, 2),
                    )
                whole.keep_up()
                time.sleep(0.05)
        finally:
            reader.kill()
    took = time.monotonic() - started
    told = {"work": work.name, "seed": seed, "kills": kills, "took_s": round(took)}
    return told | compared(folder, work.expected)


def compared(folder: Path, name: str) -> dict[str, Any]:
    """Return whether the database is what one process made of it, and in which tables it is not."""
    expected, got = dump(folder / name), dump(folder / "now.db")
    other = [table for table in expected if expected[table] != got.get(table)]
    return {"same": expected == got, "other": other}


def main() -> int:
    """Kill until there were enough kills; say what came of it."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--texts", type=int, default=200)
    words.add_argument("--folder", type=Path, required=True)
    given = words.parse_args()
    folder = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    prepare(folder, given.texts)
    record = folder / "rounds.jsonl"
    rounds = (
        [json.loads(line) for line in record.read_text().splitlines()] if record.exists() else []
    )
    victims = cycle(("worker 1", "scheduler", "reader", "worker 2"))
    while (so_far := sum(len(one["kills"]) for one in rounds)) < given.kills:
        work = WORKS[len(rounds) % len(WORKS)]
        rounds.append(round_of(folder, work, len(rounds), given.kills - so_far, victims))
        print(json.dumps(rounds[-1]), flush=True)
        with record.open("a") as file:
            file.write(json.dumps(rounds[-1]) + "\n")
    bad = [one for one in rounds if not one["same"]]
    print(f"{so_far} kills in {len(rounds)} rounds; {len(bad)} databases are not the same")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
