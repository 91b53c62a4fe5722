"""What a process and its children hold, sampled, and whether it grows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median

PAGE_BYTES = 4096
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """One look. Sizes are in MB; the workers are all processes below the daemon."""

    at_s: float
    daemon_mb: float
    workers_mb: float
    workers: int
    fds: int
    threads: int
    database_mb: float
    wal_mb: float


def sample(pid: int, database: Path, at_s: float) -> Sample:
    """Look at a running daemon."""
    below = [_rss_mb(child) for child in descendants(pid)]
    process = Path("/proc", str(pid))
    return Sample(
        at_s=round(at_s, 1),
        daemon_mb=round(_rss_mb(pid), 3),
        workers_mb=round(sum(below), 3),
        workers=len(below),
        fds=len(list((process / "fd").iterdir())),
        threads=len(list((process / "task").iterdir())),
        database_mb=_size_mb(database),
        wal_mb=_size_mb(database.with_name(database.name + "-wal")),
    )


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that a process started, and theirs, but for multiprocessing's tracker."""
    for task in Path("/proc", str(pid), "task").iterdir():
        try:
            children = (task / "children").read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from descendants(child)


def slope_per_hour(
    samples: Sequence[Sample], value: Callable[[Sample], float], window_s: float = 120.0
) -> float:
    """Return the growth per hour of a value's floor: the least of each window, Theil-Sen.

    What is held for a moment is no leak, and one odd window moves a median of slopes little.

    >>> at = [Sample(s, 100 + s / 3600, 0, 0, 0, 0, 0, 0) for s in range(0, 1200, 5)]
    >>> round(slope_per_hour(at, lambda one: one.daemon_mb), 6)
    1.0
    """
    floors: dict[int, tuple[float, float]] = {}
    for one in samples:
        window = int(one.at_s / window_s)
        here = (value(one), one.at_s)
        floors[window] = min(floors.get(window, here), here)
    slopes = [
        (v2 - v1) / (t2 - t1) * 3600
        for (v1, t1), (v2, t2) in combinations(floors.values(), 2)
        if t2 != t1
    ]
    return median(slopes) if slopes else 0.0


def _rss_mb(pid: int) -> float:
    try:
        pages = Path("/proc", str(pid), "statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0.0
    return int(pages) * PAGE_BYTES / MB


def _size_mb(path: Path) -> float:
    try:
        return round(path.stat().st_size / MB, 3)
    except FileNotFoundError:
        return 0.0
