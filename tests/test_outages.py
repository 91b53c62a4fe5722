"""A channel that is down for hours costs nobody a message, and nothing is overtaken."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alerting import Desk, desk_in
from pipeline.alert import Told

MANY = [f"finding {number:04d}" for number in range(1234)]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_in(tmp_path) as made:
        yield made


def subjects(desk: Desk) -> list[str]:
    return [str(one.mail["Subject"]) for one in desk.mail.received]


async def test_days_of_outage_make_nothing_dead(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(503)

    for _ in range(60):
        await desk.drain(hours=3)
    desk.hook.answer(200)
    await desk.drain(hours=3)

    assert desk.titles()[-1] == ["one"]
    assert desk.states()["one"] == "sent"


async def test_the_operator_is_told_once_of_an_outage_and_once_of_its_end(desk: Desk) -> None:
    desk.owe("one", "two")
    desk.hook.refuse(503)
    for _ in range(10):
        await desk.drain(hours=3)
    desk.hook.answer(200)

    for _ in range(3):
        await desk.drain(hours=3)

    assert subjects(desk) == [
        "[rulewire] HIGH rulewire: Channel hook takes no messages",
        "[rulewire] LOW rulewire: Channel hook takes messages again",
    ]


async def test_a_short_trouble_is_nothing_to_tell_the_operator_of(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(503)
    await desk.drain()
    await desk.drain(minutes=3)
    desk.hook.answer(200)

    await desk.drain(minutes=9)
    await desk.drain()

    assert desk.states() == {"one": "sent"}


async def test_no_younger_message_overtakes_one_that_waits(desk: Desk) -> None:
    desk.owe("old")
    desk.hook.refuse(503)
    await desk.drain()
    desk.hook.answer(200)
    desk.owe("young")

    early = await desk.drain(minutes=1)
    await desk.drain(minutes=2)

    assert early == Told()
    assert desk.titles() == [["old"], ["old"], ["young"]]


async def test_a_restart_does_not_let_the_young_overtake(desk: Desk) -> None:
    desk.owe("old")
    desk.hook.refuse(503)
    await desk.drain()
    desk.hook.answer(200)
    desk.owe("young")

    desk.start()
    await desk.drain(minutes=1)

    assert desk.titles() == [["old"]]


@pytest.mark.parametrize("retry_after", [0, 60])
async def test_a_message_that_breaks_the_other_side_holds_up_nobody_for_long(
    desk: Desk, retry_after: int
) -> None:
    desk.owe("poison", "two", "three")
    desk.hook.loathe("poison", retry_after=retry_after)

    for _ in range(3):
        await desk.drain(minutes=30)

    assert desk.states() == {"poison": "pending", "two": "sent", "three": "sent"}


async def test_a_channel_that_comes_back_between_two_tries_is_sent_both(desk: Desk) -> None:
    """The older one was taken for what breaks the other side, and waited for hours."""
    desk.owe("old", "young")
    desk.hook.loathe("old")
    desk.hook.once("young", lambda: desk.hook.loathe(""))

    for _ in range(3):
        await desk.drain(minutes=30)

    assert desk.states() == {"old": "sent", "young": "sent"}


async def test_a_channel_that_asks_for_patience_between_two_tries_gets_it(desk: Desk) -> None:
    """That was counted against the older message, and the channel was sent more."""

    def tire() -> None:
        desk.hook.loathe("")
        desk.hook.refuse(429, retry_after=7200)

    desk.owe("old", "young", "youngest")
    desk.hook.loathe("old")
    desk.hook.once("young", tire)

    for _ in range(4):
        await desk.drain(minutes=30)

    assert desk.titles()[-2:] == [["young"], ["old"]]
    assert [row["refusals"] for row in desk.rows()] == [0, 0, 0]
    assert desk.states() == {"old": "pending", "young": "sent", "youngest": "pending"}


async def test_a_channel_that_ends_between_two_tries_costs_no_message(desk: Desk) -> None:
    def end() -> None:
        desk.hook.loathe("")
        desk.hook.refuse(410)

    desk.owe("old", "young")
    desk.hook.loathe("old")
    desk.hook.once("young", end)

    for _ in range(4):
        await desk.drain(minutes=30)

    assert desk.states()["old"] == "pending"


async def test_a_message_that_breaks_the_other_side_is_given_up_loudly(desk: Desk) -> None:
    desk.owe("poison")
    desk.hook.loathe("poison")

    for number in range(9):
        desk.owe(f"good {number}")
        await desk.drain(days=1)
    await desk.drain()

    assert desk.states()["poison"] == "dead"
    assert subjects(desk) == ["[rulewire] HIGH rulewire: Channel hook did not take 1 finding"]


async def test_the_tries_of_an_outage_are_no_refusals_of_a_message(desk: Desk) -> None:
    desk.owe("poison", "two")
    desk.hook.refuse(503)
    for _ in range(20):
        await desk.drain(minutes=30)
    desk.hook.answer(200)
    desk.hook.loathe("poison")

    await desk.drain(minutes=30)
    after = desk.states()
    for number in range(7):
        desk.owe(f"good {number}")
        await desk.drain(hours=40)

    assert (after["poison"], after["two"]) == ("pending", "sent")
    assert desk.states()["poison"] == "dead"


async def test_two_messages_that_break_the_other_side_do_not_stand_for_an_outage(
    desk: Desk,
) -> None:
    desk.owe("poison 1", "poison 2", "good")
    desk.hook.loathe("poison")

    for _ in range(5):
        await desk.drain(hours=1)

    assert desk.states()["good"] == "sent"


async def test_thousands_go_out_as_lists_that_name_every_one(desk: Desk) -> None:
    desk.owe(*MANY)

    await desk.drain()

    assert [len(titles) for titles in desk.titles()] == [500, 500, 234]
    assert [title for titles in desk.titles() for title in titles] == MANY


async def test_a_list_for_slack_names_every_one(desk: Desk) -> None:
    desk.owe(*MANY[:60], by="slack")

    await desk.drain()

    told = "".join(one.body.decode() for one in desk.slack.received)
    assert len(desk.slack.received) == 3
    assert [title for title in MANY[:60] if title not in told] == []
    assert "more are in the database" not in told


async def test_a_list_by_mail_names_every_one_whatever_there_is_to_say_of_each(desk: Desk) -> None:
    long = {"quote": "A license is required. " * 40, "reason": "It names Huawei. " * 10}
    desk.owe(*MANY[:200], by="mail", url="https://bis.example.gov/news/2025/a-notice", **long)

    await desk.drain()

    told = [one.part("plain") for one in desk.mail.received]
    assert [title for title in MANY[:200] if title not in "".join(told)] == []
    assert len(told) == 2


async def test_messages_keep_the_pause_that_their_channel_wants(desk: Desk) -> None:
    slack = desk.channels["slack"]
    settings: Any = slack.settings
    paced = settings.model_copy(update={"pause_s": 0.2})
    desk.channels["slack"] = replace(slack, settings=paced)
    desk.start()
    desk.owe("one", "two", by="slack")
    await desk.drain()
    desk.owe("three", by="slack")
    await desk.drain()

    gaps = [b - a for a, b in zip(desk.slack.times, desk.slack.times[1:], strict=False)]

    assert len(gaps) == 2
    assert min(gaps) >= 0.19


async def test_who_asks_for_another_try_need_not_wait(desk: Desk) -> None:
    desk.owe("one")
    desk.hook.refuse(503)
    await desk.drain()
    desk.hook.answer(200)

    desk.store.outbox.retry(desk.times.at, channel="hook")
    await desk.drain()

    assert desk.states() == {"one": "sent"}


async def test_a_recipient_who_is_refused_holds_up_no_other_mail(desk: Desk) -> None:
    mail = desk.channels["mail"]
    settings: Any = mail.settings
    both = settings.model_copy(update={"to": ("operator@example.org", "full@example.org")})
    desk.channels["mail"] = replace(mail, settings=both)
    desk.start()
    desk.mail.refuse_recipient("full@example.org", "452 mailbox full")
    desk.owe("one", "two", by="mail")

    await desk.drain()

    assert len(desk.mail.received) == 2
    assert desk.states() == {"one": "pending", "two": "pending"}


async def test_a_page_of_what_is_due_cuts_no_message(desk: Desk) -> None:
    desk.owe("one", "two", "three", "four")
    outbox, now = desk.store.outbox, desk.times.at
    outbox.put(outbox.due(now)[:3], "batch")

    found = outbox.due(now, "hook", most=2)

    assert [one.finding.key for one in found] == ["one", "two", "three"]


async def test_a_channel_that_is_gone_for_good_costs_nothing_once_it_is_mended(desk: Desk) -> None:
    desk.owe("one", "two")
    desk.hook.refuse(410)
    await desk.drain()
    await desk.drain()
    gone = subjects(desk)
    desk.hook.answer(200)

    await desk.drain(minutes=30)

    assert gone == ["[rulewire] HIGH rulewire: Channel hook takes no messages"]
    assert desk.titles() == [["one"], ["one"], ["two"]]
