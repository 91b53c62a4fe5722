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
