"""The wheel, in an environment and a folder of its own: nothing of the repository in sight."""

import os
import sqlite3
import subprocess
import sys
import sysconfig
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("config", "extractors", "pipeline", "storage")


def run(*words: str | Path, cwd: Path, timeout_s: float = 120) -> subprocess.CompletedProcess[str]:
    """Run a program as a newcomer's shell would: with nothing but a path and a home."""
    return subprocess.run(  # noqa: S603 - our own wheel
        [str(word) for word in words],
        cwd=cwd,
        env={"PATH": os.defpath, "HOME": str(cwd), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )


@dataclass(frozen=True)
class Installed:
    """rulewire, installed; `python` is the interpreter of its environment."""

    python: Path

    def __call__(
        self, *words: str, cwd: Path, timeout_s: float = 120
    ) -> subprocess.CompletedProcess[str]:
        return run(self.python.with_name("rulewire"), *words, cwd=cwd, timeout_s=timeout_s)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def rulewire(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel; its dependencies are those that the tests run with."""
    home = tmp_path_factory.mktemp("empty")
    python = home / "env" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    for step in (
        (sys.executable, "-m", "venv", "--without-pip", home / "env"),
        (*pip, "install", "--no-index", "--no-deps", wheel),
    ):
        done = run(*step, cwd=home)
        assert done.returncode == 0, done.stderr
    (site,) = (home / "env" / "lib").glob("python3.*/site-packages")
    # A folder that a .pth names is searched, but its own .pth files are not read: the editable
    # installation of the repository stays out of sight.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return Installed(python)


def test_the_wheel_holds_every_file_of_the_packages(names: set[str]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files - names == set()


@pytest.mark.parametrize(
    "name",
    [
        "config/default.toml",
        "config/entities.toml",
        "config/example.toml",
        "config/sources.toml",
        "pipeline/demo/demo.toml",
        "pipeline/demo/site/press_release.html.j2",
        "pipeline/systemd/rulewire.service",
        "pipeline/templates/mail.html.j2",
        "pipeline/templates/mail.txt.j2",
        ".dist-info/licenses/LICENSE",
    ],
)
def test_what_is_not_code_ships_as_well(names: set[str], name: str) -> None:
    assert any(held.endswith(name) for held in names)


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    others = {root for name in names if (root := name.partition("/")[0]) not in PACKAGES}

    assert {root.endswith(".dist-info") for root in others} == {True}


def test_the_packages_come_from_the_wheel(rulewire: Installed, tmp_path: Path) -> None:
    code = "import config, extractors, pipeline, storage, sys; print(pipeline.__file__, *sys.path)"

    done = run(rulewire.python, "-c", code, cwd=tmp_path)

    module, *path = done.stdout.split()
    assert Path(module).is_relative_to(rulewire.python.parents[1])
    assert str(ROOT) not in path


def test_help_names_the_commands(rulewire: Installed, tmp_path: Path) -> None:
    done = rulewire("--help", cwd=tmp_path)

    assert done.returncode == 0
    assert {"init", "check", "run", "once", "demo", "extract"} <= set(done.stdout.split())


def test_check_says_what_a_newcomer_has_to_set(rulewire: Installed, tmp_path: Path) -> None:
    done = rulewire("check", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith(
        "rulewire: rulewire.toml (rulewire init writes one): set contact ="
    )


def test_check_passes_once_that_is_set(rulewire: Installed, tmp_path: Path) -> None:
    (tmp_path / "rulewire.toml").write_text('[fetch]\ncontact = "officer@example.org"\n', "utf-8")

    done = rulewire("check", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("ok: ")


def test_the_demo_runs_from_an_empty_folder_and_leaves_what_it_sent(
    rulewire: Installed, tmp_path: Path
) -> None:
    done = rulewire("demo", cwd=tmp_path, timeout_s=240)

    assert (done.returncode, done.stderr) == (0, "")
    with closing(sqlite3.connect(tmp_path / "demo" / "rulewire.db")) as database:
        states = dict(database.execute("select state, count(*) from delivery group by state"))
    assert states["sent"] > 0


def test_the_lock_pins_what_is_asked_for_with_extras_under_those_extras() -> None:
    # pip < 23.3 takes a pin without the extra as none, once a newer release is out.
    locked = (ROOT / "requirements" / "dev.txt").read_text("utf-8")

    assert "\ncoverage[toml]==" in locked
    assert "\nsmart-open[http]==" in locked
