"""What is counted on real text rests on what is certain of it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from config import load
from extractors.claims.event_kinds import KINDS
from training.real import REAL

BENCH = Path(__file__).parent / "bench"
shared = pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here")


@pytest.mark.skipif(REAL.is_dir(), reason="../shared is here, and all of it takes minutes")
def test_without_the_texts_the_report_says_so() -> None:
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(BENCH / "real.py")],
        capture_output=True,
        text=True,
        check=False,
        cwd=BENCH.parents[1],
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"skipped: there is no {REAL}\n"


@shared
def test_titles_and_abstracts_are_sure_of_some_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from register import bis_documents

    cases = list(bis_documents(load(None, {}).sources["fr-bis"].source))
    expected = Counter(case.expected[1] for case in cases if case.expected)

    assert len(cases) == 156
    assert expected.keys() <= set(KINDS)
    assert (expected["amended"], sum(case.off_topic for case in cases)) == (38, 22)
    assert not any(case.off_topic and case.expected for case in cases)


@shared
def test_a_dates_paragraph_counts_once_with_the_days_of_the_api(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    from register import dated_answers

    answers = list(dated_answers())

    assert Counter(role for _, _, truth in answers for role, _ in truth) == {
        "effective": 4, "comment_deadline": 8,
    }  # fmt: skip
