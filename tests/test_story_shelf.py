"""A shelf of stories answers as comparing every pair does."""

from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest

from extractors.stories import story_of
from extractors.story_marks import Traits
from extractors.story_shelf import Shelf
from making import NOW

ACTS = ("final", "list", "suspended", "undo")
THINGS = ("ai-diffusion-rule", "entity-list", "affiliates-rule")


def told(number: int) -> Traits:
    """Return traits of which some are shared by some numbers, on days that go on."""
    day = (NOW + timedelta(days=number // 3)).date()
    act, thing = ACTS[number % 4], THINGS[number % 3]
    anchors = {
        f"main|{act}|{thing}|{day}", f"act|{day}", f"day|body|{day}",
        f"name|title|rare|party-{number % 7}", f"name|body|known|huawei-{number % 2}",
        f"sum|{number % 5}000", f"way|{('eases', 'tightens')[number % 2]}|title",
    }  # fmt: skip
    if number % 6 == 0:
        anchors.add(f"fr|90 FR {number % 18}")
    if number % 5 == 0:
        anchors |= {"case|yes", f"rin|{number % 10}", f"bill|{number % 15}"}
    words = frozenset(range(number % 11 * 30, number % 11 * 30 + 60))
    lead = frozenset(range(number % 9 * 5, number % 9 * 5 + 12))
    own = Traits(f"d{number}", day, frozenset(anchors), words, number % 4 == 0)
    return replace(own, lead=lead, words=words)


@pytest.mark.parametrize("most", [5, 40])
def test_a_shelf_finds_the_story_that_comparing_every_pair_finds(most: int) -> None:
    shelf, known = Shelf(most), deque[tuple[str, Traits]](maxlen=most)
    found, expected = [], []

    for number in range(150):
        one = told(number) if number % 8 else replace(told(number), published=None)
        found.append(shelf.story_of(one))
        expected.append(story_of(one, known))
        shelf.put(expected[-1], one)
        known.append((expected[-1], one))

    assert found == expected
    assert 10 < len(set(found)) < 140


def test_a_document_is_not_compared_with_what_was_known_of_itself() -> None:
    shelf = Shelf(9)
    shelf.put("another-story", told(1))

    assert shelf.story_of(told(1)) == story_of(told(1), ())
    shelf.put("a-story", told(1))
    shelf.put("b-story", told(2))
    assert list(shelf) == ["d1", "d2"]


def test_what_is_off_the_shelf_is_not_compared() -> None:
    shelf = Shelf(9)
    shelf.put("a-story", told(3))
    same = replace(told(3), document="other")
    before = shelf.story_of(same)

    shelf.drop("d3")

    assert (before, shelf.story_of(same)) == ("a-story", story_of(same, ()))


def test_a_round_up_has_no_story() -> None:
    assert Shelf(9).story_of(replace(told(1), told=False)) == ""


def test_nobody_joins_a_round_up_that_kept_its_story() -> None:
    round_up, same = replace(told(6), told=False), replace(told(6), document="other")
    shelf = Shelf(9)

    shelf.put("told-story", round_up)

    assert shelf.story_of(same) == story_of(same, [("told-story", round_up)]) != "told-story"
