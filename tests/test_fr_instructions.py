"""Amendatory instructions: what each orders, and the text that it sets out."""

import pytest

from extractors.amending.instructions import amendments_of
from extractors.amending.numbering import under
from extractors.amending.paths import paths_of
from rules import ordered, orders, regtext, rule

SECTION = (
    "<SECTION><SECTNO>§ 744.11</SECTNO><SUBJECT>License requirements.</SUBJECT>"
    "<P>(a) * * *</P><P>(1) <E T='03'>Scope.</E> New words.</P><P>(i) One part.</P>"
    "<STARS/><P>(b) Other words.</P></SECTION>"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1. Revise § 744.21 to read as follows:", [("1", "revise", "15 CFR 744.21")]),
        (
            "2. In § 744.11, revise paragraph (a) to read as follows:",
            [("2", "revise", "15 CFR 744.11(a)")],
        ),
        ("2. In § 744.11, lift the stay on paragraph (a).", [("2", "lift", "15 CFR 744.11(a)")]),
        ("2. The stay of § 744.11(a) is lifted.", [("2", "lift", "15 CFR 744.11(a)")]),
        (
            "2. In supplement no. 1 to part 774, Category 3, ECCN 3A001 is amended by removing “a” in "
            "the License Requirements table and adding in its place “b”.",
            [
                (
                    "2",
                    "words",
                    "Supplement No. 1 to Part 774, ECCN 3A001 License Requirements table",
                )
            ],
        ),
        ("3. In § 744.11, paragraph (a) is revised.", [("3", "revise", "15 CFR 744.11(a)")]),
        (
            "4. Section 744.11 is amended by adding paragraphs (b)(2) through (4).",
            [
                ("4", "add", "15 CFR 744.11(b)(2)"),
                ("4", "add", "15 CFR 744.11(b)(3)"),
                ("4", "add", "15 CFR 744.11(b)(4)"),
            ],
        ),
        (
            "5. Revise § 744.11(a) introductory text and the section heading.",
            [
                ("5", "revise", "15 CFR 744.11(a) introductory text"),
                ("5", "revise", "15 CFR 744.11 heading"),
            ],
        ),
        (
            "6. Amend § 744.11 by revising the second sentence of paragraph (b).",
            [("6", "revise", "15 CFR 744.11(b) second sentence")],
        ),
        ("7. Remove and reserve § 744.22.", [("7", "reserve", "15 CFR 744.22")]),
        ("8. Add subpart B to read as follows:", [("8", "add", "15 CFR Part 744, Subpart B")]),
        ("9. Revise Supplement No. 4 to part 744.", [("9", "revise", "Supplement No. 4 to Part 744")]),
        (
            "10. Supplement No. 1 to part 774 is amended by revising Export Control Classification "
            "Number (ECCN) 3A090 to read as follows:",
            [("10", "revise", "Supplement No. 1 to Part 774, ECCN 3A090")],
        ),
        (
            "11. In § 772.1, revise the definition of “Advanced-node” and remove the definition of “Foundry”.",
            [
                ("11", "revise", "15 CFR 772.1, definition of “Advanced-node”"),
                ("11", "remove", "15 CFR 772.1, definition of “Foundry”"),
            ],
        ),
        (
            "12. The authority citation for part 744 continues to read as follows:",
            [("12", "authority", "15 CFR Part 744")],
        ),
        ("13. Part 744 is republished to read as follows:", [("13", "republish", "15 CFR Part 744")]),
        ("14. Revise the heading of subpart C.", [("14", "revise", "15 CFR Part 744, Subpart C heading")]),
        (
            "15. Revise the definition of “Person” in § 772.1.",
            [("15", "revise", "15 CFR 772.1, definition of “Person”")],
        ),
        (
            "16. In § 744.11, paragraph (a)(1) is stayed until November 9, 2026.",
            [("16", "stay", "15 CFR 744.11(a)(1)")],
        ),
        ("Straighten the thing.", [("", "other", "15 CFR Part 744")]),
    ],
)  # fmt: skip
def test_an_instruction_orders(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert orders(words) == expected


def test_lettered_instructions_are_at_work_where_the_numbered_one_says() -> None:
    found = orders(
        "1. Section 744.11 is amended by:",
        "a. Revising paragraph (a)(1);",
        "b. Adding paragraph (c); and",
        "c. Removing paragraph (d).",
        "2. In § 744.21, remove paragraph (e).",
    )

    assert found == [
        ("1.a", "revise", "15 CFR 744.11(a)(1)"),
        ("1.b", "add", "15 CFR 744.11(c)"),
        ("1.c", "remove", "15 CFR 744.11(d)"),
        ("2", "remove", "15 CFR 744.21(e)"),
    ]


def test_lettered_instructions_may_stand_in_one_paragraph() -> None:
    found = orders(
        "3. Amend § 744.11: a. By adding paragraph (c); and b. By removing paragraph (d)."
    )

    assert found == [("3.a", "add", "15 CFR 744.11(c)"), ("3.b", "remove", "15 CFR 744.11(d)")]


def test_entries_of_a_list_are_named_with_their_country() -> None:
    found = ordered(
        "3. Supplement No. 4 to part 744 is amended under CHINA, PEOPLE'S REPUBLIC OF:",
        "a. By adding in alphabetical order one Chinese entity, “Wing Tech”; and",
        "b. By revising the entry for “Huawei Technologies.”",
    )

    assert [(one.action, one.party, one.country, one.unit) for one in found] == [
        ("add", "Wing Tech", "CHINA, PEOPLE'S REPUBLIC OF", "Supplement No. 4 to Part 744"),
        ("revise", "Huawei Technologies", "CHINA, PEOPLE'S REPUBLIC OF", "Supplement No. 4 to Part 744"),
    ]  # fmt: skip


def test_a_destination_is_named_by_its_country() -> None:
    (entry,) = ordered(
        "3. Supplement No. 4 to Part 744 is amended under the Destination of CHINA by revising the "
        "entry for “Alpha Co.” to read as follows:"
    )

    assert (entry.party, entry.country) == ("Alpha Co.", "CHINA")


def test_countries_may_stand_below_the_list() -> None:
    found = ordered(
        "4. Supplement no. 4 to part 744 is amended by:",
        "a. Under CHINA, PEOPLE'S REPUBLIC OF,",
        "i. Adding, in alphabetical order, entries for “Alpha Co., Ltd.;” and “Beta”; and",
        "ii. Removing the entry for “Delta”;",
        "b. Under RUSSIA, removing the entry for “Epsilon.”",
    )

    assert [(one.instruction, one.action, one.party, one.country) for one in found] == [
        ("4.a.i", "add", "Alpha Co., Ltd.", "CHINA, PEOPLE'S REPUBLIC OF"),
        ("4.a.i", "add", "Beta", "CHINA, PEOPLE'S REPUBLIC OF"),
        ("4.a.ii", "remove", "Delta", "CHINA, PEOPLE'S REPUBLIC OF"),
        ("4.b", "remove", "Epsilon", "RUSSIA"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Amend § 744.16 by removing the words “Secretary” wherever they appear and adding, in "
            "their place, the words “Director”.",
            [("15 CFR 744.16", "Secretary", "Director")],
        ),
        (
            "In § 744.16, in paragraph (f), remove the citation “§ 1.1” and add in its place the "
            "citation “§ 1.2”.",
            [("15 CFR 744.16(f)", "§ 1.1", "§ 1.2")],
        ),
        (
            "Section 744.16 is amended by removing “17” and “19” and adding in their place “05” "
            "and “07”, respectively.",
            [("15 CFR 744.16", "17", "05"), ("15 CFR 744.16", "19", "07")],
        ),
        (
            "Amend § 744.16 by revising all references to “old” in paragraphs (a) and (b) to read “new”.",
            [("15 CFR 744.16(a)", "old", "new"), ("15 CFR 744.16(b)", "old", "new")],
        ),
        (
            "In § 744.16, remove the period from the end of paragraph (a)(2) and add in its place “; or”.",
            [("15 CFR 744.16(a)(2)", "period", "; or")],
        ),
        (
            "Amend § 744.16 by adding the word “and” at the end of paragraph (a)(5).",
            [("15 CFR 744.16(a)(5)", "", "and")],
        ),
        (
            "Amend § 744.16 by removing “(12-93 edition)” in the last sentence of paragraph (e).",
            [("15 CFR 744.16(e) last sentence", "(12-93 edition)", "")],
        ),
    ],
)
def test_words_are_put_in_the_place_of_others(
    words: str, expected: list[tuple[str, str, str]]
) -> None:
    found = ordered(f"1. {words}")

    assert [(one.target, one.before, one.after) for one in found] == expected
    assert {one.action for one in found} == {"words"}


