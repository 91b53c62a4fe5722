"""The days of a rule: which instruction takes effect when, and until when."""

from datetime import date

import pytest

from extractors.amending.effective import effective_days
from rules import days, regtext, rule

Told = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("This rule is effective November 12, 2025.", [("effective", "2025-11-12", "", (), ())]),
        (
            "This rule is effective November 12, 2025, except for amendatory instructions 3 and 5, "
            "which are effective January 1, 2026, through November 9, 2026.",
            [
                ("effective", "2025-11-12", "", (), ()),
                ("effective", "2026-01-01", "2026-11-09", ("3", "5"), ()),
            ],
        ),
        (
            "This rule is effective on January 16, 2026, except for amendatory instruction number "
            "6, which is effective January 31, 2026.",
            [("effective", "2026-01-16", "", (), ()), ("effective", "2026-01-31", "", ("6",), ())],
        ),
        (
            "This rule is effective from November 10, 2025 until November 9, 2026.",
            [("effective", "2025-11-10", "2026-11-09", (), ())],
        ),
        (
            "The stay is effective from November 10, 2025 until November 9, 2026.",
            [("stayed", "2025-11-10", "2026-11-09", (), ())],
        ),
        (
            "Effective November 10, 2025, 15 CFR 744.11(a)(1) is stayed until November 9, 2026.",
            [("stayed", "2025-11-10", "2026-11-09", (), ("15 CFR 744.11(a)(1)",))],
        ),
        (
            "This rule is effective November 12, 2025. Compliance with § 744.11 is required by May "
            "15, 2026. Comments must be received by January 15, 2026.",
            [
                ("effective", "2025-11-12", "", (), ()),
                ("compliance", "2026-05-15", "", (), ("§ 744.11",)),
                ("comment_deadline", "2026-01-15", "", (), ()),
            ],
        ),
        (
            "This rule is effective March 13, 2026, except for the amendments at 47 CFR 64.2011 and "
            "64.5111, instructions 3 and 4, respectively, which are delayed indefinitely.",
            [
                ("effective", "2026-03-13", "", (), ()),
                ("delayed", "", "", ("3", "4"), ("47 CFR 64.2011", "47 CFR 64.5111")),
            ],
        ),
        (
            "The effective date of the rule published March 1, 2025 (90 FR 10477) is delayed from "
            "November 15, 2025 to January 16, 2026.",
            [("delayed", "2026-01-16", "", (), ())],
        ),
        (
            "This document is effective November 12, 2025 and is applicable beginning January 1, 2026.",
            [("effective", "2025-11-12", "", (), ()), ("applicable", "2026-01-01", "", (), ())],
        ),
        ("Any time will do.", []),
    ],
)
def test_the_days_of_a_rule(words: str, expected: list[Told]) -> None:
    found = [
        (one.role, _text(one.day), _text(one.until), one.instructions, one.provisions)
        for one in days(words)
    ]

    assert found == expected


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def test_an_instruction_may_have_a_day_of_its_own() -> None:
    found = effective_days(rule(regtext("2. Effective March 13, 2026, revise § 744.11.")))

    assert [(one.role, one.day, one.instructions) for one in found] == [
        ("effective", date(2026, 3, 13), ("2",))
    ]


def test_an_instruction_may_say_until_when_it_stays_a_paragraph() -> None:
    words = "4. In § 744.11, paragraph (a)(1) is stayed until November 9, 2026."

    (found,) = effective_days(rule(regtext(words)))

    assert (found.role, found.until, found.instructions) == ("stayed", date(2026, 11, 9), ("4",))


def test_a_range_of_instructions_is_filled() -> None:
    words = "Effective November 12, 2025, except for instructions 3 through 6, which are effective January 1, 2026."

    assert days(words)[1].instructions == ("3", "4", "5", "6")
