"""What another configuration would have told of the archive, beside what was told."""

import json
import os
import pty
import sqlite3
import subprocess
from datetime import date
from pathlib import Path

import pytest

from commanding import Rulewire
from extractors.errors import ConfigError, StorageError
from pipeline.backtest import Alert, Backtest, Days, days
from running import command
from storage.store import Store
from terminals import shown_on
from wire import (
    CSL,
    CSL_ENTITY_LIST,
    FEED,
    GUIDANCE,
    PRESS,
    Wire,
    Wiring,
    entry,
    index,
    release,
    settings,
)

DAY = "2025-05-01"
RULE = "BIS rescinds the AI Diffusion Rule from today, the bureau said on Tuesday. Huawei objects."
REPORT = "BIS rescinds the AI Diffusion Rule, officials said on Tuesday, and Huawei objects to it."
GARDEN = (
    "Roses were planted by Yulong Semiconductor at a garden party, a spokesman of the town said."
)
YULONG = '\n[entity.yulong]\nname = "Yulong Semiconductor"\nlabel = "ORG"\n'


@pytest.fixture
async def lived(wiring: Wiring) -> Wire:
    """Return a wire on which a rule, its reports, a change and a garden party came by."""
    wire = await wiring(PRESS + FEED + GUIDANCE)
    wire.site.serve("/news", index("/old"))
    wire.site.serve("/old", release("An old page on Yulong Semiconductor and its chips"))
    wire.site.serve("/guidance", release("Guidance", "Exporters of chips keep records."))
    wire.feed(entry(wire.site.url + "/r0", "An old report", "A word on chips."))
    wire.site.serve("/r0", release("An old report", "A word on chips."))
    await wire.all()
    wire.site.serve("/news", index("/rule", "/old"))
    wire.site.serve("/rule", release("BIS rescinds the AI Diffusion Rule", RULE))
    await wire.all(hours=1)
    for n, text in ((1, REPORT), (2, REPORT), (3, GARDEN)):
        wire.site.serve(f"/r{n}", release(f"Report {n} on a rule", text))
    wire.feed(*(entry(f"{wire.site.url}/r{n}", f"Report {n} on a rule") for n in (1, 2, 3)))
    changed = release("Guidance", "Exporters of chips keep records. Yulong Semiconductor as well.")
    wire.site.serve("/guidance", changed)
    await wire.all(hours=1)
    return wire


def asked(wire: Wire) -> Days:
    return Days(days_of(DAY), wire.times.now().date())


def days_of(text: str) -> date:
    return date.fromisoformat(text)


async def replayed(
    wire: Wire, more: str = "", *changes: str, reread: bool = False
) -> tuple[list[Alert], Backtest]:
    """Return the alerts of the wire's configuration with more in it."""
    other = settings(wire.site.url, wire.settings.database.parent, PRESS + FEED + GUIDANCE + more, changes)  # fmt: skip
    test = Backtest(other, asked(wire), reread=reread)
    return [alert async for alert in test.alerts()], test


async def test_the_same_configuration_would_tell_what_was_told(lived: Wire) -> None:
    told = lived.told()

    alerts, test = await replayed(lived)

    outcome = test.outcome
    assert (outcome.only_new, outcome.only_old, outcome.reread) == (0, 0, 0)
    assert [f"{a.finding.kind}: {a.finding.title}" for a in alerts] == told
    assert len(told) > 1


async def test_texts_that_are_read_again_would_tell_what_was_told(lived: Wire) -> None:
    _, plain = await replayed(lived)

    _, again = await replayed(lived, reread=True)

    assert (again.outcome.only_new, again.outcome.only_old) == (0, 0)
    assert again.outcome.both == plain.outcome.both
    assert again.outcome.reread == lived.one("select count(*) from version")


async def test_a_report_that_repeats_a_story_would_not_be_told_again(lived: Wire) -> None:
    only = '\n[subscription.reader]\nchannels = ["mail"]\nsources = ["trade"]\n'

    alerts, _ = await replayed(lived, only)

    told = {
        alert.finding.title: [delivery.subscription for delivery in alert.would] for alert in alerts
    }
    assert told["Report 1 on a rule"] == ["reader"]
    assert "Report 2 on a rule" not in told


