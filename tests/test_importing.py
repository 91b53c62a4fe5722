"""An archive is imported: as a baseline, resumable, with what is bad in it listed and tried again."""

import asyncio
import gzip
import json
import multiprocessing
import os
import signal
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import structlog
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from commanding import Rulewire
from config import load
from extractors.errors import StorageError
from fetching import NOON
from pipeline.archives import Wanted, bring
from pipeline.imported import Imported
from pipeline.workers import Workers
from storage.store import Store

pytestmark = pytest.mark.no_cover

CONFIG = """
sources.shipped = false
entities.shipped = false
[read]
workers = 0
[source.old]
kind = "page"
url = "https://www.bis.example/"
name = "BIS archive"
authority = "official"
enabled = false
[entity.huawei]
name = "Huawei"
label = "ORG"
"""
PAGE = """<!doctype html><html><head><title>TITLE</title>LINK
<meta property="article:published_time" content="2019-05-16T09:00:00-04:00"></head>
<body><main><h1>TITLE</h1><p>The Bureau of Industry and Security added Huawei to the Entity List,
and a license is required for all items subject to the Export Administration Regulations.</p>
<p>The rule is effective on May 16, 2019, and exporters shall keep records for five years.</p>
</main></body></html>"""


def page(title: str, url: str = "") -> str:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return PAGE.replace("TITLE", title).replace("LINK", link)


def line(number: int, text: str = "", **more: object) -> str:
    told = text or f"On May 16, 2019, BIS added Huawei to the Entity List, for reason {number}."
    said = {"url": f"https://news.example/{number}", "title": f"Report {number}", "text": told}
    return json.dumps({**said, "published": f"2019-05-{number % 28 + 1:02}", **more}) + "\n"


