"""Whose files they are: ours alone, whatever the umask says, and `check` tells where they are not."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from commanding import Rulewire
from making import NOW, finding
from pipeline.alone import alone
from running import Home
from storage.store import Store


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Let everybody read and write what is made."""
    old = os.umask(0)
    yield
    os.umask(old)


def mode(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


def test_the_database_its_journals_and_its_lock_are_ours_alone(tmp_path: Path) -> None:
    with alone(tmp_path / "rulewire.db"), Store(tmp_path / "rulewire.db") as store:
        store.outbox.tell([finding()], [], NOW)

        modes = {path.name: mode(path) for path in tmp_path.iterdir()}

    assert modes == {f"rulewire.db{end}": "600" for end in ("", "-wal", "-shm", ".lock")}


def test_a_configuration_that_is_written_is_ours_alone(rulewire: Rulewire, tmp_path: Path) -> None:
    rulewire("init")

    assert mode(tmp_path / "rulewire.toml") == "600"


def test_a_backup_and_its_folder_are_ours_alone(rulewire: Rulewire, home: Home) -> None:
    with Store(home.folder / "rulewire.db"):
        pass
    home.configure("guidance", more='[backup]\nfolder = "kept"')

    assert rulewire("backup").code == 0

    (made,) = (home.folder / "kept").iterdir()
    assert (mode(home.folder / "kept"), mode(made)) == ("700", "600")


def test_the_check_warns_of_what_others_may_read_or_change(rulewire: Rulewire, home: Home) -> None:
    for name in ("rulewire.db", "rulewire.db-wal", "secrets.env"):
        (home.folder / name).touch(0o644)
    (home.folder / "rulewire.toml").chmod(0o664)

    said = rulewire("check")

    assert said.code == 0
    assert said.err.splitlines() == [
        f"rulewire: warning: {place}{name}: {why}; chmod {mend} {place}{name}"
        for place, name, why, mend in (
            (f"{home.folder}/", "rulewire.db", "others may read or change it (mode 644)", "600"),
            (
                f"{home.folder}/",
                "rulewire.db-wal",
                "others may read or change it (mode 644)",
                "600",
            ),
            ("", "secrets.env", "others may read or change it (mode 644)", "600"),
            ("", "rulewire.toml", "others may change it (mode 664)", "go-w"),
        )
    ]


def test_the_check_warns_of_a_key_in_an_address(rulewire: Rulewire, home: Home) -> None:
    file = home.folder / "rulewire.toml"
    file.write_text(file.read_text().replace('/guidance"', '/guidance?api_key=abcdefgh"'))
    file.chmod(0o600)

    said = rulewire("check")

    assert said.err.startswith("rulewire: warning: [source.guidance] url: a key in it is kept")
    assert "abcdefgh" not in said.out + said.err


def test_the_check_is_silent_where_all_is_well(rulewire: Rulewire, home: Home) -> None:
    (home.folder / "rulewire.toml").chmod(0o644)
    with Store(home.folder / "rulewire.db"):
        pass

    assert rulewire("check").err == ""


def test_the_service_makes_files_for_itself_alone() -> None:
    unit = Path(__file__).parents[1] / "pipeline" / "systemd" / "rulewire.service"

    assert {"UMask=0077", "StateDirectoryMode=0700"} <= set(unit.read_text("utf-8").splitlines())