async def test_a_narrower_subscription_would_tell_less(lived: Wire) -> None:
    alerts, test = await replayed(lived, "", 'channels = ["mail"]\nlabels = ["RULE"]')

    shown = {alert.finding.title: (bool(alert.would), bool(alert.was)) for alert in alerts}
    assert shown["BIS rescinds the AI Diffusion Rule"] == (True, True)
    assert shown["Guidance"] == (False, True)
    assert test.outcome.only_old == 1


async def test_words_are_looked_for_in_the_texts_of_the_time(lived: Wire) -> None:
    words = '\n[subscription.records]\nchannels = ["mail"]\nwords = ["as well"]\n'

    alerts, _ = await replayed(lived, words)

    met = [a.finding.title for a in alerts for d in a.would if d.subscription == "records"]
    assert met == ["Guidance"]


async def test_a_new_entity_is_found_in_what_was_read_without_it(lived: Wire) -> None:
    only = f'{YULONG}\n[subscription.yulong]\nchannels = ["mail"]\nentities = ["yulong"]\n'

    alerts, test = await replayed(lived, only)

    met = [(a.finding.title, d.why) for a in alerts for d in a.would if d.subscription == "yulong"]
    assert met == [("Guidance", "entity yulong")]
    assert test.outcome.entities == ("yulong",)


async def test_what_was_there_at_the_first_look_is_not_told_of_a_new_entity(lived: Wire) -> None:
    alerts, _ = await replayed(lived, YULONG)

    assert "An old page on Yulong Semiconductor and its chips" not in {
        alert.finding.title for alert in alerts
    }


async def test_only_the_days_that_are_asked_for_are_shown(lived: Wire) -> None:
    other = settings(lived.site.url, lived.settings.database.parent, PRESS + FEED + GUIDANCE)
    test = Backtest(other, Days(days_of("2025-04-01"), days_of("2025-04-30")))

    assert [alert async for alert in test.alerts()] == []


async def test_nothing_is_sent_and_nothing_changes(lived: Wire) -> None:
    path = lived.settings.database
    with sqlite3.connect(path) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    before = (path.read_bytes(), len(lived.site.requests), [*connection.iterdump()])

    await replayed(lived, YULONG)

    assert (path.read_bytes(), len(lived.site.requests), [*connection.iterdump()]) == before
    connection.close()


def test_what_is_opened_to_be_read_refuses_every_write(tmp_path: Path) -> None:
    path = tmp_path / "rulewire.db"
    Store(path).__exit__(None, None, None)

    with Store(path, read_only=True) as store, pytest.raises(StorageError, match="written"):
        store.sources.forget_page("a", "b")


