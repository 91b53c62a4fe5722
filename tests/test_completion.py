"""The shell completes keys, whatever the settings are like, without loading what is slow."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from running import Home


def completed(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Return what bash is offered for a line that somebody has typed."""
    known = {
        "_RULEWIRE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }
    return subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import app; app(prog_name='rulewire')"],
        cwd=folder, env=os.environ | known, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("rulewire once --source gui", ["guidance"]),
        ("rulewire deliveries --channel ", ["desk", "hook"]),
        ("rulewire init --watch ", ["ai-chips", "entity-list", "everything-bis"]),
        ("rulewire backfill f", ["federal-register"]),
        ("rulewire backt", ["backtest"]),
    ],
)
def test_keys_of_the_settings_are_offered(home: Home, line: str, offered: list[str]) -> None:
    done = completed(home.folder, line)

    assert (done.stdout.split(), done.stderr) == (offered, "")


def test_what_ships_is_offered_where_there_are_no_settings(tmp_path: Path) -> None:
    done = completed(tmp_path, "rulewire status ai-diff")

    assert done.stdout.split() == ["ai-diffusion-rule"]


def test_broken_settings_offer_nothing_and_complain_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "rulewire.toml").write_text("[fetch\n")

    done = completed(tmp_path, "rulewire once --source ")

    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_settings_of_the_line_are_asked(home: Home) -> None:
    (home.folder / "rulewire.toml").rename(home.folder / "mine.toml")

    done = completed(home.folder, "rulewire once -c mine.toml --source ")

    assert "guidance" in done.stdout.split()


def test_completion_loads_no_language_model(home: Home) -> None:
    code = (
        "import sys; from pipeline.completion import source_keys;"
        "from types import SimpleNamespace;"
        "print([k for k, _ in source_keys(SimpleNamespace(params={}), '')], 'spacy' in sys.modules)"
    )

    done = subprocess.run(  # noqa: S603 - a program of ours
        [sys.executable, "-c", code], cwd=home.folder, capture_output=True, text=True, check=True
    )

    assert done.stdout == "['guidance'] False\n"
