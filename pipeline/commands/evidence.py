"""`rulewire verify` and `rulewire evidence`: what is kept is what was kept, and can be shown."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import DAY, AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def verify(
    config: Config = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="Read only what is kept since that day, UTC."),
    ] = None,
    head: Annotated[
        str, typer.Option(help="A hash noted elsewhere, as of a heartbeat: it must be there.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Prove that nothing that was fetched or found was edited, deleted or inserted since.

    Exit 0: all is whole, 1: it is not.
    """
    from config import load
    from pipeline.listing import existing
    from pipeline.progress import progress
    from pipeline.verified import for_a_person, for_a_program
    from pipeline.verifying import hash_of, verified, work

    day = since.replace(tzinfo=UTC) if since else None
    noted = hash_of(head)
    with (
        existing(load(config), read_only=True) as store,
        store.still(),
        progress("verifying", work(store, day)) as step,
    ):
        outcome = verified(store, day, noted, step)
    for told in [for_a_program(outcome)] if as_json else for_a_person(outcome):
        say(told)
    raise typer.Exit(1 if outcome.breaks else 0)


@commands.command()
def evidence(
    finding: Annotated[str, typer.Argument(help="Its key, or enough of its beginning.")],
    out: Annotated[Path | None, typer.Option(help="The file. Default: named by the key.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Write all about one finding into a zip that can be checked without rulewire.

    The pages before and after with headers and as WARC, the redline, what was read, who was told,
    and the seals that prove it.
    """
    from config import load
    from pipeline.evidence.bundle import evidence as bundled
    from pipeline.listing import existing

    with existing(load(config), read_only=True) as store:
        written = bundled(store, finding, out)
    for line in [json.dumps(written.row)] if as_json else written.lines():
        say(line)
