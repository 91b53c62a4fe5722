"""Which URLs pass the gate, and as what."""

import pytest

from extractors.errors import FetchError
from fetching import wanted
from pipeline.daemon import MOST_ROUNDS
from pipeline.gate import ANY_HOST, allowed_hosts, passed


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://www.bis.gov/news#top", "https://www.bis.gov/news"),
        ("https://bis.gov", "https://bis.gov"),
        ("https://media.bis.gov/a b", "https://media.bis.gov/a%20b"),
        ("HTTPS://WWW.BIS.GOV:443/", "https://www.bis.gov/"),
        ("http://bis.gov:8080/", "http://bis.gov:8080/"),
        ("https://api.govinfo.gov/x", "https://api.govinfo.gov/x"),
    ],
)
def test_own_hosts_and_named_hosts_pass(url: str, asked: str) -> None:
    source = wanted("https://www.bis.gov/news", follow_hosts=("govinfo.gov",))

    parsed = passed(url, allowed_hosts(source))

    assert str(parsed) == asked


@pytest.mark.parametrize(
    "url",
    [
        "https://bis.gov.example.org/",
        "https://notbis.gov/",
        "https://gov/",
        "https://bis.gov@example.org/",
        "https://example.org\\@bis.gov/",
        "https://example.org\\.bis.gov/",
        "https://bis.gov:25/",
        "https://bis.gov:0/",
        "https://[::1]/",
        "https://[::1/",
        "https://%00.bis.gov/",
        "https://bis gov/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//bis.gov/",
        "",
    ],
)
def test_everything_else_does_not(url: str) -> None:
    hosts = allowed_hosts(wanted("https://www.bis.gov/news"))

    with pytest.raises(FetchError):
        passed(url, hosts)


def test_an_address_in_brackets_is_a_host() -> None:
    hosts = allowed_hosts(wanted("http://[::1]:8080/"))

    assert passed("http://[::1]:8080/a", hosts).host == "::1"


def test_a_source_whose_host_ends_in_a_dot_may_be_read() -> None:
    source = wanted("https://www.bis.gov./news")

    assert passed("https://www.bis.gov./news", allowed_hosts(source)).host == "www.bis.gov."
    assert passed("https://bis.gov/news", allowed_hosts(source)).host == "bis.gov"


def test_the_addresses_of_all_rounds_under_way_are_parsed_once() -> None:
    urls = [f"https://news.example/{number}" for number in range(MOST_ROUNDS)]

    first, again = ([passed(url, ANY_HOST) for url in urls] for _ in range(2))

    assert all(one is other for one, other in zip(first, again, strict=True))
