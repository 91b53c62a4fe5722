"""Pages that JavaScript builds, rendered by a real Chromium over a real loopback server."""

import sys

import pytest

from extractors.errors import ConfigError, FetchError
from extractors.model import Page
from fetching import Visiting, wanted
from outbreak import WAYS, ears
from pipeline.browser import executable
from servers import Server

try:
    executable("")
    CHROMIUM = ""
except ConfigError as missing:
    CHROMIUM = missing.reason
pytest.importorskip("playwright", reason="the extra rulewire[browser] is not installed")
needs_chromium = pytest.mark.skipif(bool(CHROMIUM), reason=CHROMIUM)

SHELL = """<!DOCTYPE html>
<html><head><title>News</title><script src="/list.js" defer></script></head>
<body><ul id="news"></ul><noscript>Please turn on JavaScript.</noscript></body></html>"""
SCRIPT = """
fetch("/news.json", {method: "POST", body: "newest"}).then(r => r.json()).then(titles => {
  for (const title of titles) {
    const item = document.createElement("li");
    item.textContent = title;
    document.getElementById("news").append(item);
  }
});
"""


def serve_news(server: Server) -> str:
    server.serve("/list.js", SCRIPT, media_type="text/javascript")
    server.serve(
        "/news.json", '["BIS rescinds", "§ 744.11 änderung"]', media_type="application/json"
    )
    return server.serve("/news", SHELL, etag='"shell"')


async def shown(visiting: Visiting, url: str, **changes: object) -> Page:
    visitor = visiting(**{"total_timeout_s": 40.0, "browser_wait_s": 10.0} | changes)
    page = await visitor.web.get(wanted(url, fetch="browser"), url, etag='"shell"')
    assert page is not None
    return page


async def unshown(visiting: Visiting, url: str, **changes: object) -> FetchError:
    visitor = visiting(**{"total_timeout_s": 40.0, "browser_wait_s": 10.0} | changes)
    with pytest.raises(FetchError) as caught:
        await visitor.web.get(wanted(url, fetch="browser"), url)
    assert caught.value.url == url
    assert [t.error for t in visitor.tries] == [caught.value.reason]
    return caught.value


@needs_chromium
async def test_a_list_that_javascript_builds_is_in_the_page(
    server: Server, visiting: Visiting
) -> None:
    page = await shown(visiting, serve_news(server))

    assert "<li>BIS rescinds</li><li>§ 744.11 änderung</li>" in page.body.decode()
    assert (page.media_type, page.charset, page.status) == ("text/html", "utf-8", 200)
    assert (page.etag, page.url) == ("", f"{server.url}/news")
    assert server.seen("/news.json")[0].body == b"newest"


@needs_chromium
async def test_all_that_a_page_loads_comes_through_the_gate(
    server: Server, visiting: Visiting
) -> None:
    with Server() as other:
        strange = other.serve("/a.js", "document.title = 'seen'").replace("127.0.0.1", "localhost")
        hop = server.redirect("/hop.js", strange)
        own = server.serve("/own.js", "document.body.append('own script ran')")
        page = await shown(
            visiting,
            server.serve(
                "/a",
                f"<title>News</title><body><script src='{strange}'></script>"
                f"<script src='{hop}'></script><script src='{own}'></script>"
                f"<img src='{server.url}/a.png'>",
            ),
        )

    assert "own script ran" in page.body.decode()
    assert "<title>News</title>" in page.body.decode()
    assert other.requests == []
    assert server.seen("/a.png") == []
    assert {seen.headers["user-agent"] for seen in server.requests} == {
        "rulewire/0.1.0 (+officer@example.org)"
    }


@needs_chromium
async def test_a_page_gets_nowhere_by_any_other_way(server: Server, visiting: Visiting) -> None:
    server.serve("/tick", "1", media_type="text/plain")
    server.serve("/worker.js", "fetch('/stolen')", media_type="text/javascript")
    with ears() as (page, heard):
        url = server.serve("/a", page)
        body = (await shown(visiting, url, browser_wait_s=6.0)).body.decode()

    tried = body.partition('<p id="tried">')[2].partition("</p>")[0].split()
    assert sorted(tried) == sorted(WAYS)
    assert '<p id="heard"></p>' in body
    assert heard == []
    assert server.seen("/stolen") == []


