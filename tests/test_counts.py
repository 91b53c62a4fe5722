"""What work costs in calls, statements and memory stays: counted in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"


def test_no_work_costs_a_tenth_more_than_is_written_down() -> None:
    run = subprocess.run(  # noqa: S603 - our own bench
        [sys.executable, BENCH / "counts.py"],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr


def test_growth_beyond_the_slack_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from counts import worse

    floors = {"redline: growth of calls": 1.0}

    assert worse({"redline: growth of calls": 1.09}, floors) == []
    assert len(worse({"redline: growth of calls": 1.2}, floors)) == 1


def test_all_that_is_twice_the_work_is_hardly_more_than_twice_the_cost() -> None:
    floors = json.loads((BENCH / "counts.json").read_text("utf-8"))

    assert {name for name, value in floors.items() if "growth" in name and value > 1.1} == set()
