"""Every bench that measures, one after the other: a table, and one file of all figures.

    python tests/bench/all.py --quick            small sizes
    python tests/bench/all.py                    what `make bench` runs
    python tests/bench/all.py --long             the full sizes of each
    python tests/bench/all.py --only start       this one

Each runs in a process of its own with `--json`, and says by its exit code whether its targets are
met. What is not here, or lacks what it measures beside, is said to be left out.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Bench:
    """A bench: its module, and what it is called with to be quick, as usual, and at full size."""

    name: str
    quick: Sequence[str] = ()
    usual: Sequence[str] = ()
    full: Sequence[str] = ()
    writes: bool = True  # knows `--json`; of the others, only whether targets are met is told


BENCHES = (
    Bench("gate", writes=False),
    Bench("counts"),
    Bench("redline", ("--rounds", "1"), writes=False),
    Bench("mutations", ("--file", "made", "--seeds", "100"), ("--seeds", "200"), writes=False),
    Bench("screening", ("--quick",), ("--quick",), writes=False),
    Bench("window", ("--documents", "2000"), ("--documents", "20000"), writes=False),
    Bench("start", ("--quick",)),
    Bench("maintext", ("--pages", "60"), ("--pages", "600")),
    Bench("importing", ("--documents", "60", "--rounds", "1"), ("--documents", "300")),
    Bench("cluster", ("--texts", "48"), ("--texts", "96")),
    Bench("polling"),
    Bench("million", ("--documents", "5000"), ("--documents", "50000")),
    Bench("growth", ("--sources", "500", "--sources", "2000", "--rounds", "3"),
          ("--sources", "500", "--sources", "10000")),
    Bench("rounds", ("--pages", "100", "--times", "1"), ("--pages", "500", "--times", "3")),
    Bench("load", ("--sources", "2000", "--minutes", "0.5"),
          ("--sources", "20000", "--minutes", "2")),
)  # fmt: skip


def main() -> int:
    """Run what was asked for; return 1 if a target is missed."""
    asked = _arguments()
    size = "quick" if asked.quick else "full" if asked.long else "usual"
    chosen = [one for one in BENCHES if not asked.only or one.name in asked.only]
    results = [_ran(one, getattr(one, size)) for one in chosen]
    asked.into.parent.mkdir(parents=True, exist_ok=True)
    asked.into.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    _show(results)
    return int(any(one["state"] == "short" for one in results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", action="store_true", help="small sizes")
    sizes.add_argument("--long", action="store_true", help="full sizes")
    parser.add_argument("--only", action="append", choices=[one.name for one in BENCHES])
    parser.add_argument("--into", type=Path, default=Path("bench.json"), help="where all is kept")
    return parser.parse_args()


def _ran(bench: Bench, words: Sequence[str]) -> dict[str, Any]:
    file = HERE / f"{bench.name}.py"
    result: dict[str, Any] = {"name": bench.name, "state": "left out", "took_s": 0, "figures": {}}
    if not file.exists():
        return result
    print(f"== {bench.name} {' '.join(words)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures.json"
        told = ["--json", str(kept)] if bench.writes else []
        path = os.pathsep.join(map(str, (ROOT, HERE.parent)))
        began = time.monotonic()
        done = subprocess.run(  # noqa: S603 - our own benches
            [sys.executable, str(file), *words, *told],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
            check=False,
        )
        result["took_s"] = round(time.monotonic() - began, 1)
        if kept.exists():
            result["figures"] = json.loads(kept.read_text("utf-8"))["figures"]
    result["state"] = "short" if done.returncode else "ok"
    return result


def _show(results: Sequence[dict[str, Any]]) -> None:
    table = Table("bench", "figure", "value", "state")
    for one in results:
        figures = list(one["figures"].items()) or [("", f"{one['took_s']} s")]
        for at, (name, value) in enumerate(figures):
            first = at == 0
            table.add_row(one["name"] * first, name, _told(value), one["state"] * first)
    Console().print(table)


def _told(value: object) -> str:
    return f"{value:,.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
