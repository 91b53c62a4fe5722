"""The window in a real Chromium: what it looks like, for eyes, hands and ears."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browsing import DESK, PHONE, Tab, chromium, needs_chromium, tab, window_of
from config.settings import Settings
from windows import MOMENT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.importorskip("playwright", reason="the extra rulewire[browser] is not installed")
pytestmark = [needs_chromium, pytest.mark.no_cover]

RULE = "/rule/ai-diffusion-rule"
CHANGE = "/change/ecfr%3A15-744.99/2"
PLACES = [
    "/",
    "/rules",
    RULE,
    "/rule/affiliates-rule?on=2025-12-01",
    CHANGE,
    "/change/ecfr%3A15-744-supp-4/2?view=side",
    "/document/fr%3A2025-08901",
    "/law/15%20CFR%20744.99",
    "/entity/huawei",
    "/list/Entity%20List",
    "/sources",
    "/source/chip-press",
    "/search?q=huawei+ascend",
    "/search?q=nothingsuch",
    "/feeds",
    "/finding/ecfr%3A15-744.99%232",
    "/rule/ai-difusion-rule",
    "/data",
    "/data/finding?severity=high",
]
# What the tabulator key comes to: links and fields that are shown, in any order.
_REACHABLE = """() => [...document.querySelectorAll("a[href], input, select, button, summary")]
  .filter(one => one.checkVisibility({contentVisibilityAuto: true}) && one.type !== "hidden")
  .map((one, number) => { one.rulewireNumber = number; return number; })"""
_FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return [one.rulewireNumber ?? -1, style.outlineStyle !== "none" || one === document.body];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def site(demoed: Settings) -> Iterator[str]:
    with window_of(demoed, lambda: MOMENT) as address:
        yield address


@pytest.fixture
def window(browser: "Browser", site: str) -> Iterator[Tab]:
    with tab(browser, site, reduced_motion="reduce") as made:
        yield made


@pytest.mark.parametrize("place", PLACES)
def test_a_page_fits_is_fit_for_all_and_keeps_to_itself(window: Tab, site: str, place: str) -> None:
    window.page.goto(place)
    seen = {"phone": window.overflowing(PHONE), "phone, by axe": window.violations()}
    window.page.emulate_media(color_scheme="dark")
    seen |= {"dark": window.violations("color-contrast"), "desk": window.overflowing(DESK)}
    seen["complaints"] = [each for each in window.troubles if "404 (Not Found)" not in each]
    seen["elsewhere"] = [url for url in window.asked if not url.startswith(site)]

    assert {what: found for what, found in seen.items() if found} == {}


@pytest.mark.parametrize("place", ["/", RULE, CHANGE, "/search?q=huawei+ascend"])
def test_without_javascript_a_page_says_the_same(
    browser: "Browser", window: Tab, site: str, place: str
) -> None:
    window.page.goto(place)
    with tab(browser, site, java_script_enabled=False) as plain:
        plain.page.goto(place)

        assert words(plain) == words(window)


def test_the_first_key_leads_past_the_navigation(window: Tab) -> None:
    window.page.goto("/")
    window.page.keyboard.press("Tab")
    link = window.page.locator(".skip")
    assert link.evaluate("one => one === document.activeElement")
    assert link.bounding_box()["x"] >= 0  # type: ignore[index]

    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")

    assert window.page.evaluate("() => Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize("place", [RULE, CHANGE, "/search?q=huawei+ascend"])
def test_every_link_and_field_is_reached_by_keys_and_seen_when_it_is(
    window: Tab, place: str
) -> None:
    window.page.goto(place)
    wanted = window.page.evaluate(_REACHABLE)

    reached = set()
    for _ in range(3 * len(wanted)):  # a field for a day takes a key for each of its parts
        window.page.keyboard.press("Tab")
        number, outlined = window.page.evaluate(_FOCUSED)
        assert outlined, window.page.evaluate("() => document.activeElement.outerHTML")
        reached.add(number)
        if reached >= set(wanted):
            break

    assert set(wanted) - reached == set()


def test_what_is_folded_opens_by_a_key(window: Tab) -> None:
    window.page.goto(CHANGE)
    table = window.page.locator("details.noise table")
    assert not table.is_visible()

    window.page.locator("details.noise summary").press("Enter")

    assert table.is_visible()


def test_a_mark_of_the_timeline_leads_to_its_evidence(window: Tab) -> None:
    window.page.goto(RULE)
    window.page.locator("svg a").first.press("Enter")

    marked = window.page.locator("tr:target")
    assert marked.evaluate("row => getComputedStyle(row).outlineStyle") == "solid"
    assert marked.locator("blockquote").is_visible()


@pytest.mark.parametrize("place", ["/", CHANGE, RULE])
def test_on_paper_there_is_nothing_to_press(window: Tab, place: str) -> None:
    window.page.emulate_media(media="print", color_scheme="dark")
    window.page.goto(place)

    for part in (".top", ".skip", "form", ".views"):
        assert not any(one.is_visible() for one in window.page.locator(part).all())
    ground = window.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def words(seen: Tab) -> str:
    """Return what stands in the page's content, folded or not."""
    return " ".join((seen.page.locator("main").text_content() or "").split())
