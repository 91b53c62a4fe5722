"""Definitions, sentences, headings and whole sections that made-up rules remove, revise and add."""

import pytest

from extractors.law.reading import read_law
from previews import TITLES, after, law, only, words

TERMS = law(
    "<P><I>Apple.</I> A fruit.</P><P>(1) Red ones.</P>"
    "<P><I>Cherry.</I> A small fruit.</P><P><I>Plum.</I> A fruit.</P>",
    head="Definitions.",
)
APPROVED = law(
    TITLES.replace(
        "<CITA>",
        "<APPRO>(Approved by the Office of Management and Budget under control number"
        " 0694-0088)</APPRO><CITA>",
    )
)
OF_PART = read_law(
    b'<DIV5 N="744" TYPE="PART" hierarchy_metadata="{&quot;path&quot;:'
    b'&quot;/on/_SUBSTITUTE_DATE_/title-15/part-744&quot;}"><HEAD>PART 744</HEAD>'
    b"<AUTH><HED>Authority:</HED><PSPACE>50 U.S.C. 4801; E.O. 12058.</PSPACE></AUTH></DIV5>",
    "made.xml",
)
# Everything that § 744.1 has below its heading.
GONE = dict.fromkeys(
    ("15 CFR 744.1" + place for place in ("(a)", "(b)", "(b)(1)", "(b)(2)", "(b)(3)", "(c)")), ""
)


def section(number: str, subject: str, *paragraphs: str) -> str:
    told = "".join(f"<P>{one}</P>" for one in paragraphs)
    head = f"<SECTNO>§ {number}</SECTNO><SUBJECT>{subject}</SUBJECT>"
    return f"<SECTION>{head}{told}</SECTION>"


@pytest.mark.parametrize(
    ("instruction", "changed"),
    [
        (
            "In § 744.1, remove the second sentence of paragraph (a).",
            {"(a)": "(a) Scope. This section applies to exporters."},
        ),
        ("In § 744.1, remove the last sentence of paragraph (c).", {"(c)": "(c) Records."}),
        ("In § 744.1, remove paragraph (b) introductory text.", {"(b)": ""}),
        (
            "In § 744.1(a), in the second sentence, remove “exporter” and add in its place “importer”.",
            {"(a)": "(a) Scope. This section applies to exporters. An importer keeps records."},
        ),
        (
            "In § 744.1, in the heading, remove “Cameras” and add in its place “Lenses”.",
            {" heading": "§ 744.1 Lenses."},
        ),
        (
            "In § 744.1(c), remove “for two years”.",
            {"(c)": "(c) Records. The exporter keeps the records."},
        ),
        (
            "In § 744.1, in paragraph (b) introductory text, remove “licence” and add in its place “permit”.",
            {"(b)": "(b) Licences. A permit is required for:"},
        ),
        (
            "In § 744.1, redesignate paragraph (a) as paragraph (b)(4).",
            {
                "(a)": "",
                "(b)(4)": "(4) Scope. This section applies to exporters. An exporter keeps records.",
            },
        ),
    ],
)
def test_one_place_changes_and_no_other(instruction: str, changed: dict[str, str]) -> None:
    assert words(after(f"2. {instruction}")) == {
        f"15 CFR 744.1{place}": text for place, text in changed.items()
    }


def test_a_removed_section_leaves_nothing() -> None:
    found = after("2. Remove § 744.1.")

    assert found.after == ()
    assert words(found) == {**GONE, "15 CFR 744.1 heading": "", "15 CFR 744.1 citation": ""}


def test_a_reserved_section_keeps_its_number() -> None:
    found = after("2. Remove and reserve § 744.1.")

    assert [one.text for one in found.after] == ["§ 744.1 [Reserved]"]


def test_a_revised_section_keeps_its_citation() -> None:
    found = after("2. Revise § 744.1 to read as follows:", section("744.1", "Lenses.", "(a) None."))

    assert [one.text for one in found.after] == [
        "§ 744.1 Lenses.",
        "(a) None.",
        "[61 FR 12802, Mar. 25, 1996]",
    ]


