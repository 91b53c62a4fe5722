from hypothesis import given
from hypothesis import strategies as st

from extractors.alignment import Pair, aligned
from extractors.model import Paragraph
from extractors.rows import effective_texts, row_heads, same_row

PARAGRAPHS = st.lists(
    st.builds(Paragraph, st.sampled_from(["", "(a)", "row"]), st.text("abc |", max_size=8)),
    max_size=9,
)


@given(before=PARAGRAPHS, after=PARAGRAPHS)
def test_each_paragraph_of_both_sides_is_in_one_pair(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    pairs = aligned(before, after)

    assert sorted(p.old for p in pairs if p.old is not None) == list(range(len(before)))
    assert [p.new for p in pairs if p.new is not None] == list(range(len(after)))


@given(before=PARAGRAPHS, after=PARAGRAPHS)
def test_what_did_not_move_stands_in_one_order_on_both_sides(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    stayed = [p.old for p in aligned(before, after) if p.new is not None and not p.moved]
    olds = [old for old in stayed if old is not None]

    assert olds == sorted(olds)


def test_words_that_stand_elsewhere_are_not_paired_with_what_is_like_them() -> None:
    first = Paragraph("(1)", "(1) Whether the goods to be sold are fit for the stated use;")
    last = Paragraph("(3)", "(3) Whether the goods to be sent are fit for the stated use;")
    middle = Paragraph("(2)", "(2) The weight of the particular bell or rope in each parish;")

    pairs = aligned([first, middle, last], [last, middle, first])

    assert {(p.old, p.new) for p in pairs} == {(0, 2), (1, 1), (2, 0)}


def test_a_row_inherits_its_first_cell_from_the_last_that_prints_one() -> None:
    table = [Paragraph("x", text, "row") for text in ("A | one", "| two", "B | three", "| four")]

    assert row_heads([*table, Paragraph("x", "words")]) == [0, 0, 2, 2, 4]
    assert effective_texts(table) == ["A | one", "A | two", "B | three", "B | four"]


def test_two_firms_at_one_address_are_two_rows() -> None:
    assert not same_row("| Lantern Works, 5 Mill Lane | x", "| Orchid Ltd., 5 Mill Lane | x")
    assert same_row("| Lantern Works, 5 Mill Lane | x", "| Lanttern Works, 5 Mill Lane | x")


def test_a_line_that_announces_what_follows_is_one_line_reworded() -> None:
    assert same_row("| Subordinate institution: |", "| Subordinate orchard: |")
    assert same_row("| Subordinate institution: |", "| Subordinate institution: See below. |")


def test_a_repeated_paragraph_is_known_by_its_citation() -> None:
    before = [Paragraph(f"({c})", "[Reserved]") for c in "abc"]

    assert aligned(before, [before[0], before[2]]) == [Pair(0, 0), Pair(1, None), Pair(2, 1)]
