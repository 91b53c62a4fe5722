"""Effective date notes: what is stayed, from when, until when, by what."""

from datetime import date

import pytest

from extractors.law.stays import Stay, effective_date_notes
from extractors.model import Document, Page, Paragraph
from extractors.reading.ecfr import sections
from law_files import REAL, recorded
from making import NOW, source

pytestmark = pytest.mark.no_cover

UNTIL = "stayed, effective until Nov. 9, 2026."


def stays(note: str, citation: str = "15 CFR 744.8") -> tuple[Stay, ...]:
    texts = (Paragraph(citation, f"Effective Date Note: {note}", "effective date note"),)
    return effective_date_notes(
        [Document("d", "", "", "", None, texts, fields={"citation": citation})]
    )


def told(note: str) -> list[tuple[str, str, str]]:
    return [(one.citation, one.portion, one.action) for one in stays(note)]


@recorded
def test_part_744_has_seven_notes_in_force_on_ten_provisions() -> None:
    body = (REAL / "ecfr/15-744/2026-07-23.xml").read_bytes()
    page = Page("https://site.example/", body, "application/xml", "", NOW)

    found = effective_date_notes(sections(source(), page, (15, "744"), "2026-07-23"))

    assert len({one.document for one in found}) == 7
    assert {(one.action, one.since, one.until, one.fr) for one in found} == {
        ("stayed", date(2025, 11, 12), date(2026, 11, 9), "90 FR 50857")
    }
    assert [(one.citation, one.portion) for one in found] == [
        ("15 CFR 744.8(a)(2)", "second and third sentences"),
        ("15 CFR 744.8(b)", "first sentence"),
        ("15 CFR 744.11(a)(1)", ""),
        ("15 CFR 744.16(e)", "introductory text"),
        ("15 CFR 744.21(a)(3)", ""),
        ("15 CFR 744.21(b)(2)", "introductory text"),
        ("15 CFR 744.21(d)", "last sentence"),
        ("Supplement No. 4 to Part 744", "introductory text"),
        ("Supplement No. 7 to Part 744", "introductory text"),
        ("Supplement No. 8 to Part 744", ""),
    ]


def test_a_note_without_a_section_is_of_the_one_it_stands_under() -> None:
    assert told(f"At 90 FR 50857, Nov. 12, 2025, paragraph (a)(1) was {UNTIL}") == [
        ("15 CFR 744.8(a)(1)", "", "stayed")
    ]


def test_amended_by_adding_is_added_and_what_is_delayed_later_is_the_same() -> None:
    note = (
        "At 76 FR 18407, Apr. 4, 2011, § 744.8 was amended by adding paragraph (c) and revising "
        "paragraph (i), effective May 4, 2011. At 76 FR 23876, Apr. 29, 2011, these amendments "
        "were delayed until further notice."
    )

    assert told(note) == [
        ("15 CFR 744.8(c)", "", "added"),
        ("15 CFR 744.8(i)", "", "revised"),
        ("15 CFR 744.8(c)", "", "delayed"),
        ("15 CFR 744.8(i)", "", "delayed"),
    ]
    assert [one.since for one in stays(note)][1:3] == [date(2011, 5, 4), date(2011, 4, 29)]
    assert {one.until for one in stays(note)} == {None}


def test_paragraphs_named_together_are_each_stayed() -> None:
    assert told(f"At 90 FR 50857, Nov. 12, 2025, paragraphs (a)(1), (b) and (c) were {UNTIL}") == [
        ("15 CFR 744.8(a)(1)", "", "stayed"),
        ("15 CFR 744.8(b)", "", "stayed"),
        ("15 CFR 744.8(c)", "", "stayed"),
    ]


def test_a_period_that_is_extended_is_that_of_the_same_provision() -> None:
    note = (
        "At 88 FR 84074, Dec. 4, 2023, § 121.1, under Category VIII, was amended by revising the "
        "note to paragraph (h)(1), effective from Dec. 4, 2023, until Dec. 1, 2024, or when "
        "terminated by the Department, whichever occurs first. At 89 FR 93170, Nov. 26, 2024, the "
        "effective period was extended to Dec. 1, 2026."
    )

    assert [
        (one.citation, one.portion, one.action, one.since, one.until)
        for one in stays(note, "22 CFR 121.1")
    ] == [
        (
            "22 CFR 121.1 Category VIII(h)(1)",
            "note",
            "revised",
            date(2023, 12, 4),
            date(2024, 12, 1),
        ),
        (
            "22 CFR 121.1 Category VIII(h)(1)",
            "note",
            "extended",
            date(2024, 11, 26),
            date(2026, 12, 1),
        ),
    ]
