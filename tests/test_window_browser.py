"""The window in a real Chromium: what it looks like, for eyes, hands and ears."""

from collections.abc import Iterator

import pytest

from browsing import DESK, PHONE, Scheme, Tab, chromium, needs_chromium, tab, window_of
from config.settings import Settings
from windows import MOMENT

pytest.importorskip("playwright", reason="the extra rulewire[browser] is not installed")
pytestmark = needs_chromium

LAW = "15%20CFR%20744.99"
OURS = [
    "/",
    "/?days=3650",
    "/rules",
    "/rule/ai-diffusion-rule",
    "/rule/affiliates-rule?on=2025-12-01",
    "/change/ecfr%3A15-744.99/2",
    "/change/ecfr%3A15-744-supp-4/2?view=side",
    "/document/fr%3A2025-08901",
    "/law",
    f"/law/{LAW}",
    "/entity/huawei",
    "/lists",
    "/list/Entity%20List",
    "/sources",
    "/source/chip-press",
    "/search?q=huawei+ascend",
    "/search?q=nothingsuch",
    "/feeds",
    "/finding/ecfr%3A15-744.99%232",
    "/rule/ai-difusion-rule",
]
PLACES = [*OURS, "/data/finding", "/data", "/data/finding?_search=huawei"]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def site(demoed: Settings) -> Iterator[str]:
    with window_of(demoed, lambda: MOMENT) as address:
        yield address


@pytest.fixture
def window(browser: object, site: str) -> Iterator[Tab]:
    with tab(browser, site, reduced_motion="reduce") as made:  # type: ignore[arg-type]
        yield made


@pytest.mark.parametrize("place", PLACES)
def test_no_page_is_wider_than_a_phone_or_a_desk(window: Tab, place: str) -> None:
    window.page.goto(place)

    assert window.overflowing(PHONE) == []
    assert window.overflowing(DESK) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_serious(window: Tab, place: str, scheme: Scheme) -> None:
    window.page.emulate_media(color_scheme=scheme)
    window.page.goto(place)

    assert window.violations() == []


@pytest.mark.parametrize("place", PLACES)
def test_a_browser_has_no_complaint_and_goes_nowhere_else(
    window: Tab, site: str, place: str
) -> None:
    answer = window.page.goto(place)

    assert [url for url in window.asked if not url.startswith(site)] == []
    troubles = [each for each in window.troubles if "404 (Not Found)" not in each]
    assert troubles == []
    assert (answer and answer.status) == (404 if "difusion" in place else 200)
