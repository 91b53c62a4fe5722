"""The instructions of made-up rules, applied to a made-up part of the law."""

import pytest

from extractors.preview.applying import preview
from previews import after, law, only, words
from rules import regtext, rule


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (
            "adding the word “and” at the end of paragraph (b)(1)",
            "(1) Cameras to Country Group B; and",
        ),
        (
            "removing the semicolon at the end of paragraph (b)(1) and adding a period in its place",
            "(1) Cameras to Country Group B.",
        ),
    ],
)
def test_words_at_the_end_of_a_paragraph(instruction: str, text: str) -> None:
    found = after(f"2. Section 744.1 is amended by {instruction}.")

    assert words(found) == {"15 CFR 744.1(b)(1)": text}


def test_a_sentence_is_revised_among_others() -> None:
    found = after(
        "2. In § 744.1, revise the second sentence of paragraph (a) to read as follows:",
        "<P>(a) * * * An exporter keeps all records. * * *</P>",
    )

    assert words(found) == {
        "15 CFR 744.1(a)": "(a) Scope. This section applies to exporters. An exporter keeps all records."
    }


def test_a_new_heading_stands_between_designator_and_words() -> None:
    onto = law("<P>(a) Two years.</P>")

    found = after(
        "2. In § 744.1, add a heading to paragraph (a) to read as follows:",
        "<P>(a) <E T='03'>Records.</E> * * *</P>",
        onto=onto,
    )

    assert words(found) == {"15 CFR 744.1(a)": "(a) Records. Two years."}


def test_a_definition_goes_where_the_alphabet_puts_it() -> None:
    body = "<P><I>Apple.</I> A fruit.</P><P><I>Cherry.</I> A fruit.</P>"

    found = after(
        "2. In § 744.1, add, in alphabetical order, the definition of “Berry” to read as follows:",
        "<P><E T='03'>Berry.</E> A small fruit.</P>",
        onto=law(body, head="Definitions."),
    )

    assert [one.text.split(".")[0] for one in found.after[1:]] == ["Apple", "Berry", "Cherry"]
    assert words(found) == {"15 CFR 744.1 “Berry”": "Berry. A small fruit."}


def test_a_revised_paragraph_loses_what_was_below_it() -> None:
    found = after("2. In § 744.1, revise paragraph (b) to read as follows:", "<P>(b) None.</P>")

    assert only(found).state == "applied"
    assert words(found) == {
        "15 CFR 744.1(b)": "(b) None.",
        "15 CFR 744.1(b)(1)": "",
        "15 CFR 744.1(b)(2)": "",
        "15 CFR 744.1(b)(3)": "",
    }


def test_introductory_text_leaves_what_is_below_it() -> None:
    found = after(
        "2. In § 744.1, revise paragraph (b) introductory text to read as follows:",
        "<P>(b) <E T='03'>Licenses.</E> A license is required for:</P>",
    )

    assert words(found) == {"15 CFR 744.1(b)": "(b) Licenses. A license is required for:"}


def test_asterisks_stand_for_what_is_left_out() -> None:
    found = after(
        "2. In § 744.1, revise paragraph (b) to read as follows:",
        "<P>(b) A license is required for:</P><STARS/><P>(3) Shutters and tripods.</P>",
    )

    assert words(found) == {
        "15 CFR 744.1(b)": "(b) A license is required for:",
        "15 CFR 744.1(b)(3)": "(3) Shutters and tripods.",
    }


def test_a_new_paragraph_goes_after_the_one_before_it() -> None:
    found = after("2. In § 744.1, add paragraph (b)(4) to read as follows:", "<P>(4) Bags.</P>")

    labels = [one.label for one in found.after]
    assert labels[labels.index("15 CFR 744.1(b)(4)") - 1] == "15 CFR 744.1(b)(3)"
    assert labels[labels.index("15 CFR 744.1(b)(4)") + 1] == "15 CFR 744.1(c)"


def test_redesignated_paragraphs_change_places_at_once() -> None:
    found = after(
        "2. In § 744.1, redesignate paragraphs (b) and (c) as paragraphs (c) and (d), respectively."
    )

    assert {one.state for one in found.instructions} == {"applied"}
    assert words(found)["15 CFR 744.1(c)(2)"] == "(2) Lenses to Country Group B; and"
    assert words(found)["15 CFR 744.1(d)"].startswith("(d) Records.")
    assert words(found)["15 CFR 744.1(b)"] == ""


def test_a_reserved_paragraph_keeps_its_designator() -> None:
    found = after("2. In § 744.1, remove and reserve paragraph (b)(2).")

    assert words(found) == {"15 CFR 744.1(b)(2)": "(2) [Reserved]"}


@pytest.mark.parametrize(
    ("instruction", "state", "reason"),
    [
        ("In § 744.1(c), remove “two years” and add in its place “five years”.", "applied", ""),
        (
            "In § 744.1(b), remove “Country Group B” and add in its place “Country Group D”.",
            "ambiguous",
            "the words “Country Group B” stand 2 times in 15 CFR 744.1(b), one is meant",
        ),
        (
            "In § 744.1(b), remove “Country Group B” wherever it appears and add in its place “Country Group D”.",
            "applied",
            "2 times",
        ),
        (
            "In § 744.1(c), remove “ten years” and add in its place “five years”.",
            "ambiguous",
            "the words “ten years” are not in 15 CFR 744.1(c)",
        ),
        (
            "In § 744.1, remove paragraph (e).",
            "ambiguous",
            "there is no 15 CFR 744.1(e) in the text",
        ),
        ("In § 744.9, remove paragraph (e).", "ambiguous", "there is no 15 CFR 744.9 in the text"),
        ("In § 740.9, remove paragraph (e).", "unsupported", "the text of part 740 was not given"),
        ("In § 744.1, stay paragraph (c).", "unsupported", "a stay leaves the words as they are"),
    ],
)
def test_every_instruction_ends_somewhere(instruction: str, state: str, reason: str) -> None:
    one = only(after(f"2. {instruction}"))

    assert (one.state, one.reason) == (state, reason)


def test_what_cannot_be_carried_out_changes_nothing() -> None:
    found = after("2. In § 744.1, remove paragraph (e).")

    assert found.before == found.after
    assert found.provisions == ()


def test_a_paragraph_amended_twice_on_one_day_is_flagged() -> None:
    first = rule(regtext("2. In § 744.1(c), remove “two years” and add in its place “five years”."))
    other = rule(
        regtext("3. In § 744.1(c), remove “five years” and add in its place “six years”."),
        number="2025-19999",
    )

    found = preview([first, other], law())

    assert words(found)["15 CFR 744.1(c)"].endswith("for six years.")
    assert found.instructions[1].reason == (
        "instruction 2 of fr:2025-19846 changes the same place on the same day, and was applied before"
    )
