"""What lists things: a table on a terminal, aligned lines in a pipe; both from the same cells."""

import json
from pathlib import Path

import pytest

from commanding import Rulewire
from config.settings import Settings
from making import NOW, delivery, finding, source
from pipeline.tables import hanging
from running import Home
from storage.store import Store
from terminals import at_terminal

HOSTILE = "[bold red]Rule[/] [link=https://x.org]here[/link] :smile: \x1b[2J"
WIDTHS = (80, 120)


@pytest.fixture
def told(home: Home) -> Home:
    """Return a folder whose database has a delivery with a hostile title."""
    home.configure("guidance")
    with Store(home.folder / "rulewire.db") as store:
        store.sources.configure([source("guidance")], [], NOW)
        store.outbox.tell([finding("a", title=HOSTILE)], [delivery("a", "hook")], NOW)
    return home


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_list_is_a_table_as_wide_as_the_terminal(told: Home, columns: int) -> None:
    screen = at_terminal(told.folder, "deliveries", columns=columns)

    assert screen.code == 0, screen.text
    assert screen.text.split()[:3] == ["state", "severity", "when"]
    assert max(map(len, screen.text.splitlines())) <= columns


def test_markup_and_escapes_in_a_title_are_text(told: Home) -> None:
    screen = at_terminal(told.folder, "deliveries", columns=200)

    assert "[bold red]Rule[/] [link=https://x.org]here[/link] :smile:" in screen.text
    assert "\x1b[2J" not in screen.raw
    assert "\x1b]8;" not in screen.raw


def test_no_color_means_none_and_a_dumb_terminal_gets_lines(told: Home) -> None:
    plain = at_terminal(told.folder, "deliveries", environ={"NO_COLOR": "1"})
    dumb = at_terminal(told.folder, "deliveries", columns=300, environ={"TERM": "dumb"})

    assert "\x1b[3" not in plain.raw
    assert dumb.text.startswith("pending  high ")
    assert len(dumb.text.splitlines()) == 1


def test_a_pipe_gets_lines_whatever_the_width(told: Home, rulewire: Rulewire) -> None:
    said = rulewire("deliveries")

    assert said.out.startswith("pending  high     due 2025-05-13T14:00:00Z officer by hook")
    assert len(said.out.splitlines()) == 1


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("command", ["sources", "rules", "health", "upcoming"])
def test_every_list_fits_the_terminal(demoed: Settings, command: str, columns: int) -> None:
    folder = demoed.database.parent

    screen = at_terminal(folder, command, columns=columns)

    assert "Traceback" not in screen.text
    loose = [line for line in screen.text.splitlines() if len(line) > columns]
    assert [line for line in loose if " " in line.strip()] == []  # a key or an address stays whole


def test_a_long_line_hangs_under_its_words_and_an_address_stays_whole() -> None:
    url = "https://example.org/" + "a" * 60

    lines = hanging(f"  source       bis-press {url} and more words than fit", 60)

    assert lines[0] == "  source       bis-press"
    assert lines[1] == " " * 15 + url
    assert lines[2] == " " * 15 + "and more words than fit"


def test_health_is_a_line_a_check_in_a_pipe(told: Home, rulewire: Rulewire) -> None:
    said = rulewire("health")

    assert "\\u000a" not in said.out
    assert said.out.splitlines()[0].startswith("ok     database")
    assert json.loads(rulewire("health", "--json").out)["checks"][0]["name"] == "database"


def test_progress_on_a_dumb_terminal_is_lines(demoed: Settings, tmp_path: Path) -> None:
    told = at_terminal(
        demoed.database.parent, "verify", "--json", columns=200, environ={"TERM": "dumb"}
    )

    assert told.code == 0, told.text
    assert "verifying: " in told.text
    assert "\x1b[?25l" not in told.raw
