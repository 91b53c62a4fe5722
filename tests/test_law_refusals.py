"""What the readers of the law refuse, and that they name the place."""

from pathlib import Path

import pytest

from extractors.errors import ReadError
from extractors.law.reading import read_law
from law_files import RECORDED, fragment, named, recorded

TABLE = "<TABLE><THEAD><TR><TH>A</TH><TH>B</TH></TR></THEAD><TBODY>{}</TBODY></TABLE>"


def refused(body: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_law(body, "part.xml")
    return str(error.value)


def test_an_unknown_element_is_named_by_its_path() -> None:
    inner = fragment("<P>(a) One <WIDGET>two</WIDGET>.</P>", "744.11").decode()

    assert refused(f'<DIV5 N="744">{inner}</DIV5>'.encode()) == (
        "part.xml: unknown element /DIV5/DIV8[744.11]/P/WIDGET"
    )


def test_words_in_a_picture_are_not_dropped() -> None:
    body = fragment("<MATH><MID>EC01.000</MID><P>Words.</P></MATH>")

    assert refused(body) == "part.xml: words in /DIV8/MATH, which is skipped"


def test_an_entity_that_a_file_makes_itself_is_not_read() -> None:
    body = b'<!DOCTYPE x [<!ENTITY b "no">]><DIV8 N="744.1"><P>Items &b;</P></DIV8>'

    assert refused(body) == "part.xml: an entity of its own in /DIV8/P: &b;"


def test_a_truncated_file_is_no_law() -> None:
    assert "not well-formed XML" in refused(fragment("<P>(a) One.</P>")[:-12])


def test_an_html_answer_is_no_law() -> None:
    body = b"<html><body><p>Please prove that you are no robot.</p></body></html>"

    assert refused(body) == "part.xml: no XML of the law: its root is html"


def test_a_row_with_a_missing_cell_is_named() -> None:
    body = fragment(TABLE.format("<TR><TD>1</TD><TD>2</TD></TR><TR><TD>3</TD></TR>"))

    assert refused(body) == (
        "part.xml: /DIV8/TABLE, row 3: 1 cells under 2 columns: '3'"
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        '<TR><TD colspan="2">over both</TD></TR>',
        '<TR><TD rowspan="2">1</TD><TD>2</TD></TR><TR><TD>3</TD></TR>',
        "<TR><TD>1</TD><TD/></TR>",
    ],
)
def test_a_cell_may_span_columns_and_rows_or_be_empty(rows: str) -> None:
    (text,) = read_law(fragment(TABLE.format(rows)), "part.xml")

    assert [one.kind for one in text.paragraphs][1:] == ["row"] * rows.count("<TR>")


def test_an_empty_cell_keeps_its_column() -> None:
    (text,) = read_law(fragment(TABLE.format("<TR><TD/><TD>2</TD></TR>")), "part.xml")

    assert [one.text for one in text.paragraphs] == ["A | B", "| 2"]


@recorded
@pytest.mark.parametrize("file", RECORDED[-1:], ids=map(named, RECORDED[-1:]))
def test_a_recorded_file_cut_short_is_refused(file: Path) -> None:
    assert "not well-formed" in refused(file.read_bytes()[:-2000])
