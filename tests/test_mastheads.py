"""The first line of a text that is neither mail header nor masthead is its title."""

import pytest

from extractors.reading.mastheads import is_masthead, sender
from extractors.reading.plaintext import plain_text

_TITLE = "Two lathe makers join the export register"
_STORY = """The ministry put two more lathe makers on its register on Tuesday, and
said that exports to them need a permit from now on. The larger is in
Graz, and the smaller in Linz."""


@pytest.mark.parametrize(
    "head",
    [
        "THE LATHE LETTER\n\n",
        "The Lathe Letter\nNo. 14 - 3 June 2025\n\n",
        "The Lathe Letter\n\nIssue 14\n\n",
        "~ lathe notes ~\n\n",
        "LATHE NOTES / the Friday letter / number 212\n-----------\n\n",
        "T H E   L A T H E   N O T E S\nIssue 88 | for subscribers\n\n",
        "L A T H E   N O T E S\nnotes on metal since 1987\n\n",
        "=====\nThe Lathe Letter\nmetal, mills and men\n=====\n\n",
        "FOR IMMEDIATE RELEASE\nContact: Marta Klein, +43 1 555\n\n",
        "Lathe Letter | 3 June 2025 | Vienna\n\n",
        "From: Lathe Notes <a@lathenotes.example>\nSubject: x\n\nLathe Notes - for the trade\n\n",
        "From: a@b.example\nX-Mailer: y\nSubject: weekly\n\nDear subscribers,\n\n",
        "Newsletter: Lathe Notes\nIssue: 14\nDate: 3 June 2025\n\n",
    ],
)
def test_a_masthead_is_not_the_title(head: str) -> None:
    read = plain_text(f"{head}{_TITLE}\n\n{_STORY}")

    assert (read.title, len(read.paragraphs)) == (_TITLE, 1)


@pytest.mark.parametrize(
    "text",
    [
        f"{_TITLE}\nBy Jana Holt\n4 May 2025\n\n{_STORY}",
        f"{_TITLE}\n=====\n\n{_STORY}",
        f"{_TITLE}\n\n{_STORY}\n\nWhat it means for makers\n\n{_STORY}",
        f"{_TITLE}\nMinistry acts after a leak\n\n{_STORY}",
        f"{_TITLE}\n\nThe register grows\n\n{_STORY}",
    ],
)
def test_a_first_line_that_is_no_masthead_is_the_title(text: str) -> None:
    assert plain_text(text).title == _TITLE


def test_a_publication_that_names_itself_at_the_end_is_known_at_the_top() -> None:
    text = (
        f"Lathe Notes\n\n{_TITLE}\n\n{_STORY}\n\n{_STORY}\n\nYou get Lathe Notes because you asked."
    )

    assert plain_text(text).title == _TITLE


def test_readers_in_a_plain_text_are_not_read() -> None:
    read = plain_text(f"{_TITLE}\n\n{_STORY}\n\nReader forum\npete_77: They were asleep.\n")

    assert len(read.paragraphs) == 1


def test_a_sender_goes_by_name_host_and_bracket() -> None:
    header = ["From: The Lathe Post <desk@lathehouse.example>", "Subject: [Turning 12] on mills"]

    assert sender(header, []).names == ("lathepost", "lathehouse", "turning")


@pytest.mark.parametrize("line", ["", "The register grew again.", "What now?", _TITLE])
def test_a_line_of_the_story_is_no_masthead(line: str) -> None:
    assert not is_masthead(line)