def test_a_database_of_an_older_version_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rulewire.db"
    Store(path).__exit__(None, None, None)
    with sqlite3.connect(path) as connection:
        connection.execute("delete from _sqlite_migrations where name = '0010_leads'")
    connection.close()

    with pytest.raises(StorageError, match=r"0010_leads missing.*rulewire once brings it up"):
        Store(path, read_only=True)


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2025-06-01", None, "--since: 2025-06-01 has not come"),
        ("2025-05-01", "2025-06-01", "--until: 2025-06-01 has not come"),
        ("2025-05-02", "2025-05-01", "--until: 2025-05-01 is before --since 2025-05-02"),
    ],
)
def test_days_that_cannot_be_are_refused(since: str, until: str | None, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        days(days_of(since), days_of(until) if until else None, days_of("2025-05-13"))


MINE = 'sources.shipped = false\nentities.shipped = false\n[channel.mail]\ntype = "slack"\nurl = "env:X"\n'
OFFICER = '[subscription.officer]\nchannels = ["mail"]\n'


def test_a_configuration_that_tells_nobody_is_refused(rulewire: Rulewire) -> None:
    Path("other.toml").write_text(MINE, "utf-8")

    said = rulewire("backtest", "--since", DAY, "--config", "other.toml")

    assert said.code == 2
    assert said.err == "rulewire: other.toml: it has no [subscription.…], nobody would be told of anything; add one\n"  # fmt: skip


def test_without_a_database_it_says_how_one_is_made(rulewire: Rulewire) -> None:
    Path("other.toml").write_text(MINE + OFFICER, "utf-8")

    said = rulewire("backtest", "--since", DAY, "--config", "other.toml")

    assert said.code == 2
    assert "there is no database yet" in said.err
    assert not Path("rulewire.db").exists()


def archive() -> None:
    """Make an archive with one finding that was told."""
    from making import NOW, delivery, document, finding, kept, source

    told = finding(document=document().id, version=1, key=f"{document().id}#1")
    with Store("rulewire.db") as store:
        store.sources.configure([source()], [], NOW)
        sent = delivery(told.key)
        store.documents.keep(kept(findings=(told,), deliveries=(sent,)), NOW)


def test_the_command_prints_a_table_and_counts(rulewire: Rulewire) -> None:
    archive()
    Path("other.toml").write_text(MINE + OFFICER + 'words = ["huawei"]\nwhen = "daily"', "utf-8")

    said = rulewire("backtest", "--since", DAY, "--config", "other.toml")

    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert lines == [
        "day severity title would be told to was told to",
        "2025-05-13 14:00 high A rule on chips officer by mail (word huawei, sent 2025-05-14 12:00) "
        "officer by mail (everything, pending)",
        "1 alerts would be sent: 1 that were, 0 only now; 0 were sent and would not be",
    ]


def test_a_program_reads_alerts_and_then_counts(rulewire: Rulewire) -> None:
    archive()
    Path("other.toml").write_text(MINE + OFFICER + 'words = ["nobody"]', "utf-8")

    said = rulewire("backtest", "--since", DAY, "--config", "other.toml", "--json")

    alert, last = said.rows
    assert (alert["title"], alert["would"]) == ("A rule on chips", [])
    assert [row["subscription"] for row in alert["was"]] == ["officer"]
    assert last == {
        "summary": {"both": 0, "only_new": 0, "only_old": 1, "reread": 0, "new_entities": []}
    }


HEADER = "source,name,addresses,alt_names,programs,federal_register_notice"
BERG = f'{CSL_ENTITY_LIST},"Berg Co., Ltd.","2 Quay, Port, AT",,,90 FR 1'
YULONG_ROW = f'{CSL_ENTITY_LIST},"Yulong Semiconductor","3 Quay, Port, CN",,,90 FR 2'
LIST = f"{CSL}[source.csl.options]\nmin_rows = 1\n"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (f'{YULONG}[subscription.y]\nchannels = ["mail"]\nentities = ["yulong"]', "entity yulong"),
        ('[subscription.y]\nchannels = ["mail"]\nwords = ["yulong"]', "word yulong"),
        ('[subscription.y]\nchannels = ["mail"]\nwords = ["berg"]', None),
    ],
)
async def test_a_list_is_told_for_the_parties_that_changed(
    wiring: Wiring, more: str, why: str | None
) -> None:
    wire = await wiring(LIST)
    for rows in ((BERG,), (BERG, YULONG_ROW)):
        body = "\n".join((HEADER, *rows, ""))
        wire.site.serve("/csl.csv", body, media_type="text/csv")
        await wire.round(hours=24)
    other = settings(wire.site.url, wire.settings.database.parent, LIST + more)

    (alert,) = [alert async for alert in Backtest(other, asked(wire)).alerts()]

    assert [d.why for d in alert.would if d.subscription == "y"] == ([why] if why else [])
    assert "1 added: Yulong Semiconductor" in alert.finding.reason


def test_alerts_go_where_they_are_sent_while_a_terminal_shows_the_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    archive()
    Path("other.toml").write_text(MINE + OFFICER + "[read]\nworkers = 0\n", "utf-8")
    words = ("backtest", "--since", DAY, "--config", "other.toml", "--reread", "--json")
    ours, theirs = pty.openpty()

    with subprocess.Popen(  # noqa: S603 - our own command
        command(*words), stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as run:
        os.close(theirs)
        shown = shown_on(ours).decode()
        os.close(ours)
        assert run.stdout is not None
        said = [json.loads(line) for line in run.stdout.read().decode().splitlines()]

    assert "1/1" in shown
    assert [row.get("title") for row in said] == ["A rule on chips", None]
    assert said[1]["summary"]["reread"] == 1
