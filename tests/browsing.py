"""A real Chromium before a window that is really served, at phone and at desk."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import httpx
import pytest

from config.settings import Settings
from extractors.errors import ConfigError
from pipeline.browser import executable
from pipeline.serving import HOST, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

try:
    CHROMIUM, MISSING = executable(""), ""
except ConfigError as missing:
    CHROMIUM, MISSING = "", missing.reason
needs_chromium = pytest.mark.skipif(bool(MISSING), reason=MISSING)

PHONE, DESK = 390, 1280
Scheme = Literal["light", "dark"]
# What is wider than the window, innermost first; what scrolls by itself may be as wide as it likes.
_OVERFLOWING = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const wider = [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > wide + 1);
  return wider.reverse().slice(0, 5).map(one => one.outerHTML.slice(0, 200));
}"""

_JUDGED = 'options => axe.run({exclude: [[".CodeMirror"]]}, options)'


@dataclass
class Tab:
    """A tab that remembers what went wrong in it, and what it asked for."""

    page: "Page"
    troubles: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", self._asks)

    def overflowing(self, width: int) -> list[str]:
        """Return what makes the page wider than a window of `width`."""
        self.page.set_viewport_size({"width": width, "height": 900})
        found: list[str] = self.page.evaluate(_OVERFLOWING)
        return found

    def violations(self, *rules: str) -> list[str]:
        """Return what axe-core finds serious or critical, by `rules` or by all that it has.

        The editor of SQL on Datasette's page is not looked at: it hides a field without a name.
        """
        if not self.page.evaluate("() => Boolean(window.axe)"):
            self.page.evaluate(axe())
        options: dict[str, object] = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        found: Any = self.page.evaluate(_JUDGED, options)
        return [
            f"{each['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    def _said(self, message: "ConsoleMessage") -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _asks(self, request: "Request") -> None:
        if not request.url.startswith("data:"):
            self.asked.append(request.url)


@cache
def axe() -> str:
    """Return axe-core, which judges pages by WCAG: https://github.com/dequelabs/axe-core."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Have Chromium; Playwright's loop ends with it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, chromium_sandbox=os.geteuid() != 0, args=["--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def tab(browser: "Browser", site: str = "", **context: Any) -> Iterator[Tab]:
    """Have a tab with nothing kept from another; places are taken from `site`."""
    made = browser.new_context(base_url=site or None, **context)
    yield Tab(made.new_page())
    made.close()


@contextmanager
def window_of(settings: Settings, now: Callable[[], datetime]) -> Iterator[str]:
    """Serve the window on a free port and yield its address once it answers."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with serving(lambda: settings, port, now):
        site = f"http://{HOST}:{port}"
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
            client.get(f"{site}/").raise_for_status()
        yield site
