"""Feeds and calendars, read by those who read feeds and calendars."""

import io
import json
import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import feedparser
import icalendar
import pytest
from lxml import etree

from config.settings import Settings
from storage.web.feeding import ATOM, Feed, as_atom, as_json
from windows import Looking

PLACES = [
    "/feed/all",
    "/feed/rule/ai-diffusion-rule",
    "/feed/entity/huawei",
    "/feed/subscription/officer",
]
# RFC 3339, as RFC 4287 3.3 and JSON Feed want it.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@pytest.fixture
async def window(demoed: Settings) -> AsyncIterator[Looking]:
    async with Looking(demoed) as looking:
        yield looking


def elements(root: Any, name: str) -> list[Any]:
    return list(root.iterchildren(f"{{{ATOM}}}{name}"))


def assert_atom(body: bytes) -> None:
    """Hold a feed against what RFC 4287 demands: 4.1.1, 4.1.2, 4.2.6, 4.2.7, 4.2.15."""
    root = etree.fromstring(body)
    assert root.tag == f"{{{ATOM}}}feed"
    entries = elements(root, "entry")
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(elements(one, name)) == 1, name
        assert MOMENT.fullmatch(elements(one, "updated")[0].text)
        assert elements(one, "author") or elements(root, "author")
        alternate = [e for e in elements(one, "link") if e.get("rel") == "alternate"]
        assert len(alternate) == 1
        assert all(link.get("href") for link in elements(one, "link"))
    assert [link for link in elements(root, "link") if link.get("rel") == "self"]
    ids = [elements(one, "id")[0].text for one in entries]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("urn:uuid:") for each in ids)


@pytest.mark.parametrize("place", PLACES)
async def test_an_atom_feed_is_as_its_standard_wants_it(window: Looking, place: str) -> None:
    answer = await window.client.get(f"{place}.atom")

    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert_atom(answer.content)
    read = feedparser.parse(io.BytesIO(answer.content))
    assert not read.bozo
    assert read.entries


@pytest.mark.parametrize("place", PLACES)
async def test_a_json_feed_is_as_its_standard_wants_it(window: Looking, place: str) -> None:
    answer = await window.client.get(f"{place}.json")
    told = answer.json()

    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    assert told["feed_url"] == f"http://127.0.0.1:8001{place}.json"
    assert told["items"]
    for item in told["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert MOMENT.fullmatch(item["date_published"])


async def test_both_forms_tell_the_same_under_the_same_ids(window: Looking) -> None:
    atom = etree.fromstring((await window.client.get("/feed/all.atom")).content)
    told = (await window.client.get("/feed/all.json")).json()

    ids = [elements(entry, "id")[0].text for entry in elements(atom, "entry")]
    assert ids == [item["id"] for item in told["items"]]


async def test_a_feed_of_a_rule_tells_only_of_it(window: Looking) -> None:
    everything = (await window.client.get("/feed/all.json")).json()["items"]
    of_rule = (await window.client.get("/feed/rule/ai-diffusion-rule.json")).json()["items"]

    assert len(of_rule) > 0
    assert {item["id"] for item in of_rule} != {item["id"] for item in everything}


@pytest.mark.parametrize(
    "place",
    ["/feed/rule/nothing.atom", "/feed/cat/x.atom", "/feed/all.rss", "/calendar/rule/x.ics"],
)
async def test_a_feed_of_nothing_leads_to_those_there_are(window: Looking, place: str) -> None:
    page = await window.at(place, 404)

    assert page.select("main a[href='/feeds']")


HOSTILE = {
    "key": "k\x00'\"<", "title": "<script>alert(1)</script>]]>&\x0b", "reason": "a & b <i>", "quote": "]]>\x1b[31m",
    "source_name": "<b>", "source": "x", "severity": "high", "kind": "document",
    "found_at": "2025-05-13T14:00:00Z", "url": "javascript:alert(1)",
}  # fmt: skip


def test_hostile_words_are_words_in_a_feed() -> None:
    feed = Feed("<t>&", "http://127.0.0.1:8001", "/feed/all.atom", [HOSTILE])

    atom, told = as_atom(feed), json.loads(as_json(feed))

    assert_atom(atom)
    (entry,) = feedparser.parse(io.BytesIO(atom)).entries
    assert "<script" not in entry.content[0].value
    assert entry.link == "http://127.0.0.1:8001/"
    assert "<script" not in told["items"][0]["content_html"]


async def test_the_calendar_is_read_by_a_calendar_program(window: Looking) -> None:
    answer = await window.client.get("/calendar.ics")

    read = icalendar.Calendar.from_ical(answer.content)
    events = list(read.walk("VEVENT"))
    assert events
    uids = [str(event["uid"]) for event in events]
    assert len(uids) == len(set(uids))
    assert all(isinstance(event.decoded("dtstamp"), datetime) for event in events)


async def test_the_calendar_of_a_rule_has_its_days_alone(window: Looking) -> None:
    answer = await window.client.get("/calendar/rule/ai-diffusion-rule.ics")

    kinds = re.findall(r"^CATEGORIES:(\w+)\r$", answer.text, re.MULTILINE)
    assert kinds
    assert set(kinds) <= {"compliance", "effective"}
