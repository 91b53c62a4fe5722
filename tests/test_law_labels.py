"""Citations that only what follows decides, and what stands beside the numbered paragraphs."""

import pytest

from extractors.law.reading import read_law
from law_files import fragment


def labels(*paragraphs: str, head: str = "Scope") -> list[str]:
    """Return the citations of paragraphs of 15 CFR 744.1, what comes after "15 CFR 744.1"."""
    body = "".join(f"<P>{one}</P>" for one in paragraphs)
    (text,) = read_law(fragment(f"<HEAD>§ 744.1 {head}.</HEAD>{body}"), "part.xml")
    return [one.label.removeprefix("15 CFR 744.1") for one in text.paragraphs[1:]]


@pytest.mark.parametrize(
    ("printed", "cited"),
    [
        ("(h) x|(1) x|(i) x|(ii) x", "(h)|(h)(1)|(h)(1)(i)|(h)(1)(ii)"),
        ("(g) x|(h) x|(1) x|(2) x|(i) x|(j) x", "(g)|(h)|(h)(1)|(h)(2)|(i)|(j)"),
        ("(b) x|(c) x|(d) x|(1) x|(i) x|(ii) x|(2) x", "(b)|(c)|(d)|(d)(1)|(d)(1)(i)|(d)(1)(ii)|(d)(2)"),
        ("(a) x|(1) x|(i) x|(ii) x|(iii) x|(iv) x|(v) x|(vi) x", "(a)|(a)(1)|(a)(1)(i)|(a)(1)(ii)|(a)(1)(iii)|(a)(1)(iv)|(a)(1)(v)|(a)(1)(vi)"),
        ("(u) x|(v) x|(w) x|(x) x|(1) x|(y) x|(z) x|(aa) x|(bb) x", "(u)|(v)|(w)|(x)|(x)(1)|(y)|(z)|(aa)|(bb)"),
        ("(a) x|(b)-(d) [Reserved]|(e) x", "(a)|(b)-(d)|(e)"),
        ("(a) x|(b) through (d) [Reserved]|(e) x", "(a)|(b)-(d)|(e)"),
        ("(a)(1) <I>One.</I> x|(2) x|(b) x", "(a)(1)|(a)(2)|(b)"),
        ("(a) <I>One</I>—(1) x|(2) x", "(a)(1)|(a)(2)"),
        ("(a) <I>One of carriers.</I> (1) x|(2) x", "(a)(1)|(a)(2)"),
        ("(a) See paragraph (b).|(b) x", "(a)|(b)"),
        ("* (a) x|* (b) x", "(a)|(b)"),
    ],
)  # fmt: skip
def test_designators_are_cited_as_lawyers_do(printed: str, cited: str) -> None:
    assert labels(*printed.split("|")) == cited.split("|")


def test_both_renderings_of_a_heading_are_cited_alike() -> None:
    assert labels("(b) Exception for carriers. (1) Ex") == ["(b)(1)"]
    assert labels("(b) <I>Exception for carriers</I>—(1) Ex") == ["(b)(1)"]


def test_definitions_after_a_lead_in_end_where_the_next_paragraph_begins() -> None:
    assert labels(
        "(a) <I>Definitions.</I> As used here—",
        "<I>Access</I> means—",
        "(1) One; or",
        "(2) Two.",
        "<I>Beta</I> means a letter.",
        "(b) The rest.",
    ) == ["(a)", "(a) “Access”", "(a) “Access” (1)", "(a) “Access” (2)", "(a) “Beta”", "(b)"]


def test_an_italic_heading_that_defines_nothing_is_no_term() -> None:
    assert labels("(a) One.", "<I>Provided,</I> That all is well.") == ["(a)", "(a)"]


def test_a_note_is_cited_with_the_paragraph_that_it_names() -> None:
    note = "<NOTE><HED>Note 1 to paragraph (a):</HED><P>Text:</P><P>(1) One.</P></NOTE>"
    body = f"<P>(a) x:</P><P>(1) x</P>{note}<P>(2) x</P>"

    (text,) = read_law(fragment(body), "part.xml")

    assert [one.label.removeprefix("15 CFR 744.1") for one in text.paragraphs] == [
        "(a)", "(a)(1)", "(a) Note 1", "(a) Note 1", "(a) Note 1(1)", "(a)(2)",
    ]  # fmt: skip
    assert [one.kind for one in text.paragraphs] == ["", "", "note", "note", "note", ""]


def test_a_fragment_without_a_title_takes_the_callers() -> None:
    body = b'<DIV8 N="2.101" TYPE="SECTION"><P>Words.</P></DIV8>'

    (untold,) = read_law(body, "far.xml")
    (told,) = read_law(body, "far.xml", "48")

    assert (untold.citation, told.citation, told.id) == ("§ 2.101", "48 CFR 2.101", "ecfr:48-2.101")


def test_the_annual_edition_has_ids_and_citations_of_its_own() -> None:
    body = (
        b"<CFRGRANULE><FDSYS><CFRTITLE>37</CFRTITLE></FDSYS><PART><HD>PART 1-RULES</HD><CONTENTS>"
        b"<SECTNO>1.1</SECTNO><SUBJECT>Fees.</SUBJECT></CONTENTS><SECTION><SECTNO>\xc2\xa7 1.1</SECTNO>"
        b"<SUBJECT>Fees.</SUBJECT><P>(a) One.</P><GPOTABLE><ROW><ENT>A</ENT><ENT/></ROW></GPOTABLE>"
        b"</SECTION></PART></CFRGRANULE>"
    )

    found = read_law(body, "CFR-2012-title37.xml")

    assert [(one.id, one.citation) for one in found][-1] == ("cfr:37-1.1", "37 CFR 1.1")
    assert [(one.label, one.text, one.kind) for one in found[-1].paragraphs] == [
        ("37 CFR 1.1", "§ 1.1 Fees.", "heading"),
        ("37 CFR 1.1(a)", "(a) One.", ""),
        ("37 CFR 1.1(a)", "A |", "row"),
    ]
    assert ("1.1 Fees.", "contents") in [(p.text, p.kind) for p in found[0].paragraphs]


def test_a_range_of_sections_has_one_id_in_either_rendering() -> None:
    bodies = [
        f'<DIV8 N="744.12{dash}744.14" NODE="15:2.1.3"><HEAD>x</HEAD></DIV8>' for dash in "-–"
    ]

    found = [read_law(body.encode(), "bulk.xml")[0] for body in bodies]

    assert [(one.id, one.citation) for one in found] == [
        ("ecfr:15-744.12-744.14", "15 CFR 744.12-744.14")
    ] * 2


def test_a_section_without_elements_keeps_its_words() -> None:
    found = read_law(b'<DIV5 N="744"><HEAD>x</HEAD><DIV8 N="744.1">Words.</DIV8></DIV5>', "x", "15")

    assert [one.text for text in found for one in text.paragraphs] == ["x", "Words."]
