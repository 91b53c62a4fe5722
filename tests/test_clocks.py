"""The clocks of a rule: what is amiss between them, as of a day, and what is strange about one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from extractors.clocks.flags import flags
from extractors.clocks.gaps import behind, unexplained, unfiled, unincorporable
from extractors.clocks.notes import unincorporated
from extractors.clocks.nouns import Action, Announcement, Edition, Gap, Noted, Patience, Unit
from extractors.law.reading import read_law

REAL = Path(__file__).parents[1].parent / "shared" / "real"
PATIENCE = Patience(unfiled=10, behind=7, unexplained=3)
DAY = date(2025, 5, 13)
TODAY = DAY + timedelta(days=12)
RELEASE = Announcement(
    document="web:release", version=1, source="press", url="https://bis.example/release",
    title="Rescission", rule="ai-diffusion-rule", rule_name="AI Diffusion Rule",
    event="rescission_announced", quote="plans to rescind", day=DAY, seen=DAY, looked=TODAY,
    filed=False,
)  # fmt: skip
UNIT = Unit("15 CFR 744.11", effective=DAY, kept=date(2017, 1, 3), looked=TODAY)
ACTION = Action(
    document="fr:2025-19846", version=1, source="fr", url="https://fr.example/1", title="A Rule",
    citation="90 FR 50857", rule="", seen=DAY, published=DAY, effective=DAY, units=(UNIT,),
)  # fmt: skip
EDITION = Edition(
    document="ecfr:15-744.23", source="code", url="https://ecfr.example/744.23",
    citation="15 CFR 744.23", day=DAY, seen=DAY, watched=True, cited=("90 FR 50857",), explained=False,
    covered=True,
)  # fmt: skip
NOTE = (
    "2. At 89 FR 96836, Dec. 5, 2024, supplement no. 4 to part 744 was amended by adding an entry "
    "for “S2C Limited”; however, these amendments could not be incorporated because no text was "
    "supplied for these entries."
)


def filed_gaps(announcement: Announcement, today: date = TODAY) -> list[Gap]:
    return list(unfiled([announcement], PATIENCE, today))


def behind_gaps(unit: Unit, today: date = TODAY, **changes: object) -> list[Gap]:
    return list(behind([replace(ACTION, units=(unit,), **changes)], PATIENCE, today))  # type: ignore[arg-type]


def test_what_was_announced_and_never_filed_is_a_gap() -> None:
    (gap,) = filed_gaps(RELEASE)

    assert gap.title == "Announced 12 days ago, nothing filed: AI Diffusion Rule"
    assert "no document of that rule by 2025-05-25" in gap.reason
    assert (gap.quote, gap.rule, gap.told) == ("plans to rescind", "ai-diffusion-rule", True)


@pytest.mark.parametrize(
    "changes",
    [{"filed": True}, {"day": TODAY - timedelta(days=9)}, {"looked": DAY + timedelta(days=9)}],
)
def test_what_was_filed_or_is_fresh_or_was_not_looked_for_is_none(
    changes: dict[str, object],
) -> None:
    assert filed_gaps(replace(RELEASE, **changes)) == []  # type: ignore[arg-type]


def test_a_gap_that_was_there_at_first_sight_is_known_and_not_told() -> None:
    (gap,) = filed_gaps(replace(RELEASE, seen=DAY + timedelta(days=11)))

    assert not gap.told


def test_a_gap_has_the_same_key_on_another_day() -> None:
    first, second = filed_gaps(RELEASE), filed_gaps(RELEASE, TODAY + timedelta(days=1))

    assert first[0].key == second[0].key


def test_a_rule_in_force_that_the_ecfr_does_not_have_is_a_gap() -> None:
    (gap,) = behind_gaps(UNIT)

    assert gap.title == "Effective since 12 days, eCFR has not caught up: A Rule"
    assert "90 FR 50857 amends 15 CFR 744.11 from 2025-05-13" in gap.reason


@pytest.mark.parametrize(
    "changes",
    [
        {"incorporated": DAY},
        {"effective": None},
        {"effective": TODAY - timedelta(days=6)},
        {"looked": DAY + timedelta(days=6)},
        {"looked": None},
        {"kept": DAY},
        {"noted": True},
    ],
)
def test_it_is_none_if_the_ecfr_has_it_or_could_not_be_expected_to(
    changes: dict[str, object],
) -> None:
    assert behind_gaps(replace(UNIT, **changes)) == []  # type: ignore[arg-type]


def test_a_rule_that_was_withdrawn_before_it_took_effect_is_not_behind() -> None:
    assert behind_gaps(UNIT, put_off="Withdrawal of a Rule") == []


def test_a_change_of_the_ecfr_without_a_document_is_a_gap() -> None:
    (gap,) = unexplained([EDITION], PATIENCE, TODAY)

    assert gap.title == "eCFR changed in § 744.23, no Federal Register document found"
    assert gap.reason == "amended on 2025-05-13; it newly cites 90 FR 50857, which is not kept"


def test_history_that_was_fetched_is_known_and_not_told() -> None:
    (gap,) = unexplained([replace(EDITION, watched=False)], PATIENCE, TODAY)

    assert not gap.told


def test_sections_that_one_unknown_document_changed_are_one_gap() -> None:
    other = replace(EDITION, document="ecfr:15-744.6", citation="15 CFR 744.6")

    (gap,) = unexplained([EDITION, other], PATIENCE, TODAY)

    assert "§ 744.23, § 744.6" in gap.title


@pytest.mark.parametrize(
    "changes", [{"explained": True}, {"covered": False}, {"day": TODAY - timedelta(days=2)}]
)
def test_a_change_that_is_explained_or_older_than_what_is_kept_is_none(
    changes: dict[str, object],
) -> None:
    assert list(unexplained([replace(EDITION, **changes)], PATIENCE, TODAY)) == []  # type: ignore[arg-type]


def noted(text: str = NOTE, *, first: bool = False) -> list[Gap]:
    place = "Supplement No. 4 to Part 744"
    note = Noted("ecfr:15-744-supp-4", "code", "https://e.example", place, text, DAY, first)
    return list(unincorporable([note]))


def test_an_amendment_that_could_not_be_incorporated_is_a_gap() -> None:
    (gap,) = noted()

    assert gap.title == (
        "FR amendment of December 5, 2024 could not be incorporated: Supplement No. 4 to Part 744"
    )
    assert gap.reason.endswith("without it because no text was supplied for these entries")
    assert gap.quote.startswith("At 89 FR 96836, Dec. 5, 2024, supplement no. 4")
    assert gap.told


def test_a_note_that_stood_there_at_first_sight_is_not_told() -> None:
    assert [gap.told for gap in noted(first=True)] == [False]


def test_each_amendment_that_a_note_names_is_its_own() -> None:
    more = (
        "3. At 90 FR 100, Jan. 2, 2025, § 744.2 was amended; however, it could not be incorporated."
    )

    assert [one.citation for one in unincorporated(f"{NOTE} {more}")] == [
        "89 FR 96836",
        "90 FR 100",
    ]
    assert len({gap.key for gap in noted(f"{NOTE} {more}")}) == 2


def test_a_note_on_where_citations_are_listed_is_none() -> None:
    note = "1. For Federal Register citations affecting supplement no. 4, see the List of Sections."

    assert noted(note) == []


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here")
def test_the_recorded_entity_list_has_one_such_note() -> None:
    path = REAL / "ecfr" / "15-744" / "2026-07-23.xml"
    texts = [p.text for one in read_law(path.read_bytes(), path.name) for p in one.paragraphs]

    found = [(one.citation, str(one.day), one.why) for t in texts for one in unincorporated(t)]

    why = "because no text was supplied for these entries"
    assert found == [("89 FR 96836", "2024-12-05", why)]


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        (
            {"effective": DAY - timedelta(days=2), "filed": DAY - timedelta(days=2)},
            "effective 2025-05-11, before its publication: filed on 2025-05-11",
        ),
        (
            {"effective": DAY - timedelta(days=2)},
            "effective 2025-05-11, before it was published on 2025-05-13: no filing is known",
        ),
        (
            {"put_off": "Withdrawal"},
            "put off or withdrawn before it took effect, by “Withdrawal”",
        ),
        ({"corrects": "C1-2024-1"}, "corrects C1-2024-1, which is itself a correction"),
        (
            {"twins": ("fr:94-16174@1995-01-02",)},
            "its number was given out more than once: fr:94-16174@1995-01-02; told apart by the day",
        ),
        ({}, ""),
    ],
)
def test_what_is_strange_is_said_with_its_reason(changes: dict[str, object], flag: str) -> None:
    assert list(flags(replace(ACTION, **changes))) == ([flag] if flag else [])  # type: ignore[arg-type]


def test_a_rule_is_incorporated_when_the_last_of_its_texts_is() -> None:
    first = replace(UNIT, incorporated=DAY)
    last = replace(UNIT, citation="15 CFR 744.21", incorporated=TODAY)
    elsewhere = Unit("15 CFR 999.1", effective=DAY)

    assert replace(ACTION, units=(first, last, elsewhere)).incorporated == TODAY
    assert replace(ACTION, units=(first, replace(last, incorporated=None))).incorporated is None
