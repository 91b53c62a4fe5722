"""Pages that are not the page."""

import pytest

from extractors.errors import ReadError
from extractors.reading.challenge import refuse
from extractors.reading.media import media_of
from reading import SENTENCE, page, story


def _titled(title: str, body: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (_titled("Just a moment..."), "Cloudflare"),
        (
            _titled("x", "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>"),
            "Cloudflare",
        ),
        (_titled("Attention Required! | Cloudflare"), "Cloudflare"),
        (_titled("Access Denied", "You don't have permission to access this"), "access denied"),
        (_titled("x", "You don't have permission to access 'http://a/' on this server."), "Akamai"),
        (_titled("", "<iframe src='/_Incapsula_Resource?x'></iframe>"), "Imperva"),
        (_titled("Pardon Our Interruption"), "Imperva"),
        (_titled("Federal Register", "<h1>Request Access</h1>"), "Request Access"),
        (_titled("x", "programmatic access to these sites is limited"), "Request Access"),
        (_titled("Bloomberg - Are you a robot?"), "captcha"),
        (_titled("x", "<div class='g-recaptcha'></div>"), "captcha"),
        (_titled("Log in to continue", "<input type='password'>"), "login wall"),
    ],
)
@pytest.mark.parametrize("expected", ["html", "json", "any"])
def test_a_challenge_is_refused_whatever_was_expected(
    body: str, reason: str, expected: str
) -> None:
    with pytest.raises(ReadError, match=reason):
        refuse(page(body), expected)


@pytest.mark.parametrize(
    "body",
    [
        story(
            after="<p>Please verify you are human, the captcha said. Access denied, it added.</p>"
        ),
        story(after="<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"),
        story(after="<form><input type='password'></form>"),
        _titled("Access Denied", f"<p>{SENTENCE}</p>" * 40),
        _titled("Just a moment...", "<p></p>" * 100_000),
    ],
)
def test_an_article_that_mentions_challenges_is_not_refused(body: str) -> None:
    refuse(page(body), "html")


@pytest.mark.parametrize("expected", ["json", "xml", "feed", "pdf", "text"])
def test_html_where_something_else_was_expected_is_refused(expected: str) -> None:
    with pytest.raises(ReadError, match=f"expected {expected}, got html"):
        refuse(page(story(), media_type="application/json"), expected)


@pytest.mark.parametrize(
    ("body", "media_type", "media"),
    [
        (b" \n", "text/html", "empty"),
        (b"%PDF-1.7", "text/html", "pdf"),
        (b"PK\x03\x04zip", "", "binary"),
        (b"\x01\x02\x03\x04\x05", "", "binary"),
        (b'<?xml version="1.0"?><!-- c --><!DOCTYPE html><html>', "", "html"),
        (b'<?xml version="1.0"?><rss/>', "text/html", "html"),
        (b'<?xml version="1.0"?><rss/>', "", "xml"),
        (b"\xef\xbb\xbf<feed xmlns='x'>", "", "xml"),
        ("<rss>".encode("utf-16"), "", "xml"),
        (b'<rss version="2.0"><channel/></rss>', "text/html", "xml"),
        (b'{"a": 1}', "text/html", "json"),
        (b"[Docket No. 1] a notice", "text/plain", "text"),
        (b"plain words", "", "text"),
        (b"plain words", "text/html", "html"),
    ],
)
def test_the_bytes_tell_what_a_body_is(body: bytes, media_type: str, media: str) -> None:
    assert media_of(page(body, media_type=media_type)) == media


def test_an_empty_body_is_refused() -> None:
    with pytest.raises(ReadError, match="empty"):
        refuse(page(b""), "any")


def test_an_unknown_expectation_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="jpeg"):
        refuse(page(story()), "jpeg")
