"""How a large archive answers and what it weighs: `python tests/bench/million.py`.

A million made-up documents of 5 KB take half an hour and 15 GB. Asked are README's own queries
and searches as the window puts them, each often and warm; weighed is every table and index.
"""

import argparse
import json
import re
import shlex
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archive import fill

from config import load
from storage.ledger import Row
from storage.store import Store
from storage.web.searching import Search, found

README = Path(__file__).parents[2] / "README.md"
WORDS = 680  # 5 KB
SEARCHES = ("the", "export control", "huawei nvidia", "tedartebel", '"export control"', "semicon*")
QUERY_MS, SEARCH_MS = 100, 10
ENOUGH_MS = 10_000  # for one question: what takes seconds is asked less often
BYTES = "select name, sum(pgsize) from dbstat group by name order by 2 desc"
OWNER = "select tbl_name from sqlite_master where name = ?"


def asked() -> dict[str, str]:
    """Return the queries of README, each by its first words from the table on."""
    lines = re.findall(r"^\$ (sqlite-utils rulewire\.db .+)$", README.read_text("utf-8"), re.M)
    queries = [shlex.split(line)[2] for line in lines]
    return {re.sub(r".*? from ", "", query)[:60]: query for query in queries if " from " in query}


def timed(ask: Callable[[], object], times: int) -> tuple[float, float]:
    """Return the median and the 95th percentile in CPU milliseconds, after one call to warm up.

    SQLite answers from memory on one thread: CPU time is what it takes on a machine that is free.
    """
    ask()
    took = []
    for _ in range(times):
        began = time.thread_time()
        ask()
        took.append((time.thread_time() - began) * 1000)
        if sum(took) > ENOUGH_MS:
            break
    took.sort()
    return statistics.median(took), took[round(0.95 * (len(took) - 1))]


def answers(store: Store, times: int) -> dict[str, float]:
    """Print how long each question takes; return the 95th percentiles."""
    figures = {}
    todo: list[tuple[str, Callable[[], list[Row]], int]]
    todo = [(name, partial(store.ask, query), QUERY_MS) for name, query in asked().items()]
    todo += [
        (f"search: {words}", partial(found, store, Search(words=words)), SEARCH_MS)
        for words in SEARCHES
    ]
    for name, ask, limit in todo:
        middle, most = timed(ask, times)
        print(f"{middle:9.1f} {most:9.1f} ms{'!' if most > limit else ' '} {len(ask()):7} rows  {name}", flush=True)  # fmt: skip
        figures[name] = round(most, 2)
    return figures


def weights(db: sqlite3.Connection, documents: int) -> dict[str, float]:
    """Print the bytes a document of each table and index; return them by table."""
    by_table: dict[str, float] = {}
    for name, size in db.execute(BYTES).fetchall():
        each = size / documents
        owner = (db.execute(OWNER, (name,)).fetchone() or (name,))[0]
        if owner.startswith("document_search"):
            owner = "document_search"
        by_table[owner] = by_table.get(owner, 0) + each
        if each >= 1:
            print(f"{each:9.1f} bytes  {name}")
    text = db.execute("select sum(length(cast(text as blob))) from version").fetchone()[0]
    by_table |= {"version's text": text / documents, "in all": sum(by_table.values())}
    print(", ".join(f"{name} {each:,.0f}" for name, each in by_table.items() if each >= 10))
    return {name: round(each, 1) for name, each in by_table.items()}


def made(folder: Path, documents: int) -> Path:
    """Return the archive of so many documents, made if it is not there."""
    database = folder / f"million-{documents}.db"
    if not database.exists():
        settings = database.with_suffix(".toml")
        settings.write_text(f'database = "{database.name}"\n[fetch]\ncontact = "me@example.org"\n', "utf-8")  # fmt: skip
        fill(database, load(settings), documents, WORDS)
    return database


def main() -> None:
    """Make the archive if need be, then ask and weigh."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--folder", type=Path, default=Path("build"))
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    given.folder.mkdir(exist_ok=True)
    database = made(given.folder, given.documents)
    with Store(database, read_only=True) as store:
        figures = {"p95 ms": answers(store, given.times)}
    db = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    figures["bytes a document"] = weights(db, given.documents)
    if given.json:
        given.json.write_text(json.dumps({"name": "million", "figures": figures}), "utf-8")


if __name__ == "__main__":
    main()
