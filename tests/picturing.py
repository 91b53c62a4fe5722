"""The pictures of the documentation: what an officer of the demo saw in mid May 2025.

`python -m picturing` writes them into docs/pictures, each once, in light colours.
"""

import asyncio
import contextlib
import io
import time
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from browsing import PHONE, Tab, chromium, tab, window_of
from config import load
from pipeline.demo.scenes import SCENES
from pipeline.demo.story import live
from pipeline.listing import existing
from pipeline.terminal import say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SOON = timedelta(minutes=5)  # after a scene, somebody looks
STORY = SCENES[:6]  # up to where the feed of the papers is broken
RELEASE = "select document, version from recent_change where source = 'bis-press' limit 1"
WIDE, TALL = 960, 1500


def world(folder: Path) -> datetime:
    """Live through the story in a folder and return when somebody looks."""
    with contextlib.redirect_stdout(io.StringIO()):
        asyncio.run(live(folder, STORY))
    return STORY[-1].at + SOON


def written(seen: Tab, name: str, height: int) -> None:
    """Write what a tab shows, to its foot but at most to `height`, and say what it took."""
    page = seen.page
    width = page.viewport_size["width"] if page.viewport_size else WIDE
    foot = int(page.evaluate("() => document.documentElement.scrollHeight"))
    clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(height, foot)}
    began = time.perf_counter()
    page.screenshot(path=FOLDER / f"{name}.png", clip=clip, full_page=True)
    took = time.perf_counter() - began
    size = (FOLDER / f"{name}.png").stat().st_size
    say(f"{name}.png: {size / 1000:.0f} kB, {took:.2f} s")


def windows(browser: "Browser", folder: Path, now: datetime) -> None:
    """Write the pictures of the window."""
    settings = load(folder / "rulewire.toml")
    with existing(settings, read_only=True) as store:
        change = store.ask(RELEASE)[0]
    places = {
        "today": "/",
        "redline": f"/change/{quote(change['document'], safe='')}/{change['version']}",
        "timeline": "/rule/ai-diffusion-rule",
    }
    with window_of(settings, lambda: now) as site:
        for name, place in places.items():
            viewport = {"width": WIDE, "height": 400}
            with tab(browser, site, viewport=viewport, color_scheme="light") as seen:
                seen.page.goto(place)
                written(seen, name, TALL)


def mail(browser: "Browser", folder: Path) -> None:
    """Write the picture of the mail that told of the corrected release, on a phone."""
    text = (folder / "mails" / "03.eml").read_bytes()
    part = message_from_bytes(text, policy=default).get_body(("html",))
    viewport = {"width": PHONE, "height": 400}
    with tab(browser, viewport=viewport, device_scale_factor=1.5, color_scheme="light") as seen:
        seen.page.set_content(part.get_content() if part else "")
        written(seen, "mail", 1000)


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    # A mail names the database by its path: a short one.
    with TemporaryDirectory() as place, contextlib.chdir(place):
        folder = Path("demo")
        now = world(folder)
        with chromium() as browser:
            windows(browser, folder, now)
            mail(browser, folder)


if __name__ == "__main__":
    main()
