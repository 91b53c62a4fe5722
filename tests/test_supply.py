"""What rulewire is made of is pinned, listed, and known by its hashes."""

import ast
import json
import re
from pathlib import Path

import pytest

from supply.audit import told
from supply.model import ROOT, found, pinned
from supply.sbom import bill

LOCKS = ("run.txt", "dev.txt", "cluster.txt", "uv.txt")
pytestmark = pytest.mark.no_cover

_PINNED = re.compile(
    r"[\w.-]+(?:\[[\w,-]+\])?==\S+(?: ; [^\\]+?)? +(?:--hash=sha256:[0-9a-f]{64} *)+"
)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_version_and_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8").replace("\\\n", " ")

    loose = [line for line in text.splitlines() if not _PINNED.fullmatch(" ".join(line.split()))]

    assert loose == []


def test_the_model_that_ships_is_the_one_that_was_pinned() -> None:
    assert found() == pinned()


def test_no_model_is_fetched_when_rulewire_runs() -> None:
    """SpaCy and its like fetch by these names; a model comes by its folder alone."""
    fetching = re.compile(r"spacy\.cli|download|from_pretrained|hf_hub|huggingface|pip install")
    told = {
        str(path.relative_to(ROOT)): node.names[0].name
        for package in ("config", "extractors", "pipeline", "storage")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and fetching.search(f"{getattr(node, 'module', '')} {node.names[0].name}")
    }

    assert told == {}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_bill_of_materials_lists_every_locked_package_and_the_model() -> None:
    whole = bill()

    lock = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    names = {one["name"] for one in whole["components"]}
    model = next(one for one in whole["components"] if one["type"] == "machine-learning-model")
    assert set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)) <= names
    assert model["hashes"][0]["content"] == pinned()["names_model/tagger/model"]
    assert model["modelCard"]["modelParameters"]["datasets"]
    assert str(Path.home()) not in json.dumps(whole)


AUDITED = {"name": "acme", "version": "1", "vulns": []}
VULNERABLE = {"name": "acme", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
UNKNOWN = {"name": "acme", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "red", "words"),
    [
        ([AUDITED], False, "1 packages audited, 0 not known to the service, 0 vulnerabilities"),
        ([VULNERABLE, UNKNOWN], True, "acme 1: PYSEC-1, mended in 2"),
        ([UNKNOWN], False, "not reachable, skipped: nothing was audited"),
    ],
)
def test_an_audit_is_red_on_a_finding_alone_and_says_when_there_was_none(
    packages: list[object], red: bool, words: str
) -> None:
    lines, found = told(json.dumps({"dependencies": packages}))

    assert found is red
    assert any(words in line for line in lines)