def test_a_redesignation_says_from_where_to_where() -> None:
    found = ordered(
        "1. In § 744.11, redesignate paragraphs (c) and (d) as paragraphs (d) and (e), and add a "
        "new paragraph (c)."
    )

    assert [(one.action, one.before, one.after, one.target) for one in found] == [
        ("redesignate", "15 CFR 744.11(c)", "15 CFR 744.11(d)", "15 CFR 744.11(c)"),
        ("redesignate", "15 CFR 744.11(d)", "15 CFR 744.11(e)", "15 CFR 744.11(d)"),
        ("add", "", "", "15 CFR 744.11(c)"),
    ]


def test_a_section_that_is_redesignated_may_move_too() -> None:
    found = ordered("1. Redesignate § 744.75 as § 744.325 and transfer to subpart E.")

    assert [(one.action, one.target, one.after) for one in found] == [
        ("redesignate", "15 CFR 744.75", "15 CFR 744.325"),
        ("transfer", "15 CFR 744.75", "15 CFR Part 744, Subpart E"),
    ]


def test_new_text_is_cited_below_what_it_is_for() -> None:
    revised, added = ordered(
        "1. In § 744.11, revise paragraph (a)(1) and add paragraph (b):", SECTION
    )

    assert revised.text == (
        ("15 CFR 744.11(a)(1)", "(1) Scope. New words."),
        ("15 CFR 744.11(a)(1)(i)", "(i) One part."),
    )
    assert added.text == (("15 CFR 744.11(b)", "(b) Other words."),)


