"""Places: the links they owe, what their pages are asked with, their health."""

from collections.abc import Iterator

import pytest

from extractors.watch import Entity
from making import HOUR, NOW, link, page, source
from storage.sources import Validators
from storage.store import Store

HUAWEI = Entity(key="huawei", name="Huawei", label="ORG")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.sources.configure([source()], [], NOW)
        yield opened


def test_a_link_is_due_until_it_is_read(store: Store) -> None:
    whole = link(title="One", published=NOW, stamp="1", fields={"rin": "0694-AJ90"})
    store.sources.owe("bis", [whole], NOW, baseline=True)

    (due,) = store.sources.due_links("bis", NOW, 5)
    store.sources.link_read("bis", whole.url, NOW, None)

    assert (due.link, due.baseline, due.failures, due.first_seen) == (whole, True, 0, NOW)
    assert store.sources.due_links("bis", NOW + HOUR, 5) == []


def test_a_link_that_was_read_for_good_is_due_if_its_stamp_changes(store: Store) -> None:
    store.sources.owe("bis", [link(stamp="1")], NOW, baseline=False)
    store.sources.link_read("bis", link().url, NOW, None)

    store.sources.owe("bis", [link(stamp="1")], NOW, baseline=False)
    same = store.sources.due_links("bis", NOW, 5)
    store.sources.owe("bis", [link(stamp="2")], NOW, baseline=False)

    assert same == []
    assert [due.link.stamp for due in store.sources.due_links("bis", NOW, 5)] == ["2"]


SIGHTS = [link("https://x/always"), link("https://x/first", sight="first"),
          link("https://x/later", sight="later")]  # fmt: skip


@pytest.mark.parametrize(("first", "wanted"), [(True, "first"), (False, "later")])
def test_a_link_is_read_at_the_sight_that_it_is_wanted_at(
    store: Store, first: bool, wanted: str
) -> None:
    store.sources.owe("bis", SIGHTS, NOW, baseline=False, first=first)

    due = [due.link.url for due in store.sources.due_links("bis", NOW, 5)]

    assert due == ["https://x/always", f"https://x/{wanted}"]


def test_a_link_that_was_there_at_the_first_sight_is_known_for_good(store: Store) -> None:
    store.sources.owe("bis", SIGHTS, NOW, baseline=True, first=True)
    store.sources.owe("bis", SIGHTS, NOW + HOUR, baseline=False, first=False)

    due = {due.link.url for due in store.sources.due_links("bis", NOW + HOUR, 5)}

    assert "https://x/later" not in due


def test_new_links_go_before_those_of_the_baseline_and_failing_ones_last(store: Store) -> None:
    store.sources.owe("bis", [link("https://x/old")], NOW, baseline=True)
    store.sources.owe("bis", [link("https://x/bad"), link("https://x/new")], NOW, baseline=False)
    store.sources.link_failed("bis", "https://x/bad", "HTTP 503", NOW)

    order = [due.link.url for due in store.sources.due_links("bis", NOW, 5)]

    assert order == ["https://x/new", "https://x/bad", "https://x/old"]


def test_a_new_link_goes_before_all_that_are_only_looked_at_again(store: Store) -> None:
    store.sources.owe("bis", [link("https://x/a"), link("https://x/b")], NOW, baseline=False)
    store.sources.link_read("bis", "https://x/a", NOW, NOW + HOUR)
    store.sources.link_read("bis", "https://x/b", NOW, NOW)
    store.sources.owe("bis", [link("https://x/new")], NOW + HOUR, baseline=False)

    order = [due.link.url for due in store.sources.due_links("bis", NOW + HOUR, 2)]

    assert order == ["https://x/new", "https://x/b"]


def test_a_source_is_dark_if_nothing_was_read_since_a_page_began_to_fail(store: Store) -> None:
    urls = ["https://x/a", "https://x/b"]
    store.sources.owe("bis", [link(url) for url in urls], NOW, baseline=False)
    for _ in range(2):
        store.sources.link_failed("bis", urls[0], "HTTP 403", NOW + HOUR)

    dark = (store.sources.dark("bis", 2), store.sources.dark("bis", 3))
    retry = store.sources.next_retry("bis")
    store.sources.link_read("bis", urls[1], NOW + HOUR, None)

    assert dark == ("HTTP 403", "")
    assert retry == NOW + HOUR
    assert store.sources.dark("bis", 2) == ""


def test_no_page_that_fails_is_no_retry(store: Store) -> None:
    assert store.sources.next_retry("bis") is None


def test_a_source_that_is_not_configured_is_new_and_never_seen(store: Store) -> None:
    assert store.sources.baseline("nobody")
    assert store.sources.blind_since("nobody") is None
    assert store.sources.last_ok("nobody") is None
    assert store.sources.round_failed("nobody", "e", NOW) == 0


def test_what_is_configured_anew_keeps_its_history(store: Store) -> None:
    store.sources.sighted("bis", NOW)
    store.sources.round_ok("bis", NOW, NOW + HOUR)

    store.sources.configure([source(name="The Bureau")], [HUAWEI], NOW + HOUR)

    assert not store.sources.baseline("bis")
    assert store.sources.last_ok("bis") == NOW
    assert [row["name"] for row in store.sources.health()] == ["The Bureau"]
    assert store.ask("select key, name from entity") == [{"key": "huawei", "name": "Huawei"}]


def test_validators_are_forgotten_before_a_page_is_read_anew(store: Store) -> None:
    store.sources.page_read("bis", "https://x/", page(etag='"1"', last_modified="now"), NOW)
    known = store.sources.validators("bis", "https://x/")

    store.sources.forget_page("bis", "https://x/")

    assert known == Validators('"1"', "now", page().sha256, NOW)
    assert store.sources.validators("bis", "https://x/") == Validators()
