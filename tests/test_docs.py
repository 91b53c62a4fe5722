"""`docs/` says what is so: made pages are as made, everything has words, links lead somewhere."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from extractors.registry import source_kinds
from manual import commands, schema
from manual.comments import Words
from manual.links import ROOT, anchors, astray, written
from manual.pages import DOCS, pages
from manual.reference import Section, sections
from pipeline import outbound
from pipeline.cli import app

PAGES = pages()


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(memory=True)


@pytest.fixture(scope="module")
def things(database: Database) -> list[schema.Thing]:
    return schema.things(database)


@pytest.fixture(scope="module")
def words(database: Database, things: list[schema.Thing]) -> Words:
    return schema.meanings(database, things)


@pytest.mark.parametrize("name", PAGES)
def test_a_made_page_is_as_the_command_makes_it(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name], "run: make docs"


def test_every_table_and_view_has_words(things: list[schema.Thing], words: Words) -> None:
    assert [one.name for one in things if not words.get((one.name, ""))] == []


def test_every_view_answers_a_question(things: list[schema.Thing], words: Words) -> None:
    views = [one.name for one in things if one.kind == "view"]

    assert [name for name in views if "?" not in words[name, ""]] == []


def test_every_column_has_words(
    database: Database, things: list[schema.Thing], words: Words
) -> None:
    every = [(one.name, column) for one in things for column in schema.columns(database, one.name)]

    assert [column for column in every if not words.get(column)] == []


def test_words_are_of_columns_that_are_there(
    database: Database, things: list[schema.Thing], words: Words
) -> None:
    there = {(one.name, column) for one in things for column in schema.columns(database, one.name)}
    names = {one.name for one in things}

    assert {key for key in words if key[0] in names and key[1]} <= there


@pytest.mark.parametrize("section", [*sections().values()], ids=lambda section: section.name)
def test_every_setting_has_words(section: Section) -> None:
    # What a type of channel is stands above its `type`.
    named = section.name.partition(".")[0] not in ("", "channel")

    assert [one.key for one in section.settings if not one.words] == []
    assert section.words or not named


@pytest.mark.parametrize("kind", [*source_kinds(), *outbound.channels()])
def test_every_kind_of_source_and_channel_has_a_place(kind: str) -> None:
    ends = (f" of the kind {kind}", f" of the type {kind}")

    headings = [line for line in PAGES["configuration.md"].splitlines() if line.endswith(ends)]

    assert len(headings) == 1


@pytest.mark.parametrize("command", [*commands.commands(app)], ids=lambda command: command.path)
def test_every_command_and_what_it_takes_have_words(command: commands.Command) -> None:
    assert command.help[0].endswith(".")
    assert [one.written for one in command.parameters if not one.words] == []


@pytest.mark.parametrize("page", written(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(astray(page)) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A b\n[x](#a-b) [y](#c) [z](gone.md) [w](https://example.org/x)\n", "utf-8")

    assert list(astray(page)) == ["#c", "gone.md"]
    assert anchors(page) == {"a-b"}
