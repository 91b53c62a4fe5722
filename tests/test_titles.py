"""The visible headline."""

import pytest

from reading import SENTENCE, read

_BODY = f"<p>{SENTENCE}</p>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Short | Site</title>", "<h1>The long one</h1>", "The long one"),
        (
            "<meta property='og:title' content='Cut...'>",
            "<h1>Cut nowhere at all</h1>",
            "Cut nowhere at all",
        ),
        (
            "<title>Rule lifted | The Wire</title>",
            "<h1>The Wire</h1><h2>Rule lifted</h2>",
            "Rule lifted",
        ),
        (
            "<title>Opinion | The half-life of a half rule</title>",
            "<div>Opinion</div><h1>The half-life of a half rule</h1>",
            "The half-life of a half rule",
        ),
        (
            "<title>Rule lifted</title>",
            "<a href='/'><h1>Wire</h1></a><h2>Rule lifted</h2>",
            "Rule lifted",
        ),
        (
            "<title>Rule lifted</title>",
            "<h1 class='sr-only'>Menu</h1><b>Rule lifted</b>",
            "Rule lifted",
        ),
        (
            "<meta property='og:site_name' content='Wire'><title>Rule lifted</title>",
            "<h1>Wire</h1><div class='headline'>Rule <i>lifted</i> at last</div>",
            "Rule lifted at last",
        ),
        ("<title>Second thing</title>", "<h1>First</h1><h1>Second thing</h1>", "Second thing"),
        ("<title>Agency lifts rule – The Wire</title>", "", "Agency lifts rule"),
        ("<meta property='og:site_name' content='Wire'><title>Wire: x | y</title>", "", "Wire: x"),
        ("<meta property='og:site_name' content='Wire'><title>Wire | Rule</title>", "", "Rule"),
        ("<title>No site in it</title>", "", "No site in it"),
        ("", "<h1>One</h1><h1>Two</h1>", "One"),
        ("", "<h1></h1><nav><h1>Menu here</h1></nav>", "Menu here"),
        ("", "", ""),
        (
            '<script id=\'__NEXT_DATA__\'>{"props":{"pageProps":{"title":"Next"}}}</script>',
            "",
            "Next",
        ),
        (
            '<script type=\'application/ld+json\'>{"@type":"Article","headline":"Said"}</script>',
            "<h3 itemprop='headline'>Said so</h3>",
            "Said so",
        ),
    ],
)
def test_the_title_is_what_a_reader_sees(head: str, body: str, title: str) -> None:
    document = read(f"<html><head>{head}</head><body>{body}{_BODY}</body></html>")

    assert document.title == title


_LINE = "Two lathe makers join the register"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Lathes</title>", f"<h1><a href='https://x.example/'>Graz Wire</a></h1><h2>{_LINE}</h2>"),
        ("<title>Makers | GT</title>", f"<h1>Trade</h1><h2>{_LINE}</h2>"),
        ("<title>GT</title>", f"<h2>{_LINE}</h2><p>4 May 2025</p>"),
        ("<title>GT</title>", f"<font size=5><b>{_LINE}</b></font><br><i>4 May 2025</i>"),
        ("<title>GT</title>", f"<div class=a1>Graz Wire</div><div class=z9>{_LINE}</div><div>4 May 2025</div>"),
        ("", f"<p>Trade | Metals</p><b>{_LINE}</b><p>By Jana Holt</p>"),
        ("", f"<nav><h2>All the news that is left over</h2></nav><div>{_LINE}</div>"),
    ],
)  # fmt: skip
def test_the_line_over_the_story_is_the_headline_where_no_h1_is(head: str, body: str) -> None:
    document = read(f"<html><head>{head}</head><body>{body}{_BODY}</body></html>")

    assert document.title == _LINE


def test_a_sentence_over_the_story_is_no_headline() -> None:
    body = "<div>The agency said so on Monday.</div>"

    document = read(f"<head><title>Agency lifts rule</title></head><body>{body}{_BODY}</body>")

    assert document.title == "Agency lifts rule"


def test_a_headline_of_two_words_stays_one() -> None:
    body = "<h1>Rules fall</h1><h2>What the agency said on Monday</h2>"

    assert (
        read(f"<head><title>Rules fall | GT</title></head><body>{body}{_BODY}").title
        == "Rules fall"
    )
