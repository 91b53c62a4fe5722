from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.hunks import Hunk
from extractors.model import Paragraph
from extractors.redline import redline
from extractors.wording import edits, fold

TEXT = st.text(st.sampled_from("ab .,—-\n1É"), max_size=40)
PARAGRAPHS = st.lists(
    st.builds(Paragraph, st.sampled_from(["", "(a)", "row"]), st.text("abc d", max_size=8)),
    max_size=8,
)


def plain(*texts: str) -> list[Paragraph]:
    return [Paragraph("", text) for text in texts]


def kinds(hunks: tuple[Hunk, ...]) -> list[str]:
    return [hunk.kind for hunk in hunks]


@given(before=TEXT, after=TEXT)
def test_word_edits_replay_to_either_side(before: str, after: str) -> None:
    runs = edits(before, after)

    assert "".join(run.text for run in runs if run.op != "insert") == before
    assert "".join(run.text for run in runs if run.op != "delete") == after


@given(before=PARAGRAPHS, after=PARAGRAPHS)
def test_a_redline_accounts_for_every_paragraph(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    hunks = redline(before, after)

    texts = Counter(paragraph.text for paragraph in before)
    texts.subtract(hunk.before for hunk in hunks if hunk.kind != "added")
    texts.update(hunk.after for hunk in hunks if hunk.kind != "removed")
    assert +texts == +Counter(paragraph.text for paragraph in after)


@given(paragraphs=PARAGRAPHS)
def test_a_text_does_not_differ_from_itself(paragraphs: list[Paragraph]) -> None:
    assert redline(paragraphs, paragraphs) == ()


@given(before=PARAGRAPHS, after=PARAGRAPHS)
def test_hunks_stand_where_their_paragraphs_stand(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    text = "\n".join(paragraph.text for paragraph in after)

    for hunk in redline(before, after):
        assert text[hunk.start : hunk.end] == hunk.after


def test_one_changed_word_is_one_small_edit() -> None:
    (hunk,) = redline(
        plain("A license is required for export to China."),
        plain("A license is not required for export to China."),
    )

    assert [(e.op, e.text) for e in hunk.edits] == [
        ("equal", "A license is "),
        ("insert", "not "),
        ("equal", "required for export to China."),
    ]


def test_a_moved_paragraph_is_not_a_deletion() -> None:
    before = plain("First of all.", "Second in line.", "Third and last.")
    after = plain("Second in line.", "Third and last.", "First of all.")

    assert kinds(redline(before, after)) == ["moved"]


def test_a_paragraph_moved_and_reworded_is_told_once() -> None:
    before = plain("Applications are reviewed case by case.", "Middle one.", "Another one here.")
    after = plain("Middle one.", "Another one here.", "Applications are reviewed day by day.")

    assert kinds(redline(before, after)) == ["amended"]


def test_a_renumbering_is_not_a_rewrite() -> None:
    before = [Paragraph(f"({c})", f"Paragraph about {c}{c}{c} things.") for c in "abcd"]
    after = [before[0], Paragraph("(b)", "A new matter altogether, added."), *before[2:]]

    (hunk,) = redline(before, after)

    assert (hunk.label, hunk.kind) == ("(b)", "amended")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Items — and technology", "Items - and technology"),
        ("“Subject to the EAR.”", '"subject to the EAR"'),
        ("the  EAR", "the EAR"),
        ("Huawei, Ltd.", "Huawei Ltd"),
        ("soft\u00adware", "software"),
    ],
)
def test_dashes_spaces_quotes_and_capitals_are_editorial(before: str, after: str) -> None:
    (hunk,) = redline(plain(before), plain(after))

    assert not hunk.substantive


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1.5 TOPS", "15 TOPS"),
        ("more than 25 percent", "more than 50 percent"),
        ("≥ 4800", "> 4800"),
        ("is required", "is not required"),
        ("below -5 degrees", "below 5 degrees"),
        ("$500", "€500"),
    ],
)
def test_words_numbers_and_signs_are_substantive(before: str, after: str) -> None:
    (hunk,) = redline(plain(before), plain(after))

    assert hunk.substantive


def test_a_huge_paragraph_is_compared_in_bounded_time() -> None:
    before, after = "a b " * 20_000, "c d " * 20_000

    runs = edits(before, after)

    assert [run.op for run in runs] == ["delete", "insert"]


def test_many_unlike_paragraphs_are_compared_in_bounded_time() -> None:
    before = plain(*(f"old {n}" for n in range(3000)))
    after = plain(*(f"completely other {n}" for n in range(3000)))

    hunks = redline(before, after)

    assert Counter(kinds(hunks)) == {"removed": 3000, "added": 3000}


def test_repeated_paragraphs_are_counted() -> None:
    hunks = redline(plain("[Reserved]", "[Reserved]", "x y z"), plain("[Reserved]", "x y z"))

    assert kinds(hunks) == ["removed"]


def test_folding_keeps_the_order_of_words() -> None:
    assert fold("China, Macau") != fold("Macau, China")


def test_a_text_without_paragraphs_is_compared_in_no_time_at_all() -> None:
    words = "lorem ipsum dolor sit amet " * 80_000

    (hunk,) = redline([Paragraph("", words)], [Paragraph("", words.replace("sit", "sat"))])

    assert (hunk.kind, len(hunk.before), len(hunk.after)) == ("amended", 2_160_000, 2_160_000)
