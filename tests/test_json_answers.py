"""Every command whose answer a program may read gives it as JSON."""

import json

import pytest
import typer

from commanding import Rulewire
from pipeline.cli import app
from running import Home

# What they do is no answer: a file, a process, a show.
NO_ANSWER = {"init", "run", "demo", "serve"}


@pytest.fixture(autouse=True)
def home(home: Home) -> Home:
    home.site.serve("/hook", "ok")
    home.site.serve("/desk", "no", status=503)
    return home


def test_every_command_but_four_has_json() -> None:
    group = typer.main.get_command(app)
    commands = group.commands  # type: ignore[attr-defined]

    without = {
        name
        for name, command in commands.items()
        if not any("--json" in parameter.opts for parameter in command.params)
    }

    assert without == NO_ANSWER


def test_check_tells_what_is_proven_and_what_came_of_each_test(rulewire: Rulewire) -> None:
    said = rulewire("check", "--send", "--json")

    (row,) = said.rows
    assert said.code == 1
    assert (row["enabled"], row["channels"]) == (["guidance"], ["desk", "hook"])
    assert row["tests"] == [
        {"channel": "desk", "taken": False, "said": "HTTP 503 no"},
        {"channel": "hook", "taken": True, "said": "200 ok"},
    ]


def test_a_test_of_one_channel_is_a_row(rulewire: Rulewire) -> None:
    assert rulewire("deliveries", "--test", "--channel", "hook", "--json").rows == [
        {"channel": "hook", "taken": True, "said": "200 ok"}
    ]


def test_a_round_is_told_source_by_source(home: Home) -> None:
    run = home.ran("once", "--json")

    row = json.loads(run.stdout)
    assert [one["source"] for one in row["sources"]] == ["guidance"]
    assert row["sources"][0]["error"].endswith("HTTP 404")
    assert row["told"] == {"sent": 0, "waiting": 0, "dead": 0}
