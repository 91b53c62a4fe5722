"""A channel that hangs, is gone or has a bug costs no other anything."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from alerting import Desk, broken, desk_in, until
from extractors.errors import StorageError
from pipeline.alert import Told


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_in(tmp_path) as made:
        yield made


async def test_a_channel_that_hangs_is_cut_and_holds_up_no_other(desk: Desk) -> None:
    desk.changed(send_timeout_s=1.5)
    desk.owe("one", by="slack")
    desk.owe("two", by="hook")
    desk.slack.keep_silent()

    told = await desk.drain()

    assert told == Told(sent=1, postponed=1)
    assert desk.states() == {"one": "pending", "two": "sent"}
    assert desk.rows()[0]["last_error"] == "no answer within 1.5 s"


async def test_a_channel_that_hangs_does_not_hold_up_the_next_drain(desk: Desk) -> None:
    desk.owe("one", by="slack")
    desk.slack.keep_silent()
    hanging = asyncio.create_task(desk.drain())
    await until(lambda: desk.slack.received)
    desk.owe("two", by="hook")

    told = await desk.drain()

    assert told == Told(sent=1)
    assert not hanging.done()
    assert len(desk.slack.received) == 1
    hanging.cancel()
    await asyncio.wait([hanging])


async def test_a_channel_that_refuses_three_in_a_row_is_left_alone_until_the_next_drain(
    desk: Desk,
) -> None:
    desk.owe("a", "b", "c", "d", "e")
    desk.hook.refuse(400)

    await desk.drain()

    assert desk.titles() == [["a"], ["b"], ["c"]]


async def test_a_channel_that_is_not_configured_any_more_is_given_up_loudly(desk: Desk) -> None:
    desk.owe("one", by="slack")
    desk.without("slack")

    await desk.drain()
    await desk.drain()

    assert desk.states()["one"] == "dead"
    assert "no channel of this name is configured" in desk.mail.received[0].part("plain")


async def test_a_bug_in_one_channel_does_not_stop_another(desk: Desk) -> None:
    desk.channels["slack"] = broken(desk.channels["slack"])
    desk.start()
    desk.owe("one", by="slack")
    desk.owe("two", by="hook")

    told = await desk.drain()

    assert told == Told(sent=1, postponed=1)
    assert desk.titles() == [["two"]]


async def test_a_bug_is_a_refusal_that_quotes_no_secret(desk: Desk) -> None:
    desk.channels["slack"] = broken(desk.channels["slack"])
    desk.start()
    desk.owe("one", by="slack")

    await desk.drain()

    (row,) = desk.rows()
    assert (row["state"], row["last_error"]) == ("pending", "rulewire broke over it: RuntimeError")
    assert desk.wait() == timedelta(minutes=3)


async def test_a_finding_that_cannot_be_told_does_not_block_those_behind_it(desk: Desk) -> None:
    desk.owe("one", document="x", version=2)
    desk.owe("two")
    desk.change(
        "insert into change values ('x', 2, 1, 0, '2025-05-13T12:00:00Z')",
        "insert into hunk (document, version, position, label, kind, substantive, edits, start, end)"
        " values ('x', 2, 0, '', 'amended', 1, 'damaged', 0, 1)",
    )

    await desk.drain()

    assert desk.titles() == [["two"]]
    assert desk.states() == {"one": "pending", "two": "sent"}


async def test_a_database_that_another_program_holds_is_named(desk: Desk) -> None:
    desk.owe("one")
    desk.store.ask("pragma busy_timeout = 0")

    with closing(sqlite3.connect(desk.settings.database)) as other:
        other.execute("begin immediate")
        with pytest.raises(StorageError, match=r"rulewire\.db: another program holds it"):
            await desk.drain()

    assert desk.titles() == []
