"""The mails of the demo in a real Chromium, as wide as a phone and as a window of mail."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from browsing import PHONE, Tab, chromium, needs_chromium, tab
from config.settings import Settings
from letters import message, told
from pipeline.render import rendered

pytest.importorskip("playwright", reason="the extra rulewire[browser] is not installed")
pytestmark = [needs_chromium, pytest.mark.no_cover]

WINDOW = 800  # of a mail program at a desk, what is left beside its folders
LONG = "Anordnungen" * 30


@pytest.fixture(scope="module")
def screen() -> Iterator[Tab]:
    with chromium() as browser, tab(browser) as made:
        yield made


def pages(folder: Path) -> dict[str, str]:
    """Return the HTML parts of kept mails by their subjects: cards, redlines, digests, alarms."""
    mails = [message_from_bytes(each.read_bytes(), policy=default) for each in folder.glob("*.eml")]
    parts = {str(mail["Subject"]): mail.get_body(("html",)) for mail in mails}
    return {subject: part.get_content() for subject, part in parts.items() if part}


def test_every_mail_fits_a_phone_and_a_desk(screen: Tab, demoed: Settings) -> None:
    shown = pages(demoed.database.parent / "mails")
    wide = {}
    for subject, html in shown.items():
        screen.page.set_content(html)
        wide[subject] = [*screen.overflowing(PHONE), *screen.overflowing(WINDOW)]

    assert len(shown) > 8
    assert {subject: found for subject, found in wide.items() if found} == {}


def test_every_mail_is_read_without_strain(screen: Tab, demoed: Settings) -> None:
    strain = {}
    for subject, html in pages(demoed.database.parent / "mails").items():
        screen.page.set_content(html)
        strain[subject] = screen.violations()

    assert {subject: found for subject, found in strain.items() if found} == {}


def test_a_mail_needs_nothing_from_elsewhere(screen: Tab, demoed: Settings) -> None:
    for html in pages(demoed.database.parent / "mails").values():
        screen.page.set_content(html)
        assert screen.page.locator("img, link, script, iframe, style").count() == 0

    assert screen.asked == []


def test_a_word_that_has_no_end_does_not_widen_a_mail(screen: Tab) -> None:
    endless = told(LONG, reason=LONG, quote=LONG, why=LONG, name=LONG, query=LONG, change=None)
    screen.page.set_content(rendered(message(endless, endless, digest=True)).html)

    assert screen.overflowing(PHONE) == []
