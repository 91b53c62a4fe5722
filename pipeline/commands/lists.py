"""`rulewire lists`: who is on the lists, what was done to them, where they differ."""

from datetime import datetime
from typing import Annotated

import typer

from pipeline.commands.options import DAY, Config, RowsAsJson
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def lists(
    name: Annotated[str, typer.Argument(help="Words of a party's name or alias.")] = "",
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=DAY, help="As the lists stood on that day."),
    ] = None,
    of_list: Annotated[str, typer.Option("--list", help="Only this list: 'Entity List'.")] = "",
    changes: Annotated[
        bool, typer.Option("--changes", help="Show what was added, modified and removed.")
    ] = False,
    since: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="With --changes: from that day on."),
    ] = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Show who is missing in one of two publications.")
    ] = False,
    as_json: RowsAsJson = False,
    config: Config = None,
) -> None:
    """Show who is on the lists that are kept, what was done to them, or where they differ."""
    from pipeline import lists as kept
    from pipeline.tables import listed, tell_lines

    kept.refuse_mixed(name, as_of=bool(as_of), changes=changes, since=bool(since), gaps=gaps)
    if changes:
        first = since.date() if since else None
        none = "no kept list has changed" + (f" since {first}" if first else "")
        rows = kept.changed(config, first, of_list)
        listed(rows, kept.CHANGES, kept.change_cells, as_json=as_json, none=none)
    elif gaps:
        none = "no gap: each list that is kept from two places has the same names in both"
        rows = kept.gaps(config, of_list)
        listed(rows, kept.GAPS, kept.gap_cells, as_json=as_json, none=none)
    else:
        day = as_of.date() if as_of else None
        lines = kept.member_lines(config, name, day, of_list, as_json=as_json)
        if as_json:
            for line in lines:
                say(line)
        else:
            tell_lines(lines)
