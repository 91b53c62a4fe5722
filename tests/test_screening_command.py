"""`rulewire screen`, as a user or a nightly job calls it."""

from pathlib import Path

import pytest

from commanding import Rulewire
from extractors.model import Document, Paragraph
from making import NOW, kept, source
from storage.store import Store

RECORDED = Path(__file__).parents[1].parent / "shared/real/ecfr/15-744/2026-03-25.xml"
PAGES = Path(__file__).parent / "pages" / "screening_list"
OWN = "Customer;Nr\nZenith Example Optic GmbH;7\nBorvane Logistics;8\n"


@pytest.fixture
def rulewire(rulewire: Rulewire) -> Rulewire:
    Path("own.csv").write_text(OWN, "utf-8")
    return rulewire


def keep_lists(folder: Path) -> None:
    titles = {
        "list:el": "Entity List (EL) - Bureau",
        "list:dpl": "Denied Persons List (DPL) - Bureau",
    }
    with Store(folder / "rulewire.db") as store:
        store.sources.configure([source("csl")], [], NOW)
        for key, title in titles.items():
            row = Paragraph("row", "Zenith Example Optics | a.k.a. Z-Optics | 1 Main St")
            store.documents.keep(kept(Document(key, "csl", "", title, None, (row,))), NOW)


def test_a_match_is_shown_with_its_evidence_and_ends_with_1(rulewire: Rulewire) -> None:
    said = rulewire("screen", "own.csv", "--against", PAGES / "csl.csv")

    first, why, row = said.out.splitlines()[:3]
    assert said.code == 1
    assert first == "97 Zenith Example Optic GmbH (row 2, number 7) = Zenith Example Optics"
    assert "Entity List: 3 of 3 words, “optic” for “optics”" in why
    assert "Zenith Example Optics, a.k.a. " in row
    assert "2 counterparties against " in said.err


def test_nobody_listed_ends_with_0(rulewire: Rulewire) -> None:
    Path("own.csv").write_text("name\nKarvost Marine\n", "utf-8")

    said = rulewire("screen", "own.csv", "--against", PAGES / "csl.csv")

    assert (said.code, said.out) == (0, "")
    assert "0 may be listed" in said.err


def test_json_is_one_object_a_match(rulewire: Rulewire) -> None:
    (row,) = rulewire("screen", "own.csv", "--against", PAGES / "csl.csv", "--json").rows

    assert row["counterparty"]["row"] == 2
    assert row["entry"]["list"] == "Entity List"
    assert row["entry"]["citations"] == ["90 FR 1234"]
    assert row["score"] >= 85


def test_the_lists_that_are_kept_are_screened(rulewire: Rulewire, tmp_path: Path) -> None:
    keep_lists(tmp_path)

    rows = rulewire("screen", "own.csv", "--json").rows

    assert {row["entry"]["list"] for row in rows} == {"Entity List", "Denied Persons List"}


def test_one_list_alone_may_be_asked_for(rulewire: Rulewire, tmp_path: Path) -> None:
    keep_lists(tmp_path)

    rows = rulewire("screen", "own.csv", "--json", "--list", "denied").rows

    assert [row["entry"]["list"] for row in rows] == ["Denied Persons List"]


def test_a_higher_threshold_tells_less(rulewire: Rulewire) -> None:
    said = rulewire("screen", "own.csv", "--against", PAGES / "csl.csv", "--threshold", 98)

    assert said.code == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("own.csv",), "there is no database yet"),
        (("none.csv",), "none.csv: cannot be read: No such file"),
        (("own.csv", "--against", "none.csv"), "none.csv: cannot be read"),
        (("own.csv", "--against", "own.csv"), "own.csv"),
        (("own.csv", "--against", PAGES / "csl.csv", "--list", "x"), "no list has “x” in its name"),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    rulewire: Rulewire, words: tuple[object, ...], reason: str
) -> None:
    said = rulewire("screen", *words)

    assert said.code == 2
    assert reason in said.err


def test_a_database_without_a_list_says_so(rulewire: Rulewire, tmp_path: Path) -> None:
    Store(tmp_path / "rulewire.db").__exit__(None, None, None)

    said = rulewire("screen", "own.csv")

    assert said.code == 2
    assert "it holds no list yet" in said.err


def test_check_proves_the_file(rulewire: Rulewire) -> None:
    Path("bad.csv").write_text("who\na\n", "utf-8")
    ground = 'fetch.contact = "me@example.org"\ncounterparties.file = '
    Path("rulewire.toml").write_text(f'{ground}"bad.csv"\n', "utf-8")

    said = rulewire("check")

    assert said.code == 2
    assert 'bad.csv:1: no column is called "name"; found: who' in said.err


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded part 744 is not here")
def test_the_recorded_entity_list_is_screened(rulewire: Rulewire) -> None:
    Path("own.csv").write_text("name\nHuawei Technologies\nKarvost Marine\n", "utf-8")

    rows = rulewire("screen", "own.csv", "--against", RECORDED, "--json").rows

    assert rows[0]["score"] == 100
    assert {row["counterparty"]["name"] for row in rows} == {"Huawei Technologies"}
