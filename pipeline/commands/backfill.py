"""`rulewire backfill`: the law and the Federal Register of the past."""

import json
from datetime import datetime
from typing import Annotated

import typer

from pipeline import completion
from pipeline.commands.awaiting import awaited
from pipeline.commands.options import DAY, AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def backfill(
    source: Annotated[
        str,
        typer.Argument(
            metavar="[SOURCE]",
            help='A source of the kind "ecfr" or "federal_register", or "federal-register" for all '
            'of that kind. Default: all of the kind "ecfr".',
            autocompletion=completion.backfill_keys,
        ),
    ] = "",
    since: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="What stood, or was published, then and later."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="Amendments, or documents, up to then. Default: today."),
    ] = None,
    part: Annotated[str, typer.Option(help="Only this part, such as 744.")] = "",
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Fetch how the law stood since 2017-01-03, or what the Federal Register published.

    Nobody is alerted. It may be killed, and goes on where it was: what is kept is not fetched again.

    Exit 0: all well, 1: part of it failed, 3: all of it. What failed is tried at the next call.
    """
    from pipeline.backfill import backfill as fetch_history
    from pipeline.checking import ready
    from pipeline.clock import clock
    from pipeline.history import Span
    from storage.store import Store

    settings = ready(config)
    span = Span(source, part, until=until.date() if until else None)
    if since:
        span = Span(source, part, since.date(), span.until)
    with Store(settings.database) as store:
        outcome = awaited(fetch_history(settings, store, span, clock))
    for line in outcome.failed:
        say(f"rulewire: {line}", err=True)
    say(json.dumps(outcome.row) if as_json else outcome.summary)
    raise typer.Exit(outcome.exit_code)
