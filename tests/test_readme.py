"""README is held to what it says: its queries run, and every command is in it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from making import NOW, delivery, document, finding, kept, source
from storage.store import Store

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
QUERIES = re.findall(r"^\$ (sqlite-utils .+?)$", README.replace("\\\n", " "), re.MULTILINE)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme") / "rulewire.db"
    text = "BIS names Huawei. The Ascend 910C of Huawei is named."
    with Store(path) as store:
        store.sources.configure([source()], [], NOW)
        first = kept(document(text), findings=(finding(),), deliveries=(delivery(),))
        store.documents.keep(first, NOW)
    return path


def test_readme_shows_ten_queries() -> None:
    assert len(QUERIES) >= 10


@pytest.mark.parametrize("line", QUERIES)
def test_each_query_of_the_readme_runs(database: Path, line: str) -> None:
    tool = Path(sys.executable).with_name("sqlite-utils")
    words = [str(tool), *shlex.split(line)[1:]]

    done = subprocess.run(  # noqa: S603 - our own README
        words, cwd=database.parent, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_readme_stays_short() -> None:
    assert len(README.splitlines()) <= 150
