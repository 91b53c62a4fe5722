"""The guides in `docs/` are held to what they say: what they tell to do is done, on the demo."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlite_utils.cli import cli as sqlite_utils

from commanding import Rulewire
from config import load
from config.settings import Settings
from guides import Guide, Step, missing
from pipeline.cli import app
from windows import Looking

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = [Guide(DOCS / f"{name}.md") for name in ("officer", "analyst", "operator")]
# They ask the world, wait for ever or send: only that they are understood is looked at.
OUTWARD = {"run", "once", "serve", "check", "backfill"}
SENDING = {"--test", "--retry"}
# 1 says what was found: somebody may be listed, no daemon runs here.
FINDING = {"screen", "health"}
# What is not ours to run.
OTHERS = {"python3", "install", "systemctl", "curl", "ssh", "/opt/rulewire/bin/pip"}


@pytest.fixture
def desk(demoed: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with what the demo left, in which its reader sits."""
    assert demoed.file
    for name in ("rulewire.db", "rulewire.toml", "counterparties.csv"):
        shutil.copy(demoed.file.parent / name, tmp_path)
    monkeypatch.setenv("DEMO_SLACK_URL", "http://127.0.0.1:9/slack")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def understood(words: list[str]) -> None:
    """Make sure that the command line takes the words, and do nothing."""
    group: Any = typer.main.get_command(app)
    name, command, rest = group.resolve_command(group.make_context("rulewire", ["check"]), words)
    command.make_context(name, rest)


def asked(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what sqlite-utils answers."""
    sqlite_utils.main(words, standalone_mode=False)
    return capsys.readouterr().out


def done(
    step: Step, desk: Path, rulewire: Rulewire, capsys: pytest.CaptureFixture[str]
) -> str | None:
    """Return what a command prints, None if it is not run here."""
    program, *words = step.words
    if program == "sqlite-utils":
        return asked(words, capsys)
    if program == "duckdb":
        return str(pytest.importorskip("duckdb").sql(words[-1]) or "")
    if program != "rulewire":
        assert program in OTHERS
        return None
    words = [word.replace("/tmp", str(desk)) for word in words]  # noqa: S108 - a guide's words
    understood(words)
    if words[0] in OUTWARD or SENDING & set(words):
        return None
    said = rulewire(*words)
    assert said.code in ({0, 1} if words[0] in FINDING else {0}), said
    return said.out + said.err


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path.stem)
def test_what_a_guide_tells_to_do_can_be_done(
    guide: Guide, desk: Path, rulewire: Rulewire, capsys: pytest.CaptureFixture[str]
) -> None:
    for step in guide.steps():
        printed = done(step, desk, rulewire, capsys)
        if printed is not None:
            assert missing(printed, step.shown) == [], printed
            assert printed or not step.into, step.words


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path.stem)
def test_the_settings_of_a_guide_are_sound(guide: Guide, desk: Path) -> None:
    channels = '[channel.mail]\ntype = "apprise"\nurls = ["env:NAMES"]\n'
    for number, table in enumerate(guide.tables()):
        file = desk / f"shown-{number}.toml"
        fetch = "" if "[fetch]" in table else '[fetch]\ncontact = "me@example.org"\n'
        file.write_text(f"{table}\n{fetch}{channels}", "utf-8")

        load(file, dict.fromkeys(("NAMES", "RULEWIRE_HOOK_URL", "RULEWIRE_HOOK_SECRET"), "x"))


async def test_where_a_guide_leads_in_the_window_there_is_something(demoed: Settings) -> None:
    places = [place for guide in GUIDES for place in guide.places()]

    async with Looking(demoed) as looking:
        answers = [(await looking.client.get(place)).status_code for place in places]

    assert len(places) >= 6
    assert dict(zip(places, answers, strict=True)) == dict.fromkeys(places, 200)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path.stem)
def test_a_guide_is_read_in_ten_minutes(guide: Guide) -> None:
    assert 80 <= len(guide.text.splitlines()) <= 160


def test_what_was_not_printed_is_found() -> None:
    assert missing("one line\ntwo lines\n", ["one … e", "two …s", "three"]) == ["one … e", "three"]
