"""The command line: one door, plain errors, nothing loaded that is not needed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from commanding import Rulewire
from extractors.versions import EXTRACTOR
from making import NOW, delivery, finding, source
from running import Home, command, news
from storage.store import Store

COMMANDS = ("init", "check", "run", "once", "demo", "extract", "reextract", "sources",
            "deliveries")  # fmt: skip
# What `rulewire --help` has no use for, and what takes long to load.
HEAVY = {"spacy", "httpx", "lxml", "pydantic", "config", "apprise", "sqlite_utils", "rich", "asyncio"}  # fmt: skip
# What a command has no use for that reads no page and tags no text.
HEAVY_TO_LIST = {
    "spacy",
    "thinc",
    "numpy",
    "httpx",
    "apprise",
    "datasette",
    "feedparser",
    "htmldate",
}


@pytest.fixture(autouse=True)
def home(home: Home) -> Home:
    home.configure("guidance", "letters")
    return home


def filled(home: Home) -> None:
    """Leave a database with a delivery in each state."""
    with Store(home.folder / "rulewire.db") as store:
        store.sources.configure([source("guidance")], [], NOW)
        found = [finding(f"{n}", title=f"Finding {n}") for n in range(3)]
        owed = [delivery("0", "hook"), delivery("1", "desk"), delivery("2", threaded=True)]
        store.outbox.tell(found, owed, NOW)
        for owed_by in store.outbox.due(NOW):
            store.outbox.put([owed_by], owed_by.channel)
        store.outbox.postponed("hook", "", NOW)
        store.outbox.dead("desk", "HTTP 410", NOW)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(rulewire: Rulewire, name: str) -> None:
    said = rulewire(name, "--help")

    assert said.code == 0
    assert f"Usage: rulewire {name}" in said.out


def test_help_names_every_command(rulewire: Rulewire) -> None:
    said = rulewire("--help")

    assert [name for name in COMMANDS if name not in said.out] == []


def loaded_by(*words: str) -> set[str]:
    """Return the names of the modules that a command loads."""
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-X", "importtime", *command(*words)[1:]],
        capture_output=True,
        text=True,
        check=False,  # what there is to list is not the question
    )
    return set(re.findall(r"\| +([\w.]+)$", run.stderr, re.MULTILINE))


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(word: str) -> None:
    loaded = loaded_by(word)

    assert "typer" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    "words",
    [("sources",), ("status", "AI Diffusion Rule"), ("deliveries",)],
    ids=" ".join,
)
def test_a_command_that_only_lists_loads_no_tagger_and_no_fetcher(
    home: Home, words: tuple[str, ...]
) -> None:
    filled(home)

    loaded = loaded_by(*words)

    assert "sqlite_utils" in loaded
    assert loaded & HEAVY_TO_LIST == set()


def test_a_round_that_finds_nothing_new_loads_nothing_that_reads(home: Home) -> None:
    home.ran("once")

    loaded = loaded_by("once")

    assert "aiohttp" in loaded
    assert loaded & {"spacy", "thinc", "numpy"} == set()


def test_the_version_tells_what_readings_depend_on(rulewire: Rulewire) -> None:
    said = rulewire("--version")

    assert (said.code, said.err) == (0, "")
    assert re.fullmatch(rf"rulewire [\d.]+ \(extractors {EXTRACTOR}, names [\da-f]{{12}}\)\n", said.out)  # fmt: skip


@pytest.mark.parametrize(
    "words", [("--bogus",), ("bogus",), ("deliveries", "--state", "lost"), ("extract",)]
)
def test_a_command_line_that_makes_no_sense_exits_with_2(
    rulewire: Rulewire, words: tuple[str, ...]
) -> None:
    said = rulewire(*words)

    assert (said.code, said.out) == (2, "")
    assert "Traceback" not in said.err


def test_init_writes_what_check_accepts_once_it_is_filled_in(
    rulewire: Rulewire, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rulewire("init", "mine.toml").code == 0
    path = Path("mine.toml")
    path.write_text(path.read_text("utf-8").replace('contact = ""', 'contact = "me@example.org"'))
    monkeypatch.setenv("RULEWIRE_SMTP_PASSWORD", "hush")

    said = rulewire("check", "--config", "mine.toml")

    assert (said.code, said.err) == (0, "")
    assert "1 channels, 2 subscriptions" in said.out
    assert "hush" not in said.out


def test_init_marks_all_that_must_be_filled_in(rulewire: Rulewire) -> None:
    rulewire("init", "mine.toml")

    said = rulewire("check", "--config", "mine.toml")

    assert said.code == 2
    assert "RULEWIRE_SMTP_PASSWORD is not set" in said.err


def test_init_overwrites_nothing(rulewire: Rulewire) -> None:
    before = Path("rulewire.toml").read_text()

    said = rulewire("init")

    assert said.code == 2
    assert said.err == "rulewire: rulewire.toml: is there already; name another file\n"
    assert Path("rulewire.toml").read_text() == before


def test_init_says_where_it_cannot_write(rulewire: Rulewire) -> None:
    said = rulewire("init", "nowhere/mine.toml")

    assert said.code == 2
    assert said.err == (
        "rulewire: nowhere/mine.toml: cannot be written: No such file or directory; "
        "name another file\n"
    )


def test_sources_are_listed_before_anything_ran(rulewire: Rulewire) -> None:
    said = rulewire("sources")

    assert [line.split()[:4] for line in said.out.splitlines()] == [
        ["guidance", "page", "never", "checked"],
        ["letters", "page", "never", "checked"],
    ]


def test_sources_show_what_is_wrong_with_one(rulewire: Rulewire, home: Home) -> None:
    home.site.serve("/guidance", news("New guidance"))
    home.site.serve("/hook", "ok")
    home.ran("once")

    guidance, letters = rulewire("sources", "--json").rows

    assert (guidance["state"], guidance["documents"]) == ("ok", 1)
    assert letters["state"] == "failing"
    assert letters["last_error"] == f"{home.site.url}/letters: HTTP 404"


def test_a_source_that_fails_is_a_line_with_its_error(rulewire: Rulewire, home: Home) -> None:
    with Store(home.folder / "rulewire.db") as store:
        store.sources.configure([source("guidance")], [], NOW)
        store.sources.round_ok("guidance", NOW, NOW)
        store.sources.round_failed("guidance", "HTTP 404\x1b[2J", NOW)

    guidance, _ = rulewire("sources").out.splitlines()

    assert guidance.split(maxsplit=3) == [
        "guidance", "page", "failing", "last ok 2025-05-13T14:00:00Z  HTTP 404 [2J",
    ]  # fmt: skip


def test_deliveries_are_listed_with_what_became_of_them(rulewire: Rulewire, home: Home) -> None:
    filled(home)

    rows = rulewire("deliveries", "--json").rows

    assert {(row["title"], row["state"]) for row in rows} == {
        ("Finding 0", "pending"), ("Finding 1", "dead"), ("Finding 2", "threaded"),
    }  # fmt: skip


def test_deliveries_of_one_state_are_listed(rulewire: Rulewire, home: Home) -> None:
    filled(home)

    (line,) = rulewire("deliveries", "--state", "dead").out.splitlines()

    assert line.startswith("dead ")
    assert line.endswith("officer by desk              Finding 1  [1 tries: HTTP 410]")


def test_only_as_many_deliveries_as_wanted_are_listed(rulewire: Rulewire, home: Home) -> None:
    filled(home)

    assert len(rulewire("deliveries", "--most", "2").out.splitlines()) == 2


def test_deliveries_are_listed_although_a_secret_is_not_set(
    rulewire: Rulewire, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(home)
    monkeypatch.delenv("HOOK")

    assert rulewire("deliveries").code == 0


def test_dead_and_waiting_deliveries_are_queued_again_and_threaded_ones_are_not(
    rulewire: Rulewire, home: Home
) -> None:
    filled(home)

    said = rulewire("deliveries", "--retry")

    assert said.out.startswith("2 deliveries are due now")
    states = {row["title"]: row["state"] for row in rulewire("deliveries", "--json").rows}
    assert states == {"Finding 0": "pending", "Finding 1": "pending", "Finding 2": "threaded"}


def test_only_the_deliveries_of_one_channel_are_queued_again(
    rulewire: Rulewire, home: Home
) -> None:
    filled(home)

    said = rulewire("deliveries", "--retry", "--channel", "desk")

    assert said.out.startswith("1 deliveries are due now")


@pytest.mark.parametrize("words", [("deliveries",), ("deliveries", "--retry")])
def test_a_database_that_is_not_there_is_no_empty_list(
    rulewire: Rulewire, home: Home, words: tuple[str, ...]
) -> None:
    said = rulewire(*words)

    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"rulewire: {home.folder}/rulewire.db: there is no database yet; "
        "rulewire run or rulewire once makes it\n"
    )


@pytest.mark.parametrize(
    "words",
    [("upcoming",), ("export", "--parquet", "out"), ("backup", "copy.db"), ("lists", "huawei")],
)
def test_an_empty_file_is_no_database(
    rulewire: Rulewire, home: Home, words: tuple[str, ...]
) -> None:
    (home.folder / "rulewire.db").touch()

    said = rulewire(*words)

    assert (said.code, said.out) == (2, "")
    assert (
        "rulewire.db: there is no database yet; rulewire run or rulewire once makes it" in said.err
    )
    assert [one.name for one in home.folder.iterdir() if one.suffix in {".db", ""}] == [
        "rulewire.db"
    ]


def test_a_file_that_is_no_database_is_named(rulewire: Rulewire, home: Home) -> None:
    (home.folder / "rulewire.db").write_text("a letter to my aunt, not a database at all\n" * 99)

    said = rulewire("deliveries")

    assert said.code == 2
    assert said.err == (
        f"rulewire: {home.folder}/rulewire.db: the file is no SQLite database; "
        "name another one, or, if it was one: rulewire restore\n"
    )


@pytest.mark.parametrize("database", ["nowhere/rulewire.db", "rulewire.toml/rulewire.db"])
def test_a_database_that_cannot_be_made_is_an_error_in_one_line(home: Home, database: str) -> None:
    config = home.folder / "rulewire.toml"
    config.write_text(f'database = "{database}"\n{config.read_text()}')

    run = home.ran("once")

    assert run.returncode == 2
    assert run.stderr.startswith(f"rulewire: {home.folder}/{database}: ")
    assert run.stderr.count("\n") == 1


def test_a_reader_who_leaves_early_hears_no_complaint(home: Home) -> None:
    with subprocess.Popen(  # noqa: S603 - our own command
        command("check"),
        cwd=home.folder,
        env=dict(home.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert process.stderr.read() == b""


def test_a_terminal_with_few_letters_gets_what_it_can_show(home: Home) -> None:
    text = home.folder / "letter.txt"
    text.write_text("A letter on “chips”\n\nHuawei wants chips, and 华为 is its other name.\n")

    run = home.ran("extract", str(text), PYTHONIOENCODING="latin-1")

    assert run.returncode == 0, run.stderr
    assert "A letter on \\u201cchips\\u201d" in run.stdout
