"""`rulewire import`: archives of documents, as a baseline."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline import completion
from pipeline.commands.awaiting import awaited
from pipeline.commands.options import AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command("import")
def bring(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="Files and folders: pages, JSON Lines, zip, WARC."),
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            help="The source whose documents they are.", autocompletion=completion.source_keys
        ),
    ] = "",
    url_prefix: Annotated[
        str,
        typer.Option(
            help="Web address of what the paths hold; else pages are told by their files."
        ),
    ] = "",
    retry: Annotated[
        bool, typer.Option("--retry", help="Only try again what failed before.")
    ] = False,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Keep archived documents, with all that is read in them. Nobody is alerted.

    A line of JSON Lines is a document: an object with "text" and, as far as is known, "url"
    (https://…), "title", "published" (2019-05-16, or 2019-05-16T09:00:00-04:00) and "authors" (a list).

    It may be killed, and goes on where it was; a file that is imported is not read again.

    Exit 0: all well, 1: part of it failed, 3: all of it.
    """
    from pipeline import logs
    from pipeline.archives import Wanted, ready
    from pipeline.archives import bring as bring_archive
    from pipeline.archives import retry as try_again
    from pipeline.checking import ready as settled
    from pipeline.clock import clock
    from pipeline.workers import Workers
    from storage.store import Store

    settings = settled(config, contact=False)
    logs.configure(settings.daemon.log, settings.daemon.log_level)
    wanted = ready(Wanted(source, tuple(paths or ()), url_prefix.rstrip("/")), retry=retry)
    hands = Workers(settings.entities, *settings.read.bounds)
    with Store(settings.database) as store, hands as workers:
        if retry:
            outcome = awaited(try_again(settings, store, workers, wanted.source, clock))
        else:
            outcome = awaited(bring_archive(settings, store, workers, wanted, clock))
    for line in outcome.complaints:
        say(f"rulewire: {line}", err=True)
    say(json.dumps(outcome.row) if as_json else outcome.summary)
    raise typer.Exit(outcome.exit_code)
