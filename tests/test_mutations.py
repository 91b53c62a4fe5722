"""Every change of a part is found, labelled right, and nothing else is told."""

import json
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"
REAL = Path(__file__).parents[1].parent / "shared/real/ecfr/15-744/2026-07-23.xml"
FLOORS = json.loads((BENCH / "mutation_floors.json").read_text("utf-8"))

pytestmark = [pytest.mark.filterwarnings("error"), pytest.mark.no_cover]


@pytest.fixture(autouse=True)
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))


def test_each_mutation_of_a_made_up_part_is_told_and_nothing_else() -> None:
    from lawfile import LawFile
    from made_law import made_law
    from mutations import MUTATIONS, run, total

    whole = total(run(LawFile(made_law(), "made up"), range(200), list(MUTATIONS)))

    assert whole.failures == []
    assert whole.precision >= FLOORS["precision"]
    assert whole.recall >= FLOORS["recall"]


@pytest.mark.skipif(not REAL.exists(), reason="../shared is not here")
def test_each_mutation_of_part_744_is_told_and_nothing_else() -> None:
    from lawfile import LawFile
    from mutations import MUTATIONS, run, total

    law = LawFile(REAL.read_bytes(), REAL.name)
    whole = total(run(law, range(5000, 5000 + len(MUTATIONS)), list(MUTATIONS)))

    assert whole.failures == []
    assert whole.precision >= FLOORS["precision"]
    assert whole.recall >= FLOORS["recall"]


def test_a_draft_reads_as_the_whole_file_does() -> None:
    from lawfile import LawFile
    from made_law import made_law
    from mutations import MUTATIONS, mutated

    from extractors.law.reading import read_law

    law = LawFile(made_law(), "made up")
    for seed, kind in enumerate(MUTATIONS):
        _, draft, _ = mutated(law, seed, [kind])

        whole = [p for text in read_law(draft.body(), "whole") for p in text.paragraphs]
        assert draft.paragraphs() == whole, kind


def test_a_hunk_that_was_not_expected_counts_against_precision() -> None:
    from lawfile import told
    from mutations import judged

    from extractors.hunks import Hunk, HunkClass

    hunks = [Hunk(label, "added", HunkClass.SUBSTANTIVE, (), 0, 0) for label in ("(a)", "(b)")]
    score = judged(hunks, [told("added", HunkClass.SUBSTANTIVE, "(a)", "(c)")], 1, "a kind")

    assert (score.precision, score.recall, score.exact) == (0.5, 1.0, 0)


def test_a_hunk_of_another_class_is_not_the_expected_one() -> None:
    from lawfile import told
    from mutations import judged

    from extractors.hunks import Hunk, HunkClass

    hunk = Hunk("(a)", "amended", HunkClass.EDITORIAL, (), 0, 0)
    score = judged([hunk], [told("amended", HunkClass.SUBSTANTIVE, "(a)")], 1, "a kind")

    assert (score.precision, score.recall) == (0.0, 0.0)
