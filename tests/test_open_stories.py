"""The stories that are open, in memory: as many as are compared with, whatever is kept besides."""

from collections.abc import Iterator

import pytest

from extractors.story_marks import Traits
from making import NOW
from pipeline.open_stories import STORY_MOST, OpenStories
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


def test_what_is_compared_is_what_the_database_has(stories: OpenStories) -> None:
    for number in range(STORY_MOST + 10):
        put(stories, number, "a-story")

    stories.doubt()
    stories._refresh(NOW)

    assert (list(stories._shelf), stories._known) == ([], {})
