"""Lines that pages print beside a story, and sentences of stories that look like them."""

import pytest

from extractors.reading import phrases


@pytest.mark.parametrize(
    "line",
    [
        "Story continues below",
        "Share on X",
        "E-mail a friend",
        "Save for later",
        "Gift this article",
        "You have read 3 of 5 free articles this month.",
        "Recommended for you",
        "Don't miss: what the bill would mean",
        "File photo",
        "Image courtesy of the company",
        "(Photo by Jonas Weber)",
        "A worker inspects a wafer in Dresden. (Image: Fab Press)",
        "Written by Nils Berg",
        "Nils Berg writes about chips. He can be reached at nils@ledger.example.",
        "Media contact: press@ledger.example, +1 202 555 0101",
        "For media inquiries, contact Ana Ruiz at press@agency.example",
        "This story has been updated with a comment from the ministry.",
        "Disclosure: the author owns shares of the maker.",
        "Quotes are delayed.",
        "Office of Public Affairs",
        "Ana Ruiz, press@agency.example, 202-555-0101",
        "NVDA +1.2% AMD -0.4%",
        "Leave your address and we do the rest.",
    ],
)
def test_a_line_of_the_page_is_known(line: str) -> None:
    assert phrases.LINES.search(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Petra Lindqvist could not be reached at her office on Monday.",
        "Share prices fell in Tokyo and Seoul.",
        "Most read the rule as a ban on servicing.",
        "Page 12 of the filing names the plant.",
        "Written by staff in March, the letter names six plants.",
        "Follow our reasoning, the court wrote.",
        "For further information contact Penelope Renshaw, phone 202-482-0092.",
        "Disclosure rules bind both firms.",
    ],
)
def test_a_sentence_of_a_story_is_none(sentence: str) -> None:
    assert not phrases.LINES.search(sentence)
