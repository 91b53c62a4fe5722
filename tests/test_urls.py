"""One address for one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.urls import absolute, canonical_url, document_id, same_site


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "HTTPS://User@Site.Example:443/a?utm_source=x&id=7&fbclid=1#top",
            "https://site.example/a?id=7",
        ),
        ("http://site.example:8080", "http://site.example:8080/"),
        ("https://site.example/a/./b/../c/", "https://site.example/a/c/"),
        ("https://site.example/a/b/..", "https://site.example/a/"),
        ("https://site.example/%7Eann/na%C3%AFve x", "https://site.example/~ann/na%C3%AFve%20x"),
        ("https://site.example/a%2Fb", "https://site.example/a%2Fb"),
        ("https://site.example/?b=&a=1", "https://site.example/?b=&a=1"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:DB8::1]/", "https://[2001:db8::1]/"),
        ("https://site.example./", "https://site.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://site.example:x/", "https://site.example:x/"),
        (f"https://{'a' * 70}.example/", f"https://{'a' * 70}.example/"),
    ],
)
def test_links_to_one_page_become_one_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(path=st.text(max_size=30), query=st.text(max_size=20))
def test_a_canonical_url_is_its_own_canonical_url(path: str, query: str) -> None:
    once = canonical_url(f"https://site.example/{path}?{query}")

    assert canonical_url(once) == once


def test_a_document_is_named_by_its_canonical_url() -> None:
    assert document_id("https://Site.example/a#b") == "web:https://site.example/a"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.site.example/", "http://site.example/", True),
        ("https://media.site.example/", "https://site.example/", True),
        ("https://notsite.example/", "https://site.example/", False),
        ("https://example/", "https://site.example/", False),
        ("nothing", "nothing", False),
        ("https://[broken", "https://site.example/", False),
    ],
)
def test_a_site_is_a_host_and_the_hosts_inside_it(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("reference", "url"),
    [("b", "https://site.example/b"), ("javascript:x", ""), ("https://[broken", "")],
)
def test_only_web_addresses_are_absolute(reference: str, url: str) -> None:
    assert absolute("https://site.example/a", reference) == url
