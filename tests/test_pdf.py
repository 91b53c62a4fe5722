"""A PDF as paragraphs."""

import pytest

from extractors.errors import ReadError
from extractors.reading.pdf import pdf_text
from paper import Line, pdf


def _framed(number: int, *lines: Line) -> list[Line]:
    return [(72, 760, "Office of Trade Controls"), *lines, (300, 30, f"Page {number} of 3")]


def test_lines_join_across_pages_and_running_heads_go() -> None:
    body = pdf(
        [
            _framed(1, (72, 700, "The office tells the public of the risks of using chips"),
                    (72, 686, "that were made in viola-"), (72, 672, "tion of foreign-"),
                    (72, 658, "produced item rules. This goes on over the")),
            _framed(2, (72, 700, "page and ends here."), (72, 672, "1. First thing"), (72, 658, "2. Second thing")),
            _framed(3, (72, 700, "The last page says little.")),
        ]
    )  # fmt: skip

    read = pdf_text(body, "x")

    assert [(one.label, one.text) for one in read.paragraphs] == [
        ("", "The office tells the public of the risks of using chips that were made in violation of "
             "foreign-produced item rules. This goes on over the page and ends here."),
        ("item", "1. First thing"),
        ("item", "2. Second thing"),
        ("", "The last page says little."),
    ]  # fmt: skip


def test_the_largest_print_is_the_title_and_the_date_line_the_day() -> None:
    text = [
        (72.0, 600.0 - 14 * row, f"Line {row} of a long paragraph that runs on and on")
        for row in range(9)
    ]
    body = pdf([[(72, 700, "Guidance on"), (72, 676, "chips"), (72, 640, "May 13, 2025"), *text]],
               title="Microsoft Word - x.docx", large=2)  # fmt: skip

    read = pdf_text(body, "x")

    assert (read.title, str(read.day)) == ("Guidance on chips", "2025-05-13")
    assert read.paragraphs[0].text.startswith("Line 0 of a long")


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Guidance on chips", "Guidance on chips"), ("report_v2.docx", ""), ("", "")],
)
def test_a_title_made_from_a_file_name_is_none(title: str, kept: str) -> None:
    assert pdf_text(pdf([[(72, 700, "Some words.")]], title=title), "x").title == kept


def test_an_indent_and_a_white_strip_part_paragraphs() -> None:
    body = pdf([[(72, 700, "First one ends here."), (100, 686, "Second is indented and goes on"),
                 (72, 672, "to here."), (72, 630, "Third stands apart.")]])  # fmt: skip

    assert [one.text for one in pdf_text(body, "x").paragraphs] == [
        "First one ends here.",
        "Second is indented and goes on to here.",
        "Third stands apart.",
    ]


def test_a_pdf_without_text_is_said_to_be_scanned() -> None:
    with pytest.raises(ReadError, match=r"a\.pdf: the PDF is scanned"):
        pdf_text(pdf([[]]), "a.pdf")


def test_bytes_that_are_no_pdf_are_an_error() -> None:
    with pytest.raises(ReadError, match=r"a\.pdf: no readable PDF"):
        pdf_text(b"%PDF-1.4 junk", "a.pdf")
