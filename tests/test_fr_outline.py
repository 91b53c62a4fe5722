"""The full text as a tree: headings by level, tables by column, no element read over."""

from collections.abc import Iterator

from extractors.reading.federal_register.outline import Section, outline_of, tables_of
from rules import rule

HEADS = (
    "<HD SOURCE='HED'>SUPPLEMENTARY INFORMATION:</HD><P>First.</P><HD SOURCE='HD1'>A. One</HD>"
    "<HD SOURCE='HD2'>1. Small</HD><P>Deep.</P><HD SOURCE='HD1'>B. Two</HD><P>Last.</P>"
)
TABLE = (
    "<GPOTABLE COLS='3'><TTITLE>Names</TTITLE><BOXHD><CHED H='1'>Country</CHED>"
    "<CHED H='1'>Entity</CHED><CHED H='1'>Citation</CHED></BOXHD>"
    "<ROW><ENT>CHINA</ENT><ENT>Alpha Co.</ENT></ROW>"
    "<ROW><ENT A='1'>See RUSSIA</ENT><ENT>90 FR 1</ENT></ROW></GPOTABLE>"
)


def walked(section: Section) -> Iterator[Section]:
    """Yield a section and all under it, in the order of the text."""
    yield section
    for each in section.sections:
        yield from walked(each)


def test_sections_stand_under_the_heading_above_them() -> None:
    whole = list(walked(outline_of(rule(HEADS))))

    assert [(one.level, one.heading) for one in whole][-4:] == [
        (1, "SUPPLEMENTARY INFORMATION:"),
        (2, "A. One"),
        (3, "1. Small"),
        (2, "B. Two"),
    ]


def test_each_paragraph_is_in_the_tree_once() -> None:
    document = rule(HEADS)
    texts: list[str] = []

    for section in walked(outline_of(document)):
        texts += [section.heading] if section.heading else []
        texts += [paragraph.text for paragraph in section.paragraphs]

    assert "\n".join(texts) == document.text


def test_a_row_has_a_cell_for_every_column() -> None:
    (table,) = tables_of(rule(TABLE))

    assert table.title == "Names"
    assert table.columns == ("Country", "Entity", "Citation")
    assert table.rows == (("CHINA", "Alpha Co.", ""), ("See RUSSIA", "", "90 FR 1"))


def test_an_unknown_element_is_named_and_its_words_are_kept() -> None:
    document = rule("<P>Words <NEWTHING>more</NEWTHING></P>")

    assert document.fields["unknown_element"] == "/RULE/SUPLINF/P/NEWTHING"
    assert "Words more" in document.text
