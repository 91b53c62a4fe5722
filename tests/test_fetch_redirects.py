"""Redirects, each hop through the gate; and what the gate itself refuses."""

import pytest

from extractors.errors import FetchError
from fetching import Visiting, failed, got, wanted
from servers import Reply, Server

RELEASE = b"<html><title>Release</title><p>BIS rescinds the AI Diffusion Rule.</p></html>"


async def test_a_redirect_leads_to_the_page(server: Server, visiting: Visiting) -> None:
    end = server.serve("/b", RELEASE)

    page = await got(visiting(), server.redirect("/a", "/b#top"))

    assert (page.url, page.body) == (end, RELEASE)


async def test_a_redirect_to_a_strange_host_is_refused(server: Server, visiting: Visiting) -> None:
    url = server.redirect("/a", "http://metadata.internal/secret")

    error = await failed(visiting(), url)

    assert error.reason == (
        "redirected to http://metadata.internal/secret: host metadata.internal is neither the "
        "source's own nor one of its follow_hosts"
    )


async def test_a_redirect_to_a_named_host_is_followed(server: Server, visiting: Visiting) -> None:
    server.serve("/b", RELEASE)
    there = server.url.replace("127.0.0.1", "localhost") + "/b"
    url = server.redirect("/a", there)

    page = await visiting().web.get(wanted(url, follow_hosts=("localhost",)), url)

    assert page is not None
    assert page.url == there


async def test_a_redirect_to_another_scheme_is_refused(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(), server.redirect("/a", "file:///etc/passwd"))

    assert "only http and https are fetched, not file" in error.reason


async def test_a_redirect_to_no_url_is_an_error(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(), server.redirect("/a", "http://[::1"))

    assert error.reason.startswith("not proper HTTP: Invalid URL in location header: ")


async def test_validators_stay_with_their_host(server: Server, visiting: Visiting) -> None:
    with Server() as other:
        end = other.serve("/b", RELEASE)
        url = server.redirect("/a", end)

        await visiting().web.get(wanted(url), url, etag='"1"')

    assert server.requests[0].headers["if-none-match"] == '"1"'
    assert "if-none-match" not in other.requests[0].headers


async def test_a_304_from_another_host_is_an_error(server: Server, visiting: Visiting) -> None:
    with Server() as other:
        url = server.redirect("/a", other.serve("/b", status=304))

        with pytest.raises(FetchError, match="HTTP 304 though nothing was known before at"):
            await visiting().web.get(wanted(url), url, etag='"1"')


async def test_a_redirect_to_nowhere_is_an_error(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(), server.redirect("/a", ""))

    assert (error.reason, error.status) == ("HTTP 302 without a Location", 302)


async def test_a_redirect_loop_is_an_error(server: Server, visiting: Visiting) -> None:
    server.redirect("/b", "/a")

    error = await failed(visiting(), server.redirect("/a", "/b"))

    assert error.reason == f"redirect loop at {server.url}/a"
    assert len(server.requests) == 2


async def test_redirects_have_a_limit(server: Server, visiting: Visiting) -> None:
    for step in range(9):
        server.redirect(f"/{step}", f"/{step + 1}")

    error = await failed(visiting(max_redirects=3), f"{server.url}/0")

    assert error.reason == "more than 3 redirects"
    assert len(server.requests) == 4


async def test_a_cookie_set_on_the_way_is_shown_again(server: Server, visiting: Visiting) -> None:
    first = Reply(status=302, headers={"Location": "/a", "Set-Cookie": "seen=1"})
    url = server.serve_each("/a", first, Reply(RELEASE))
    visitor = visiting()

    await got(visitor, url)
    await got(visitor, url)

    assert [seen.headers.get("cookie") for seen in server.requests] == [None, "seen=1", None]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/a", "only http and https are fetched, not ftp"),
        ("/relative", "only http and https are fetched, not a URL without a scheme"),
        ("http:///a", "the URL has no host"),
        ("http://a..b/", "a..b is not a host name"),
        ("http://example.org:22/", "port 22 is not a web port"),
        ("http://example.org:99999/", "port 99999 is not a web port"),
        ("http://example.org:web/", "not a URL: Invalid port: 'web'"),
        ("http://example.net/", "host example.net is neither the source's own"),
        ("http://notexample.org/", "host notexample.org is neither the source's own"),
    ],
)
async def test_the_gate_refuses_before_anything_is_sent(
    visiting: Visiting, url: str, reason: str
) -> None:
    visitor = visiting(tries=3)

    with pytest.raises(FetchError) as caught:
        await visitor.web.get(wanted("https://www.example.org/feed"), url)

    assert caught.value.reason.startswith(reason)
    assert [t.error for t in visitor.tries] == [caught.value.reason]


async def test_a_password_in_a_url_is_not_repeated(visiting: Visiting) -> None:
    with pytest.raises(FetchError) as caught:
        await visiting().web.get(wanted("http://example.org/"), "http://me:secret@example.org/a")

    assert str(caught.value) == "http://example.org/a: the URL holds a user name"
