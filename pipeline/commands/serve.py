"""`rulewire serve`: the window, for a browser."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.awaiting import awaited
from pipeline.commands.options import Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def serve(
    db: Annotated[
        Path | None, typer.Option(help="The database. Default: the one of your settings.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65_535)] = 8001,
    config: Config = None,
) -> None:
    """Show what is kept in a browser: read only, to this machine alone."""
    from config import load
    from pipeline.listing import existing_file
    from pipeline.serving import bound
    from pipeline.serving import serve as show

    settings = load(config)
    if db:
        settings = settings.model_copy(update={"database": db.absolute()})
    existing_file(settings)
    with bound(port) as taken:
        say(f"http://127.0.0.1:{port}/ shows {settings.database}; Ctrl-C ends it.", err=True)
        awaited(show(settings, taken))
