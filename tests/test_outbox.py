"""What is owed to whom, and what became of it."""

from collections.abc import Iterator

import pytest

from extractors.model import Severity
from making import HOUR, NOW, delivery, finding, source
from storage.store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def queue(store: Store) -> None:
    store.outbox.tell([finding()], [delivery()], NOW)


def test_what_is_owed_goes_from_pending_to_sent(store: Store) -> None:
    queue(store)
    (owed,) = store.outbox.due(NOW)
    store.outbox.put([owed], "batch")

    store.outbox.sent("batch", "250 ok", NOW)

    (row,) = store.outbox.log()
    assert (row["state"], row["attempts"], row["receipt"]) == ("sent", 1, "250 ok")
    assert owed.finding == finding()
    assert store.outbox.due(NOW) == []


def test_what_is_postponed_is_due_later_in_the_same_batch(store: Store) -> None:
    queue(store)
    store.outbox.put(store.outbox.due(NOW), "batch")

    store.outbox.postponed("batch", "HTTP 503", NOW + HOUR)

    assert store.outbox.due(NOW) == []
    (owed,) = store.outbox.due(NOW + HOUR)
    assert (owed.batch, owed.attempts) == ("batch", 1)


def test_what_is_dead_can_be_queued_again(store: Store) -> None:
    queue(store)
    store.outbox.put(store.outbox.due(NOW), "batch")
    store.outbox.dead("batch", "gone", NOW)

    assert store.outbox.counts() == {"dead": 1}
    assert (store.outbox.retry(NOW, channel="slack"), store.outbox.retry(NOW)) == (0, 1)
    assert store.outbox.counts() == {"pending": 1}


def test_what_waits_for_its_time_is_not_hurried_by_a_retry(store: Store) -> None:
    store.outbox.tell([finding()], [delivery(due=NOW + HOUR)], NOW)

    assert store.outbox.retry(NOW) == 0
    assert store.outbox.due(NOW) == []


def test_a_story_knows_how_urgently_it_was_told_and_what_was_kept_back(store: Store) -> None:
    repeat = finding("web:b#1", story="a-rule", document="web:b", severity=Severity.LOW)
    found = [finding(story="a-rule", document="web:a"), repeat]
    store.outbox.tell(found, [delivery(), delivery("web:b#1", threaded=True)], NOW)

    assert store.outbox.told("a-rule") == {"officer": Severity.HIGH}
    assert store.outbox.threaded("a-rule", "officer") == 1
    assert store.outbox.threaded("", "officer") == 0


def test_a_finding_is_kept_and_owed_once(store: Store) -> None:
    for _ in range(2):
        store.outbox.tell([finding()], [delivery()], NOW)

    assert store.ask("select count(*) as n from finding") == [{"n": 1}]
    assert store.outbox.counts() == {"pending": 1}
