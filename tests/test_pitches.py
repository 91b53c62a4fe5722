"""Sentences that speak to the reader of a page, and sentences that tell a story."""

import pytest

from extractors.reading.pitches import is_closing, is_request, pitch


@pytest.mark.parametrize(
    "text",
    [
        "Enjoying this? Get our letter in your inbox every Friday!",
        "Support our journalism: become a member today from £3 a month.",
        "Join 812 neighbors and get our alerts by email, free for a year.",
        "Never miss our podcast: subscribe on your favorite app.",
        "Download our free guide and check your own products!",
        "Try Tribune Premium free for a month, cancel any time, and read all you like.",
        "Register now for our webinar, free for members.",
        "Story continues below this advertisement",
        "Sponsored: lathes for your workshop",
        "Our bureau chiefs answer your questions every Thursday",
        "Tell us what you think of our new site!",
    ],
)
def test_a_request_to_the_reader_is_one(text: str) -> None:
    assert is_request(text)


@pytest.mark.parametrize(
    "text",
    [
        "The department added 13 companies to the list on Monday.",
        "“You can sign up for free on our site,” the minister told readers!",
        "Sponsors of the bill expect a vote in the House this month.",
        "Exporters should check the list before they ship to a subscriber abroad.",
        "Follow the instructions in Supplement No. 2 to part 748.",
        "The app store removed 40 apps after the ministry sent it a letter.",
        "Our view",
        "What you need to know",
        "How the rule applies to your supply chain",
        "We expect that licences for our members will be delayed.",
        "Read together, the two rules leave no room for doubt.",
    ],
)
def test_a_sentence_of_a_story_is_no_request(text: str) -> None:
    assert not is_request(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did this answer your question?",
        "Was this page of use to you? Yes / No",
        "If you value our work, chip in.",
        "Send corrections to desk@tribune.example.",
        "Sign up for our newsletter.",
        "You can change your account or leave this list.",
        "Tell us about your visit to this site.",
        "See our terms and privacy notice.",
        "Comments are moderated; write to us.",
        "Have you seen a lathe? Let us know.",
    ],
)
def test_a_last_word_to_the_reader_is_one(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We will appeal, and you will see us in court,” Varga said.",
        "A hearing is set for May.",
        "We will keep our word, the minister said.",
        "The ministry declined to comment.",
        "None of the companies answered an e-mail.",
        "The archive holds 412 letters.",
        "Take the lathe, or leave it.",
        "You never know.",
        "The site in Graz stays open.",
        "Shares of the company closed 2% lower.",
    ],
)
def test_a_storys_last_sentence_is_no_word_to_the_reader(text: str) -> None:
    assert not is_closing(text)


def test_news_has_no_cue() -> None:
    assert pitch("The ministry put two lathe makers on its register on Tuesday.") == 0
