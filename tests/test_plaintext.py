"""A plain text as headline and paragraphs."""

import pytest

from extractors.reading.plaintext import plain_text

_WRAPPED = (
    "The agency said on Tuesday that it will lift the rule, and that a notice\n"
    "will follow. It gave no day.\n"
)


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        (f"Agency lifts rule\n\n{_WRAPPED}", "Agency lifts rule", ""),
        (
            f"Agency lifts the rule on the export of parts for lathes and\nfor mills\n\nWhy\n\n{_WRAPPED}",
            "Agency lifts the rule on the export of parts for lathes and for mills",
            "",
        ),
        (
            f"CHIP LETTER #14 | 3 June 2025\n======\nAgency lifts rule\n-----\n{_WRAPPED}",
            "Agency lifts rule",
            "2025-06-03",
        ),
        (f"Subject: Fwd: Lifted\nFrom: a@b.example\n\n{_WRAPPED}", "Lifted", ""),
        (f"Short head\n{_WRAPPED}", "Short head", ""),
        (f"\n{_WRAPPED}", "", ""),
    ],
)
def test_the_first_line_that_is_no_masthead_is_the_title(text: str, title: str, date: str) -> None:
    read = plain_text(text)

    assert (read.title, read.date) == (title, date)
    assert read.paragraphs[-1].text == _WRAPPED.replace("\n", " ").strip()


def test_a_single_line_is_a_text_without_a_title() -> None:
    read = plain_text("One line only, and that is all there is.")

    assert (read.title, len(read.paragraphs)) == ("", 1)


def test_what_follows_a_signature_mark_goes() -> None:
    read = plain_text(f"Title\n\n{_WRAPPED}\n-- \nSent from a desk\n")

    assert [one.text for one in read.paragraphs] == [_WRAPPED.replace("\n", " ").strip()]


def test_a_closing_notice_goes() -> None:
    read = plain_text(f"Title\n\n{_WRAPPED}\nTo stop receiving these mails, write to us\n")

    assert len(read.paragraphs) == 1


def test_windows_line_ends_and_folded_headers_are_read() -> None:
    read = plain_text(
        f"Subject: A\r\n b\r\nDate: Mon, 12 May 2025 10:00:00 +0000\r\n\r\nTitle\r\n\r\n{_WRAPPED}"
    )

    assert (read.title, read.date) == ("Title", "Mon, 12 May 2025 10:00:00 +0000")


def test_what_govinfo_prints_round_a_notice_is_not_the_notice() -> None:
    read = plain_text(
        "[Federal Register Volume 89, Number 52 (Friday, March 15, 2024)]\n[Rules and Regulations]\n"
        "From the Federal Register Online via the Government Publishing Office\n\n"
        "Export Control Revisions for Nicaragua\n\nThe bureau moves Nicaragua to another group.\n\n"
        "[FR Doc. 2024-05505 Filed 3-14-24; 8:45 am]\nBILLING CODE 3510-33-P\n"
    )

    assert read.title == "Export Control Revisions for Nicaragua"
    assert read.date == "2024-03-15"
    assert [one.text for one in read.paragraphs] == ["The bureau moves Nicaragua to another group."]


def test_what_a_publication_says_of_itself_is_no_headline() -> None:
    read = plain_text(
        f"TIDEWATER NEWS\nThe quarterly of your chapter\n\nJury picks a house\n\n{_WRAPPED}"
    )

    assert read.title == "Jury picks a house"
    assert len(read.paragraphs) == 1


def test_a_tagline_between_name_and_headline_is_neither() -> None:
    read = plain_text(
        f"THE LEDGER OF CONTROLS\nA Friday letter on what may leave\nAgency lifts rule\n\n{_WRAPPED}"
    )

    assert read.title == "Agency lifts rule"


def test_an_imprint_under_the_last_rule_goes() -> None:
    read = plain_text(
        f"Agency lifts rule\n\n{_WRAPPED}\n----------\nHall rental: call Marge.\nPrinted on the copier\n"
    )

    assert len(read.paragraphs) == 1


def test_notes_under_a_rule_stay() -> None:
    read = plain_text(
        f"Agency lifts rule\n\n{_WRAPPED}\n----------\n[1] The same day applies here.\n"
    )

    assert read.paragraphs[-1].text == "[1] The same day applies here."
