"""What is kept is read again: newest first, resumable, beside the daemon, and nobody is told."""

import asyncio
import json
import os
import pty
import signal
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from commanding import Rulewire
from extractors.story_marks import load
from extractors.versions import EXTRACTOR
from making import HOUR, NOTES, NOW, document, finding, kept, source
from pipeline.again import Outcome
from pipeline.reextract import Chosen, reextract
from pipeline.workers import Workers
from running import PATIENCE_S, Home, command, news, until
from storage.store import Store
from terminals import shown_on
from wire import FEED, PRESS, Wire, Wiring, entry, index, release

RULE = "BIS rescinds the AI Diffusion Rule from today, the bureau said on Tuesday. Huawei objects."
OLD = "update version set extractor = 'old'"
FALSE = (
    "insert into rule_event (document, version, rule, rule_name, kind, date, axis, status, quote,"
    " start, end) select id, 1, 'x', 'X', 'final', null, 'legal', 'official', 'BIS', 0, 3"
    " from document"
)


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


async def again(wire: Wire, patience_s: float = 60) -> Outcome:
    entities = wire.settings.entities
    with Workers(entities, wire.settings.read.workers, patience_s) as workers:
        return await reextract(wire.settings, wire.store, workers, Chosen(), wire.times.now)


async def a_told_story(wiring: Wiring) -> Wire:
    """Return a wire on which the agency's rule was told, and is now behind with a false claim."""
    wire = await wiring(PRESS + FEED)
    wire.site.serve("/news", index("/old"))
    wire.site.serve("/old", release("An old page"))
    wire.feed(entry(title="An old report", text="A word on chips."))
    await wire.all()
    wire.site.serve("/news", index("/rule", "/old"))
    wire.site.serve("/rule", release("BIS rescinds the AI Diffusion Rule", RULE))
    await wire.round("press", hours=1)
    assert wire.told() == ["document: BIS rescinds the AI Diffusion Rule"]
    change(wire.settings.database, OLD, FALSE)
    return wire


async def test_the_present_extractors_correct_what_an_earlier_reading_said(wiring: Wiring) -> None:
    wire = await a_told_story(wiring)
    false = "select count(*) from rule_event where rule = 'x'"
    assert wire.one(false) == 3

    outcome = await again(wire)

    assert (outcome.read, outcome.changed, outcome.left, outcome.failed) == (3, 3, 0, [])
    assert wire.one(false) == 0
    assert wire.one("select distinct extractor from version") == EXTRACTOR
    assert wire.one(
        "select count(*) from earlier_claim where extractor = 'old' and kind = 'rule_event'"
        " and json_extract(said, '$.rule') = 'x'"
    ) == 3  # fmt: skip


async def test_nobody_is_told_of_what_is_read_again(wiring: Wiring) -> None:
    wire = await a_told_story(wiring)
    before = wire.store.ask("select * from finding")

    await again(wire)
    await wire.all(hours=2)

    assert wire.queued() == []
    assert wire.store.ask("select * from finding") == before


async def test_a_report_of_a_story_told_before_is_still_a_repeat(wiring: Wiring) -> None:
    wire = await a_told_story(wiring)
    key = "select story from document where url like '%/rule'"
    story = wire.one(key)
    assert story

    await again(wire)
    wire.feed(entry(f"{wire.site.url}/report", "The AI Diffusion Rule is gone", RULE))
    wire.site.serve("/report", release("The AI Diffusion Rule is gone", RULE))
    await wire.round("trade", hours=1)

    assert wire.one(key) == story
    assert wire.one("select story from document where url like '%/report'") == story
    assert [row["state"] for row in wire.queued()] == ["threaded"]


MARKS = """
    select id, marks from document join story_mark using (serial) where url like :url
"""


async def test_a_told_story_keeps_even_what_would_now_belong_elsewhere(wiring: Wiring) -> None:
    wire = await a_told_story(wiring)
    change(
        wire.settings.database,
        "update document set story = 'told' where url like '%/rule'",
        "update finding set story = 'told' where document like '%/rule'",
        "delete from story_mark",
    )

    await again(wire)

    assert wire.one("select story from document where url like '%/rule'") == "told"
    (rule,) = wire.store.ask(MARKS, url="%/rule")
    assert any(anchor.startswith("main|") for anchor in load(rule["id"], rule["marks"]).anchors)


