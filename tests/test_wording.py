import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.wording import (
    editorial_reason,
    edits,
    same_meaning,
    substantive_reason,
    tokens,
)

TEXT = st.text(st.sampled_from("ab .,—-\n1É"), max_size=40)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("subject to the EAR. See part 744", "subject to the EAR.See part 744"),
        ("China, Macau", "China,Macau"),
        ("supplement No. 4", "supplement No.4"),
        ("E.O. 12938", "E.O.12938"),
        ("aliases: —3rd Institute", "aliases: -3rd Institute"),
        ("Country Group E:1", "Country Group E: 1"),
        ("subject to", "subjectto"),
        ("744.\u200b11", "744.11"),
        (".50 caliber", "0.50 caliber"),
        ("sections 10 – 20", "sections 10-20"),
        ("paragraphs (a)–(c)", "paragraphs (a)-(c)"),
        ("(b) Scope. (1) Items", "(b) Scope.—(1) Items"),
        ("½ inch", "1/2 inch"),
        ("5 KM", "5 km"),
    ],
)
def test_points_and_spaces_between_words_are_the_typesetters(before: str, after: str) -> None:
    assert same_meaning(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1.5 percent", "15 percent"),
        ("12.345", "123.45"),
        ("1,5", "15"),
        ("3A001.b.1", "3A001.b1"),
        ("not able", "notable"),
        ("below -5", "below 5"),
        ("744.11", "744. 11"),
        ("and/or", "or"),
        (".50 caliber", "50 caliber"),
        ("sections 744.10-744.20", "sections 744.10, 744.20"),
        ("paragraphs (a)–(c)", "paragraphs (a), (c)"),
        ("a laser of 5 mW", "a laser of 5 MW"),
        ("600 GB/s", "600 Gb/s"),
        ("a barrel of 5″", "a barrel of 5′"),
        ("1½ inches", "11/2 inches"),
        ("x ≠ 5", "x 5"),
        ("5‰", "5"),
        ("imports & exports", "imports exports"),
    ],
)
def test_points_in_numbers_carry_a_meaning(before: str, after: str) -> None:
    assert not same_meaning(before, after)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        # The asterisk marks significant military equipment: 22 CFR 120.36.
        ("* (a) Firearms", "(a) Firearms", "words taken out: “*”"),
        ("China †", "China", "words taken out: “†”"),
        ("paragraphs (a)-(c)", "paragraphs (a), (c)", "words taken out: “-”"),
    ],
)
def test_marks_carry_a_meaning_and_are_named(before: str, after: str, reason: str) -> None:
    assert not same_meaning(before, after)
    assert substantive_reason(before, after) == reason


@given(before=TEXT, after=TEXT)
def test_what_both_share_at_their_ends_changes_no_judgement(before: str, after: str) -> None:
    longer = [f"the words before {text} and behind" for text in (before, after)]

    assert same_meaning(*longer) == same_meaning(f" {before} ", f" {after} ")


@given(text=TEXT)
def test_words_fold_alone_as_they_do_together(text: str) -> None:
    assert tokens(text) == [token for word in text.split() for token in tokens(word)]


@given(text=TEXT)
def test_a_text_has_no_edits_against_itself(text: str) -> None:
    assert [run.op for run in edits(text, text)] == ["equal"] * bool(text)


def test_no_two_equal_runs_follow_each_other() -> None:
    runs = edits("Seen 41 times today", "Seen 42 times today")

    assert [run.op for run in runs] == ["equal", "delete", "insert", "equal"]


def test_reasons_name_what_differs() -> None:
    assert editorial_reason("end-use, of it", "end—use, of it") == "only dashes and spaces differ"
    assert substantive_reason("is required", "is not required") == "“not” was added"
    assert substantive_reason("for Huawei", "for Huawei and its affiliates") == (
        "words added: “and its affiliates”"
    )
    both = substantive_reason("to export, reexport, or transfer", "to export or reexport")
    assert both == "words taken out: “reexport … transfer”"
    assert substantive_reason("25 percent", "50 percent") == "a number changed: “25” to “50”"
