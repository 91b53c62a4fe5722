"""When a page was first published."""

import json
from zoneinfo import ZoneInfo

import pytest

from extractors.model import Link
from extractors.reading.article import read_article
from extractors.reading.days import days_in, instant, is_dateline
from reading import FETCHED, page, read, source, story


def _ld(**said: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **said})}</script>"


def _when(body: str, zone: str = "America/New_York") -> str | None:
    published = read(body, zone=zone).published
    return published.strftime("%Y-%m-%d %H:%M") if published else None


@pytest.mark.parametrize(
    ("head", "before", "when"),
    [
        (_ld(datePublished="2025-05-13T20:00:00Z"), "", "2025-05-13 20:00"),
        (
            "<meta property='article:published_time' content='2025-05-13T20:00:00-04:00'>",
            "",
            "2025-05-14 00:00",
        ),
        ("<meta name='dcterms.issued' content='2025-05-13'>", "", "2025-05-13 04:00"),
        ("<meta name='date' content='20250513'>", "", "2025-05-13 04:00"),
        ("<meta name='date' content='2025-05-13 10:00:00'>", "", "2025-05-13 14:00"),
        ("", "<time datetime='2025-05-13T12:00:00Z'>Tuesday</time>", "2025-05-13 12:00"),
        (
            "",
            "<time datetime='2025-06-01' class='updated'></time><time datetime='2025-05-13'></time>",
            "2025-05-13 04:00",
        ),
        ("", "<div>Updated <time datetime='2025-06-01'>1 June</time></div>", None),
        ("", "<ul class='related'><li><time datetime='2024-01-01'>x</time></li></ul>", None),
        ("", "<p>May 13, 2025</p>", "2025-05-13 04:00"),
        ("", "<p>Posted on 13 May 2025 by Una Brophy</p>", "2025-05-13 04:00"),
        ("", "<p>Updated June 1, 2025 | Published May 13th, 2025</p>", "2025-05-13 04:00"),
        ("", "<p>Last updated: June 1, 2025</p>", None),
        ("", "<p>05/13/2025</p>", "2025-05-13 04:00"),
        ("", "<p>13.05.2025</p>", "2025-05-13 04:00"),
        ("", "<p>2025年5月13日</p>", "2025-05-13 04:00"),
        ("", "<p>Comments due through May 13, 2025</p>", None),
        ("<meta name='date' content='3035-01-01'>", "<p>May 13, 3035</p>", None),
        ("<meta name='date' content='1970-01-01'>", "", None),
        ("<meta name='date' content='someday 12'>", "", None),
        (
            _ld(dateModified="2025-06-01") + "<meta name='last-modified' content='2025-06-02'>",
            "",
            None,
        ),
        (_ld(datePublished=["2025-05-13"]), "", "2025-05-13 04:00"),
        ("<script type='application/ld+json'>{broken</script>", "", None),
    ],
)
def test_the_first_publication_is_found(head: str, before: str, when: str | None) -> None:
    assert _when(story(head, before)) == when


def test_a_printed_day_wins_over_an_instant_of_the_next_day_in_utc() -> None:
    head = _ld(datePublished="2025-05-14T01:30:00Z")

    assert _when(story(head, "<p>May 13, 2025</p>")) == "2025-05-13 04:00"


def test_metadata_win_over_a_later_printed_day() -> None:
    head = _ld(datePublished="2025-05-13T12:00:00Z")

    assert _when(story(head, "<p>May 20, 2025</p>")) == "2025-05-13 12:00"


def test_a_day_in_metadata_is_given_its_hour_by_another_statement() -> None:
    head = "<meta name='dcterms.issued' content='2025-05-13'>"

    assert (
        _when(story(head, "<time datetime='2025-05-13T15:00:00Z'>x</time>")) == "2025-05-13 15:00"
    )


def test_a_day_is_midnight_in_the_sources_zone() -> None:
    assert _when(story("", "<p>13 May 2025</p>"), zone="Asia/Tokyo") == "2025-05-12 15:00"


def test_day_and_month_follow_the_pages_language() -> None:
    assert _when(story("", "<p>04/05/2025</p>").replace("en-US", "en-GB")) == "2025-05-04 04:00"


def test_the_address_tells_the_day_when_nothing_else_does() -> None:
    document = read_article(source(), page(story(), url="https://site.example/2025/05/13/rule"))

    assert document.published is not None
    assert document.published.date().isoformat() == "2025-05-13"


def test_next_data_tell_the_instant() -> None:
    node = {
        "props": {"pageProps": {"node": {"publishedOn": {"time": "2026-03-27T04:00:00+00:00"}}}}
    }
    script = f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(node)}</script>"

    assert _when(story(after=script)) == "2026-03-27 04:00"


def test_the_index_tells_when_the_page_does_not() -> None:
    assert read(story(), Link("https://site.example/a", published=FETCHED)).published == FETCHED


def test_a_date_line_may_stand_below_the_story() -> None:
    after = "<p>It goes on in a second sentence of some length.</p>" * 2

    assert _when(story(after=after + "<p>Published: May 13, 2025</p>")) == "2025-05-13 04:00"


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("May 13, 2025 4:17 PM EDT", "2025-05-13T20:17:00+00:00"),
        ("Tue, 13 May 2025 16:20:00 -0400", "2025-05-13T20:20:00+00:00"),
        ("2025-05-13T16:20:00.123Z", "2025-05-13T16:20:00.123000+00:00"),
    ],
)
def test_an_hour_with_a_zone_is_an_instant(text: str, utc: str) -> None:
    found = instant(text, ZoneInfo("America/New_York"))

    assert found is not None
    assert (found[0].isoformat(), found[1]) == (utc, True)


@pytest.mark.parametrize("text", ["", "soon", "2025-13-45", "9" * 90, "May 13, 2025 99:99 PM"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert instant(text, ZoneInfo("UTC")) is None


def test_an_impossible_day_is_passed_over() -> None:
    assert [day.day.isoformat() for day in days_in("February 30, 2025; March 1, 2025")] == [
        "2025-03-01"
    ]


def test_a_sentence_is_no_date_line() -> None:
    assert not is_dateline(
        "On May 13, 2025 the agency said that it would not enforce the rule at all"
    )