def test_a_new_section_stands_after_those_before_it() -> None:
    new = section("744.2", "Lenses.", "(a) No exporter.", "(b) No lens.")

    found = after("2. Add § 744.2 to read as follows:", new)

    assert words(found) == {
        "15 CFR 744.2 heading": "§ 744.2 Lenses.",
        "15 CFR 744.2(a)": "(a) No exporter.",
        "15 CFR 744.2(b)": "(b) No lens.",
    }
    assert [one.text for one in found.after[-3:]] == [
        "§ 744.2 Lenses.",
        "(a) No exporter.",
        "(b) No lens.",
    ]


def test_a_heading_is_revised_and_the_words_behind_it_stay() -> None:
    of_section = after(
        "2. Revise the heading of § 744.1 to read as follows:", section("744.1", "Photography.")
    )
    of_paragraph = after(
        "2. In § 744.1, revise the heading of paragraph (c) to read as follows:",
        "<P>(c) <E T='03'>Files.</E> * * *</P>",
    )

    assert words(of_section) == {"15 CFR 744.1 heading": "§ 744.1 Photography."}
    assert words(of_paragraph) == {
        "15 CFR 744.1(c)": "(c) Files. The exporter keeps the records for two years."
    }


def test_a_definition_goes_with_all_that_is_below_it() -> None:
    found = after("2. In § 744.1, remove the definition of “Apple”.", onto=TERMS)

    assert words(found) == {"15 CFR 744.1 “Apple”": "", "15 CFR 744.1 “Apple” (1)": ""}


def test_a_revised_definition_loses_what_was_below_it() -> None:
    found = after(
        "2. In § 744.1, revise the definition of “Apple” to read as follows:",
        "<P><E T='03'>Apple.</E> What an apple tree bears.</P>",
        onto=TERMS,
    )

    assert words(found) == {
        "15 CFR 744.1 “Apple”": "Apple. What an apple tree bears.",
        "15 CFR 744.1 “Apple” (1)": "",
    }


def test_a_new_definition_brings_its_paragraphs_to_its_place() -> None:
    found = after(
        "2. In § 744.1, add, in alphabetical order, the definition of “Pear” to read as follows:",
        "<P><E T='03'>Pear.</E> A fruit:</P><P>(1) Of a tree.</P>",
        onto=TERMS,
    )

    assert [one.text for one in found.after[-3:]] == [
        "Pear. A fruit:",
        "(1) Of a tree.",
        "Plum. A fruit.",
    ]


def test_words_change_inside_one_definition() -> None:
    found = after(
        "2. In § 744.1, in the definition of “Cherry”, remove “small” and add in its place “red”.",
        onto=TERMS,
    )

    assert words(found) == {"15 CFR 744.1 “Cherry”": "Cherry. A red fruit."}


def test_the_approval_at_the_end_of_a_section_is_revised_and_removed() -> None:
    at_the_end = "the parenthetical text at the end of the section"
    new = "(Approved by the Office of Management and Budget under control number 0694-0137)"

    revised = after(
        f"2. In § 744.1, revise {at_the_end} to read as follows:", f"<P>{new}</P>", onto=APPROVED
    )
    removed = after(f"2. In § 744.1, remove {at_the_end}.", onto=APPROVED)

    assert words(revised) == {"15 CFR 744.1 approval": new}
    assert words(removed) == {"15 CFR 744.1 approval": ""}


