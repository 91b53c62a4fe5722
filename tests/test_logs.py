"""The log of a process: one form for all, and nothing in it that steers a terminal."""

import json
import subprocess
import sys

import pytest
import structlog

from pipeline import logs

PROGRAM = """
import logging, warnings
import structlog
from pipeline import logs
logs.configure("{style}", "info")
log = structlog.get_logger()
log.debug("not shown")
log.error("round failed", reason="<b>\\x1b[31m\\nred: fine")
logging.getLogger("apscheduler").warning("missed %s", "a job")
logging.getLogger("httpx").info("HTTP Request: POST https://hooks.example/secret")
warnings.warn("old", UserWarning)
try:
    hush = "a secret in a variable"
    raise ValueError("a bug")
except ValueError:
    log.critical("a job broke", exc_info=True)
"""


def logged(style: str) -> str:
    run = subprocess.run(  # noqa: S603 - a program of ours
        [sys.executable, "-c", PROGRAM.format(style=style)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == ""
    return run.stderr


def test_what_libraries_say_is_json_as_well() -> None:
    lines = [json.loads(line) for line in logged("json").splitlines()]

    assert [(line["level"], line["event"]) for line in lines if line["event"] != "old"][:2] == [
        ("error", "round failed"),
        ("warning", "missed a job"),
    ]
    assert lines[-1]["exception"].endswith("ValueError: a bug")
    assert any("UserWarning: old" in line["event"] for line in lines)


def test_a_person_gets_the_trace_of_a_bug() -> None:
    text = logged("console")

    assert "ValueError: a bug" in text
    assert "missed a job" in text


@pytest.mark.parametrize("style", ["console", "json"])
def test_the_log_holds_no_escape_no_secret_and_nothing_below_its_level(style: str) -> None:
    text = logged(style)

    assert "\x1b" not in text
    assert "<b> [31m red: fine" in text
    assert "hooks.example" not in text
    assert "a secret in a variable" not in text
    assert "not shown" not in text


def test_what_lives_through_the_demo_leaves_the_log_as_it_was() -> None:
    before = structlog.get_config()

    with logs.only_critical():
        assert structlog.get_config() != before

    assert structlog.get_config() == before
