"""`rulewire evidence`: all about a finding in a zip that can be checked without rulewire."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from commanding import Rulewire
from making import NOW, delivery, document, finding, kept
from sealing import BLIND, CHANGE, PAGES, answered, looked, meddled, told
from storage.store import Store

FIRST = "web:https://bis.example.gov/a#1"
LISTED = ["README.txt", "finding.html", "finding.json"]
PROOF = ["sealed.jsonl", "chain.txt", "manifest.json", "SHA256SUMS"]
PAGE = ["text.txt", "body.html", "exchange.json"]
AFTER = [f"after/{name}" for name in PAGE]
BEFORE = [f"before/{name}" for name in PAGE]
LOGS = ["fetches.json", "deliveries.json"]
Opened = Callable[..., Path]


@pytest.fixture(autouse=True)
def database(tmp_path: Path) -> Path:
    (tmp_path / "rulewire.toml").write_text(
        'sources.shipped = false\n[fetch]\ncontact = "o@example.org"\n', "utf-8"
    )
    return told(tmp_path / "rulewire.db")


@pytest.fixture
def opened(rulewire: Rulewire, tmp_path: Path) -> Opened:
    """Write a finding's evidence and unpack it as a stranger would."""

    def unpack(key: str) -> Path:
        said = rulewire("evidence", key, "--out", tmp_path / "evidence.zip")
        assert (said.code, said.err) == (0, "")
        shutil.unpack_archive(tmp_path / "evidence.zip", tmp_path / "opened")
        return tmp_path / "opened"

    return unpack


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def sha256sum(folder: Path) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("there is no sha256sum here")
    return subprocess.run(  # noqa: S603 - of coreutils
        [program, "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("key", "members"),
    [
        (CHANGE, [*LISTED, "redline.txt", "redline.html", *BEFORE, *AFTER, "pages.warc.gz",
                  *LOGS, "reading.json", *PROOF]),
        (FIRST, [*LISTED, *AFTER, "pages.warc.gz", *LOGS, "reading.json", *PROOF]),
        (BLIND, [*LISTED, *LOGS, *PROOF]),
    ],
)  # fmt: skip
def test_a_finding_comes_with_all_that_it_rests_on(
    opened: Opened, tmp_path: Path, key: str, members: list[str]
) -> None:
    folder = opened(key)

    assert names(tmp_path / "evidence.zip") == members
    checked = sha256sum(folder)
    assert (checked.returncode, checked.stdout.count(": OK")) == (0, len(members) - 1)


def test_a_file_that_was_edited_is_found_by_sha256sum(opened: Opened) -> None:
    folder = opened(CHANGE)
    (folder / "after" / "text.txt").write_text("BIS names nobody.")

    assert "after/text.txt: FAILED" in sha256sum(folder).stdout


def test_the_bytes_are_those_that_came(opened: Opened) -> None:
    folder = opened(CHANGE)

    assert (folder / "before" / "body.html").read_bytes() == PAGES[0].body
    assert (folder / "after" / "body.html").read_bytes() == PAGES[1].body
    exchange = json.loads((folder / "after" / "exchange.json").read_text())
    assert exchange["sha256"] == PAGES[1].sha256
    assert exchange["headers"][0] == ["Content-Type", "text/html"]


def recipe(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the lines of Python that the README of a zip gives, without rulewire."""
    readme = (folder / "README.txt").read_text()
    code = re.search(r"python3 -c '(if 1:.*?)\n  '", readme, re.DOTALL)
    assert code
    return subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-I", "-c", code[1]],
        cwd=folder,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_seals_can_be_checked_without_rulewire(opened: Opened, database: Path) -> None:
    run = recipe(opened(CHANGE))

    head = looked(database).head.hash
    assert (run.stdout, run.stderr) == (f"7 of 7 in the chain; head {head}\n", "")


@pytest.mark.parametrize(("name", "old", "new"), [
    ("sealed.jsonl", "names SMIC", "names nobody"),
    ("chain.txt", "9 ", "9 f"),
])  # fmt: skip
def test_an_edited_seal_is_found_without_rulewire(
    opened: Opened, name: str, old: str, new: str
) -> None:
    folder = opened(CHANGE)
    place = folder / name
    place.write_text(place.read_text().replace(old, new))

    assert "AssertionError" in recipe(folder).stderr


def test_the_pages_are_a_warc_that_its_own_checker_passes(opened: Opened) -> None:
    folder = opened(CHANGE)
    program = Path(sys.executable).with_name("warcio")

    run = subprocess.run(  # noqa: S603 - the library's own program
        [program, "check", "-v", "pages.warc.gz"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    with (folder / "pages.warc.gz").open("rb") as file:
        records = [
            (r.rec_type, r.rec_headers.protocol, r.content_stream().read())
            for r in ArchiveIterator(file)
        ]

    assert (run.returncode, run.stdout.count("digest pass")) == (0, 5)
    assert [kind for kind, *_ in records] == ["warcinfo", *("response", "metadata") * 2]
    assert {protocol for _, protocol, _ in records} == {"WARC/1.1"}
    assert (records[1][2], records[3][2]) == (PAGES[0].body, PAGES[1].body)


def test_a_page_without_headers_is_a_resource(opened: Opened, database: Path) -> None:
    meddled(database, "delete from exchange")

    with (opened(FIRST) / "pages.warc.gz").open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]

    assert kinds == ["warcinfo", "resource", "metadata"]


def test_the_same_finding_is_the_same_bytes(rulewire: Rulewire, tmp_path: Path) -> None:
    rulewire("evidence", CHANGE, "--out", "a.zip")
    rulewire("evidence", CHANGE, "--out", "b.zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_what_comes_later_changes_nothing_once_a_heartbeat_told(
    rulewire: Rulewire, database: Path, tmp_path: Path
) -> None:
    with Store(database) as store:
        store.outbox.tell([finding("heartbeat:2025-05-14", kind="heartbeat")], [], NOW)
    rulewire("evidence", CHANGE, "--out", "a.zip")
    with Store(database) as store:
        store.outbox.tell([finding("later")], [], NOW + timedelta(days=2))
    said = rulewire("evidence", CHANGE, "--out", "b.zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert "told by heartbeat:2025-05-14" in said.out


def test_other_findings_are_not_named(opened: Opened) -> None:
    folder = opened(FIRST)

    texts = "".join(place.read_text("latin-1") for place in folder.rglob("*") if place.is_file())
    assert BLIND not in texts
    assert CHANGE not in texts


def test_who_was_told_comes_without_addresses(opened: Opened, database: Path) -> None:
    with Store(database) as store:
        owed = [
            one for one in store.outbox.due(NOW + timedelta(days=1)) if one.finding.key == CHANGE
        ]
        store.outbox.put(owed, "b1")
        store.outbox.sent(
            "b1", "250 queued for officer@example.org at https://hooks.example/T0/x", NOW
        )

    folder = opened(CHANGE)

    (row,) = json.loads((folder / "deliveries.json").read_text())
    assert (row["subscription"], row["channel"], row["state"]) == ("officer", "mail", "sent")
    assert row["receipt"] == "250 queued for (address left out) at (address left out)"


def test_the_page_and_the_redline_say_what_changed(opened: Opened) -> None:
    folder = opened(CHANGE)

    page = (folder / "finding.html").read_text()
    assert "<del>Huawei</del><ins>SMIC</ins>" in page
    assert "[-Huawei-]{+SMIC+}" in (folder / "redline.txt").read_text()
    assert "AI Diffusion Rule" in (folder / "reading.json").read_text()


EVIL = "../../etc/<script>alert(1)</script>\r\nX: \u202e.exe"


def test_what_a_stranger_wrote_names_no_file_and_runs_nowhere(
    rulewire: Rulewire, database: Path, tmp_path: Path
) -> None:
    evil = document("Text.", id=f"web:https://x.example/{EVIL}", title=EVIL, raw=PAGES[0].sha256)
    news = finding(f"{evil.id}#1", document=evil.id, version=1, title=EVIL, url="javascript:1")
    page = answered(PAGES[0])
    with Store(database) as store:
        store.documents.keep(
            kept(evil, page=page, findings=(news,), deliveries=(delivery(news.key),)), NOW
        )

    said = rulewire("evidence", "web:https://x.example/")

    (made,) = tmp_path.glob("evidence-*.zip")
    assert re.fullmatch(r"evidence-[A-Za-z0-9-]+\.zip", made.name)
    assert said.code == 0
    assert {name for name in names(made) if ".." in name or name.startswith("/")} == set()
    with zipfile.ZipFile(made) as archive:
        shown = archive.read("finding.html").decode()
    assert "<script" not in shown
    assert "javascript:" not in shown


@pytest.mark.parametrize(("key", "why"), [
    ("nothing", 'no finding begins with "nothing"; rulewire deliveries --json lists'),
    ("", 'no finding begins with ""'),
    ("web:", f'"web:" is not enough to tell, name one: {FIRST}, {CHANGE}'),
])  # fmt: skip
def test_a_finding_that_is_not_told_apart_is_an_error_that_helps(
    rulewire: Rulewire, key: str, why: str
) -> None:
    said = rulewire("evidence", key)

    assert said.code == 2
    assert why in said.err


def test_a_key_that_another_goes_on_from_is_enough(rulewire: Rulewire, database: Path) -> None:
    with Store(database) as store:
        store.outbox.tell([finding(f"{FIRST}0")], [], NOW)

    assert rulewire("evidence", FIRST).code == 0


def test_a_file_that_is_there_is_not_written_over(rulewire: Rulewire, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine")

    there = rulewire("evidence", BLIND, "--out", "mine.zip")
    nowhere = rulewire("evidence", BLIND, "--out", "no/where.zip")

    assert (there.code, "name another file with --out" in there.err) == (2, True)
    assert (nowhere.code, "cannot be written: No such file" in nowhere.err) == (2, True)
    assert (tmp_path / "mine.zip").read_text() == "mine"
