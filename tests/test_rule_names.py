"""Rules by their official title, and the short names that a text gives them."""

import pytest

from extractors.entities.rule_names import find_rules


def named(text: str) -> set[tuple[str, str]]:
    """Return the surface and name of each rule found, titles cut to their first word."""
    return {(one.text, one.name.split()[0]) for one in find_rules(text)}


@pytest.mark.parametrize(
    "text",
    [
        "BIS issued a final rule on May 2, entitled “Revision to Controls on Widgets and Gears” (90 FR 1).",
        "A final rule this afternoon, Revision to Controls on Widgets and Gears, ends the refusal.",
        "The Revision to Controls on Widgets and Gears, an interim final rule from April, is gone.",
        'The rule "Revision to Controls on Widgets and Gears" has applied since Monday.',
    ],
)
def test_an_official_title_is_a_rule_by_the_form_beside_it(text: str) -> None:
    assert "Revision to Controls on Widgets and Gears" in {one.text for one in find_rules(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Good, the Bad and the Ugly” ran again.",
        "In a memorandum of January 16, 2024, Assistant Secretary Ann Bell Marsh asked firms to wait.",
        "It is in the Code of Federal Regulations. The Final Rule and a New Rule are meant.",
        "On Tuesday the Office of Public Accounts (OPA) decided.",
    ],
)
def test_what_only_looks_like_a_title_is_no_rule(text: str) -> None:
    assert named(text) == set()


def test_what_stands_in_brackets_after_a_title_stands_for_it_from_there_on() -> None:
    text = "a final rule titled “Revision of Widget License Rules” (the Widget IFR). The Widget IFR is gone."

    assert named(text) == {
        ("Revision of Widget License Rules", "Revision"),
        ("Widget IFR", "Revision"),
    }


def test_two_short_names_that_are_joined_stay_two() -> None:
    assert {text for text, _ in named("The SME IFR and AC/S IFR apply.")} == {"SME IFR", "AC/S IFR"}


@pytest.mark.parametrize(
    "text",
    ["Aa " * 100_000, "final rule, Aa of Bb " * 20_000, "rule “Aaaa " * 30_000, '"A ' * 90_000],
)
def test_a_text_made_to_be_slow_is_read_in_one_go(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find_rules(text))
