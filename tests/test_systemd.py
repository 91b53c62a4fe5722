"""The unit that ships: systemd takes it, and it locks the daemon in."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config import load
from pipeline.daemon import WATCHDOG_S

UNIT = Path(__file__).parents[1] / "pipeline" / "systemd" / "rulewire.service"
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(not ANALYZE, reason="systemd-analyze is not installed")


def told(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Return what systemd-analyze answers."""
    return subprocess.run(  # noqa: S603 - found on PATH
        [str(ANALYZE), *map(str, words)], capture_output=True, text=True, check=False
    )


def seconds(setting: str) -> float:
    found = re.search(rf"^{setting}=(\d+)$", UNIT.read_text("utf-8"), re.MULTILINE)
    assert found, setting
    return float(found[1])


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return the unit with the command where it is installed here."""
    script = Path(sys.executable).with_name("rulewire")
    text = UNIT.read_text("utf-8").replace("/opt/rulewire/bin/rulewire", str(script))
    unit = tmp_path / UNIT.name
    unit.write_text(text, "utf-8")
    return unit


@needs_systemd
def test_systemd_finds_no_fault_in_the_unit(installed: Path) -> None:
    answer = told("verify", installed)

    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


@needs_systemd
def test_the_unit_exposes_little(installed: Path) -> None:
    if "--offline" not in told("--help").stdout:
        pytest.skip("this systemd-analyze cannot judge a unit that is not loaded")

    answer = told("security", "--offline=true", "--no-pager", installed)

    exposure = re.search(r"exposure level for rulewire\.service: (\d+\.\d)", answer.stdout)
    assert exposure
    assert float(exposure[1]) < 3.0


def test_the_watchdog_waits_for_more_than_two_signs_of_life() -> None:
    assert seconds("WatchdogSec") > 2 * WATCHDOG_S


def test_a_reload_that_takes_all_its_grace_does_not_wake_the_watchdog() -> None:
    assert seconds("WatchdogSec") > WATCHDOG_S + load(None, {}).daemon.stop_grace_s


def test_the_daemon_is_given_the_time_that_it_promises_to_take() -> None:
    settings = load(None, {})

    promised = settings.daemon.stop_grace_s + settings.alert.send_timeout_s

    assert seconds("TimeoutStopSec") > promised