def test_asterisks_stay_where_unchanged_text_is_left_out() -> None:
    (revised,) = ordered("1. Revise § 744.11:", SECTION)

    assert [words for _, words in revised.text] == [
        "§ 744.11 License requirements.",
        "(a) * * *",
        "(1) Scope. New words.",
        "(i) One part.",
        "* * * * *",
        "(b) Other words.",
    ]


def test_new_text_of_several_instructions_goes_to_each() -> None:
    found = ordered(
        "1. Amend § 744.11:", "a. Revise paragraph (a)(1);", "b. Add paragraph (b).", SECTION
    )

    assert [one.text[0][0] for one in found] == ["15 CFR 744.11(a)(1)", "15 CFR 744.11(b)"]


def test_an_authority_citation_has_its_text() -> None:
    (found,) = ordered(
        "1. The authority citation for 15 CFR part 744 is revised to read as follows:",
        "<AUTH><HD SOURCE='HED'>Authority:</HD><P>50 U.S.C. 4801-4852.</P></AUTH>",
    )

    assert found.text == (("15 CFR Part 744", "50 U.S.C. 4801-4852."),)


def test_rows_of_a_new_table_are_text() -> None:
    table = "<GPOTABLE COLS='2'><ROW><ENT>CHINA</ENT><ENT>Alpha Co.</ENT></ROW></GPOTABLE>"

    (found,) = ordered("1. Revise Supplement No. 4 to part 744:", table)

    assert found.text == (("Supplement No. 4 to Part 744", "CHINA | Alpha Co."),)


