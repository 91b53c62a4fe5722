"""Laying one file over another, and finding the line of what it said."""

import tomllib
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.layer import Layers, layer
from config.lines import KeyPath, key_lines
from config.overlay import Tree, overlay
from config.toml_text import toml_table

KEYS = st.text("ab.-\" '\\é🛰#=[", min_size=1, max_size=4)
SCALARS: st.SearchStrategy[object] = (
    st.booleans() | st.integers() | st.text(max_size=6) | st.lists(st.integers(), max_size=3)
)
SCALARS |= st.lists(st.dictionaries(KEYS, st.text(max_size=3), max_size=2), max_size=2)
TREES = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=4),
    lambda below: st.dictionaries(KEYS, SCALARS | below, max_size=4),
    max_leaves=12,
)

TRICKY = '''\
title = "a [not.a.header] = \\" # no comment"  # a comment = with [brackets]
'quoted key'.inner = 1

[[list]]  # the first
text = """
[not.a.header]
x = 1""\\""""
[list.below]
numbers = [
  1, # one ]
  [2, "]"],
]
[[list]]
literal = \'\'\'
y = 2 \'\'\'\'
"a.b" = { c = 1, d = { e = "}" } }
[a."b c".d]
when = 2025-05-13T08:00:00Z
[a]
pi = 3.14
'''


@given(TREES)
def test_overlaying_nothing_changes_nothing(tree: Tree) -> None:
    assert overlay(tree, {}) == tree


@given(TREES)
def test_a_file_over_nothing_is_that_file(tree: Tree) -> None:
    assert overlay({}, tree) == tree


@given(TREES)
def test_overlaying_the_same_again_changes_nothing(tree: Tree) -> None:
    assert overlay(tree, tree) == tree


@given(TREES, TREES)
def test_what_the_upper_file_does_not_name_stays(base: Tree, over: Tree) -> None:
    merged = overlay(base, over)

    assert set(merged) == set(base) | set(over)
    assert all(merged[key] == base[key] for key in set(base) - set(over))


@given(TREES, TREES)
def test_what_the_upper_file_says_holds(base: Tree, over: Tree) -> None:
    assert overlay(overlay(base, over), over) == overlay(base, over)


@given(TREES, TREES, TREES)
def test_the_files_may_be_laid_over_each_other_in_any_grouping(a: Tree, b: Tree, c: Tree) -> None:
    assert overlay(overlay(a, b), c) == overlay(a, overlay(b, c))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("quoted key",), 2),
        (("quoted key", "inner"), 2),
        (("list", 0), 4),
        (("list", 0, "text"), 5),
        (("list", 0, "below"), 8),
        (("list", 0, "below", "numbers"), 9),
        (("list", 1), 13),
        (("list", 1, "literal"), 14),
        (("list", 1, "a.b"), 16),
        (("a", "b c", "d"), 17),
        (("a", "b c"), 17),
        (("a", "b c", "d", "when"), 18),
        (("a",), 19),
        (("a", "pi"), 20),
    ],
)
def test_every_key_has_its_line(path: KeyPath, line: int) -> None:
    tomllib.loads(TRICKY)

    assert key_lines(TRICKY)[path] == line


def test_no_key_is_made_up() -> None:
    assert len(key_lines(TRICKY)) == 16


@given(TREES)
def test_every_key_of_any_file_is_found_and_none_besides(tree: Tree) -> None:
    text = "\n".join(toml_table("top", tree))

    assert tomllib.loads(text) == {"top": tree}
    assert set(key_lines(text)) == set(paths({"top": tree}))


def paths(tree: Tree, above: KeyPath = ()) -> Iterator[KeyPath]:
    for key, value in tree.items():
        yield (*above, key)
        if isinstance(value, Mapping):
            yield from paths(value, (*above, key))


def test_the_last_file_that_names_a_setting_answers_for_it() -> None:
    layers = Layers(
        (
            layer("below.toml", b"[a]\nx = [1, 2, 3]\ny = 1\n"),
            layer("own.toml", b"[a]\n\nx = [1]\n"),
        )
    )

    assert layers.place(("a", "x", 2)) == ("own.toml", 3)
    assert layers.place(("a", "y")) == ("below.toml", 3)
    assert layers.place(("a", "z")) == ("own.toml", 1)
    assert layers.place(("z",)) == ("own.toml", 0)
