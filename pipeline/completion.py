"""What the shell may complete: keys of the settings, as they are at this moment.

It is asked while somebody types: it loads no language model, and where there are no settings, or
broken ones, it has nothing to offer and says nothing.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from extractors.errors import RulewireError

if TYPE_CHECKING:
    from config.settings import Settings


def source_keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield sources, each with its name."""
    if settings := _settings(context):
        named = ((key, one.source.name) for key, one in settings.sources.items())
        yield from _begun(named, incomplete)


def backfill_keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the sources that have a past which can be fetched, and the word for all of a kind."""
    if settings := _settings(context):
        kinds = ("ecfr", "federal_register")
        sources = [one.source for one in settings.sources.values() if one.source.kind in kinds]
        all_of = ("federal-register", "all searches of the Federal Register")
        yield from _begun([all_of, *((one.key, one.name) for one in sources)], incomplete)


def channel_keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield channels, each with its type."""
    if settings := _settings(context):
        typed = ((key, str(one.raw.get("type", ""))) for key, one in settings.channels.items())
        yield from _begun(typed, incomplete)


def subscription_keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield subscriptions, each with its channels."""
    if settings := _settings(context):
        told = ((key, ", ".join(one.channels)) for key, one in settings.subscriptions.items())
        yield from _begun(told, incomplete)


def rule_keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the watched entities that are rules, each with its name."""
    if settings := _settings(context):
        entities = settings.entities.items()
        rules = ((key, one.name) for key, one in entities if one.label == "RULE")
        yield from _begun(rules, incomplete)


def preset_keys(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield what `rulewire init` offers to watch."""
    from config.presets import presets

    yield from _begun(((key, one.name) for key, one in presets().items()), incomplete)


def _begun(known: Iterable[tuple[str, str]], incomplete: str) -> Iterator[tuple[str, str]]:
    return ((key, told) for key, told in known if key.startswith(incomplete))


def _settings(context: typer.Context) -> "Settings | None":
    from config import load

    try:
        return load(context.params.get("config"))
    except RulewireError:
        return None
