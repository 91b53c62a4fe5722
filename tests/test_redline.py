from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.hunks import Hunk, HunkClass
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


ROW = "744 Supp"


def rows(*texts: str) -> list[Paragraph]:
    return [Paragraph(ROW, text, "row") for text in texts]


FIRMS = rows(
    "ARCADIA | Kestrel Widgets Co., 5 Mill Lane, Arcady | For all items | 80 FR 1.",
    "| Lantern Works, 7 Mill Lane, Arcady | For all items | 80 FR 1.",
    "| Thimble Brothers, 9 Mill Lane, Arcady | For all items | 80 FR 1.",
    "BOHEMIA | Saddle House, 1 Main Street, Prague | For all items | 80 FR 1.",
    "| Walnut Company, 2 Main Street, Prague | For all items | 80 FR 1.",
)


def test_a_row_under_another_country_reads_otherwise() -> None:
    after = [FIRMS[0], FIRMS[2], FIRMS[3], FIRMS[1], FIRMS[4]]

    (hunk,) = redline(FIRMS, after)

    assert (hunk.kind, hunk.class_) == ("amended", HunkClass.SUBSTANTIVE)
    assert hunk.reason == "words changed: “ARCADIA” to “BOHEMIA”"


def test_a_country_that_is_renamed_is_told_once() -> None:
    renamed = FIRMS[0].text.replace("ARCADIA", "NEW ARCADIA")

    (hunk,) = redline(FIRMS, [*rows(renamed), *FIRMS[1:]])

    assert hunk.after == renamed


def test_a_country_of_many_rows_that_is_renamed_is_told_once() -> None:
    before = rows("ARCADIA | Firm 0, Mill Lane | x", *(f"| Firm {n}, Lane | x" for n in range(500)))
    after = rows("ARCADY | Firm 0, Mill Lane | x", *(f"| Firm {n}, Lane | x" for n in range(500)))

    assert kinds(redline(before, after)) == ["amended"]


def test_the_rows_of_a_country_whose_name_went_read_otherwise() -> None:
    after = [*FIRMS[:3], FIRMS[4]]

    hunks = redline(FIRMS, after)

    assert sorted(kinds(hunks)) == ["amended", "removed"]
    assert all(hunk.substantive for hunk in hunks)


def test_an_entry_put_among_much_alike_ones_only_renumbers_them() -> None:
    def listed(*eccns: str) -> list[Paragraph]:
        text = "Items controlled under ECCN {} when destined to a military end user in the country"
        return [
            Paragraph(f"15 CFR 744.1({n})", f"({n}) {text.format(eccn)}")
            for n, eccn in enumerate(eccns, 1)
        ]

    before, after = listed("3A001", "3A002", "3A090"), listed("3A001", "9A515", "3A002", "3A090")

    assert kinds(redline(before, after)) == ["added", "redesignated", "redesignated"]
    assert kinds(redline(after, before)) == ["removed", "redesignated", "redesignated"]


def test_what_went_from_one_appendix_to_another_is_substantive() -> None:
    first, *second = (
        Paragraph(f"Appendix {x} to Part 810", f"Countries of list {x}, {n}")
        for x, n in ("A1", "B1", "B2")
    )
    gone = Paragraph(first.label, "Thailand and what is said of it")
    come = Paragraph(second[0].label, gone.text)

    (hunk,) = redline([first, gone, *second], [first, *second, come])

    assert (hunk.kind, hunk.class_) == ("moved", HunkClass.SUBSTANTIVE)


def test_a_mark_under_another_column_is_substantive() -> None:
    (hunk,) = redline(rows("Chad | X | | X"), rows("Chad | | X | X"))

    assert (hunk.kind, hunk.class_) == ("amended", HunkClass.SUBSTANTIVE)
    assert hunk.reason == "the same words under other columns"


def test_a_row_whose_cells_only_are_set_otherwise_is_editorial() -> None:
    (hunk,) = redline(rows("Chad | subject to the EAR |"), rows("Chad | subjectto the EAR"))

    assert hunk.class_ is HunkClass.EDITORIAL


