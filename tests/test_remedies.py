"""Every error that a command may end with says what to do next."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Where what the user mends is raised. What a source's page has wrong is told by `rulewire health`,
# and what a channel answers by the delivery.
PLACES = ("config", "pipeline", "storage", "extractors/screening")
MENDED_BY_THE_USER = {"ConfigError", "StorageError"}
# A semicolon parts the fault from what to do; "must" is what to do; hints end in what was meant.
REMEDY = re.compile(
    r"; |;$|\bmust\b|\bhint\(|\brulewire \w+|\bset \w+ =|is a different|\bask\b|\bname\b"
)


def raised() -> Iterator[tuple[str, str]]:
    """Yield each error that is made with words of its own: where, and its source text."""
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Raise) and isinstance(call := node.exc, ast.Call):
                    named = getattr(call.func, "id", "")
                    words = call.args[1:2]
                    if named in MENDED_BY_THE_USER and isinstance(
                        words[0], ast.Constant | ast.JoinedStr
                    ):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", ast.unparse(words[0])


RAISED = dict(raised())


def test_the_errors_were_found() -> None:
    assert len(RAISED) > 40


@pytest.mark.parametrize("where", RAISED)
def test_an_error_says_what_to_do(where: str) -> None:
    assert REMEDY.search(RAISED[where]), RAISED[where]
