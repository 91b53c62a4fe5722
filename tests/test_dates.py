"""The days of the main action and their roles: GUIDELINES §4 on sentences of our own."""

from datetime import date

import pytest

from tagging import read

# Published on Wednesday, 2025-05-14. (text, the roles and days in order)
TOLD: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("BIS today released an export controls rule.", (("announced", "2025-05-14"),)),
    ("BIS announced on Tuesday that it will rescind the AI Diffusion Rule.", (("announced", "2025-05-13"),)),
    ("On Wednesday, BIS imposed a penalty for export violations.", (("announced", "2025-05-14"),)),
    ("The Chip Security Act was introduced on May 8.", (("announced", "2025-05-08"),)),
    ("WASHINGTON, May 13 (Wire) - The Bureau of Industry and Security issued guidance.", (("announced", "2025-05-13"),)),
    ("The Entity List rule is effective May 20, 2025.", (("effective", "2025-05-20"),)),
    ("The Entity List rule takes effect on Monday.", (("effective", "2025-05-19"),)),
    ("BIS added firms to the Entity List with effect from May 2.", (("effective", "2025-05-02"),)),
    ("Compliance with the AI Diffusion Rule is required from June 2, 2025.", (("compliance", "2025-06-02"),)),
    ("Comments on the Affiliates Rule are due by July 14, 2025.", (("comment_deadline", "2025-07-14"),)),
    ("The Affiliates Rule's comment period closes on 30 June.", (("comment_deadline", "2025-06-30"),)),
    (
        "BIS published the Affiliates Rule, a final rule, on May 12, 2025, effective the same day.",
        (("publication", "2025-05-12"), ("effective", "2025-05-12")),
    ),
    (
        "BIS published an Entity List rule on May 12, 2025. It took effect upon publication.",
        (("publication", "2025-05-12"), ("effective", "2025-05-12")),
    ),
    (
        "AGENCY: Bureau of Industry and Security.\nSUMMARY: BIS today amends the Entity List."
        "\nDATES: This rule is effective May 9, 2025.",
        (("publication", "2025-05-14"), ("effective", "2025-05-09")),
    ),
    (
        "BIS announced a change on May 13. The AI Diffusion Rule was published in the Federal Register on March 3, 2025.",
        (("announced", "2025-05-13"),),
    ),
)  # fmt: skip

# (text, why no day in it has a role)
ROLELESS = (
    ("The AI Diffusion Rule was due to take effect on May 15.", "it never came"),
    ("The AI Diffusion Rule would take effect on Friday.", "only thought of"),
    ("The stay of the Affiliates Rule runs through November 9, 2025.", "an expiry"),
    ("A letter dated May 2 named the Entity List.", "the date of a letter"),
    ("An official said on Monday that the Entity List matters.", "talk"),
    ("The Entity List was amended on March 3, 2019.", "background"),
    ("Nvidia released its quarterly results on Monday; export controls weigh.", "other news"),
    ("BIS published guidance on May 12 about the Entity List.", "no legal text"),
    ("The council adopted a swimming rule effective May 20, 2025.", "another subject"),
    ("Talks on the Entity List began in May and on May 45.", "no day"),
)


def roles(text: str, published: date | None = date(2025, 5, 14)) -> tuple[tuple[str, str], ...]:
    dates = read(text, published=published).dates
    return tuple((one.role, one.date.isoformat()) for one in dates)


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_words_round_a_day_give_its_role(
    text: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(("text", "why"), ROLELESS)
def test_other_days_have_no_role(text: str, why: str) -> None:
    assert roles(text) == (), why


def test_without_a_publication_date_only_whole_dates_count() -> None:
    text = "The Entity List rule is effective May 20, 2024. BIS announced it on Monday."

    assert roles(text, None) == (("effective", "2024-05-20"),)


def test_a_day_says_where_it_stands() -> None:
    text = "The Entity List rule is effective May 20, 2025."

    found = read(text, "A headline").dates[0]

    assert text[found.start : found.end] == "May 20, 2025"


def test_the_first_day_of_a_role_is_the_main_actions() -> None:
    text = (
        "The Entity List rule is effective May 20, 2025."
        " An older correction was effective April 2, 2025."
    )

    assert roles(text) == (("effective", "2025-05-20"),)
