"""`docs/schema.md`: every table and view, as the migrations make them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from manual.comments import Words, commented
from manual.marks import anchor, cell, table
from manual.origins import origins
from storage.migrating import migrations

# What a column of such a name is wherever its statement does not say otherwise.
USUAL: Mapping[str, str] = {
    "id": "number of the row",
    "document": "id of the document, in `document`",
    "version": "number of the document's version, in `version`",
    "position": "place in the order, from 0",
    "source": "key of the source, in `source`",
    "url": "web address",
    "title": "title of the document",
    "published": "day or moment of publication as its publisher gives it, null if it gives none",
    "start": "where the words begin: characters from the beginning of the text",
    "end": "where they end: the first character after them",
    "rule": "key of the rule, in `rule`",
    "rule_name": "what a person calls the rule",
    "first_seen": "when it was first seen, UTC",
    "seen_at": "when it was seen, UTC",
    "last_error": "what went wrong last, '' if nothing did",
}
_HEAD = """\
# The database

Made by `make docs` from the migrations (`storage/`); do not edit it here.

One SQLite file, `database` in the settings. All of it may be read, also beside the running daemon: with
`sqlite-utils`, with Datasette (`rulewire serve` has it under `/data`), with any program that reads SQLite.
Writing is rulewire's alone: what was sealed and then edited is found by `rulewire verify` ([evidence](evidence.md)).

Moments are UTC text `YYYY-MM-DDTHH:MM:SSZ`, legal days `YYYY-MM-DD`, hashes hex, lists and objects JSON text. Yes and no
are 1 and 0. A date without an end is null in `until` and `valid_until`. Views are what to ask; tables are what they rest on.
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """A table or view, and the migration that made it in its present form."""

    kind: str
    name: str
    statement: str
    reason: str


def page() -> str:
    """Return the page."""
    db = Database(memory=True)
    found = things(db)
    words = meanings(db, found)
    parts = [_HEAD, "## Which view answers what\n", _questions(found, words)]
    for kind, title in (("view", "Views"), ("table", "Tables")):
        parts.append(f"## {title}\n")
        parts += [_thing(db, one, words) for one in found if one.kind == kind]
    return "\n".join(parts)


def things(db: Database) -> list[Thing]:
    """Bring an empty database up to date; return its tables and views in the order they came."""
    made: dict[str, Thing] = {}
    for migration in migrations.pending(db):
        later = [one.name for one in migrations.pending(db)][1:]
        migrations.apply(db, stop_before=later[:1])
        reason = (migration.fn.__doc__ or "").strip()
        for kind, name, statement in _kept(db):
            if name not in made or made[name].statement != statement:
                first = made[name].reason if name in made and kind == "table" else reason
                made[name] = Thing(kind, name, statement, first)
    standing = {name for _, name, _ in _kept(db)}
    return [one for name, one in made.items() if name in standing]


def _kept(db: Database) -> Iterator[tuple[str, str, str]]:
    query = (
        "select type, name, sql from sqlite_master where type in ('table', 'view') order by rowid"
    )
    for kind, name, statement in db.execute(query).fetchall():
        if not name.startswith(("sqlite_", "_sqlite", "document_search_")):
            yield kind, name, statement


def columns(db: Database, name: str) -> list[str]:
    """Return the columns of a table or view."""
    return [column.name for column in db[name].columns]


def meanings(db: Database, found: list[Thing]) -> Words:
    """Return the words of every table, view and column that has some."""
    words = commented()
    for one in found:
        shown = origins(one.statement) if one.kind == "view" else {}
        for column in columns(db, one.name):
            if (one.name, column) in words:
                continue
            if told := words.get(_origin(shown, column), "") or USUAL.get(column, ""):
                words[one.name, column] = told
    return words


def _origin(shown: Mapping[str, tuple[str, str]], column: str) -> tuple[str, str]:
    table, _ = shown.get("*", ("", ""))
    return shown.get(column, (table, column))


def _questions(found: list[Thing], words: Words) -> str:
    rows = []
    for one in found:
        question, mark, _ = words.get((one.name, ""), "").partition("?")
        if one.kind == "view":
            rows.append((question + mark, f"[`{one.name}`](#{anchor(one.name)})"))
    return table(("question", "view"), rows)


def _thing(db: Database, one: Thing, words: Words) -> str:
    about = f"### {one.name}\n\n{cell(words.get((one.name, ''), ''))}\n\n"
    if one.kind == "view":
        rows = [(f"`{name}`", cell(words[one.name, name])) for name in columns(db, one.name)]
        return about + table(("column", "meaning"), rows)
    types = _types(db, one.name)
    return (
        about
        + table(
            ("column", "type", "meaning"),
            [(f"`{name}`", told, cell(words[one.name, name])) for name, told in types.items()],
        )
        + _quick(db, one.name)
    )


def _quick(db: Database, name: str) -> str:
    """Return by what a table is looked up quickly, besides its key."""
    named = [index.columns for index in db.table(name).indexes if index.origin == "c"]
    indexes = [f"`{', '.join(names)}`" for names in named if all(names)]
    return f"\nQuick by {', '.join(indexes)}.\n" if indexes else ""


def _types(db: Database, name: str) -> dict[str, str]:
    own = db.table(name)
    others = {
        key.column: f", of `{key.other_table}`" for key in own.foreign_keys if not key.is_compound
    }
    return {
        column.name: (column.type or "text").lower()
        + (", key" if column.is_pk else "" if column.notnull else ", null")
        + others.get(column.name, "")
        for column in own.columns
    }
