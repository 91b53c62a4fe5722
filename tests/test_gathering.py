"""Who is told of a flood gets lists; who is told of one thing gets it at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from making import finding
from pipeline.gathering import GATHER_S, HEELS_S, LOOK_S, Gathering
from pipeline.parcels import FLOOD, Parcel
from storage.outbox import Owed

NOW = datetime(2026, 1, 15, tzinfo=UTC)


class Hands:
    """A clock whose hands are put."""

    def __init__(self) -> None:
        self.at_s = 1000.0

    def __call__(self) -> float:
        return self.at_s

    async def sleep(self, seconds: float) -> None:
        self.at_s += seconds


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
    hands: Hands, count: int, apart_s: float, made: Callable[[], Parcel] = message
) -> Gathering:
    gathering = Gathering(hands, hands.sleep)
    for _ in range(count):
        hands.at_s += apart_s
        gathering.note(made())
    return gathering


def test_the_first_findings_wait_for_none(hands: Hands) -> None:
    assert Gathering(hands, hands.sleep).wait_s("officer") == 0
    assert sent(hands, FLOOD - 1, apart_s=0.01).wait_s("officer") == 0


def test_what_comes_on_the_heels_of_several_waits_for_its_like(hands: Hands) -> None:
    gathering = sent(hands, FLOOD, apart_s=0.01)
    assert gathering.wait_s("officer") == GATHER_S

    hands.at_s += 2
    assert gathering.wait_s("officer") == GATHER_S - 2

    hands.at_s += GATHER_S
    assert gathering.wait_s("officer") == 0


def test_what_comes_in_its_own_time_waits_for_none_however_much_came(hands: Hands) -> None:
    assert sent(hands, 20 * FLOOD, apart_s=HEELS_S / 2).wait_s("officer") == 0


def test_a_list_is_a_sign_of_more_to_come(hands: Hands) -> None:
    assert sent(hands, 1, 0, lambda: message(FLOOD + 1)).wait_s("officer") == GATHER_S


async def test_the_flood_of_one_reader_holds_up_no_other(hands: Hands) -> None:
    gathering = sent(hands, FLOOD, apart_s=0.01)
    (officer,), (lawyer,) = message().owed, message(subscription="lawyer").owed

    assert await gathering.ripe([officer, lawyer]) == [lawyer]


async def test_what_was_tried_before_waits_for_nothing_more(hands: Hands) -> None:
    (tried,) = message().owed
    tried = replace(tried, batch="of before")

    assert await sent(hands, FLOOD, apart_s=0.01).ripe([tried]) == [tried]


async def test_who_gathers_looks_again_before_the_wait_is_over(hands: Hands) -> None:
    gathering = sent(hands, FLOOD, apart_s=0.01)
    owed = list(message().owed)
    looks = 0
    while not await gathering.ripe(owed):
        looks += 1

    assert looks == GATHER_S / LOOK_S