def warc(*pages: tuple[str, str, str]) -> bytes:
    """Return a WARC of pages, each with its address and when it was captured."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, captured, body in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", BytesIO(body.encode()), len(body.encode()), http_headers=headers,
            warc_headers_dict={"WARC-Date": captured},
        )  # fmt: skip
        writer.write_record(record)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path, rulewire: Rulewire) -> Path:
    """Return a folder with settings, and an empty archive in it."""
    (tmp_path / "rulewire.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "archive").mkdir()
    return tmp_path


def ask(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with Store(folder / "rulewire.db") as store:
        return [tuple(row.values()) for row in store.ask(query)]


def imported(
    folder: Path, now: Callable[[], datetime] = lambda: NOON, workers: int = 0, full: int = 0
) -> Imported:
    """Import the archive; with `full` the database may grow by so many pages."""
    settings = load(folder / "rulewire.toml")
    wanted = Wanted("old", (folder / "archive",))
    with Store(settings.database) as store, Workers(settings.entities, workers) as hands:
        if full:
            pages = store.ask("pragma page_count")[0]["page_count"]
            store.ask(f"pragma max_page_count = {pages + full}")
        return asyncio.run(bring(settings, store, hands, wanted, now))


def contents(folder: Path) -> list[list[tuple[Any, ...]]]:
    """Return all that does not tell when it was kept."""
    return [
        ask(folder, f"select {columns} from {table}")  # noqa: S608 - our own
        for table, columns in (
            ("document order by serial", "serial, id, url, title, published, story, reason"),
            ("story_mark order by serial", "serial, marks"),
            ("version order by rowid", "document, number, text, fields, digest, raw"),
            ("mention", "*"), ("identifier", "*"), ("rule_event order by id", "*"), ("claim", "*"),
            ("raw order by sha256", "*"), ("import_file", "*"),
            ("import_failure", "path, position, reason"),
            ("seal where what = 'version'", "key, content"),
        )
    ]  # fmt: skip


def test_what_users_have_becomes_documents_and_nobody_is_told(
    folder: Path, rulewire: Rulewire
) -> None:
    archive = folder / "archive"
    (archive / "deep").mkdir()
    (archive / "deep" / "a.html").write_text(page("Rule A", "https://www.bis.example/a?utm_id=3"))
    (archive / "b.txt.gz").write_bytes(
        gzip.compress(b"Rule B\n\nMay 16, 2019\n\nBIS names Huawei.")
    )
    (archive / "c.jsonl").write_text(line(1) + "\n" + line(2, url="", id="two"))
    with zipfile.ZipFile(archive / "d.zip", "w") as packed:
        packed.writestr("e/f.html", page("Rule F"))
        packed.writestr("style.css", "p {}")
    (archive / "g.warc.gz").write_bytes(
        warc(("https://www.bis.example/g", "2020-01-02T03:04:05Z", page("Rule G")))
    )

    said = rulewire("import", archive, "--source", "old")

    base = (archive.absolute()).as_uri()
    assert (said.code, said.out.splitlines()[-1]) == (
        0,
        "5 files imported, 0 were before: 6 documents are new, 0 changed, 0 were known; 0 failed, "
        "0 are listed as failed; 1 file of other kinds left out: style.css",
    )
    assert ask(folder, "select id, substr(published, 1, 10) from document order by serial") == [
        (f"web:{base}/b.txt.gz", "2019-05-16"),
        ("web:https://news.example/1", "2019-05-02"),
        (f"web:{base}/c.jsonl#two", "2019-05-03"),
        (f"web:{base}/d.zip#e/f.html", "2019-05-16"),
        ("web:https://www.bis.example/a", "2019-05-16"),
        ("web:https://www.bis.example/g", "2019-05-16"),
    ]
    assert ask(folder, "select count(*) from finding") == [(0,)]
    assert ask(folder, "select count(distinct document) from claim")[0][0] >= 3
    assert ask(folder, "select json_extract(fields, '$.archived') from version"
                       " where document like '%/g'") == [("2020-01-02T03:04:05Z",)]  # fmt: skip
    assert ask(folder, "select count(*) from version where raw not in (select sha256 from raw)"
    ) == [(0,)]  # fmt: skip


def test_an_archive_under_a_prefix_has_its_own_addresses(folder: Path, rulewire: Rulewire) -> None:
    (folder / "archive" / "a b.txt").write_text("Rule A\n\nBIS names Huawei in a rule.")

    rulewire("import", "archive", "--source", "old", "--url-prefix", "https://old.example/x/")

    assert ask(folder, "select id from document") == [("web:https://old.example/x/a%20b.txt",)]


def test_lines_without_an_address_are_documents_of_their_own_under_a_prefix(
    folder: Path, rulewire: Rulewire
) -> None:
    named = line(3, url="", id="three")
    (folder / "archive" / "a.jsonl").write_text(line(1, url="") + line(2, url="") + named)

    prefix = ("--url-prefix", "https://old.example/x")
    said = rulewire("import", "archive", "--source", "old", *prefix)

    assert "3 documents are new" in said.out
    assert ask(folder, "select id, url from document order by serial") == [
        (f"web:https://old.example/x/a.jsonl#{part}", f"https://old.example/x/a.jsonl#{part}")
        for part in ("1", "2", "three")
    ]


def test_what_is_imported_costs_nothing_the_second_time(folder: Path, rulewire: Rulewire) -> None:
    (folder / "archive" / "a.jsonl").write_text(line(1))
    rulewire("import", "archive", "--source", "old")
    before = contents(folder)

    (row,) = rulewire("import", "archive", "--source", "old", "--json").rows

    assert (row["before"], row["files"], row["known"], row["new"]) == (1, 0, 0, 0)
    assert contents(folder) == before


def test_rubbish_is_listed_with_reasons_and_what_was_mended_is_tried_again_alone(
    folder: Path, rulewire: Rulewire
) -> None:
    archive = folder / "archive"
    (archive / "a.jsonl").write_text(line(1) + "no JSON\n" + '{"title": "no text"}\n' + line(4))
    (archive / "b.html").write_bytes(b"\x89PNG\r\n")
    (archive / "c.zip").write_bytes(b"PK\x03\x04 cut short")
    (archive / "d.html").write_text(page("Rule D"))

    said = rulewire("import", "archive", "--source", "old")
    (archive / "b.html").write_text(page("Rule B"))
    again = rulewire("import", "--retry")

    places = [
        text.split(": ")[1].rpartition("/")[2] for text in said.err.splitlines() if "/" in text
    ]
    assert said.code == 1
    assert [one for one in places if one[:1] in "abcd"] == [
        "a.jsonl, line 2", "a.jsonl, line 3", "b.html", "c.zip",
    ]  # fmt: skip
    assert "3 documents are new" in said.out
    assert "4 are listed as failed; rulewire import --retry tries those again" in said.out
    assert "1 documents are new" in again.out
    assert (again.code, "3 are listed as failed" in again.out) == (1, True)
    assert ask(folder, "select position, entry, reason from import_failure") == [
        (1, "line 2", "it is no JSON: Expecting value: line 1 column 1 (char 0)"),
        (2, "line 3", 'it has no "text"'),
        (-1, "", "cannot be read: File is not a zip file"),
    ]


def test_files_of_other_kinds_are_counted_and_the_first_are_named(
    folder: Path, rulewire: Rulewire
) -> None:
    archive = folder / "archive"
    (archive / "a.txt").write_text("Rule A\n\nBIS names Huawei in a rule.")
    for name in ("b.docx", "c.png", "d.css", ".hidden.css"):
        (archive / name).write_text("")
    with zipfile.ZipFile(archive / "e.zip", "w") as packed:
        packed.writestr("f.jsonl", line(1))

    said = rulewire("import", archive, "--source", "old")
    (row,) = rulewire("import", archive, "--source", "old", "--json").rows

    assert said.out.endswith("; 4 files of other kinds left out: b.docx, c.png, d.css, …\n")
    assert (row["left_out"], row["first_left_out"]) == (3, ["b.docx", "c.png", "d.css"])


def test_a_line_that_says_what_is_no_address_or_no_date_is_listed(
    folder: Path, rulewire: Rulewire
) -> None:
    bad: list[dict[str, Any]] = [
        *({"url": url} for url in ("news/1", "ftp://x.example/1", "https://", 7)),
        *({"published": day} for day in ("5/6/2019", 1557964800, ["2019-05-16"])),
    ]
    (folder / "archive" / "a.jsonl").write_text("".join(line(1, **said) for said in bad) + line(2))

    told = rulewire("import", "archive", "--source", "old")

    assert (told.code, "1 documents are new" in told.out) == (1, True)
    assert ask(folder, "select reason, count(*) from import_failure group by 1 order by 1") == [
        ('its "published" is no date: 2019-05-16 is one, or 2019-05-16T09:00:00-04:00', 3),
        ('its "url" is no web address: https://… is one, or leave it out', 4),
    ]


def test_a_line_that_leaves_something_open_is_a_document(folder: Path, rulewire: Rulewire) -> None:
    left: list[dict[str, Any]] = [{"url": None}, {"url": ""}, {"published": None}]
    lines = (line(number, **said) for number, said in enumerate(left))
    (folder / "archive" / "a.jsonl").write_text("".join(lines))

    told = rulewire("import", "archive", "--source", "old")

    assert (told.code, "3 documents are new" in told.out) == (0, True)


def test_a_file_that_grew_whole_again_goes_on_where_it_broke_off(
    folder: Path, rulewire: Rulewire
) -> None:
    whole = warc(*((f"https://b.example/{n}", "2020-01-01T00:00:00Z", page(f"{n}")) for n in "123"))
    (folder / "archive" / "a.warc.gz").write_bytes(whole[: len(whole) * 4 // 5])

    cut = rulewire("import", "archive", "--source", "old")
    (folder / "archive" / "a.warc.gz").write_bytes(whole)
    mended = rulewire("import", "--retry", "--source", "old")

    assert (cut.code, mended.code) == (1, 0)
    assert ask(folder, "select count(*), count(distinct id) from document") == [(3, 3)]
    assert ask(folder, "select * from import_failure") == []


def test_what_is_gone_is_told_once_and_not_tried_for_ever(folder: Path, rulewire: Rulewire) -> None:
    archive = folder / "archive"
    (archive / "a.html").write_bytes(b"\x89PNG\r\n")
    (archive / "b.jsonl").write_text("no JSON\n" + line(2) + "no JSON\n")
    (archive / "c.zip").write_bytes(b"PK\x03\x04 cut short")
    rulewire("import", archive, "--source", "old")
    (archive / "a.html").unlink()
    (archive / "b.jsonl").write_text("no JSON\n")
    (archive / "c.zip").unlink()

    said = rulewire("import", "--retry")
    (row,) = rulewire("import", "--retry", "--json").rows

    assert [told.rpartition("/")[2] for told in said.err.splitlines() if "is gone" in told] == [
        "a.html: it is gone, and not listed any longer",
        "b.jsonl, line 3: it is gone, and not listed any longer",
        "c.zip: it is gone, and not listed any longer",
    ]
    assert (said.code, "1 failed, 1 are listed as failed" in said.out) == (3, True)
    assert (row["gone"], row["listed"]) == (0, 1)
    assert ask(folder, "select entry from import_failure") == [("line 1",)]


def test_a_file_that_was_gone_is_read_again_when_it_is_back(
    folder: Path, rulewire: Rulewire
) -> None:
    (folder / "archive" / "a.html").write_bytes(b"\x89PNG\r\n")
    rulewire("import", "archive", "--source", "old")
    (folder / "archive").rename(folder / "away")

    said = rulewire("import", "--retry")
    (folder / "away").rename(folder / "archive")
    back = rulewire("import", "archive", "--source", "old")

    assert (said.code, "0 are listed as failed" in said.out) == (0, True)
    assert (back.code, "1 are listed as failed" in back.out) == (3, True)


def test_what_stands_behind_a_break_is_not_taken_for_gone(folder: Path, rulewire: Rulewire) -> None:
    path = folder / "archive" / "a.jsonl.gz"
    whole = gzip.compress((line(1) + "no JSON\n").encode())
    path.write_bytes(whole)
    rulewire("import", "archive", "--source", "old")
    path.write_bytes(whole[:12])

    said = rulewire("import", "--retry")

    assert said.code == 3
    assert ask(folder, "select entry from import_failure") == [("line 2",)]


def test_what_failed_in_a_file_is_forgotten_with_its_contents(
    folder: Path, rulewire: Rulewire
) -> None:
    (folder / "archive" / "a.jsonl").write_text("no JSON\n")
    rulewire("import", "archive", "--source", "old")
    (folder / "archive" / "a.jsonl").write_text("")

    said = rulewire("import", "archive", "--source", "old")

    assert (said.code, "0 are listed as failed" in said.out) == (0, True)


def test_what_is_logged_meanwhile_is_no_part_of_the_answer(
    folder: Path, rulewire: Rulewire, capsys: pytest.CaptureFixture[str]
) -> None:
    structlog.reset_defaults()
    (folder / "archive" / "a.jsonl").write_text(line(1))
    rulewire("import", "archive", "--source", "old", "--json")

    structlog.get_logger().warning("a worker died")

    assert [("a worker died" in told) for told in capsys.readouterr()] == [False, True]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("archive", "--source", "odl"), 'there is no source "odl"; did you mean "old"?'),
        (("archive",), "say whose documents they are"),
        (("nowhere", "--source", "old"), "there is no such file or folder"),
        (("x" * 300, "--source", "old"), "it cannot be read: File name too long"),
        (("archive", "--source", "old"), "there is nothing to read; these kinds of files are"),
        (("--retry", "archive"), "leave out PATH"),
        (("archive", "--source", "old", "--url-prefix", "x"), "must be a web address"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_to_do(
    folder: Path, rulewire: Rulewire, words: tuple[str, ...], told: str
) -> None:
    said = rulewire("import", *words)

    assert (said.code, told in said.err) == (2, True)


def dying(folder: Path, calls: int) -> None:
    """Import, and be killed at the so many-th look at the clock."""
    left = calls

    def now() -> datetime:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return NOON

    imported(folder, now)


@pytest.mark.parametrize(("calls", "kept"), [(20, 0), (41, 32)])
def test_a_killed_import_goes_on_and_ends_as_if_it_had_not_been(
    folder: Path, calls: int, kept: int
) -> None:
    lines = [line(n) for n in range(38)]
    (folder / "archive" / "a.jsonl").write_text("".join(lines[:33]) + "no JSON\n")
    (folder / "archive" / "b.jsonl").write_text("".join(lines[33:]))
    spawn = multiprocessing.get_context("spawn")
    victim = spawn.Process(target=dying, args=(folder, calls))
    victim.start()
    victim.join()

    before = ask(folder, "select count(*) from document")
    outcome = imported(folder)
    killed = contents(folder)
    (folder / "rulewire.db").unlink()
    imported(folder)

    assert (victim.exitcode, before) == (-signal.SIGKILL, [(kept,)])
    assert outcome.new == 38 - kept
    assert killed == contents(folder)


def test_a_full_disk_ends_an_import_which_then_goes_on(folder: Path) -> None:
    (folder / "archive" / "a.jsonl").write_text("".join(map(line, range(96))))
    with pytest.raises(StorageError, match="the disk is full; nothing was lost"):
        imported(folder, full=50)

    kept = ask(folder, "select count(*) from document")[0][0]
    outcome = imported(folder)

    assert kept in (32, 64)  # whole batches
    assert (outcome.new, outcome.failed) == (96 - kept, 0)


def test_the_ledger_does_not_depend_on_how_many_read(folder: Path) -> None:
    for number in range(20):
        (folder / "archive" / f"{number}.jsonl").write_text(line(number) + line(number + 100))
    imported(folder, workers=2)
    by_two = contents(folder)
    (folder / "rulewire.db").unlink()

    imported(folder)

    assert contents(folder) == by_two
