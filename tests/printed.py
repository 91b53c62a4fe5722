"""What commands print, a row each: for a person lines, for a program one line of JSON."""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import nouns
from outputs import Bones, Output, clean, shape
from pipeline import (
    backtested,
    comparison,
    explaining,
    extracting,
    listing,
    lists,
    previewing,
    rules,
    screened,
    standing,
    status_lines,
    upcoming,
)
from pipeline.tables import Column, aligned
from pipeline.terminal import say


def printed(*lines: str, whole: bool = False) -> str:
    """Return what the terminal gets."""
    with redirect_stdout(StringIO()) as out:
        for line in lines:
            say(line, whole=whole)
    return out.getvalue()


def rule_lines(noun: Any) -> list[str]:
    """Return what is told of a rule whose lists are kept as JSON."""
    card = {name: dumped(each) if isinstance(each, list) else each for name, each in noun.items()}
    return list(rules.lines(card))


def lines_bones(text: str) -> Bones:
    """Return how many lines there are, by whatever a terminal may take for the end of one."""
    assert len(clean(text).splitlines()) == text.count("\n")
    return text.count("\n")


def table_bones(text: str) -> Bones:
    """Return nothing: rows are as high as their words are many, and every line stands in the frame."""
    frame = clean(text).rstrip("\n").split("\n")
    top = next(number for number, line in enumerate(frame) if line.startswith("┏"))
    assert all(line[0] in "┏┃┡├│└" and line[-1] in "┓┃┩┤│┘" for line in frame[top:])


def program_bones(text: str) -> Bones:
    """Return the names and types of one line of JSON."""
    text.encode()
    assert len(clean(text).splitlines()) == 1
    return shape(json.loads(text))


def person(name: str, noun: Any, told: Callable[[Any], Iterable[str]]) -> Output:
    """Return the row of lines for a person, printed one by one."""
    made = lambda n: printed(*told(n))  # noqa: E731
    return Output(f"{name}, printed", noun, made, lines_bones, most=20_000)


def table(
    name: str, noun: Any, columns: Sequence[Column], cells: Callable[[Any], Sequence[str]]
) -> Output:
    """Return the row of a table's line in a pipe."""
    return person(name, noun, lambda n: aligned(columns, [cells(n)]))


def block(name: str, noun: Any, told: Callable[[Any], str]) -> Output:
    """Return the row of lines for a person, printed together."""
    made = lambda n: printed(told(n), whole=True)  # noqa: E731
    return Output(f"{name}, printed", noun, made, lines_bones, most=20_000)


def program(name: str, noun: Any, told: Callable[[Any], str]) -> Output:
    """Return the row of a line for a program."""
    return Output(f"{name} --json", noun, lambda n: printed(told(n)), program_bones, most=20_000)


def dumped(value: Any) -> str:
    """Return JSON as the commands write it."""
    return json.dumps(value, ensure_ascii=False)


PRINTED = (
    table("sources", nouns.SOURCE_ROW, listing.SOURCES, listing.source_cells),
    table("deliveries", nouns.DELIVERY_ROW, listing.DELIVERIES, listing.delivery_cells),
    person("lists", nouns.ON_A_LIST, lists._member),
    table("lists --changes", nouns.CHANGE_ROW, lists.CHANGES, lists.change_cells),
    table("lists --gaps", nouns.GAP_ROW, lists.GAPS, lists.gap_cells),
    person("status", nouns.ANSWER, status_lines.lines),
    table("upcoming", nouns.PHASE, upcoming.COLUMNS, lambda n: upcoming.cells(n, nouns.DAY)),
    person("rules", nouns.RULE_ROW, rule_lines),
    block("screen", nouns.MATCH, screened.for_a_person),
    table("backtest", nouns.ALERT, backtested.COLUMNS, backtested.cells),
    person("diff", nouns.COMPARISON, lambda n: comparison.for_a_person(n, whole=True)),
    person("preview", nouns.PREVIEWED, lambda n: previewing.for_a_reader(n, whole=True)),
    person("show", nouns.STANDING, standing.lines),
    block("extract", nouns.EXTRACTED, extracting.for_a_person),
    program("lists", nouns.ON_A_LIST, lambda n: dumped(lists._row(n))),
    program("status", nouns.ANSWER, lambda n: dumped(status_lines.as_object(n))),
    program("upcoming", nouns.PHASE, lambda n: dumped(upcoming.as_object(n))),
    program("screen", nouns.MATCH, screened.for_a_program),
    program("backtest", nouns.ALERT, backtested.alert_row),
    program("diff", nouns.COMPARISON, comparison.for_a_program),
    program("preview", nouns.PREVIEWED, previewing.for_a_program),
    program("show", nouns.STANDING, lambda n: dumped(standing.as_object(n))),
    program("extract", nouns.EXTRACTED, extracting.for_a_program),
    program(
        "extract --explain", nouns.EXTRACTED, lambda n: explaining.explained_for_a_program(n, {})
    ),
    Output(
        "extract --explain, printed",
        nouns.EXTRACTED,
        lambda n: printed(explaining.explained_for_a_person(n, {}), whole=True),
        table_bones,
        most=20_000,
    ),
)
