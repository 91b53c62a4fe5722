"""The stories that are open, in memory: as many as are compared with, whatever is kept besides."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from extractors.stories import story_of
from extractors.story_marks import Traits, dump
from making import NOW, document, kept, source
from pipeline import open_stories
from pipeline.open_stories import STORY_MOST, NearStories, OpenStories, PastStories
from storage.documents import OpenStory
from storage.store import Store


@pytest.fixture
def stories() -> Iterator[OpenStories]:
    with Store(":memory:") as store:
        yield OpenStories(store, archived=True)


def put(stories: OpenStories, number: int, story: str) -> None:
    marks = Traits(f"web:{number}", None, frozenset(), frozenset(), True)
    stories.put(OpenStory(f"web:{number}", 1, story, "9"), marks)


@pytest.mark.parametrize("story", ["a-story", ""])
def test_an_import_of_any_size_remembers_no_more_than_is_compared(
    stories: OpenStories, story: str
) -> None:
    for number in range(STORY_MOST + 10):
        put(stories, number, story)

    assert len(stories._known) <= STORY_MOST


def test_a_text_of_no_story_loads_nothing_that_compares(stories: OpenStories) -> None:
    put(stories, 1, "")

    assert "_shelf" not in vars(stories)


def test_what_is_compared_is_what_the_database_has(stories: OpenStories) -> None:
    for number in range(STORY_MOST + 10):
        put(stories, number, "a-story")

    stories.doubt()
    stories._refresh(NOW)

    assert (list(stories._shelf), stories._known) == ([], {})


@pytest.fixture
def archive() -> Iterator[Store]:
    """Keep a document a week; every other one tells of the same action."""
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        for week in range(-9, 10):
            at = NOW + timedelta(days=7 * week)
            text = document(id=f"web:{week}", published=at)
            store.documents.keep(
                kept(text, story=f"story-{week % 2}", marks=dump(tells(week))), NOW
            )
        yield store


def tells(week: int) -> Traits:
    day = (NOW + timedelta(days=7 * week)).date()
    pages = frozenset({f"fr|90 FR {week % 2}"})
    return Traits(f"web:{week}", day, pages, frozenset(), True)


def weeks(stories: OpenStories) -> set[int]:
    return {int(key.removeprefix("web:")) for key in stories._shelf}


def test_what_is_read_again_is_compared_with_the_weeks_around_it(archive: Store) -> None:
    near = NearStories(archive)

    assert near.story_of(tells(1), NOW) == "story-1"
    assert weeks(near) == set(range(-6, 7))

    assert near.story_of(tells(0), NOW + timedelta(days=7)) == "story-0"
    assert weeks(near) == set(range(-5, 8))


def test_a_backtest_compares_with_what_was_published_by_then(archive: Store) -> None:
    past = PastStories(archive)

    assert past.story_of(tells(1), NOW) == "story-1"
    assert weeks(past) == set(range(-6, 1))


@pytest.mark.parametrize("week", range(-9, 10))
def test_it_joins_the_story_that_a_look_at_each_pair_finds(archive: Store, week: int) -> None:
    at = NOW + timedelta(days=7 * week)
    others = [
        (f"story-{n % 2}", tells(n)) for n in range(-9, 10) if n != week and abs(n - week) < 7
    ]

    assert NearStories(archive).story_of(tells(week), at) == story_of(tells(week), others)


def test_of_many_the_nearest_on_either_side_are_compared(
    archive: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_stories, "STORY_MOST", 2)
    near = NearStories(archive)

    near.story_of(tells(0), NOW)

    assert weeks(near) == {-2, -1, 0, 1}


def test_what_was_read_meanwhile_is_compared_as_it_is_read_now(archive: Store) -> None:
    near = NearStories(archive)
    near.story_of(tells(0), NOW)

    for week in (-6, -4, -2, 2, 4, 6):
        near.put(OpenStory(f"web:{week}", 1, "another", "9"), tells(week))
    near.put(OpenStory("web:1", 1, "", "9"), tells(1))

    assert near.story_of(tells(0), NOW) == "another"
    assert 1 not in weeks(near)


def test_what_is_compared_is_read_once_for_all_that_is_read_again(archive: Store) -> None:
    near = NearStories(archive)
    near.story_of(tells(0), NOW)
    near.put(OpenStory("web:0", 1, "story-0", "test"), tells(0))
    asked: list[str] = []
    archive._ledger._db.conn.set_trace_callback(asked.append)

    near.story_of(tells(1), NOW)

    assert not [statement for statement in asked if "story_mark" in statement]