@pytest.mark.parametrize(
    ("instruction", "set_out", "state", "reason"),
    [
        (
            "In § 744.1, remove the third sentence of paragraph (a).",
            "",
            "ambiguous",
            "there is no third sentence: the paragraph has 2",
        ),
        (
            "In § 744.1, remove the heading of paragraph (a).",
            "",
            "unsupported",
            "no way is known to remove heading from a text",
        ),
        (
            "In § 744.1, remove the parenthetical text at the end of the section.",
            "",
            "ambiguous",
            "the text has 0 parenthetical texts at its end",
        ),
        (
            "In § 744.1, remove the definition of “Fig”.",
            "",
            "ambiguous",
            "there is no definition of “Fig” in 15 CFR 744.1",
        ),
        (
            "In § 744.1, redesignate paragraph (b) as paragraph (c).",
            "",
            "ambiguous",
            "15 CFR 744.1(c) is in the text already",
        ),
        (
            "In § 744.1(c), remove “RECORDS” and add in its place “files”.",
            "",
            "ambiguous",
            "the words “RECORDS” are not in 15 CFR 744.1(c); with other capitals they are",
        ),
        (
            "In § 744.1, removing the comma at the end of paragraph (b)(1) and adding a period in its place.",
            "",
            "ambiguous",
            "15 CFR 744.1(b)(1) does not end with a comma",
        ),
        (
            "In § 744.1, add paragraph (f) to read as follows:",
            "<P>(f) Fines.</P>",
            "ambiguous",
            "what 15 CFR 744.1(f) should follow is not in the text: in 15 CFR 744.1 the last before it is (c)",
        ),
        (
            "In § 744.1, add paragraph (c) to read as follows:",
            "<P>(c) Fines.</P>",
            "ambiguous",
            "15 CFR 744.1(c) is in the text already",
        ),
        (
            "Add § 744.1 to read as follows:",
            section("744.1", "Lenses.", "(a) None."),
            "ambiguous",
            "15 CFR 744.1 is in the text already",
        ),
        (
            "In § 744.1, add, in alphabetical order, the definition of “Fig” to read as follows:",
            "<P><E T='03'>Fig.</E> A fruit.</P>",
            "ambiguous",
            "15 CFR 744.1 has no definitions among which it would go",
        ),
    ],
)
def test_what_is_not_certain_is_said_and_changes_nothing(
    instruction: str, set_out: str, state: str, reason: str
) -> None:
    found = after(f"2. {instruction}", *filter(None, [set_out]))

    assert (only(found).state, only(found).reason) == (state, reason)
    assert found.before == found.after


@pytest.mark.parametrize(
    ("how", "term", "reason"),
    [
        ("revise", "Apple", "the text set out does not begin with “Apple”"),
        ("add, in alphabetical order,", "Cherry", "“Cherry” is defined in 15 CFR 744.1 already"),
    ],
)
def test_a_definition_that_is_set_out_for_another_is_not_taken(
    how: str, term: str, reason: str
) -> None:
    found = after(
        f"2. In § 744.1, {how} the definition of “{term}” to read as follows:",
        "<P><E T='03'>Cherry.</E> A stone fruit.</P>",
        onto=TERMS,
    )

    assert (only(found).state, only(found).reason) == ("ambiguous", reason)
    assert found.before == found.after


@pytest.mark.parametrize(
    ("how", "words_set_out", "reason", "now"),
    [
        ("is revised", "50 U.S.C. 4801; E.O. 13026.", "", "50 U.S.C. 4801; E.O. 13026."),
        ("continues", "50 U.S.C. 4801; E.O. 12058.", "it reads so already", ""),
        (
            "continues",
            "50 U.S.C. 4801; E.O. 13026.",
            "it says that nothing changes, but the text reads otherwise",
            "50 U.S.C. 4801; E.O. 13026.",
        ),
    ],
)
def test_the_authority_of_a_part_is_as_it_is_set_out(
    how: str, words_set_out: str, reason: str, now: str
) -> None:
    found = after(
        f"1. The authority citation for part 744 {how} to read as follows:",
        f"<AUTH><HD SOURCE='HED'>Authority:</HD><P>{words_set_out}</P></AUTH>",
        onto=OF_PART,
    )

    assert (only(found).state, only(found).reason) == ("applied", reason)
    assert words(found) == ({"15 CFR Part 744 authority": f"Authority: {now}"} if now else {})
