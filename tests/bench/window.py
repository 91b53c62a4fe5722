"""How soon the window answers on a large archive: `python tests/bench/window.py --documents 100000`.

Each page is asked often; what is timed is the server alone, from the question to the last byte.
"""

import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from archive import END, fill

from config import load
from storage.store import Store
from windows import Looking

PAGES = (
    "/", "/?days=365", "/rules", "/rule/ai-diffusion-rule", "/rule/affiliates-rule?on=2025-06-01",
    "/entity/huawei", "/entity/china", "/lists", "/list/Entity%20List", "/list/Entity%20List?q=export",
    "/sources", "/source/bis-press", "/search", "/search?q=advanced+computing",
    "/search?q=advanced+huawei&official=1", "/search?entity=huawei&since=2026-01-01", "/feeds",
    "/feed/all.atom", "/feed/rule/ai-diffusion-rule.atom", "/feed/entity/huawei.json",
    "/feed/subscription/officer.atom", "/calendar.ics", "/law",
)  # fmt: skip
LIMIT_MS, LIMIT_KB = 300, 200


async def measured(looking: Looking, page: str, times: int) -> tuple[float, float, float]:
    """Return median and 95th percentile in ms, and the size in KB."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        answer = await looking.client.get(page)
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status_code < 400, f"{page}: {answer.status_code}"
    took.sort()
    return statistics.median(took), took[round(0.95 * (len(took) - 1))], len(answer.content) / 1000


async def run(database: Path, times: int) -> int:
    """Print a line for each page; return how many were too slow or too large."""
    settings = load(database.with_suffix(".toml"))
    with Store(database, read_only=True) as store:
        row = store.ask("select d.id from change c join document d on d.id = c.document limit 1")[0]
        (found,) = store.ask("select key from finding limit 1")
    from storage.web.setting import segment

    own = (
        f"/document/{segment(row['id'])}",
        f"/change/{segment(row['id'])}/1",
        f"/finding/{segment(found['key'])}",
    )
    late = 0
    async with Looking(settings, lambda: END) as looking:
        for page in (*PAGES, *own):
            middle, most, size = await measured(looking, page, times)
            wrong = most > LIMIT_MS or size > LIMIT_KB
            late += wrong
            print(
                f"{middle:8.1f} {most:8.1f} ms {size:7.1f} KB {'!' if wrong else ' '} {page}",
                flush=True,
            )
    return late


def main() -> int:
    """Make the archive if it is not there, then ask for each page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--documents", type=int, default=100_000)
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--folder", type=Path, default=Path("build"))
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True)
    database = given.folder / f"window-{given.documents}.db"
    if not database.exists():
        ground = '[fetch]\ncontact = "officer@example.org"\n[subscription.officer]\nchannels = ["hook"]\n'
        channel = '[channel.hook]\ntype = "slack"\nurl = "env:HOOK"\n'
        database.with_suffix(".toml").write_text(
            f'database = "{database.name}"\n{ground}{channel}', "utf-8"
        )
        fill(database, load(database.with_suffix(".toml")), given.documents)
    late = asyncio.run(run(database, given.times))
    print(f"{late} of the pages are over {LIMIT_MS} ms (p95) or {LIMIT_KB} KB")
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main())
