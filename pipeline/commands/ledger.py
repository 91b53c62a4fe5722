"""`rulewire status` and `rulewire upcoming`: what is in force, says who, and what is scheduled."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline import completion
from pipeline.commands.options import DAY, AsJson, Config, RowsAsJson
from pipeline.terminal import say
from pipeline.writable import writable

commands = typer.Typer()


@commands.command()
def status(
    rule: Annotated[
        str,
        typer.Argument(
            help='Its name, an alias or its key: "AI Diffusion Rule"',
            autocompletion=completion.rule_keys,
        ),
    ],
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=DAY, help="The day. Default: today.")
    ] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show whether a rule is in force and enforced on a day, says who, and what is scheduled."""
    from config import load
    from pipeline.listing import existing
    from pipeline.status import answer
    from pipeline.status_lines import as_object, lines
    from pipeline.tables import tell_lines

    settings = load(config)
    today = _today()
    with existing(settings) as store:
        found = answer(store, settings, rule, as_of.date() if as_of else today, today)
    if as_json:
        say(json.dumps(as_object(found), ensure_ascii=False))
    else:
        tell_lines(lines(found))


@commands.command()
def upcoming(
    days: Annotated[int, typer.Option(help="How many days ahead.", min=0, max=36_500)] = 90,
    ics: Annotated[
        Path | None, typer.Option(help="Write a calendar (RFC 5545) to this file.")
    ] = None,
    alarm: Annotated[
        int, typer.Option(help="With --ics: remind so many days ahead; 0 for never.", min=0)
    ] = 0,
    as_json: RowsAsJson = False,
    config: Config = None,
) -> None:
    """List what is scheduled: stays that end, days of effect and compliance, comment deadlines."""
    from config import load
    from pipeline.calendar import calendar
    from pipeline.clock import clock
    from pipeline.listing import existing
    from pipeline.tables import listed
    from pipeline.upcoming import COLUMNS, as_object, cells
    from pipeline.upcoming import upcoming as ahead

    today = _today()
    with existing(load(config)) as store:
        phases = ahead(store, today, days)
    if ics:
        with writable(ics, "name another file with --ics"):
            ics.write_bytes(calendar(phases, clock(), alarm))
        say(f"Wrote {ics}.", err=True)
    none = f"Nothing is scheduled for the {days} days from {today}."
    listed(phases, COLUMNS, lambda one: cells(one, today), as_object, as_json=as_json, none=none)


def _today() -> date:
    """Return the day in US Eastern time, in which the Federal Register counts."""
    from pipeline.clock import clock
    from pipeline.phases import EASTERN

    return clock().astimezone(EASTERN).date()
