"""Pages that JavaScript builds, rendered by an installed Chromium.

Chromium opens no connection of its own. The page was fetched before it sees it, and whatever the
page then asks for comes through the same gate, caps and time-outs as everything else. Hosts that
a page loads its scripts or data from, other than its own, are named in `follow_hosts`.
"""

import os
import shutil
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx

from config.settings import FetchSettings
from extractors.errors import ConfigError, FetchError
from extractors.model import Page
from pipeline.body import size
from pipeline.wire import Answer

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright, Request, Route
    from playwright.async_api import Page as Tab

Load = Callable[[str, str, Mapping[str, str], bytes], Awaitable[Answer]]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name and no address can be reached: what Playwright does not route (WebSocket, a popup, a
    # redirect) ends here instead of passing by the gate, and so does the proxy that all must take.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://no-way-out.invalid:1",
    "--proxy-bypass-list=<-loopback>",
    # WebRTC looks no address up: without this it sends UDP wherever a script says. The second
    # name is that of older versions.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
# What can change the text of a page; pictures, films and fonts cannot.
_TEXTUAL = {"document", "stylesheet", "script", "xhr", "fetch"}
# Set by the fetching itself, or no longer true of an inflated body.
_OURS = {"host", "connection", "content-length", "cookie", "user-agent", "accept-encoding"}
_STALE = {"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"}
_MARKUP = """limit => {
  const html = document.documentElement ? document.documentElement.outerHTML : "";
  return html.length > limit ? null : html;
}"""


def executable(configured: str) -> str:
    """Return the path of the Chromium to drive; `configured` is `fetch.browser`, "" to look for it.

    Raises:
        ConfigError: There is none.

    """
    found = [path for name in (configured,) if name and (path := shutil.which(name))]
    if configured and not found:
        raise ConfigError(
            "fetch.browser",
            f'{configured} is no program; name Chromium\'s path, or "" to look for one',
        )
    found = found or [path for name in _NAMES if (path := shutil.which(name))]
    if not found:
        raise ConfigError(
            "fetch.browser",
            "no Chromium on PATH; install it (Debian: apt-get install chromium) or name its path",
        )
    return found[0]


async def rendered(page: Page, settings: FetchSettings, user_agent: str, load: Load) -> Page:
    """Return `page` with its body as Chromium shows it once its network is idle, in UTF-8.

    `load` fetches what the page asks for (method, URL, headers, content); what it refuses with a
    `FetchError` stays missing, except a page that this one moves on to.

    Raises:
        FetchError: The browser failed, or the rendered page is larger than `max_bytes`.
        ConfigError: Playwright or Chromium is missing.

    """
    path = executable(settings.browser)
    try:
        from playwright.async_api import Error, async_playwright
    except ModuleNotFoundError as error:
        reason = "\"browser\" needs Playwright: pip install 'rulewire[browser]'"
        raise ConfigError("source.fetch", reason) from error
    try:
        async with async_playwright() as playwright:
            browser = await _launched(playwright, path)
            try:
                return await _Visit(page, settings, load).shown(browser, user_agent)
            finally:
                await browser.close()
    except Error as error:
        reason = f"the browser failed: {str(error).strip().splitlines()[0][:200]}"
        raise FetchError(page.url, reason) from error


async def _launched(playwright: "Playwright", path: str) -> "Browser":
    # Chromium refuses to start its sandbox for root; Playwright adds --no-sandbox without it.
    return await playwright.chromium.launch(
        executable_path=path, headless=True, chromium_sandbox=os.geteuid() != 0, args=_FLAGS
    )


class _Visit:
    """One page in one tab."""

    def __init__(self, page: Page, settings: FetchSettings, load: Load) -> None:
        self._page = page
        self._settings = settings
        self._load = load
        self._served = False
        self._moved: FetchError | None = None

    async def shown(self, browser: "Browser", user_agent: str) -> Page:
        from playwright.async_api import TimeoutError as NeverIdle

        context = await browser.new_context(
            user_agent=user_agent, service_workers="block", accept_downloads=False
        )
        tab = await context.new_page()
        await tab.route("**/*", self._answer)
        await tab.goto(self._page.url, wait_until="domcontentloaded", timeout=0)
        # A page that polls is never idle: then it is read as it stands when the time is up.
        with suppress(NeverIdle):
            wait_ms = self._settings.browser_wait_s * 1000
            await tab.wait_for_load_state("networkidle", timeout=wait_ms)
        if self._moved:
            raise self._moved
        body = await self._markup(tab)
        await tab.unroute_all(behavior="ignoreErrors")
        return replace(
            self._page,
            url=tab.url,
            body=body,
            media_type="text/html",
            charset="utf-8",
            etag="",
            last_modified="",
        )

    async def _markup(self, tab: "Tab") -> bytes:
        limit = self._settings.max_bytes
        html: str | None = await tab.evaluate(_MARKUP, limit)
        body = None if html is None else f"<!DOCTYPE html>\n{html}".encode(errors="replace")
        if body is None or len(body) > limit:
            raise FetchError(self._page.url, f"rendered page larger than {size(limit)}")
        return body

    async def _answer(self, route: "Route", request: "Request") -> None:
        from playwright.async_api import Error

        # The tab may be gone before the answer comes.
        with suppress(Error):
            if not self._served:
                self._served = True
                charset = f"; charset={self._page.charset}" if self._page.charset else ""
                await route.fulfill(body=self._page.body, content_type=f"text/html{charset}")
            elif request.resource_type not in _TEXTUAL:
                await route.abort("blockedbyclient")
            else:
                await self._fulfil(route, request)

    async def _fulfil(self, route: "Route", request: "Request") -> None:
        headers = {k: v for k, v in request.headers.items() if k.lower() not in _OURS}
        content = request.post_data_buffer or b""
        try:
            answer = await self._load(request.method, request.url, headers, content)
        except FetchError as error:
            self._missed(request, error)
            await route.abort("failed")
            return
        if answer.status >= httpx.codes.BAD_REQUEST:
            self._missed(request, FetchError(request.url, f"HTTP {answer.status}"))
        kept = {k: v for k, v in answer.headers.items() if k.lower() not in _STALE}
        await route.fulfill(status=answer.status, headers=kept, body=answer.body)

    def _missed(self, request: "Request", error: FetchError) -> None:
        """Remember what a page could not move on to; a part that is missing may not matter."""
        if request.is_navigation_request() and request.frame.parent_frame is None:
            reason = f"the page moved on to {error.url}: {error.reason}"
            self._moved = FetchError(self._page.url, reason, status=error.status)
