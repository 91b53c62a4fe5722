"""Corrections: what they correct, and how it should read."""

from extractors.amending.corrections import corrected
from extractors.amending.instructions import amendments_of
from rules import regtext, rule

MADE = (
    "<P>In rule document 2013-16962, appearing on pages 44686-44728 in the issue of Wednesday, "
    "July 24, 2013, make the following correction:</P>"
)
WORDS = (
    "On page 44727, in the third column, on the eleventh line from the bottom, “eligibility” "
    "should read “the loan still meets eligibility”."
)


def test_a_correction_names_what_it_corrects() -> None:
    document = rule(MADE, number="C1-2013-16962")

    assert corrected(document) == ("2013-16962", "78 FR 44686")


def test_a_correction_gives_the_words_printed_and_those_meant() -> None:
    (found,) = amendments_of(rule(MADE + regtext(WORDS), number="C1-2013-16962"))

    assert (found.action, found.target) == ("correct", "78 FR 44727")
    assert (found.before, found.after) == ("eligibility", "the loan still meets eligibility")


def test_words_that_are_deleted_have_nothing_in_their_place() -> None:
    text = (
        MADE + "<P>5. On page 44690, first column, lines 5 and 6, the phrase “peer” is deleted.</P>"
    )

    (found,) = amendments_of(rule(text, act="Final rule; correction."))

    assert (found.instruction, found.before, found.after) == ("5", "peer", "")


def test_a_correction_by_instruction_is_an_amendment() -> None:
    words = "1. On page 30705, in the first column, § 744.33 is corrected by revising paragraph (c) to read:"

    (found,) = amendments_of(rule(regtext(words), act="Final rule; correction."))

    assert (found.action, found.target) == ("revise", "15 CFR 744.33(c)")


def test_a_rule_that_corrects_nothing_has_no_corrections() -> None:
    assert amendments_of(rule(f"<P>{WORDS}</P>")) == ()