async def test_a_document_that_turns_out_to_matter_joins_the_story_it_belongs_to(
    wiring: Wiring,
) -> None:
    wire = await a_told_story(wiring)
    story = wire.one("select story from document where url like '%/rule'")
    wire.feed(entry(f"{wire.site.url}/report", "The AI Diffusion Rule is gone", RULE))
    wire.site.serve("/report", release("The AI Diffusion Rule is gone", RULE))
    await wire.round("trade", hours=1)
    wire.queued()
    report = "update document set story = '', relevant = 0 where url like '%/report'"
    await again(wire)
    change(wire.settings.database, OLD, report)

    await again(wire)

    assert wire.one("select story from document where url like '%/report'") == story
    assert wire.queued() == []


async def test_a_text_that_no_worker_gets_through_stays_behind_and_costs_no_other(
    wiring: Wiring,
) -> None:
    wire = await a_told_story(wiring)

    failed = await again(wire, patience_s=0)
    outcome = await again(wire)

    assert (failed.read, failed.left, failed.exit_code) == (0, 3, 3)
    assert all("was not read within" in line for line in failed.failed)
    assert (outcome.read, outcome.left, outcome.exit_code) == (3, 0, 0)


async def test_a_source_that_nobody_configures_any_more_is_read_as_remembered(
    wiring: Wiring,
) -> None:
    wire = await a_told_story(wiring)
    wire.settings.sources.pop("press")  # type: ignore[attr-defined]

    outcome = await again(wire)

    assert (outcome.read, outcome.failed) == (3, [])


def fill(home: Home, count: int) -> None:
    """Leave a database with documents that were read long ago, "doc-000" published last."""
    with Store(home.folder / "rulewire.db") as store:
        store.sources.configure([source("guidance")], [], NOW)
        for n in range(count):
            text = document(
                f"Huawei met SMIC in Oregon {n} times.",
                id=f"doc-{n:03}",
                source="guidance",
                published=NOW - n * HOUR,
            )
            store.documents.keep(kept(text, findings=(finding(f"{n}"),) if n == 0 else ()), NOW)


def ask(home: Home, query: str) -> list[Any]:
    with Store(home.folder / "rulewire.db") as store:
        return [tuple(row.values()) for row in store.ask(query)]


def behind(home: Home) -> int:
    return len(ask(home, f"select 1 from version where extractor <> '{EXTRACTOR}'"))  # noqa: S608


def test_a_limit_takes_the_newest_and_the_next_call_goes_on(rulewire: Rulewire, home: Home) -> None:
    fill(home, 5)
    read = f"select document from version where extractor = '{EXTRACTOR}' order by 1"  # noqa: S608

    first = rulewire("reextract", "--limit", 2)
    assert ask(home, read) == [("doc-000",), ("doc-001",)]
    second = rulewire("reextract")

    assert first.out == (
        f"2 texts read again by extractors {EXTRACTOR}, 2 say something else; 0 failed, "
        "3 are still behind\n"
    )
    assert second.out.startswith("3 texts read again")
    assert (first.code, second.code, behind(home)) == (0, 0, 0)
    assert rulewire("reextract").out.startswith("0 texts read again")


def test_a_dry_run_says_how_many_are_behind_and_reads_nothing(
    rulewire: Rulewire, home: Home
) -> None:
    fill(home, 3)

    said = rulewire("reextract", "--dry-run")

    assert said.out == (
        f"3 of 3 texts are behind extractors {EXTRACTOR} (read 3 by {NOTES.extractor})\n"
    )
    assert behind(home) == 3


def test_a_program_reads_what_came_of_it(rulewire: Rulewire, home: Home) -> None:
    fill(home, 3)

    (row,) = rulewire("reextract", "--json", "--since", "2025-05-13", "--document", "doc-001").rows

    assert row == {
        "extractor": EXTRACTOR, "known": 1, "behind": 1, "read_by": {"test": 1}, "read": 1,
        "changed": 1, "left": 0, "failed": [],
    }  # fmt: skip
    assert behind(home) == 2


def test_what_was_published_before_a_day_is_left_alone(rulewire: Rulewire, home: Home) -> None:
    fill(home, 20)

    said = rulewire("reextract", "--since", "2025-05-13", "--dry-run", "--json")

    assert said.rows[0]["behind"] == 15