@needs_chromium
async def test_what_a_page_posts_is_not_sent_elsewhere(server: Server, visiting: Visiting) -> None:
    server.redirect("/form", "/b")
    url = server.serve(
        "/a",
        "<p>x<script>fetch('/form', {method: 'POST', body: 'words'})"
        ".catch(() => document.body.append('refused'))</script>",
    )

    page = await shown(visiting, url)

    assert "refused" in page.body.decode()
    assert server.seen("/b") == []


@needs_chromium
async def test_a_page_that_never_comes_to_rest_is_read_as_it_stands(
    server: Server, visiting: Visiting
) -> None:
    server.serve("/tick", "1", media_type="text/plain")
    url = server.serve(
        "/a",
        "<title>News</title><p>BIS rescinds</p><script>const again = () => "
        "fetch('/tick').then(r => r.text()).then(again); again()</script>",
    )

    page = await shown(visiting, url, browser_wait_s=1.0)

    assert "<p>BIS rescinds</p>" in page.body.decode()


@needs_chromium
async def test_a_page_that_grows_without_end_is_refused(server: Server, visiting: Visiting) -> None:
    url = server.serve(
        "/a", "<p>x<script>document.querySelector('p').textContent = 'x'.repeat(3e6)</script>"
    )

    error = await unshown(visiting, url, max_bytes=1_000_000)

    assert error.reason == "rendered page larger than 1 MB"


@needs_chromium
async def test_a_page_that_moves_on_is_the_page_it_moves_to(
    server: Server, visiting: Visiting
) -> None:
    end = server.serve("/b", "<title>News</title><p>BIS rescinds</p>")

    page = await shown(visiting, server.serve("/a", "<script>location.replace('/b')</script>"))

    assert page.url == end
    assert "<p>BIS rescinds</p>" in page.body.decode()


@needs_chromium
async def test_a_page_that_moves_on_to_nothing_is_an_error(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve("/a", "<script>location.replace('/gone')</script>")

    error = await unshown(visiting, url)

    assert error.reason == f"the page moved on to {server.url}/gone: HTTP 404"


@needs_chromium
async def test_a_script_that_never_ends_costs_no_more_than_the_total_time(
    server: Server, visiting: Visiting
) -> None:
    url = server.serve("/a", "<p>x<script>for (;;) {}</script>")

    error = await unshown(visiting, url, total_timeout_s=3.0)

    assert error.reason == "timed out after 3 s"


async def test_a_missing_page_needs_no_browser(server: Server, visiting: Visiting) -> None:
    error = await unshown(visiting, f"{server.url}/gone")

    assert error.reason == "HTTP 404"


async def test_what_is_no_web_page_needs_no_browser(server: Server, visiting: Visiting) -> None:
    url = server.serve("/a.pdf", b"%PDF-1.7\n%%EOF", media_type="application/pdf")

    page = await shown(visiting, url)

    assert page.media_type == "application/pdf"


async def test_a_missing_chromium_says_what_to_install(
    server: Server, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    error = await unshown(visiting, serve_news(server))

    assert error.reason == (
        "fetch.browser: no Chromium on PATH; install it (Debian: apt-get install chromium) or name "
        "its path"
    )


async def test_a_browser_that_is_no_program_is_named(server: Server, visiting: Visiting) -> None:
    error = await unshown(visiting, serve_news(server), browser="/no/such/chromium")

    assert error.reason.startswith("fetch.browser: /no/such/chromium is no program; name")


async def test_a_browser_that_does_not_start_is_an_error(
    server: Server, visiting: Visiting
) -> None:
    error = await unshown(visiting, serve_news(server), browser=sys.executable)

    assert error.reason.startswith("the browser failed: ")


async def test_a_missing_playwright_says_what_to_install(
    server: Server, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)

    error = await unshown(visiting, serve_news(server), browser=sys.executable)

    assert error.reason == (
        "source.fetch: \"browser\" needs Playwright: pip install 'rulewire[browser]'"
    )
