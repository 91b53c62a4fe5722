"""Who is told of a flood gets lists; who is told of one thing gets it at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from making import finding
from pipeline.gathering import GATHER, HEELS, LOOK, Gathering
from pipeline.parcels import FLOOD, Parcel
from storage.outbox import Owed

NOW = datetime(2026, 1, 15, tzinfo=UTC)
NONE, SECOND, MOMENT = timedelta(), timedelta(seconds=1), timedelta(milliseconds=10)


class Hands:
    """A clock whose hands are put."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def hands() -> Hands:
    return Hands()


def message(findings: int = 1, subscription: str = "officer") -> Parcel:
    owed = tuple(
        Owed(finding(f"{subscription} {n}"), subscription, "mail", "", "", 0, 0, NOW, "")
        for n in range(findings)
    )
    return Parcel("mail", "key", owed)


def sent(
    hands: Hands, count: int, apart: timedelta, made: Callable[[], Parcel] = message
) -> Gathering:
    gathering = Gathering(hands, hands.sleep)
    for _ in range(count):
        hands.at += apart
        gathering.note(made())
    return gathering


def test_the_first_findings_wait_for_none(hands: Hands) -> None:
    assert Gathering(hands, hands.sleep).wait("officer") == NONE
    assert sent(hands, FLOOD - 1, MOMENT).wait("officer") == NONE


def test_what_comes_on_the_heels_of_several_waits_for_its_like(hands: Hands) -> None:
    gathering = sent(hands, FLOOD, MOMENT)
    assert gathering.wait("officer") == GATHER

    hands.at += SECOND
    assert gathering.wait("officer") == GATHER - SECOND

    hands.at += GATHER
    assert gathering.wait("officer") == NONE


def test_what_comes_in_its_own_time_waits_for_none_however_much_came(hands: Hands) -> None:
    assert sent(hands, 20 * FLOOD, HEELS / 2).wait("officer") == NONE


def test_a_list_is_a_sign_of_more_to_come(hands: Hands) -> None:
    assert sent(hands, 1, MOMENT, lambda: message(FLOOD + 1)).wait("officer") == GATHER


async def test_the_flood_of_one_reader_holds_up_no_other(hands: Hands) -> None:
    gathering = sent(hands, FLOOD, MOMENT)
    (officer,), (lawyer,) = message().owed, message(subscription="lawyer").owed

    assert await gathering.ripe([officer, lawyer]) == [lawyer]


async def test_what_was_tried_before_waits_for_nothing_more(hands: Hands) -> None:
    (tried,) = message().owed
    tried = replace(tried, batch="of before")

    assert await sent(hands, FLOOD, MOMENT).ripe([tried]) == [tried]


async def test_who_gathers_looks_again_before_the_wait_is_over(hands: Hands) -> None:
    gathering = sent(hands, FLOOD, MOMENT)
    owed = list(message().owed)
    looks = 0
    while not await gathering.ripe(owed):
        looks += 1

    assert looks == GATHER / LOOK


async def test_who_gathers_is_done_with_it_though_the_clock_stands(hands: Hands) -> None:
    slept = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    gathering = Gathering(hands, sleep)
    gathering.note(message(FLOOD + 1))
    while not await gathering.ripe(message().owed):
        pass

    assert sum(slept) == GATHER.total_seconds()
