"""How well texts are read is a number with a floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"


def gate(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(BENCH / "gate.py"), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=BENCH.parents[1],
    )


def test_no_figure_is_below_its_floor() -> None:
    done = gate()

    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_a_figure_below_its_floor_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from gate import below

    assert below({"events": 0.5, "dates": 0.9}, {"events": 0.8, "dates": 0.9}) == [
        "events: 0.5000 is below its floor 0.8000"
    ]


@pytest.mark.parametrize(
    ("answers", "extractor", "said"),
    [
        ("a", "3", ""),
        ("b", "3", "the answers are no longer those of extractors 3: raise EXTRACTOR"),
        ("b", "4", "the answers of extractors 4 are not pinned yet"),
        ("a", "4", "the answers of extractors 4 are not pinned yet"),
    ],
)
def test_other_answers_under_the_same_extractors_are_caught(
    monkeypatch: pytest.MonkeyPatch, answers: str, extractor: str, said: str
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from gate import forgotten

    told = forgotten({"extractor": "3", "answers": "a"}, answers, extractor)

    assert told.startswith(said)
    assert bool(told) == bool(said)


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    gold = [path for path in BENCH.glob("docs-*/*.json") if path.stem.isdigit()]
    documents = [json.loads(path.read_text("utf-8")) for path in gold]

    assert len(documents) >= 60
    assert sum(not document["relevant"] for document in documents) >= 15
