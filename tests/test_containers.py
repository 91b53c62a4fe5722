"""The image and the services: what can be said of them without running them."""

import re
from pathlib import Path
from typing import Any

import pytest
from srsly import read_yaml  # type: ignore[import-untyped]
from typer.main import get_command

from pipeline.cli import app

ROOT = Path(__file__).parents[1]


def services() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(ROOT / "compose.yaml")["services"]
    return found


@pytest.mark.parametrize("name", ["daemon", "window", "scheduler", "worker"])
def test_a_service_can_change_nothing_but_its_own_and_is_looked_after(name: str) -> None:
    service = services()[name]

    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert "ports" not in service


def test_the_cluster_is_reached_by_nobody_else() -> None:
    compose: dict[str, Any] = read_yaml(ROOT / "compose.yaml")

    assert compose["networks"]["cluster"] == {"internal": True}
    assert services()["scheduler"]["networks"] == ["cluster"]
    assert services()["worker"]["networks"] == ["cluster"]


@pytest.mark.parametrize("name", ["daemon", "window"])
def test_the_commands_of_services_are_ours(name: str) -> None:
    command = services()[name].get("command", ["run"])

    assert command[0] in get_command(app).commands  # type: ignore[attr-defined]


def lines() -> list[str]:
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_image_keeps_the_rules_that_linters_have_for_images() -> None:
    instructions = [line.split(maxsplit=1) for line in lines()]
    bases = [rest for word, rest in instructions if word == "FROM"]
    runs = [rest for word, rest in instructions if word == "RUN"]
    users = [rest for word, rest in instructions if word == "USER"]

    assert all(re.search(r":\d+\.\d+-slim-\w+( AS \w+)?$", base) for base in bases)
    assert users == ["rulewire"]
    assert not any(re.search(r"\bsudo\b|\bcurl\b|apt-get upgrade|\bADD\b", run) for run in runs)
    assert all("--require-hashes" in run or "--no-deps" in run for run in runs if "install -" not in run and "pip install" in run)  # fmt: skip
    assert [rest[0] for word, rest in instructions if word in {"CMD", "ENTRYPOINT"}] == ["[", "["]


def test_the_image_is_built_from_what_is_not_ignored() -> None:
    ignored = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    copied = [
        part
        for line in lines()
        if line.startswith("COPY") and "--from" not in line
        for part in line.split()[1:-1]
    ]

    assert ignored[0] == "*"
    assert {f"!{part}" for part in copied} <= set(ignored)
    assert all((ROOT / part).exists() for part in copied if part != "requirements/cluster.txt")
