"""What of an entry's words carries meaning is kept, wherever it stands."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.lists.folding import folded
from growing import STEEP, growth

WORDS = st.text("aB1 2.,_-é§")


def one_by_one(text: str) -> str:
    """Fold as the rule says it: what stands between digits is a point of theirs or a gap."""
    kept, between = "", ""
    for letter in text.casefold():
        if not letter.isalnum():
            between += letter
            continue
        if between and kept[-1:].isdigit() and letter.isdigit():
            kept += between if between in (".", ",") else " "
        kept, between = kept + letter, ""
    return kept


@given(WORDS)
def test_only_what_stands_between_digits_is_kept_of_all_that_is_neither(text: str) -> None:
    assert folded(text) == one_by_one(text)


@given(WORDS)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_long_gap_between_digits_is_folded_in_time_that_grows_with_it() -> None:
    assert growth(lambda size: folded("1" + " " * size + "1"), 32_000) < STEEP
