"""What is kept of the lists: who is on them, what was done to them, where they differ."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from config import load
from config.nearest import hint
from extractors.errors import ConfigError, StorageError
from extractors.lists.changes import as_row
from extractors.lists.finding import matches
from pipeline.clock import clock
from pipeline.harmless import line as harmless
from pipeline.listing import existing
from pipeline.tables import Column
from storage.ledger import Row
from storage.lists import Standing
from storage.store import Store

SHOWN = 160  # characters of a name or a term in a line
CHANGES = (
    Column("day", whole=True),
    Column("action", 6, whole=True),
    Column("list", end=":"),
    Column("party", end=" "),
    Column("what"),
)
GAPS = (Column("list", end=":"), Column("party", end=" "), Column("where"))


def member_lines(
    config: Path | None, name: str, day: date | None, of_list: str, *, as_json: bool
) -> Iterator[str]:
    """Yield the entries that bear `name`, as they stood on `day`, today if it is None.

    Raises:
        ConfigError: A future day, or a list that is not kept.
        StorageError: There is no database yet, or no list in it.

    """
    if not name.strip():
        raise ConfigError("lists", 'name a party ("Huawei"), or ask for --changes or --gaps')
    asked = _past(day, "--as-of")
    with existing(load(config)) as store:
        chosen = _known(store, of_list)
        if not store.lists.names():
            raise StorageError(store.path, "it holds no list yet; run: rulewire once")
        found = [one for one in store.lists.stood(asked, chosen) if matches(one.entry, name)]
    for one in found:
        yield from [json.dumps(_row(one), ensure_ascii=False)] if as_json else _member(one)
    if not found and not as_json:
        yield f"nobody of that name was on a kept list on {asked}"


def changed(config: Path | None, since: date | None, of_list: str) -> list[Row]:
    """Return what was added to lists, modified and removed since a day, newest first.

    Raises:
        ConfigError: A future day, or a list that is not kept.
        StorageError: There is no database yet.

    """
    asked = date.min if since is None else _past(since, "--since")
    with existing(load(config)) as store:
        return list(store.lists.changes(asked, _known(store, of_list)))


def gaps(config: Path | None, of_list: str) -> list[Row]:
    """Return who is on a list in one of the two places where it is published.

    Raises:
        ConfigError: A list that is not kept.
        StorageError: There is no database yet.

    """
    with existing(load(config)) as store:
        return list(store.lists.gaps(_known(store, of_list)))


def refuse_mixed(name: str, *, as_of: bool, changes: bool, since: bool, gaps: bool) -> None:
    """Raise if several questions are asked at once: one of them would go unanswered.

    Raises:
        ConfigError: It says which, and what to ask instead.

    """
    asked = {"a name": bool(name.strip()), "--changes": changes, "--gaps": gaps}
    if sum(asked.values()) > 1:
        told = " and ".join(question for question, given in asked.items() if given)
        raise ConfigError("lists", f"{told} are questions of their own: ask one; --list narrows it")
    for option, given, needed in (("--as-of", as_of, "a name"), ("--since", since, "--changes")):
        if given and not asked[needed]:
            raise ConfigError(option, f"it goes with {needed}; add that, or leave it out")


def _past(day: date | None, option: str) -> date:
    today = clock().date()
    if day is not None and day > today:
        raise ConfigError(option, f"{day} is in the future; name a day up to {today}")
    return day or today


def _known(store: Store, of_list: str) -> str:
    """Return the list of that name as it is kept, "" for all.

    Raises:
        ConfigError: None is called that.

    """
    names = store.lists.names()
    called = {name.casefold(): name for name in names}
    if not of_list or of_list.casefold() in called:
        return called.get(of_list.casefold(), "")
    kept = f"kept are: {', '.join(names)}" if names else "none is kept yet; run: rulewire once"
    raise ConfigError("--list", f'no list "{of_list}"{hint(of_list, names)}; {kept}')


def _row(one: Standing) -> dict[str, object]:
    return as_row(one.entry) | {"since": one.since, "document": one.document}


def _member(one: Standing) -> Iterator[str]:
    entry = one.entry
    terms = {
        "since": one.since,
        "aliases": str(len(entry.aliases)) if entry.aliases else "",
        "requirement": entry.requirement,
        "policy": entry.policy,
        "cited": "; ".join(entry.citations),
        "in": one.document,
    }
    country = f", {entry.country}" if entry.country else ""
    yield f"{harmless(entry.list, SHOWN)}: {harmless(entry.name, SHOWN)}{harmless(country, SHOWN)}"
    shown = {name: harmless(value, SHOWN) for name, value in terms.items()}
    yield from (f"    {name:<12} {value}" for name, value in shown.items() if value)


def change_cells(row: Mapping[str, object]) -> tuple[str, ...]:
    """Return a change for a person."""
    what = harmless(str(row["what"]), SHOWN) if row["what"] else ""
    return str(row["day"]), str(row["action"]), str(row["list"]), _who(row), what


def gap_cells(row: Mapping[str, object]) -> tuple[str, ...]:
    """Return a gap for a person."""
    return str(row["list"]), _who(row), f"in {row['listed_in']}, not in {row['missing_in']}"


def _who(row: Mapping[str, object]) -> str:
    country = f" ({row['country']})" if row["country"] else ""
    return harmless(f"{row['name']}{country}", SHOWN)
