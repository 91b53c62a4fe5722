"""Whether a place came to read as expected."""

from datetime import date

import pytest

from extractors.model import Paragraph
from extractors.preview.grading import graded
from extractors.preview.nouns import Provision

UNIT = "Supplement No. 4 to Part 744"
DAY = date(2026, 5, 1)
NEW = "| Acme Ltd., Wuhan. | All items | 91 FR [INSERT FR PAGE NUMBER], 5/1/2026."


def table(*rows: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(UNIT, row, "row") for row in rows)


@pytest.mark.parametrize(
    ("row", "grade"),
    [
        ("| Acme Ltd., Wuhan. | All items | 91 FR 23456, 5/1/2026.", "right"),
        ("| Acme Ltd., Wuhan. | No items | 91 FR 23456, 5/1/2026.", "wrong"),
    ],
)
def test_a_page_number_that_was_not_known_is_no_mistake(row: str, grade: str) -> None:
    place = Provision(UNIT, "", NEW, "row", UNIT, DAY)

    assert graded(place, table(row), DAY, amended=True) == grade


@pytest.mark.parametrize(("rows", "grade"), [((), "right"), (("| Old Ltd. | All",), "open")])
def test_a_removed_row_is_gone_or_not_yet(rows: tuple[str, ...], grade: str) -> None:
    place = Provision(UNIT, "| Old Ltd. | All", "", "row", UNIT, DAY)

    assert graded(place, table(*rows), DAY, amended=False) == grade
