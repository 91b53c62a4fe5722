"""`rulewire export`: what is kept, for engines made for more than one disk."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import DAY, AsJson, Config
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def export(
    parquet: Annotated[
        Path, typer.Option("--parquet", help="Folder to write Parquet files to, one made for it.")
    ],
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=DAY, help="Leave earlier months as they are."),
    ] = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Write what is kept as Parquet, a folder a month, for DuckDB and its like; again: what changed.

    Also beside a running daemon. Killed at any time, no file is half there.
    """
    from config import load
    from pipeline.exporting import export as write
    from pipeline.listing import existing
    from pipeline.progress import measured

    with existing(load(config), read_only=True) as store, measured("months") as step:
        done = write(store.exports, parquet, since.date() if since else None, step)
    if as_json:
        told = {"months": list(done.written), "unchanged": done.unchanged}
        say(json.dumps(told | {"documents": done.documents, "bytes": done.bytes}))
        return
    size = f"{done.documents:,} documents, {done.bytes:,} bytes"
    say(f"{len(done.written)} months written ({size}), {done.unchanged} unchanged: {parquet}")