def test_a_title_that_does_not_exist_is_taken_from_the_preamble() -> None:
    document = rule(regtext("1. Remove § 744.11.", where='TITLE="72" PART="744"'))

    assert amendments_of(document)[0].target == "15 CFR 744.11"


def test_what_is_not_understood_is_kept_with_its_words() -> None:
    (found,) = ordered("7. Straighten the crooked thing.")

    assert (found.action, found.rest) == ("other", "Straighten crooked thing")
    assert found.words == "7. Straighten the crooked thing."


def test_a_preface_orders_nothing() -> None:
    assert ordered("Accordingly, 15 CFR part 744 is amended as follows:") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a)(5) and (6)", ["a5", "a6"]),
        ("(k)(1) through (3), and (4)(i)", ["k1", "k2", "k3", "k4i"]),
        ("(g)(3)(v) and (g)(4)(ii)", ["g3v", "g4ii"]),
        ("(a)(2)(iii) through (v)", ["a2iii", "a2iv", "a2v"]),
        ("(h) and (i)", ["h", "i"]),
        ("(i)(1)(vi)(C) and (C)( 1 )", ["i1viC", "i1viC1"]),
        ("(a)(6), (b), and (f)(1)", ["a6", "b", "f1"]),
    ],
)
def test_a_list_of_paragraphs_names_each(text: str, expected: list[str]) -> None:
    assert ["".join(path) for path in paths_of(text)] == expected


@pytest.mark.parametrize(
    ("stack", "number", "expected"),
    [
        (("3", "b"), "c", "3.c"),
        (("3", "b"), "i", "3.b.i"),
        (("3", "h"), "i", "3.i"),
        (("3", "B", "i", "a"), "ii", "3.B.ii"),
        (("3", "B", "ii"), "C", "3.C"),
        (("3", "b", "ii"), "4", "4"),
    ],
)
def test_a_number_stands_under_those_before_it(
    stack: tuple[str, ...], number: str, expected: str
) -> None:
    assert ".".join(under(stack, number)) == expected


def test_a_party_has_the_rows_that_name_it() -> None:
    table = (
        "<GPOTABLE COLS='2'><ROW><ENT>CHINA</ENT><ENT>Alpha Co., Ltd.</ENT></ROW>"
        "<ROW><ENT> </ENT><ENT>Beta Co.</ENT></ROW></GPOTABLE>"
    )

    alpha, beta = ordered(
        "4. Supplement No. 4 to part 744 is amended by:",
        "a. Under CHINA, adding entries for “Alpha Co., Ltd.” and “Beta Co.”",
        table,
    )

    assert alpha.text == (("Supplement No. 4 to Part 744", "CHINA | Alpha Co., Ltd."),)
    assert beta.text == (("Supplement No. 4 to Part 744", "| Beta Co."),)


def test_a_section_that_is_amended_to_read_is_revised() -> None:
    (found,) = ordered("1. Section 744.11 is amended to read as follows:", SECTION)

    assert (found.action, found.target) == ("revise", "15 CFR 744.11")


def test_a_lead_without_anything_under_it_is_no_silence() -> None:
    assert orders("1. Amend § 744.11:") == [("1", "other", "15 CFR 744.11")]


def test_a_sentence_of_one_paragraph_is_not_one_of_the_next() -> None:
    found = orders(
        "2. Amend § 744.1 by revising the first sentence of paragraph (f), paragraph (g), and the "
        "first sentence of paragraph (h).",
        "3. In § 744.1, revise the last sentence of paragraphs (a) and (b).",
    )

    assert [target for _, _, target in found] == [
        "15 CFR 744.1(f) first sentence",
        "15 CFR 744.1(g)",
        "15 CFR 744.1(h) first sentence",
        "15 CFR 744.1(a) last sentence",
        "15 CFR 744.1(b) last sentence",
    ]
