"""The rules of the house that a machine can hold."""

import ast
import re
import sys
import threading
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import pytest

from extractors.registry import source_kinds
from pipeline.cli import app
from pipeline.outbound import channels

ROOT = Path(__file__).parents[1]
PACKAGES = ("config", "extractors", "pipeline", "storage")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REQUIREMENTS = ("run.txt", "cluster.txt", "dev.txt")
# zoneinfo reads its files; nothing imports it.
NEVER_IMPORTED = {"tzdata"}


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield each module of the packages: its path from the root, and its syntax."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


MODULES = dict(trees())


def lines(module: str) -> int:
    return len((ROOT / module).read_text("utf-8").splitlines())


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the top-level names of what a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def named(requirement: str) -> str:
    """Return the normal form of the name in a requirement: PEP 503."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0]).lower()


def declared() -> set[str]:
    extras = PROJECT["optional-dependencies"].values()
    return {named(one) for one in (*PROJECT["dependencies"], *(x for e in extras for x in e))}


def locked(name: str) -> list[str]:
    """Return the requirements of a lock file, each on one line."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return text.replace("\\\n", " ").splitlines()


def test_no_module_is_over_400_lines() -> None:
    long = {module for module in MODULES if lines(module) > 400}

    assert long == set()


def test_the_median_module_is_at_most_120_lines() -> None:
    assert median(lines(module) for module in MODULES) <= 120


def test_no_function_is_over_60_lines() -> None:
    long = {
        f"{module}:{node.lineno} {node.name}"
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    }

    assert long == set()


def test_only_the_configuration_reads_the_environment() -> None:
    door = re.compile(r"\bos\.(?:environb?|getenv)\b|\bfrom os import\b")
    readers = {module for module, tree in MODULES.items() if door.search(ast.unparse(tree))}

    assert readers == {"config/loading.py"}


def test_nothing_is_printed_past_the_command_line() -> None:
    printers = {
        module
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }

    assert printers == set()


def test_every_library_that_is_imported_is_declared_and_the_other_way_round() -> None:
    owners = packages_distributions()
    names = {name for tree in MODULES.values() for name in imported(tree)}
    used = {named(owners[name][0]) for name in names if name in owners and name not in PACKAGES}

    assert used == declared() - NEVER_IMPORTED


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_the_requirements_name_no_index(name: str) -> None:
    telling = [line for line in locked(name) if "://" in line or line.startswith(("-", "/", "."))]

    assert telling == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_locked_to_a_version_and_its_hashes(name: str) -> None:
    loose = [
        line
        for line in locked(name)
        if not re.match(r"[\w.-]+(?:\[[\w,-]+\])?==[\w.+!]+ .*--hash=sha256:[0-9a-f]{64}", line)
    ]

    assert loose == []


@pytest.mark.parametrize(("name", "extras"), [("run.txt", False), ("dev.txt", True)])
def test_every_dependency_is_locked(name: str, extras: bool) -> None:
    wanted = declared() if extras else {named(one) for one in PROJECT["dependencies"]}

    assert wanted - {named(line) for line in locked(name)} == set()


@pytest.mark.parametrize("kind", source_kinds())
def test_every_source_kind_has_saved_pages(kind: str) -> None:
    assert list((ROOT / "tests" / "pages" / kind).glob("*.expected.json"))


@pytest.mark.parametrize("kind", channels())
def test_every_channel_has_tests(kind: str) -> None:
    assert (ROOT / "tests" / f"test_{kind}.py").is_file()


@pytest.mark.parametrize("setting", [f'kind = "{k}"' for k in source_kinds()])
def test_every_source_kind_is_in_the_reference_of_settings(setting: str) -> None:
    assert setting in (ROOT / "config" / "default.toml").read_text("utf-8")


@pytest.mark.parametrize("setting", [f'type = "{c}"' for c in channels()])
def test_every_channel_is_in_the_reference_of_settings(setting: str) -> None:
    assert setting in (ROOT / "config" / "default.toml").read_text("utf-8")


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = {c.callback.__name__ for c in app.registered_commands if c.callback}

    missing = {name for name in commands if not re.search(rf"\brulewire {name}\b", readme)}

    assert missing == set()


def test_decision_records_are_few_and_short() -> None:
    records = list((ROOT / "docs" / "decisions").glob("[0-9][0-9][0-9][0-9]-*.md"))

    assert len(records) <= 10
    assert {r.name for r in records if len(r.read_text("utf-8").splitlines()) > 30} == set()


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.no_cover
def test_what_is_not_measured_is_not_traced_in_threads_either() -> None:
    traced = [sys.gettrace()]
    thread = threading.Thread(target=lambda: traced.append(sys.gettrace()))
    thread.start()
    thread.join()

    assert traced == [None, None]
