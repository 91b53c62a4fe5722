"""SIGKILL in the middle of a migration; what is left must come up to date as if nothing had been."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from lives import until
from sqlite_utils import Database
from stage import Outcome, Stage

from storage.migrating import migrations
from storage.store import Store

SCHEMA = "select type, name, sql from sqlite_master where name not like 'sqlite_%' order by 1, 2"
# Statements from the opening to the end of the last migration, and a few more.
STATEMENTS = 400


def chapter(name: str, kills: int) -> Outcome:
    """Kill as many lives on databases that older versions left; then live and tell."""
    with Stage(name) as stage:
        wanted, done, wrong = schema(stage.folder / "fresh.db"), 0, list[str]()
        for _ in range(kills):
            for part in stage.folder.glob("rulewire.db*"):
                part.unlink()
            old = stage.chance.choice([one.name for one in migrations._migrations][1:])
            migrate(stage.database, old)
            bomb = {"kind": "statement", "n": stage.chance.randint(1, STATEMENTS)}
            life = stage.start(bomb=bomb)
            until(lambda life=life: life.ended() is not None, 15)  # type: ignore[misc]
            life.kill()
            life.wait(10)
            done += life.ended() == -signal.SIGKILL
            if schema(stage.database) != wanted:
                wrong.append(f"before {old}, statement {bomb['n']}: another schema")
        stage.publish("feed", "listing", "page")
        outcome = stage.ended(stage.start())
        outcome.verdict.disorder += len(wrong)
        outcome.verdict.evidence += wrong
        outcome.figures["kills survived"] += done
        return outcome


def migrate(path: Path, before: str) -> None:
    """Make a database as it was before a migration came to be."""
    database = Database(path)
    database.conn.execute("pragma journal_mode = wal")
    migrations.apply(database, stop_before=before)
    database.close()


def schema(path: Path) -> list[tuple[str, ...]]:
    """Bring a database up to date; return its schema, and what is wrong with its pages."""
    with Store(path):
        pass
    with closing(sqlite3.connect(path)) as ledger:
        return [*ledger.execute(SCHEMA), *ledger.execute("pragma integrity_check")]
