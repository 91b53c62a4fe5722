"""What strangers write stands in a line: nothing in it is unseen, climbs or breaks out."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.harmless import flow

TEXTS = st.text("a \n\t\x00\u00ad\u200b\u200d\u202e\u0301\u0323\u20dd\ud800\ufe0f\u2028中😀’")


def stacked(text: str) -> int:
    """Return how many marks stand on one letter at most."""
    most = marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        most = max(most, marks)
    return most


@given(TEXTS)
def test_it_is_one_line_of_what_is_seen(text: str) -> None:
    found = flow(text)

    assert not set(found) & set("\n\t\x00\u00ad\u200b\u202e\u2028\ud800")
    assert "  " not in found
    assert stacked(found) <= 3


@given(TEXTS)
def test_it_stays_as_it_is(text: str) -> None:
    assert flow(flow(text)) == flow(text)


def test_what_is_unseen_does_not_let_marks_climb() -> None:
    assert flow("e" + "\u0301\u00ad" * 9) == "e\u0301\u0301\u0301"


def test_single_blanks_and_joined_letters_are_left_alone() -> None:
    for text in ("a b c ", "می\u200cخواهم", "👩\u200d🔬", "§ 744.11 “revised”"):
        assert flow(text) == text
