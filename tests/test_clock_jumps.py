"""The clock jumps a day either way, and twice a year by an hour: nothing waits or repeats for it."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from extractors.subscriptions import due
from making import NOW, delivery, finding, kept, link, source, subscription
from pipeline.leaps import Leaps, reset
from storage.store import Store

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def queued(store: Store, at: datetime, due: datetime) -> None:
    owed = delivery(due=due)
    store.documents.keep(kept(findings=(finding(),), deliveries=(owed,)), at)


def dues(store: Store) -> list[str]:
    return [row["due"] for row in store.ask("select due from delivery")]


def test_a_source_does_not_sleep_for_a_day_when_the_clock_goes_back(store: Store) -> None:
    store.sources.round_ok("bis", NOW + DAY, NOW + DAY + HOUR)

    assert list(store.sources.due(NOW)) == []
    assert store.times.mend(NOW)
    assert list(store.sources.due(NOW)) == ["bis"]


def test_a_source_that_asked_for_a_long_pause_has_it(store: Store) -> None:
    store.sources.round_ok("bis", NOW, NOW + DAY)

    assert not store.times.mend(NOW + HOUR)
    assert list(store.sources.due(NOW + HOUR)) == []


def test_a_link_is_not_kept_waiting_by_a_clock_that_was_ahead(store: Store) -> None:
    store.sources.owe("bis", [link()], NOW, baseline=False)
    store.sources.link_failed("bis", link().url, "HTTP 500", NOW + DAY + HOUR)

    store.times.mend(NOW, jumped=True)

    assert len(store.sources.due_links("bis", NOW, 9)) == 1


def test_what_was_to_be_told_at_once_is_told_at_once(store: Store) -> None:
    queued(store, NOW + DAY, NOW + DAY)

    store.times.mend(NOW)

    assert len(store.outbox.due(NOW)) == 1


def test_a_digest_keeps_its_hour(store: Store) -> None:
    queued(store, NOW + DAY + HOUR, NOW + DAY + 5 * HOUR)

    store.times.mend(NOW)

    assert dues(store) == [f"{NOW + 5 * HOUR:%Y-%m-%dT%H:%M:%SZ}"]


def test_what_waits_for_a_digest_of_today_still_does(store: Store) -> None:
    queued(store, NOW, NOW + 5 * HOUR)

    store.times.mend(NOW + HOUR, jumped=True)

    assert dues(store) == [f"{NOW + 5 * HOUR:%Y-%m-%dT%H:%M:%SZ}"]


def test_a_retry_that_the_jump_put_off_is_tried_now(store: Store) -> None:
    queued(store, NOW, NOW)
    store.outbox.put(store.outbox.due(NOW), "batch")
    store.outbox.postponed("batch", "HTTP 500", NOW + DAY)

    store.times.mend(NOW + HOUR, jumped=True)

    assert len(store.outbox.due(NOW + HOUR)) == 1


@pytest.mark.parametrize(
    ("wall", "leap"),
    [(10, 0), (11, 0), (86_410, 86_400), (10 - 86_400, -86_400)],
)
def test_a_jump_is_what_the_steady_clock_does_not_show(wall: float, leap: float) -> None:
    moments, seconds = iter([NOW, NOW + timedelta(seconds=wall)]), iter([5.0, 15.0])
    leaps = Leaps(lambda: next(moments), lambda: next(seconds))

    assert leaps.leapt() == timedelta(seconds=leap)


async def test_ticks_go_on_after_the_clock_went_back() -> None:
    ticked = asyncio.Event()
    scheduler = AsyncIOScheduler(timezone="UTC")
    tomorrow = datetime.now(UTC) + DAY
    scheduler.add_job(ticked.set, "interval", seconds=15, next_run_time=tomorrow)
    scheduler.start()

    reset(scheduler, datetime.now(UTC))

    await asyncio.wait_for(ticked.wait(), 10)
    scheduler.shutdown(wait=False)


def days_told(at: str, first: datetime) -> list[str]:
    """Return when digests are sent of what is found every ten minutes for three days."""
    officer = subscription(when="daily", at=time.fromisoformat(at), zone="America/New_York")
    moments = (first + timedelta(minutes=10 * n) for n in range(3 * 24 * 6))
    return sorted({f"{due(officer, now):%m-%d %H:%M}" for now in moments})


def test_when_clocks_go_forward_a_digest_at_half_past_two_is_one() -> None:
    assert days_told("02:30", datetime(2026, 3, 7, 12, tzinfo=UTC)) == [
        "03-08 07:30", "03-09 06:30", "03-10 06:30", "03-11 06:30",
    ]  # fmt: skip


@pytest.mark.parametrize(("at", "utc"), [("01:30", "05:30"), ("02:30", "07:30")])
def test_when_clocks_go_back_a_digest_is_one(at: str, utc: str) -> None:
    told = days_told(at, datetime(2026, 10, 31, 12, tzinfo=UTC))

    assert [day for day in told if day.startswith("11-01")] == [f"11-01 {utc}"]
    assert len(told) == 4


def test_no_digest_is_due_before_what_it_tells() -> None:
    officer = subscription(when="daily", at=time(1, 30), zone="America/New_York")
    night = datetime(2026, 11, 1, 4, tzinfo=UTC)
    moments = [night + timedelta(minutes=10 * n) for n in range(24)]

    assert [now for now in moments if due(officer, now) <= now] == []


def test_quiet_hours_that_end_in_the_hour_that_comes_twice_end_once() -> None:
    asleep = subscription(quiet_from=time(22), quiet_to=time(1, 30), zone="America/New_York")
    second = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)  # 01:10 for the second time

    assert due(asleep, second) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
