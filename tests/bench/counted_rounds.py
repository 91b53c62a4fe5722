"""A round that finds nothing new, counted in the statements that SQLite is given."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from contenders import watching
from processes import pages_server

from config import load
from config.settings import Settings
from pipeline.clock import clock
from pipeline.engine import Engine
from storage.store import Store

FEW, MANY = 20, 40
_QUIET = "[daemon]\nlog_level = 'error'\n[read]\nworkers = 0\n"


def figures() -> dict[str, float]:
    """Return what a round costs a source, and how that grows."""
    with tempfile.TemporaryDirectory() as folder, pages_server(kb=2) as base:
        few, many = (_statements(Path(folder), base, n) for n in (FEW, MANY))
    return {
        "round: statements a source": (many - few) / (MANY - FEW),
        "round: growth of statements": round(many / MANY / (few / FEW), 3),
    }


def _statements(folder: Path, base: str, sources: int) -> int:
    """Return the statements of a second round over so many pages with entity tags."""
    os.environ["HOOK"] = f"{base}/hook"
    urls = [f"{base}/e/{number}" for number in range(sources)]
    file = folder / f"{sources}.toml"
    quiet = watching(urls, more=_QUIET)
    file.write_text(quiet.replace("rulewire.db", f"{sources}.db"), "utf-8")
    return asyncio.run(_second_round(load(file)))


async def _second_round(settings: Settings) -> int:
    heard: list[str] = []
    with Store(settings.database) as store:
        async with Engine(settings, store, clock) as engine:
            await engine.check_all()
            store._ledger._db.conn.set_trace_callback(heard.append)
            await engine.check_all()
            store._ledger._db.conn.set_trace_callback(None)
    return len(heard)
