"""Recorded rules applied to the recorded law before them give the law after them."""

from collections import Counter
from pathlib import Path

import pytest

from extractors.amending.instructions import amendments_of
from extractors.law.reading import LawText, read_law
from extractors.model import Paragraph
from extractors.preview.applying import preview
from pipeline.at_hand import documents_of, file_page
from training.real import REAL

BENCH = Path(__file__).parent / "bench"
pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here"),
]


@pytest.fixture(autouse=True)
def _bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))


@pytest.mark.parametrize("edited", [True, False], ids=["all", "without the hand-edited"])
def test_every_change_of_the_gold_rules_is_applied_and_right(edited: bool) -> None:
    from preview import FLOORS, figures, measured

    told = [one for one in measured() if edited or not one.edited]

    shares = figures(told)
    assert shares["changes"] == (41 if edited else 32)
    assert {name: shares[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(
        FLOORS, True
    )


def test_the_instructions_of_two_whole_issues_are_told_apart() -> None:
    names = ("FR-2016-04-15-issue.xml.gz", "FR-2024-02-12-issue.xml.gz")
    documents = [
        document
        for name in names
        for _, document in documents_of(name, file_page(REAL / "federal_register" / "xml" / name))
    ]

    found = [one for document in documents for one in amendments_of(document)]

    # Each of the 188 instructions was read beside the action and the target that it gave.
    assert sum(p.role == "amendment" for d in documents for p in d.paragraphs) == 188
    assert Counter(one.action for one in found) == {
        "revise": 131,
        "add": 58,
        "authority": 25,
        "words": 23,
        "correct": 20,
        "remove": 19,
        "redesignate": 18,
        "reserve": 4,
        "transfer": 2,
    }
    assert [one.words for one in found if not one.target] == []


def test_the_fee_rule_gives_the_text_of_the_next_edition() -> None:
    old, new = (
        read_law((REAL / "cfr_annual" / f"CFR-{year}-title37-vol1-part1.xml").read_bytes(), year)
        for year in ("2011", "2012")
    )
    path = REAL / "federal_register" / "xml" / "2011-11-15_2011-29462.xml"
    (_, rule), *_ = documents_of(path.stem, file_page(path))

    found = preview([rule], old)

    assert [one.state for one in found.instructions] == ["applied"] * 4
    after = {paragraph.label: paragraph.text for paragraph in found.after}
    wanted = {p.label: p.text for text in new for p in text.paragraphs}
    touched = [one.label for one in found.provisions]
    assert len(touched) == 10
    assert {label: after[label] for label in touched} == {label: wanted[label] for label in touched}
    assert _section(found.after, "37 CFR 1.445") == _section(_all(new), "37 CFR 1.445")


def _all(texts: tuple[LawText, ...]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for text in texts for paragraph in text.paragraphs)


def _section(paragraphs: tuple[Paragraph, ...], unit: str) -> list[tuple[str, str]]:
    """Return the words of a section without the citations at its end."""
    return [
        (one.label, one.text)
        for one in paragraphs
        if one.label.startswith(unit) and one.kind != "citation"
    ]
