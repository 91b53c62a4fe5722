"""Every source kind reads its saved pages as it is written beside them."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractors.errors import ReadError
from extractors.model import Link, Reading
from extractors.reading.feeds import plain_title
from extractors.reading.moments import believable, midnight, moment_in
from extractors.registry import source_kinds
from extractors.sources.ecfr import EcfrOptions
from extractors.sources.feed import FeedOptions
from extractors.sources.listing import ListingOptions
from extractors.sources.page import PageOptions
from saved_pages import EXPECTED, PAGES, SEEN, Saved, read, saved_pages, told

SAVED = {f"{saved.kind}/{saved.file.name}": saved for saved in saved_pages()}
READABLE = {name: saved for name, saved in SAVED.items() if "reading" in saved.setting}
REFUSED = {name: saved for name, saved in SAVED.items() if "error" in saved.setting}


@pytest.mark.parametrize("saved", READABLE.values(), ids=READABLE)
def test_a_saved_page_reads_as_it_is_written_beside_it(saved: Saved) -> None:
    reading = saved.read()

    assert told(reading) == saved.setting["reading"]


@pytest.mark.parametrize("saved", REFUSED.values(), ids=REFUSED)
def test_a_saved_page_that_is_not_what_was_promised_is_refused(saved: Saved) -> None:
    with pytest.raises(ReadError) as caught:
        saved.read()

    assert saved.setting["error"] in str(caught.value)


@pytest.mark.parametrize("kind", source_kinds())
def test_every_source_kind_has_a_saved_page_that_it_reads(kind: str) -> None:
    assert any(saved.kind == kind for saved in READABLE.values())


@pytest.mark.parametrize("kind", source_kinds())
def test_every_source_kind_has_a_saved_page_that_it_refuses(kind: str) -> None:
    assert any(saved.kind == kind for saved in REFUSED.values())


def test_every_saved_page_has_an_expectation() -> None:
    files = {file for kind in source_kinds() for file in (PAGES / kind).iterdir()}

    pages = {file for file in files if not file.name.endswith(EXPECTED)}

    assert pages == {saved.file for saved in SAVED.values()}


def test_a_page_is_read_the_same_way_twice() -> None:
    saved = READABLE["listing/bis-shape-two.html"]

    assert saved.read() == saved.read()


@pytest.mark.parametrize(
    "body",
    [b"\x00\x01\x02", b"<rss><channel><item><link>http://[bad</link></item>", b"<", b" \n "],
)
def test_a_hostile_feed_names_its_source_or_address(body: bytes) -> None:
    with pytest.raises(ReadError, match=r"under-test|https://site\.example/start"):
        read("feed", body, "application/rss+xml")


@given(body=st.binary(max_size=200))
def test_no_bytes_make_a_feed_fail_otherwise_than_by_a_read_error(body: bytes) -> None:
    with suppress(ReadError):
        reading = read("feed", b"<rss><channel>" + body, "application/rss+xml")

        assert reading.links or reading.documents


def test_a_feed_that_may_be_quiet_has_no_entries_and_no_error() -> None:
    reading = read("feed", "<rss><channel><title>x</title></channel></rss>", "", expect_min=0)

    assert reading == Reading()


def test_a_json_feed_with_an_item_that_is_no_object_is_refused() -> None:
    body = '{"version": "https://jsonfeed.org/version/1", "items": ["x"]}'

    with pytest.raises(ReadError, match="an item that is no object"):
        read("feed", body, "application/json")


def test_a_json_feed_names_its_authors() -> None:
    body = (
        '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "One",'
        ' "content_text": "Text", "authors": [{"name": "Dana Roe"}, {"url": "x"}]}]}'
    )

    reading = read("feed", body, "application/json")

    assert reading.documents[0].authors == ("Dana Roe",)


def test_an_entry_without_any_name_is_known_by_its_text() -> None:
    body = "<rss><channel><item><description>Only text</description></item></channel></rss>"

    first = read("feed", body, "")
    second = read("feed", body.replace("Only", "Other"), "")

    assert first.documents[0].id != second.documents[0].id


def test_a_changed_summary_changes_the_stamp() -> None:
    body = "<rss><channel><item><link>http://a.example/1</link><description>A</description></item>"

    before = read("feed", body, "").links[0]
    after = read("feed", body.replace(">A<", ">B<"), "").links[0]

    assert before.stamp != after.stamp


def test_a_feed_time_without_a_zone_is_meant_in_the_zone_of_the_source() -> None:
    body = (
        "<rss><channel><item><link>http://a.example/1</link>"
        "<pubDate>Tue, 13 May 2025 09:30:00</pubDate></item></channel></rss>"
    )

    reading = read("feed", body, "")

    assert reading.links[0].published == datetime(2025, 5, 13, 13, 30, tzinfo=UTC)


def test_a_feed_is_either_full_text_or_headlines() -> None:
    with pytest.raises(ValidationError, match="exclude each other"):
        FeedOptions(full_text=True, headline_only=True)


def test_a_wrong_selector_is_found_in_the_settings() -> None:
    with pytest.raises(ValidationError, match="is no CSS selector"):
        ListingOptions(item="li[")


def test_a_wrong_selector_to_ignore_is_found_in_the_settings() -> None:
    with pytest.raises(ValidationError, match="is no CSS selector"):
        PageOptions(ignore=("div..x",))


def test_a_wrong_pattern_is_found_in_the_settings() -> None:
    with pytest.raises(ValidationError, match="is no regular expression"):
        ListingOptions(item="li", include="(")


@pytest.mark.parametrize(("kind", "needed"), [("listing", "item"), ("ecfr", "parts")])
def test_a_kind_that_cannot_do_without_options_says_so(kind: str, needed: str) -> None:
    with pytest.raises(ReadError, match=f"needs the option.*{needed}"):
        read(kind, "<p>text</p>" if kind == "listing" else "{}", "")


@pytest.mark.parametrize("kind", ["page", "screening_list"])
def test_a_kind_without_further_pages_refuses_one(kind: str) -> None:
    with pytest.raises(ReadError, match=r"no further pages, but was given http://a\.example"):
        read(kind, "text", "text/plain", Link("http://a.example"))


def test_a_listing_that_may_be_empty_is_no_error() -> None:
    options = ListingOptions(item="li")

    reading = read("listing", "<p>Nothing.</p>", "text/html", expect_min=0, options=options)

    assert reading == Reading()


def test_a_next_link_that_leads_back_to_the_page_is_the_end() -> None:
    body = '<ul><li><a href="/a">A</a></li></ul><a id="next" href="/start">Next</a>'
    options = ListingOptions(item="li", next="#next")

    reading = read("listing", body, "text/html", options=options)

    assert reading.next_page == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A &lt;b&gt;bold&lt;/b&gt; claim", "A <b>bold</b> claim"),
        ("3 < 5 and 7 > 2", "3 < 5 and 7 > 2"),
        ("AT&amp;amp;T", "AT&T"),
    ],
)
def test_a_title_is_plain_text(text: str, expected: str) -> None:
    assert plain_title(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "13/32/2025", "February 30, 2025"])
def test_what_names_no_day_gives_none(text: str) -> None:
    assert moment_in(text, "America/New_York") is None


def test_midnight_follows_summer_time() -> None:
    assert midnight(date(2025, 1, 13), "America/New_York").hour == 5


@pytest.mark.parametrize("year", [1970, 3035])
def test_an_unbelievable_year_is_no_date(year: int) -> None:
    assert believable(datetime(year, 1, 1, tzinfo=UTC), SEEN) is None


def test_half_a_character_does_not_get_through() -> None:
    body = r"""{"version": "https://jsonfeed.org/version/1", "items": [{"title": "A \ud83d\ude00 \ud800"}]}"""

    reading = read("feed", body, "application/json")

    assert reading.documents[0].title == "A \U0001f600 \ufffd"


def test_a_feed_with_an_impossible_character_is_refused() -> None:
    body = "<rss><channel><item><title>&#xD800;</title></item></channel></rss"

    with pytest.raises(ReadError, match=r"under-test.*unreadable feed"):
        read("feed", body, "application/rss+xml")


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59-12:00", "0000-00-00T00:00:00Z", "soon"])
def test_an_impossible_feed_date_is_unknown(date: str) -> None:
    body = f"<rss><channel><item><title>x</title><pubDate>{date}</pubDate></item></channel></rss>"

    reading = read("feed", body, "application/rss+xml")

    assert reading.documents[0].published is None


@pytest.mark.parametrize("kind", ["feed", "screening_list", "ecfr"])
def test_json_of_another_shape_is_refused(kind: str) -> None:
    options = EcfrOptions(title=15, parts=("744",)) if kind == "ecfr" else None

    with pytest.raises(ReadError):
        read(kind, '"text"' if kind == "feed" else "[1]", "application/json", options=options)


def test_a_format_that_does_not_fit_leaves_the_date_to_its_words() -> None:
    moment = moment_in("May 13, 2025", "America/New_York", ["%m/%d/%Y"])

    assert moment == datetime(2025, 5, 13, 4, tzinfo=UTC)


def test_an_entry_of_a_listing_without_a_title_has_none() -> None:
    options = ListingOptions(item="li", title="h3")

    reading = read("listing", '<ul><li><a href="/a">A</a></li></ul>', "text/html", options=options)

    assert reading.links[0].title == ""
