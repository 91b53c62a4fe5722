from datetime import UTC, datetime, time
from typing import Any

import pytest

from extractors.model import Severity
from extractors.subscriptions import deliveries, due, match
from making import NOW, finding, subscription


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        ({}, "everything"),
        ({"entities": ("huawei", "smic")}, "entity huawei"),
        ({"labels": ("ORG",), "sources": ("bis",)}, "label ORG, source bis"),
        ({"events": ("suspended",)}, "event suspended"),
        ({"words": ("Ascend", "tulips")}, "word Ascend"),
        ({"min_severity": Severity.HIGH}, "everything"),
    ],
)
def test_a_match_says_which_terms_it_met(terms: dict[str, Any], why: str) -> None:
    found = finding(
        entities=("huawei",), labels=("ORG",), events=("suspended",), text="the ASCEND chip"
    )

    assert match(found, subscription(**terms)) == why


@pytest.mark.parametrize(
    "terms",
    [
        {"entities": ("smic",)},
        {"entities": ("huawei",), "sources": ("ofac",)},
        {"words": ("cend",)},
        {"min_severity": Severity.CRITICAL},
        {"kinds": ("change",)},
    ],
)
def test_one_missed_term_is_no_match(terms: dict[str, Any]) -> None:
    found = finding(entities=("huawei",), text="the Ascend chip")

    assert match(found, subscription(**terms)) is None


def test_news_of_rulewire_itself_is_told_only_to_who_asks() -> None:
    blind = finding(kind="source_blind")

    assert match(blind, subscription()) is None
    assert match(blind, subscription(kinds=("source_blind",))) == "everything"


def test_each_channel_of_a_subscription_is_owed() -> None:
    owed = deliveries(finding(), [subscription(channels=("mail", "slack"))], {}, NOW)

    assert [one.channel for one in owed] == ["mail", "slack"]


def test_a_repeat_of_a_story_is_threaded() -> None:
    (owed,) = deliveries(finding(), [subscription()], {"officer": Severity.HIGH}, NOW)

    assert owed.threaded


def test_a_story_that_grows_more_urgent_is_told_again() -> None:
    (owed,) = deliveries(finding(), [subscription()], {"officer": Severity.MEDIUM}, NOW)

    assert not owed.threaded


def test_a_story_told_to_one_is_still_new_to_another() -> None:
    (owed,) = deliveries(finding(), [subscription()], {"analyst": Severity.HIGH}, NOW)

    assert not owed.threaded


def test_a_change_is_never_a_repeat() -> None:
    changed = finding(kind="change")

    (owed,) = deliveries(changed, [subscription()], {"officer": Severity.CRITICAL}, NOW)

    assert not owed.threaded


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("terms", "now", "expected"),
    [
        ({}, utc(2025, 5, 13, 14, 5), utc(2025, 5, 13, 14, 5)),
        ({"when": "hourly"}, utc(2025, 5, 13, 14, 5), utc(2025, 5, 13, 15)),
        ({"when": "daily"}, utc(2025, 5, 13, 11, 59), utc(2025, 5, 13, 12)),
        ({"when": "daily"}, utc(2025, 5, 13, 12, 0), utc(2025, 5, 14, 12)),
        ({"when": "weekly", "weekday": "mon"}, utc(2025, 5, 13, 14), utc(2025, 5, 19, 12)),
        ({"when": "weekly", "weekday": "tue"}, utc(2025, 5, 13, 11), utc(2025, 5, 13, 12)),
        ({"when": "weekly", "weekday": "tue"}, utc(2025, 5, 13, 12), utc(2025, 5, 20, 12)),
        # Clocks go forward on 2026-03-08: 08:00 in New York is 12:00 UTC from then on.
        ({"when": "daily"}, utc(2026, 3, 7, 14), utc(2026, 3, 8, 12)),
        # And back on 2026-11-01.
        ({"when": "daily"}, utc(2026, 10, 31, 14), utc(2026, 11, 1, 13)),
        ({"when": "daily", "zone": "Asia/Tokyo"}, utc(2025, 5, 13, 0), utc(2025, 5, 13, 23)),
    ],
)
def test_digests_go_at_their_local_time(
    terms: dict[str, Any], now: datetime, expected: datetime
) -> None:
    assert due(subscription(**terms), now) == expected


@pytest.mark.parametrize(
    ("quiet", "now", "expected"),
    [
        ((time(22), time(7)), utc(2025, 5, 14, 3), utc(2025, 5, 14, 11)),
        ((time(22), time(7)), utc(2025, 5, 14, 8), utc(2025, 5, 14, 11)),
        ((time(22), time(7)), utc(2025, 5, 14, 11), utc(2025, 5, 14, 11)),
        ((time(12), time(13)), utc(2025, 5, 14, 16, 30), utc(2025, 5, 14, 17)),
        ((time(7), time(7)), utc(2025, 5, 14, 3), utc(2025, 5, 14, 3)),
    ],
)
def test_nothing_is_sent_in_quiet_hours(
    quiet: tuple[time, time], now: datetime, expected: datetime
) -> None:
    assert due(subscription(quiet_from=quiet[0], quiet_to=quiet[1]), now) == expected


def test_a_subscription_that_misses_a_finding_is_owed_nothing() -> None:
    assert deliveries(finding(), [subscription(sources=("ofac",))], {}, NOW) == ()