def test_without_a_terminal_its_way_is_told_in_lines_beside_the_answer(
    rulewire: Rulewire, home: Home
) -> None:
    fill(home, 2)

    said = rulewire("reextract", "--json")

    assert said.err.splitlines() == ["reading again: 1 of 2", "reading again: 2 of 2"]
    assert len(said.rows) == 1


def test_a_terminal_is_shown_a_bar(home: Home) -> None:
    fill(home, 2)
    ours, theirs = pty.openpty()

    with subprocess.Popen(  # noqa: S603 - our own command
        command("reextract"), env={**home.environ, "TERM": "xterm"}, stderr=theirs,
        stdout=subprocess.PIPE,
    ) as run:  # fmt: skip
        os.close(theirs)
        shown = shown_on(ours)
        os.close(ours)

    assert run.returncode == 0
    assert "━" in shown.decode()
    assert "2/2" in shown.decode()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--document", "doc-01"), 'no document "doc-01" is kept; did you mean "doc-0'),
        (("--document", "?"), 'no document "?" is kept'),
        (("--since", "May"), "does not match the formats"),
        (("--since", "2025-02-30"), "--since"),
        (("--limit", "0"), "--limit"),
        (("--limit", "many"), "--limit"),
    ],
)
def test_what_makes_no_sense_is_refused(
    rulewire: Rulewire, home: Home, words: Sequence[str], error: str
) -> None:
    fill(home, 1)

    said = rulewire("reextract", *words)

    assert (said.code, said.out) == (2, "")
    assert error in " ".join(said.err.split())
    assert behind(home) == 1


def test_without_a_database_nothing_is_made(rulewire: Rulewire, home: Home) -> None:
    said = rulewire("reextract")

    assert said.code == 2
    assert "rulewire.db: there is no database yet" in said.err
    assert not (home.folder / "rulewire.db").exists()


def test_a_file_that_is_no_database_is_named(rulewire: Rulewire, home: Home) -> None:
    (home.folder / "rulewire.db").write_text("just a letter, and rather longer than a header is")

    said = rulewire("reextract")

    assert said.code == 2
    assert "no SQLite database" in said.err


@pytest.mark.parametrize("workers", [0, 2])
def test_killed_at_any_time_the_next_call_goes_on_where_it_stopped(
    home: Home, workers: int
) -> None:
    home.configure("guidance", more=f"[read]\nworkers = {workers}\n")
    config = home.folder / "rulewire.toml"
    config.write_text(config.read_text().replace("[read]\nworkers = 0\n", "", 1))
    fill(home, 60)
    with subprocess.Popen(  # noqa: S603 - our own command
        command("reextract"), env=home.environ, stderr=subprocess.PIPE
    ) as run:
        assert run.stderr is not None
        run.stderr.readline()
        run.kill()
        run.wait(PATIENCE_S)
    left = behind(home)

    said = home.ran("reextract", "--json")

    assert 0 < left < 60
    assert json.loads(said.stdout)["read"] == left
    assert behind(home) == 0
    assert ask(home, "select count(*), count(distinct document) from earlier_reading") == [(60, 60)]


def test_the_daemon_goes_on_beside_it(home: Home) -> None:
    fill(home, 60)
    home.site.serve("/hook", "ok")
    home.site.serve("/desk", "ok")
    home.site.serve("/guidance", news("New guidance"))
    with home.daemon() as daemon:
        daemon.says("checked")
        said = home.ran("reextract")
        until(lambda: home.told() == ["New guidance"])
        daemon.send(signal.SIGTERM)
        assert daemon.stopped() == 0

    assert (said.returncode, behind(home)) == (0, 0)
    assert said.stdout.startswith("60 texts read again")
    assert daemon.log("round broke") == []
    assert home.told() == ["New guidance"]


def test_two_at_once_read_each_text_once(home: Home) -> None:
    fill(home, 40)

    async def both() -> None:
        runs = [
            await asyncio.create_subprocess_exec(*command("reextract"), env=home.environ)
            for _ in range(2)
        ]
        assert [await run.wait() for run in runs] == [0, 0]

    asyncio.run(both())

    assert behind(home) == 0
    assert ask(home, "select count(*) from earlier_reading") == [(40,)]
