"""`rulewire screen`: the user's counterparties against the lists, now."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import Config, RowsAsJson
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def screen(
    file: Annotated[Path, typer.Argument(help="A CSV of yours with a column “name”.")],
    threshold: Annotated[
        int | None, typer.Option(min=50, max=100, help="Least score. Default: as configured.")
    ] = None,
    only: Annotated[
        str, typer.Option("--list", help="Only lists with this in their name: “Entity List”.")
    ] = "",
    against: Annotated[
        Path | None,
        typer.Option(help="A list file instead of the database: eCFR XML, CSL CSV or JSON, DPL."),
    ] = None,
    as_json: RowsAsJson = False,
    config: Config = None,
) -> None:
    """Screen counterparties against the lists that are kept, best matches first.

    Exit 0: nobody may be listed, 1: somebody may be, 2: it could not be done.
    """
    from config import load
    from pipeline.screened import Asked, for_a_person, for_a_program, found
    from pipeline.tables import tell_lines

    settings = load(config)
    least = threshold or settings.counterparties.threshold
    outcome = found(settings, Asked(file, least, only, against))
    for match in outcome.matches:
        if as_json:
            say(for_a_program(match))
        else:
            tell_lines(for_a_person(match).splitlines())
    say(outcome.summary, err=True)
    raise typer.Exit(int(bool(outcome.matches)))
