"""A pattern that looks first for the letters it needs finds what it would find anyway."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.claims import event_phrases as words
from extractors.triggers import Trigger, letters, trigger

PATTERNS = [
    *(pattern for _, _, pattern in words.RULE_CUES),
    *(pattern for _, pattern in words.FORMS),
    *(words.PENALTIES, words.LICENSE_IMPOSED, words.LICENSE_GRANTED, words.EFFECTIVE),
    *(words.GUIDANCE, words.CHANGES, words.PLANNED, words.COMMENTS, words.STATUS_TAKEN),
]


@pytest.mark.no_cover
@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_every_match_has_one_of_the_letters(pattern: str, data: st.DataObject) -> None:
    compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)
    text = data.draw(st.from_regex(compiled))

    found = [match.span() for match in Trigger(compiled).finditer(text)]

    assert found == [match.span() for match in compiled.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bfinal rule\b", {"final rule"}),
        (r"[Ll]icen[cs]e", {"licen"}),
        (r"(?:add|remov)(?:s|ed)?", {"add", "remov"}),
        (r"(?:very )?old", {"old"}),
        (r"(?:re){2,3}", {"re"}),
        (r"a|bc", set()),
        (r"\d+", set()),
        (r"(?:bank|\d)", set()),
        (r"Müller", {"ller"}),
        (r"(?<!not )given(?= up)", {"given"}),
    ],
)
def test_the_letters_are_those_that_no_match_is_without(pattern: str, needed: set[str]) -> None:
    assert letters(re.compile(pattern)) == needed


def test_letters_of_another_case_count() -> None:
    assert trigger("final rule", re.IGNORECASE).search("The FINAL Rule")


def test_a_pattern_that_needs_no_letters_is_always_tried() -> None:
    assert trigger(r"\d").search("7")


def test_a_text_without_the_letters_has_no_match() -> None:
    assert trigger("final rule").search("A proposed rule") is None