def test_a_table_that_gets_a_column_keeps_its_rows() -> None:
    before = rows("Name | Country", "Foo | Chad", "Bar | Mali")
    after = rows("Name | Country | City", "Foo | Chad | Sarh", "Bar | Mali | Gao")

    assert kinds(redline(before, after)) == ["amended"] * 3


def test_another_firm_in_the_place_of_one_is_another_row() -> None:
    other = FIRMS[1].text.replace("Lantern Works, 7 Mill Lane", "Orchid Ltd., 88 Long Acre")

    hunks = redline(FIRMS, [FIRMS[0], *rows(other), *FIRMS[2:]])

    assert sorted(kinds(hunks)) == ["added", "removed"]


def section(*texts: str, under: str = "15 CFR 744.2") -> list[Paragraph]:
    return [Paragraph(f"{under}{text.partition(' ')[0]}", text) for text in texts]


STANDARDS = section(
    "(1) Whether the commodities to be transferred are appropriate for the stated end use;",
    "(2) The significance for nuclear purposes of the particular commodity or software;",
    "(3) Whether the commodities to be exported are to be used in research on the end use;",
)


def test_alike_paragraphs_that_swap_places_moved_and_were_not_reworded() -> None:
    hunks = redline(STANDARDS, STANDARDS[::-1])

    assert kinds(hunks) == ["moved", "moved"]
    assert {hunk.class_ for hunk in hunks} == {HunkClass.EDITORIAL}


def test_a_designator_out_of_its_order_keeps_its_citation() -> None:
    one, two, three = STANDARDS
    astray = Paragraph("15 CFR 744.2(1)(3)", three.text)

    (hunk,) = redline(STANDARDS, [one, astray, two])

    assert (hunk.kind, hunk.label, hunk.was) == ("moved", "15 CFR 744.2(3)", "")


def test_a_move_does_not_make_what_follows_it_move() -> None:
    one, two, three = STANDARDS
    misread = [
        Paragraph("15 CFR 744.2(1)(2)", two.text),
        Paragraph("15 CFR 744.2(1)(3)", three.text),
    ]

    (hunk,) = redline(STANDARDS, [*misread, one])

    assert (hunk.kind, hunk.label) == ("moved", "15 CFR 744.2(1)")


def test_a_move_inside_a_supplement_is_editorial() -> None:
    place = "Supplement No. 1 to Part 744(a)"
    before = section(
        "(1) Cruise missiles of any range;", "(2) Target drones of a range of 300 km;", under=place
    )

    (hunk,) = redline(before, before[::-1])

    assert hunk.class_ == HunkClass.EDITORIAL


def test_a_move_to_another_section_is_substantive() -> None:
    away = Paragraph("15 CFR 744.9(4)", "(4) " + STANDARDS[0].text[4:])

    (hunk,) = redline(STANDARDS, [*STANDARDS[1:], away])

    assert (hunk.kind, hunk.class_) == ("moved", HunkClass.SUBSTANTIVE)
    assert (hunk.label, hunk.was) == ("15 CFR 744.9(4)", "15 CFR 744.2(1)")


def test_what_follows_a_new_paragraph_is_redesignated() -> None:
    new = section("(1) Every walnut is kept in a thimble.")
    later = [
        Paragraph(f"15 CFR 744.2({n})", f"({n}){p.text[3:]}") for n, p in enumerate(STANDARDS, 2)
    ]

    hunks = redline(STANDARDS, [*new, *later])

    assert kinds(hunks) == ["added", "redesignated", "redesignated", "redesignated"]


@given(before=PARAGRAPHS, after=PARAGRAPHS)
def test_what_is_added_one_way_is_removed_the_other(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    there, back = Counter(kinds(redline(before, after))), Counter(kinds(redline(after, before)))

    assert there["added"] - there["removed"] == back["removed"] - back["added"]
