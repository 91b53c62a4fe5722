"""`rulewire backtest`: what another configuration would have told."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.awaiting import awaited
from pipeline.commands.options import DAY, RowsAsJson
from pipeline.terminal import say

commands = typer.Typer()


@commands.command()
def backtest(
    since: Annotated[datetime, typer.Option(formats=DAY, help="First day, UTC.")],
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", "-c", help="The other settings; its `database` names the archive."
        ),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=DAY, help="Last day, UTC. Default: today.")
    ] = None,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read the texts again even if no entity is new."),
    ] = False,
    as_json: RowsAsJson = False,
) -> None:
    """Show who would have been told of what since a day, and who was; sends and keeps nothing.

    Entities that the archive was not read with are looked for in its texts again. Exit 0: all well,
    1: some texts could not be read.
    """
    from config import load
    from pipeline.backtest import Backtest, days
    from pipeline.backtested import COLUMNS, alert_row, cells, summary, summary_row
    from pipeline.clock import clock
    from pipeline.tables import tell

    asked = days(since.date(), until.date() if until else None, clock().date())
    test = Backtest(load(config), asked, reread=reread)

    async def shown() -> None:
        async for alert in test.alerts():
            if as_json:
                say(alert_row(alert))
            else:
                rows.append(cells(alert))

    rows: list[tuple[str, ...]] = []
    awaited(shown())
    tell(COLUMNS, rows, headed=True)
    for line in [summary_row(test.outcome)] if as_json else summary(test.outcome):
        say(line)
    for line in test.outcome.failed:
        say(f"rulewire: {line}", err=True)
    raise typer.Exit(1 if test.outcome.failed else 0)
