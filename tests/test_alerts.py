"""What is owed is sent: once if the other side takes it, again if not, given up loudly at last."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from alerting import Desk, desk_in
from pipeline.alert import Told
from pipeline.listing import requeue


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_in(tmp_path) as made:
        yield made


async def test_an_immediate_finding_is_a_message_of_its_own(desk: Desk) -> None:
    desk.owe("one", "two")

    told = await desk.drain()

    assert desk.titles() == [["one"], ["two"]]
    assert told == Told(sent=2)


async def test_five_at_once_still_go_one_by_one_in_order(desk: Desk) -> None:
    desk.owe("a", "b", "c", "d", "e")

    await desk.drain()

    assert desk.titles() == [["a"], ["b"], ["c"], ["d"], ["e"]]


async def test_more_than_five_at_once_go_as_one_message(desk: Desk) -> None:
    desk.owe("a", "b", "c", "d", "e", "f")

    await desk.drain()

    assert desk.titles() == [["a", "b", "c", "d", "e", "f"]]


async def test_a_digest_collects_what_is_due(desk: Desk) -> None:
    desk.owe("one", "two", to="morning")

    await desk.drain()

    assert desk.titles() == [["one", "two"]]
    assert desk.hook.received[0].json["digest"] is True


async def test_each_subscriber_gets_a_message_of_their_own(desk: Desk) -> None:
    desk.owe("one", to="morning")
    desk.owe("one", to="evening")

    await desk.drain()

    assert [one.json["subscription"] for one in desk.hook.received] == ["morning", "evening"]


async def test_what_is_not_due_waits(desk: Desk) -> None:
    desk.owe("one")
    desk.times.move(seconds=-1)

    await desk.drain()

    assert desk.titles() == []


async def test_what_was_sent_is_noted_with_its_receipt_and_not_sent_again(desk: Desk) -> None:
    desk.owe("one")

    await desk.drain()
    await desk.drain(hours=1)

    (row,) = desk.rows()
    assert (row["state"], row["receipt"], row["done_at"], row["attempts"]) == (
        "sent", "200 ok", "2025-05-13T12:00:00Z", 1,
    )  # fmt: skip
    assert desk.titles() == [["one"]]


async def test_a_channel_that_is_down_is_tried_after_3_9_27_minutes_then_every_half_hour(
    desk: Desk,
) -> None:
    desk.owe("one")
    desk.hook.refuse(500)
    waits = []

    for _ in range(6):
        await desk.drain()
        waits.append(desk.wait() / timedelta(minutes=1))
        desk.times.move(minutes=waits[-1])

    assert waits == [3, 9, 27, 30, 30, 30]
    assert desk.rows()[0]["attempts"] == 6
    assert desk.rows()[0]["last_error"] == "HTTP 500 no"


async def test_nothing_is_tried_earlier_than_the_other_side_asked_for(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(429, retry_after=600)

    told = await desk.drain()

    assert desk.wait() == timedelta(minutes=10)
    assert told == Told(postponed=1)


async def test_a_short_retry_after_does_not_hurry_the_next_try(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(429, retry_after=5)

    await desk.drain()

    assert desk.wait() == timedelta(minutes=3)


async def test_a_refusal_that_passes_ends_in_a_message_under_the_same_key(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(503)
    await desk.drain()
    desk.hook.answer(200)

    await desk.drain(minutes=3)

    first, second = (one.headers["idempotency-key"] for one in desk.hook.received)
    assert first == second
    assert desk.states() == {"one": "sent"}


async def test_the_seventh_refusal_of_a_message_is_the_last_and_the_operator_is_told_once(
    desk: Desk,
) -> None:
    desk.owe("one")
    desk.hook.refuse(400)

    for _ in range(12):
        await desk.drain(days=1)

    assert len(desk.hook.received) == 7
    assert desk.states()["one"] == "dead"
    assert [one.mail["Subject"] for one in desk.mail.received] == [
        "[rulewire] HIGH rulewire: Channel hook did not take 1 finding"
    ]
    assert "HTTP 400 no" in desk.mail.received[0].part("plain")


async def test_a_message_that_is_refused_for_itself_is_tried_again_after_3_9_27_minutes(
    desk: Desk,
) -> None:
    desk.owe("one")
    desk.hook.refuse(400)
    waits = []

    for _ in range(6):
        await desk.drain()
        waits.append(desk.wait() / timedelta(minutes=1))
        desk.times.move(minutes=waits[-1])

    assert waits == [3, 9, 27, 81, 243, 729]


async def test_a_refusal_for_good_is_the_last_at_once(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(413)

    told = await desk.drain()

    assert told == Told(dead=1)
    assert desk.states()["one"] == "dead"


async def test_the_operator_is_never_told_through_the_channel_that_failed(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(413)

    await desk.drain()
    await desk.drain()

    notices = [row["channel"] for row in desk.rows() if row["finding"] != "one"]
    assert notices == ["mail"]


async def test_a_notice_that_is_given_up_makes_no_further_notice(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(413)
    desk.mail.refuse_data("550 no")

    for _ in range(4):
        await desk.drain(minutes=1)

    assert [row["state"] for row in desk.rows()] == ["dead", "dead"]


async def test_a_lost_finding_is_told_even_if_it_shared_a_message_with_a_notice(
    desk: Desk,
) -> None:
    desk.owe(*"abc", to="operator", by="mail", kind="dead_delivery")
    desk.owe(*"def", to="operator", by="mail", kind="source_blind")
    desk.mail.refuse_data("550 no")
    await desk.drain()

    await desk.drain()

    assert desk.titles() == [["Channel mail did not take 3 findings"]]


async def test_who_subscribed_to_given_up_messages_is_told_of_them(desk: Desk) -> None:
    officer = desk.settings.subscriptions["officer"]
    watching = officer.model_copy(
        update={"key": "watching", "channels": ("slack", "hook"), "kinds": ("dead_delivery",)}
    )
    subscriptions = {**desk.settings.subscriptions, "watching": watching}
    desk.settings = desk.settings.model_copy(update={"subscriptions": subscriptions})
    desk.start()
    desk.owe("one")
    desk.hook.refuse(413)

    await desk.drain()

    told = {(row["subscription"], row["channel"]) for row in desk.rows() if row["finding"] != "one"}
    assert told == {("operator", "mail"), ("watching", "slack")}


async def test_a_repeat_after_a_crash_carries_the_same_key(desk: Desk) -> None:
    desk.owe("one")
    await desk.cut_off()
    desk.owe("two")

    await desk.drain()

    first, repeat, other = (one.headers["idempotency-key"] for one in desk.hook.received)
    assert desk.titles() == [["one"], ["one"], ["two"]]
    assert first == repeat != other


async def test_a_digest_repeated_after_a_crash_is_the_same_message(desk: Desk) -> None:
    desk.owe("one", "two", to="morning")
    await desk.cut_off()
    desk.owe("three", to="morning")

    await desk.drain()

    first, repeat, _ = (one.headers["idempotency-key"] for one in desk.hook.received)
    assert desk.titles() == [["one", "two"], ["one", "two"], ["three"]]
    assert first == repeat


async def test_a_repeated_mail_carries_the_same_message_id(desk: Desk) -> None:
    desk.owe("one", by="mail")
    await desk.cut_off()

    await desk.drain(minutes=3)

    first, repeat = (one.mail["Message-ID"] for one in desk.mail.received)
    assert first == repeat


async def test_what_was_given_up_can_be_queued_again(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(413)
    await desk.drain()
    desk.hook.answer(200)

    said = requeue(desk.settings, "one", "")
    desk.times.move(days=20_000)  # `requeue` takes the present time
    await desk.drain()

    assert said == 1
    assert desk.states()["one"] == "sent"


async def test_a_finding_queued_again_alone_does_not_pass_for_the_rest_of_its_message(
    desk: Desk,
) -> None:
    desk.owe("one", "two", to="morning")
    desk.hook.refuse(400)
    await desk.drain()
    desk.hook.answer(200)
    desk.store.outbox.retry(desk.times.at, finding="one")

    await desk.drain()
    alone = desk.states()
    await desk.drain(minutes=3)

    assert alone == {"one": "sent", "two": "pending"}
    assert desk.titles() == [["one", "two"], ["one"], ["two"]]
    assert len({one.headers["idempotency-key"] for one in desk.hook.received}) == 3


async def test_what_is_given_up_again_is_told_again(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(413)
    await desk.drain()
    desk.store.outbox.retry(desk.times.at, finding="one")

    await desk.drain(minutes=1)
    await desk.drain()

    assert len(desk.mail.received) == 2


async def test_further_reports_of_a_story_are_counted_and_never_sent(desk: Desk) -> None:
    desk.owe("first", story="s1", document="web:1", version=1, to="morning")
    for n in (2, 3):
        desk.owe(
            f"repeat {n}", story="s1", document=f"web:{n}", version=1, threaded=True, to="morning"
        )

    await desk.drain()
    desk.store.outbox.retry(desk.times.at)
    await desk.drain()

    assert desk.titles() == [["first"]]
    assert desk.hook.received[0].json["findings"][0]["also"] == 2


async def test_a_mail_says_how_many_further_reports_there_are(desk: Desk) -> None:
    desk.owe("first", story="s1", document="web:1", version=1, by="mail")
    desk.owe("repeat", story="s1", document="web:2", version=1, by="mail", threaded=True)

    await desk.drain()

    assert "1 further report of the same story" in desk.mail.received[0].part("plain")


async def test_a_message_is_signed_json_that_names_the_source(desk: Desk) -> None:
    desk.owe("one")

    await desk.drain()

    body = json.loads(desk.hook.received[0].body)
    assert body["subject"] == "[rulewire] HIGH BIS press releases: one"
    assert body["findings"][0]["official"] is True
