"""`rulewire backup`, `restore` and `prune`: the database survives the machine, and its own growth."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def backup(
    file: Annotated[
        Path | None,
        typer.Argument(help="Where to. Default: a name of its own in [backup] folder."),
    ] = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Copy the database to a file, also beside a running daemon. It counts once it is checked."""
    from config import load
    from pipeline.backups import back_up
    from pipeline.clock import clock
    from pipeline.progress import measured

    with measured("pages copied") as step:
        made = back_up(load(config), file, clock(), step)
    told = {"backup": str(made), "bytes": made.stat().st_size}
    say(json.dumps(told) if as_json else f"Backup: {made} ({told['bytes']:,} bytes), checked")


@commands.command()
def restore(
    file: Annotated[
        Path | None, typer.Argument(help="A backup. Default: the newest good one.")
    ] = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the place of the database, which is kept aside; says what is lost.

    Stop the daemon first. Killed at any moment, either the old or the new one is there.
    """
    from config import load
    from pipeline.alone import alone
    from pipeline.clock import clock
    from pipeline.progress import measured
    from pipeline.restoring import restore as put_back

    settings = load(config)
    with alone(settings.database), measured("pages copied") as step:
        done = put_back(settings, file, clock(), step, lambda line: say(line, err=True))
    for line in [json.dumps(done.row)] if as_json else done.lines():
        say(line)


@commands.command()
def prune(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say how much that would be.")
    ] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Drop what is older than [retention] says; never what a finding cites, never a newest version.

    Also beside a running daemon, which does it daily. May be killed, and goes on where it was.
    """
    from config import load
    from pipeline.clock import clock
    from pipeline.listing import existing
    from pipeline.pruning import prune as drop
    from pipeline.tables import Column, tell

    settings = load(config)
    with existing(settings) as store:
        gone = drop(store, settings, clock(), dry_run=dry_run)
    if as_json:
        rows = {table: {"rows": old.rows, "bytes": old.bytes} for table, old in gone.items()}
        say(json.dumps({"dry_run": dry_run, **rows}))
        return
    verb = "would go" if dry_run else "dropped"
    columns = (Column("table", 15, whole=True), Column("rows"), Column("bytes"))
    tell(columns, ((table, f"{old.rows:>10,} rows,", f"about {old.bytes:,} bytes {verb}")
                   for table, old in gone.items()))  # fmt: skip
