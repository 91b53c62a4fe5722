"""How soon a daemon with ten thousand sources asks the first of them, and what a start consists of.

    python tests/bench/start.py                    10,000 sources, 5 starts
    python tests/bench/start.py --quick            2,000 sources, 3 starts

Loopback: a server of its own, sources on many addresses of 127/8. The clock runs from exec to the
first request; CPU is that of the daemon until it was ended right after. What nobody can save stands
beside: the interpreter alone, and with typer. Returns 1 if a start takes longer than promised.
"""

import argparse
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from running import GROUND

FIRST_FETCH_S = 3.0
HELP_S = 0.2
PATIENCE_S = 120.0
SOURCE = """
[source.s{n}]
kind = "{kind}"
url = "http://127.{a}.{b}.1:{port}/{n}"
name = "Source {n}"
authority = "official"
every_minutes = 60
"""


def main() -> int:
    """Measure, print a table; return the exit code."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        figures = _first_fetch(Path(folder), *((2_000, 3) if asked.quick else (10_000, 5)))
    turns = 5 if asked.quick else 11
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import typer": [sys.executable, "-c", "import typer"],
        "rulewire --version": [sys.executable, "-m", "pipeline.cli", "--version"],
        "rulewire --help": [sys.executable, "-m", "pipeline.cli", "--help"],
    }
    for name, words in commands.items():
        figures[f"{name}, CPU s"] = _median(partial(_cpu_s, words), turns)
    for name, value in figures.items():
        print(f"{name:40} {value:8.3f}")
    if asked.json:
        asked.json.write_text(json.dumps({"name": "start", "figures": figures}), "utf-8")
    late = figures["first fetch, CPU s"] > FIRST_FETCH_S
    return int(late or figures["rulewire --help, CPU s"] > HELP_S)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="a fifth of the sources")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    return parser.parse_args()


def _first_fetch(folder: Path, sources: int, turns: int) -> dict[str, float]:
    with socket.create_server(("0.0.0.0", 0), backlog=512) as listener:  # noqa: S104 - all of 127/8
        listener.settimeout(PATIENCE_S)
        _configure(folder, sources, listener.getsockname()[1])
        starts = [_start(folder, listener) for _ in range(turns)]
    wall, cpu = zip(*starts, strict=True)
    return {
        "sources": sources,
        "first fetch, wall s": median(wall),
        "first fetch, CPU s": median(cpu),
    }


def _configure(folder: Path, sources: int, port: int) -> None:
    tables = (
        SOURCE.format(n=n, kind=("page", "feed")[n % 2], a=1 + n // 250, b=n % 250, port=port)
        for n in range(sources)
    )
    # Ticks as shipped: what tests run on looks twenty times a second.
    ground = "\n".join(line for line in GROUND.splitlines() if "tick_s" not in line)
    (folder / "rulewire.toml").write_text(ground + "".join(tables), "utf-8")


def _start(folder: Path, listener: socket.socket) -> tuple[float, float]:
    """Return the seconds from exec to the first request on an empty database: wall, CPU."""
    for file in folder.glob("rulewire.db*"):
        file.unlink()
    hook = f"http://127.0.0.1:{listener.getsockname()[1]}/hook"
    environ = {**os.environ, "HOOK": hook, "DESK": hook, "SECRET": "s"}
    spent, began = _children_s(), time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "run"], cwd=folder, env=environ,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        connection, _ = listener.accept()
        took = time.monotonic() - began
        connection.close()
    finally:
        process.kill()
        process.wait()
    _drain(listener)
    return took, _children_s() - spent


def _drain(listener: socket.socket) -> None:
    """Throw away what the killed daemon had asked, so that the next start is the first to ask."""
    listener.settimeout(0.2)
    try:
        while True:
            listener.accept()[0].close()
    except TimeoutError:
        listener.settimeout(PATIENCE_S)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _cpu_s(words: Sequence[str]) -> float:
    before = _children_s()
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603 - our own command
    return _children_s() - before


def _median(measured: Callable[[], float], turns: int) -> float:
    return median(measured() for _ in range(turns))


if __name__ == "__main__":
    sys.exit(main())
